"""Numbers of a text, whatever digits, separators and words for thousands its language has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from mkdocs_briefings.wire.events.words import is_dense

if TYPE_CHECKING:
    from collections.abc import Iterator

_TO_TWENTY = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_WORDS = {word: number for number, word in enumerate(_TO_TWENTY.split(), start=1)}
_ENGLISH_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)

_NUMBER = re.compile(r"\d+(?:[.,٫٬’'\u00a0\u202f ]\d+)*")
_SCORE = re.compile(r"(?<![\d.,:–-])(\d{1,3})\s?[-–:]\s?(\d{1,3})(?![\d.,:–-])")
_FOREIGN_DECIMALS = ".٫"
"""What parts decimals where a language's readers have it otherwise, as in Mexico."""

_GROUP = 3
"""So many digits stand between two separators of thousands."""
_ENGLISH = "en"
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


@dataclass(frozen=True, slots=True)
class _Scales:
    """How a language writes numbers."""

    decimal: str
    words: dict[str, float]
    """What a number is multiplied by when this follows it, in lower case."""

    pattern: re.Pattern[str]


def find_figures(text: str, language: str) -> dict[str, str]:
    """Give the numbers of a text as they compare, such as `3.5` or `2-1`, and as they stand there.

    Years are left out: every report has this one.
    """
    scales = _scales(language.partition("-")[0].lower())
    found = {f"{int(a)}-{int(b)}": whole for whole, a, b in _scores(text)}
    for match in _NUMBER.finditer(text):
        for value, written in _scaled(match, scales):
            if not (written.isdigit() and _FIRST_YEAR <= value <= _LAST_YEAR):
                found.setdefault(f"{value:.10g}", written)
    if scales is _scales(_ENGLISH):
        for match in _ENGLISH_WORD.finditer(text):
            found.setdefault(str(_WORDS[match.group().lower()]), match.group())
    return found


def _scores(text: str) -> Iterator[tuple[str, str, str]]:
    for match in _SCORE.finditer(text):
        yield match.group(), match.group(1), match.group(2)


def _scaled(number: re.Match[str], scales: _Scales) -> Iterator[tuple[float, str]]:
    """Give what a run of digits means together with the word for thousands that follows it."""
    *first, last = _values(number.group(), scales)
    for value in first:
        yield value, f"{value:g}"
    written = number.group() if not first else f"{last:g}"
    times = scales.pattern.match(number.string, number.end())
    if times:
        yield last * scales.words[times.group(1).lower()], written + times.group()
    else:
        yield last, written


def _values(written: str, scales: _Scales) -> Iterator[float]:
    """Give what a run of digits and separators means: one number, where these make sense in it."""
    parts = re.split(r"(\D)", written)
    digits, signs = parts[::2], parts[1::2]
    if not signs:
        yield float(written)
    elif set(signs) == {scales.decimal} and len(signs) == 1:
        yield float(f"{digits[0]}.{digits[1]}")
    elif _are_groups(digits) and len(set(signs)) == 1:
        yield float("".join(digits))
    elif signs[-1] in scales.decimal + _FOREIGN_DECIMALS and _are_groups(digits[:-1]):
        yield float(f"{''.join(digits[:-1])}.{digits[-1]}")
    else:
        yield from map(float, digits)


def _are_groups(digits: list[str]) -> bool:
    first, *others = digits
    return len(first) <= _GROUP and all(len(group) == _GROUP for group in others)


@cache
def _scales(language: str) -> _Scales:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    words: dict[str, float] = {}
    for length in ("short", "long"):
        for patterns in locale.compact_decimal_formats.get(length, {}).values():
            for size, pattern in patterns.items():
                text = str(getattr(pattern, "pattern", pattern)).partition(";")[0]
                zeros = text.count("0")
                word = re.sub(r"[0'\u00a0\u200f. ]", "", text).lower()
                if zeros and (len(word) > 1 or is_dense(word)):
                    words.setdefault(word, int(size) / 10 ** (zeros - 1))
    if language == _ENGLISH:
        words |= {"bn": 1e9, "mn": 1e6}
    words.pop("", None)
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    # A word ends where its letters do; a character for ten thousand may have others behind it.
    alternatives = [
        re.escape(word) + ("" if is_dense(word) else r"(?!\w)") for word in longest_first
    ]
    pattern = rf"[\s\u00a0]?({'|'.join(alternatives)})" if words else "(?!)"
    decimal = locale.number_symbols.get("latn", {}).get("decimal", ".")
    return _Scales(decimal, words, re.compile(pattern, re.IGNORECASE))
