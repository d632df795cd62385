"""Where a line may end in text without spaces: between words, and never before a mark.

Thai, Chinese and Japanese are cut into words, or phrases, by BudouX. Where it has no model, any two
letters of Chinese and Japanese may part (UAX #14), and Lao, Khmer and Burmese part at a zero width
space, which their printers set between words. Only what is wider than a line is cut further,
between syllables.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budoux import Parser

BETWEEN_WORDS = "\u200b"
"""The zero width space: a line may end there, and nothing is seen."""

_UNSPACED_FROM = "\u0e00"
"""Where scripts begin whose words have no spaces between them."""

_WIDE_FROM = "\u2e80"
"""Where the letters begin of which each is a word's worth."""

_MARKS = frozenset({"Cf", "Mc", "Me", "Mn"})
_NO_START, _NO_END = frozenset({"Lm", "Pe", "Pf", "Po"}), frozenset({"Pi", "Ps", "Sc"})
"""Kinds of letters that begin, or end, no line in Chinese and Japanese (JIS X 4051)."""

_VOWELS_BEFORE = frozenset("เแโใไເແໂໃໄ")
_VOWELS_AFTER = frozenset("ะาำๅๆฯະາຳຽໆຯ")
"""Vowels and signs of Thai and Lao that stay with the letter after them, or before them."""

_VIRAMA = 9
"""Unicode's class of signs that join consonants, and of the Burmese one that ends a syllable."""

_ASAT = "\u103a"
_ENDS_A_SYLLABLE = re.compile("[\u1000-\u1021]\u1037?[\u1039\u103a]")
"""A Burmese consonant that has no vowel."""

_WITHIN_A_WORD = re.compile("[ងញណនម]\u17d2[ក-ម]|([ក-អ])\u17d2\\1")
"""Khmer consonants of which the first one ends the syllable before it."""

_LAO = re.compile("[\u0e80-\u0eff]")
_BEGINS_A_WORD = re.compile("[ກ-ຮ]ະ")
"""A Lao syllable that seldom ends a word."""

_MOST_CLUSTERS = 12
"""A syllable has few, so what goes on without two vowels in a row is cut somewhere."""

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def units(word: str, language: str) -> Iterator[str]:
    """Cut what stands between two spaces where a line may end; `language` is a tag (BCP 47)."""
    # Most are of other scripts, and looking at each letter takes longer than all else here.
    if word.isascii() or max(word) < _UNSPACED_FROM:
        yield word
        return
    for part in filter(None, word.split(BETWEEN_WORDS)):
        parser = _parser_for(part, language)
        pieces = parser.parse(part) if parser else _apart(part)
        yield from _joined(pieces)


def syllables(word: str) -> Iterator[str]:
    """Cut a word into letters, each with its marks and vowels; in some scripts into syllables.

    A letter of Lao, Khmer and Burmese without a vowel may end the syllable before it or begin
    another one, so that it is parted from neither.
    """
    found, count, last = "", 0, ""
    for cluster in _clusters(word):
        if found and not (_go_together(last, cluster) and count < _MOST_CLUSTERS):
            yield found
            found, count = "", 0
        found += cluster
        count += 1
        last = cluster
    yield found


def _go_together(left: str, right: str) -> bool:
    """Whether two letters, each with its marks, may be of one word of a script without spaces."""
    if _is_bare(right) or _WITHIN_A_WORD.match(right) or _BEGINS_A_WORD.fullmatch(left):
        return True
    # A Lao letter without a vowel ends its syllable, or is one of two that begin another.
    is_end = _LAO.match(left) and left != "ຫ" and right[0] not in "ວລຣ"
    return _is_bare(left) and not is_end


def _clusters(word: str) -> Iterator[str]:
    cluster = ""
    for place, letter in enumerate(word):
        is_start = cluster and _may_part(cluster[-1], letter)
        if is_start and not _ENDS_A_SYLLABLE.match(word, place):
            yield cluster
            cluster = ""
        cluster += letter
    yield cluster


def _is_bare(cluster: str) -> bool:
    if _LAO.match(cluster):
        return not any("\u0eb0" <= letter <= "\u0ec4" for letter in cluster)
    if "\u1000" <= cluster[0] <= "\u1021":
        return len(cluster) == 1
    is_khmer = "\u1780" <= cluster[0] <= "\u17a2"
    return is_khmer and not any("\u17b6" <= letter <= "\u17c8" for letter in cluster)


def _apart(word: str) -> Iterator[str]:
    """Cut beside each letter of Chinese and Japanese."""
    unit = ""
    for letter in word:
        if unit and (_is_wide(letter) or _is_wide(unit[-1])):
            yield unit
            unit = ""
        unit += letter
    yield unit


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """Join what no line may part, such as a bracket and what it is around."""
    unit = ""
    for piece in pieces:
        if unit and _may_part(unit[-1], piece[0]) and _are_unspaced(unit[-1], piece[0]):
            yield unit
            unit = ""
        unit += piece
    yield unit


def _may_part(left: str, right: str) -> bool:
    kind = unicodedata.category(right)
    # Small kana are written with the one before them, and two dashes are one.
    is_small = "LETTER SMALL" in unicodedata.name(right, "") and right > _WIDE_FROM
    stays = kind in _NO_START or kind in _MARKS or is_small or right in _VOWELS_AFTER
    stays = stays or (left == right and kind == "Pd")
    is_joined = unicodedata.combining(left) == _VIRAMA and left != _ASAT
    joins = is_joined or left in _VOWELS_BEFORE or unicodedata.category(left) in _NO_END
    return not stays and not joins


def _are_unspaced(left: str, right: str) -> bool:
    """Whether one of two letters is of a script without spaces between words."""
    return any(letter >= _UNSPACED_FROM and not _is_hangul(letter) for letter in (left, right))


def _is_wide(letter: str) -> bool:
    if letter < _WIDE_FROM:
        return False
    # Korean has spaces between its words.
    return unicodedata.east_asian_width(letter) in {"W", "F"} and not _is_hangul(letter)


def _is_hangul(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("HANGUL")


def _parser_for(text: str, language: str) -> Parser | None:
    """Give what cuts a text into words; None where nothing here can."""
    if any("\u0e01" <= letter <= "\u0e5b" for letter in text):
        return _parser("th")
    base, *others = language.lower().split("-")
    if not any(map(_is_wide, text)) or base not in {"ja", "zh"}:
        return None
    if base == "zh":
        base = "zh-hant" if _TRADITIONAL.intersection(others) else "zh-hans"
    return _parser(base)


@cache
def _parser(name: str) -> Parser:
    # It takes as long to load as a card to draw, and few sites need it.
    import budoux  # noqa: PLC0415

    loaded: Parser = {
        "ja": budoux.load_default_japanese_parser,
        "th": budoux.load_default_thai_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
    }[name]()
    return loaded
