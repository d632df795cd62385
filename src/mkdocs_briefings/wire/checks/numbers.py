"""Numbers that a translation has lost, added or changed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.checks.cldr import months
from mkdocs_briefings.wire.checks.hidden_numbers import is_hidden
from mkdocs_briefings.wire.checks.number import Number, Strength
from mkdocs_briefings.wire.checks.numbers_in_text import read_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PAIR = 2
_YEARS = range(1900, 2101)
_ALIKE = re.compile(r"\b(?:alike|apiece|each|equally|respectively|same|unchanged)\b", re.IGNORECASE)
"""Words with which one number is said of several things."""

_HALF = re.compile(r"\b(?:half|halves)\b", re.IGNORECASE)
_NOON_ON = re.compile(
    r"[ap]\.?\s?m\b|o.clock|\b(?:noon|midnight|evening|afternoon|night|morning)\b", re.IGNORECASE
)
_DECADE = re.compile(
    r"\d0['’]?s\b|\d0(?:er|-[^\W\d]|年代|十年代|-те|-ті)|['’]\d\d\b|\d{4}[/–～~至-]\d\d(?!\d)|\d\d年"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Numbers of a sentence and of its translation that have no counterpart."""

    missing: tuple[Number, ...]
    added: tuple[Number, ...]
    dropped: tuple[Number, ...] = ()
    """Those that the translation has, and less often than the sentence."""


def compare_numbers(original: str, translated: str, source: str, target: str) -> Difference:
    """Give the numbers on either side that are not on the other one."""
    before, after = read_numbers(original, source), read_numbers(translated, target)
    context = _Context(original, translated)
    known_before = [*_with_parts(before), *_months_as_numbers(original, source)]
    known_after = [*_with_parts(after), *_months_as_numbers(translated, target)]
    missing = [
        number for number in before if _counts(number) and not _is_in(number, known_after, context)
    ]
    added = [
        number
        for number in after
        if _counts(number)
        and not _is_in(number, known_before, context)
        and not any(is_hidden(int(value), original, source) for value in number.values)
    ]
    if not _differ_in_words(missing, added):
        missing = [number for number in missing if number.strength is Strength.SURE]
        added = [number for number in added if number.strength is Strength.SURE]
    dropped = _dropped(before, known_after, context)
    return Difference(tuple(missing), tuple(added), tuple(dropped))


def say_numbers(difference: Difference) -> list[str]:
    """Give what is to be told of numbers that differ, a sentence each."""
    missing, added = list(difference.missing), list(difference.added)
    dropped = list(difference.dropped)
    said = []
    while missing and added:
        said.append(f"{missing.pop(0).shown} became {added.pop(0).shown}.")
    while dropped and added:
        said.append(f"{dropped.pop(0).shown} became {added.pop(0).shown}.")
    said += [f"{number.shown} is missing in the translation." for number in missing]
    said += [f"{number.shown} stands less often in the translation." for number in dropped]
    said += [f"{number.shown} is not in the original." for number in added]
    return said


@dataclass(frozen=True, slots=True)
class _Context:
    original: str
    translated: str

    @property
    def both(self) -> str:
        return f"{self.original}\n{self.translated}"


def _counts(number: Number) -> bool:
    return number.strength is not Strength.HINT


def _dropped(
    before: Sequence[Number], known_after: Sequence[Number], context: _Context
) -> list[Number]:
    """Give what stands several times in a sentence, and in its translation, but less often there.

    One, two and a year are left out: a translation may say "both" or "then" in their place.
    """
    if _ALIKE.search(context.translated):
        return []
    alike: dict[frozenset[Decimal], list[Number]] = defaultdict(list)
    for number in before:
        if number.strength is Strength.SURE and not any(map(_is_said_otherwise, number.values)):
            alike[number.values].append(number)
    dropped: list[Number] = []
    for numbers in alike.values():
        kept = sum(_agree(numbers[0], other, context) for other in known_after)
        dropped += numbers[kept:] if kept else ()
    return dropped


def _is_said_otherwise(value: Decimal) -> bool:
    return value <= _PAIR or (value % 1 == 0 and value in _YEARS)


def _differ_in_words(missing: Sequence[Number], added: Sequence[Number]) -> bool:
    """Tell whether a number in words has become another one, where neither need be found."""
    return any(max(number.values) > 1 for number in missing) and any(
        max(number.values) > 1 for number in added
    )


def _is_in(number: Number, others: Iterable[Number], context: _Context) -> bool:
    if any(_agree(number, other, context) for other in others):
        return True
    there = {value for other in others for value in other.values}
    return bool(number.parts) and all(
        part in there or any(_is_same_hour(part, value, context) for value in there)
        for part in number.parts
    )


def _agree(number: Number, other: Number, context: _Context) -> bool:
    if number.values & other.values:
        return True
    if _HALF.search(context.translated) and any(
        value % 1 == Decimal("0.5") for value in number.values
    ):
        return True
    return any(
        _is_same_hour(value, another, context) or _is_same_year(value, another, context)
        for value in number.values
        for another in other.values
    )


def _is_same_hour(value: Decimal, other: Decimal, context: _Context) -> bool:
    return (
        abs(value - other) == 12 and max(value, other) <= 24 and bool(_NOON_ON.search(context.both))
    )


def _is_same_year(value: Decimal, other: Decimal, context: _Context) -> bool:
    """Tell whether both are a year: '90s and 1990s, or 2564 of Thailand and 2021."""
    small, large = sorted((value, other))
    if large - small == 543 and small > 1900:
        return True
    is_short = 0 < small < 100 and large - small in {1900, 2000}
    return is_short and bool(_DECADE.search(context.both))


def _with_parts(numbers: Iterable[Number]) -> Iterator[Number]:
    for number in numbers:
        yield number
        for part in number.parts:
            yield Number(frozenset({part}), number.shown, number.start, number.end, Strength.HINT)


def _months_as_numbers(text: str, language: str) -> list[Number]:
    """Give the months that are named, since other languages may write their numbers."""
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    return [
        Number(frozenset({Decimal(number)}), name, 0, 0, Strength.HINT)
        for name, number in months(language).items()
        if name in words
    ]
