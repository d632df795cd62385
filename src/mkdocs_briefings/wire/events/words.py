"""Words of a text: tokens of every script, and the stems that two reports are compared by."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

STEM = 5
"""A word is known by so many letters: crude, but the same for all languages that have endings."""

_SHORTEST = 3
"""Shorter words tell nothing."""

_BASIC_PLANE = 0x10000


class Kind(Enum):
    """How a token's script writes words."""

    WORD = "word"
    """With spaces around them."""

    HAN = "han"
    """Chinese characters, in Chinese and Japanese."""

    KATAKANA = "katakana"
    """Japanese letters that foreign names are written in."""

    HIRAGANA = "hiragana"
    """Japanese letters of endings and small words."""

    HANGUL = "hangul"
    """With spaces, but endings grow onto the words in syllables."""

    UNSPACED = "unspaced"
    """Thai, Lao, Khmer, Burmese: words follow one another without a sign."""


_KINDS = {kind.value: kind for kind in Kind}


class Token(NamedTuple):
    """A word, or a run of letters in a script without spaces."""

    kind: Kind
    text: str
    start: int


def _marks() -> str:
    """Give a class of all combining marks, for regular expressions.

    Vowel signs of Hindi or Thai are no letters to `re`, and would cut words in pieces.
    """
    codes = [
        code for code in range(_BASIC_PLANE) if unicodedata.category(chr(code)).startswith("M")
    ]
    runs = [
        [code for _, code in run]
        for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0])
    ]
    return "".join(f"\\u{run[0]:04x}-\\u{run[-1]:04x}" for run in runs)


_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々"
_KATAKANA = "\u30a1-\u30fa\u30fc"
_HIRAGANA = "\u3041-\u3096"
_HANGUL = "\uac00-\ud7a3"
_UNSPACED = "\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u103f\u1780-\u17d3"
_DENSE = _HAN + _KATAKANA + _HIRAGANA + _HANGUL + _UNSPACED
_DENSE_LETTER = re.compile(f"[{_DENSE}]")
_LETTER = rf"(?:(?![{_DENSE}])[^\W\d_]|[{_marks()}])"

_TOKEN = re.compile(
    rf"(?P<word>(?![{_DENSE}])[^\W\d_]{_LETTER}*)"
    rf"|(?P<han>[{_HAN}]+)|(?P<katakana>[{_KATAKANA}]+)|(?P<hiragana>[{_HIRAGANA}]+)"
    rf"|(?P<hangul>[{_HANGUL}]+)|(?P<unspaced>[{_UNSPACED}]+)"
)

_PIECE = {Kind.HAN: 2, Kind.HANGUL: 2, Kind.KATAKANA: 3, Kind.UNSPACED: 4}
"""How many characters are compared at once where words cannot be told apart."""

_ARTICLE = re.compile("^(?:[وف]?(?:بال|كال|ال|لل))(?=..)")

_SMALL = frozenset(
    """
    about after again against ahead also amid among and are back been before being but can could
    despite did does during each for from had has have her hers him his how into its just may more
    most much new not now off once one only onto other our out over per said says she should since
    some still such than that the their them then there these they this those through today two
    under until upon very was were what when where which while who whose why will with within
    without would yesterday you
    """.split()  # noqa: SIM905 - as a list they would fill a page
)
"""English words that every report has. Among the few headlines of a small window they would look
rare; those of other languages stand in whole texts, of which there are enough to tell.
"""


# A report's text is looked through for names, places and words in turn.
@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """Give the tokens of a text, in its order."""
    return tuple(
        Token(_KINDS[match.lastgroup or ""], match.group(), match.start())
        for match in _TOKEN.finditer(text)
    )


def stems(text: str) -> Iterator[tuple[str, str]]:
    """Give what the words of a text are known by, each with the word itself."""
    for token in tokens(text):
        piece = _PIECE.get(token.kind)
        if token.kind is Kind.WORD:
            stem = stem_of(token.text)
            if stem:
                yield stem, token.text
        elif piece is not None:
            last = max(len(token.text) - piece, 0)
            pieces = (token.text[at : at + piece] for at in range(last + 1))
            yield from ((each, each) for each in pieces)


@lru_cache(maxsize=32_768)
def stem_of(word: str) -> str:
    """Give what a word is known by; empty for a small one."""
    folded = without_article(word.casefold())
    return "" if len(folded) < _SHORTEST or folded in _SMALL else folded[:STEM]


def without_article(word: str) -> str:
    """Give an Arabic word without what is written onto it: and, in, like, the, to the."""
    return _ARTICLE.sub("", word)


def is_dense(text: str) -> bool:
    """Tell whether a text has letters of a script in which words cannot be told apart."""
    return _DENSE_LETTER.search(text) is not None
