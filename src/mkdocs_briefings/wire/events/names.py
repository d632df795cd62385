"""Names in a text: of persons, places, bodies, whatever is written with a capital."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.events.sounds import sound_of
from mkdocs_briefings.wire.events.words import Kind, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_briefings.wire.events.words import Token

_SENTENCE_END = re.compile(r"""(?:^|[.!?:;…»"“”„])\s*["“„«'(]*\s*$""")
"""What stands before a word whose capital says nothing."""

_TITLE_CASE = 0.7
"""When more of a headline's long words have capitals, all have them, and they say nothing."""

_LONG = 4
_ENOUGH = 4

_KATAKANA_NAME = 3
_LOOK_BACK = 6


def find_names(headline: str, text: str, but: Collection[str] = ()) -> dict[str, str]:
    """Give the names in a report by what they sound like, each as it is written.

    Words of `but`, in lower case, are none. Where a script has no capitals, any word may be a name;
    it counts only if another report has it.
    """
    found = dict(_written(text, but))
    if not _is_title_case(headline):
        found = dict(_written(headline, but)) | found
    known = {word for name in found.values() for word in name.split()}
    # What begins a sentence is a name if it is one elsewhere, too.
    for token in (*tokens(headline), *tokens(text)):
        if token.text in known and token.text.casefold() not in but:
            found.setdefault(sound_of(token.text), token.text)
    found.pop("", None)
    return found


def _written(text: str, but: Collection[str]) -> Iterator[tuple[str, str]]:
    for sequence in _sequences(text):
        name = text[sequence[0].start : sequence[-1].start + len(sequence[-1].text)]
        for token in sequence:
            if token.text.casefold() not in but:
                yield sound_of(token.text), name


def _sequences(text: str) -> Iterator[Sequence[Token]]:
    """Give runs of words with capitals, and words of scripts that have none."""
    run: list[Token] = []
    for token in tokens(text):
        follows = bool(run) and text[run[-1].start + len(run[-1].text) : token.start] in {" ", "-"}
        if run and not (follows and _is_capital(token)):
            yield from _whole(text, run)
            run = []
        if _is_capital(token):
            run.append(token)
        elif _has_no_capitals(token):
            yield [token]
    if run:
        yield from _whole(text, run)


def _whole(text: str, run: list[Token]) -> Iterator[Sequence[Token]]:
    begins_sentence = _SENTENCE_END.search(text[max(run[0].start - _LOOK_BACK, 0) : run[0].start])
    if begins_sentence and (len(run) == 1 or len(run[0].text) < _LONG) and not _is_acronym(run[0]):
        run = run[1:]
    if run:
        yield run


def _is_capital(token: Token) -> bool:
    return token.kind is Kind.WORD and token.text[0].isupper()


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > 1


def _has_no_capitals(token: Token) -> bool:
    if token.kind is Kind.KATAKANA:
        return len(token.text) >= _KATAKANA_NAME
    return token.kind is Kind.WORD and token.text[0].upper() == token.text[0].lower()


def _is_title_case(headline: str) -> bool:
    words = [token.text for token in tokens(headline) if len(token.text) >= _LONG]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _ENOUGH and capitals > _TITLE_CASE * len(words)
