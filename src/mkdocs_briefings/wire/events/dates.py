"""Days that a text names: `12 May`, `am Dienstag`, `5日`."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from mkdocs_briefings.wire.events.words import is_dense

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WEEK = 7
_HALF_A_YEAR = timedelta(days=183)
"""A day without a year is in the nearest one."""

_LONG = 5
"""A name of so many letters may have another ending; a shorter one stands there as it is."""

_EAST_ASIAN = re.compile(r"(?:(\d{1,2})\s?[月월]\s?)?(\d{1,2})\s?[日일](?![本間目])")


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What a language calls months and days of the week."""

    weekdays: Mapping[tuple[str, re.Pattern[str]], int]
    """By what they begin with, and an expression; Monday is 0."""

    months: Mapping[tuple[str, re.Pattern[str]], int]
    """The expression has the day before or behind it as a group."""


def find_days(text: str, language: str, today: date) -> set[date]:
    """Give the days that a text names, seen from the day on which it was published.

    A day of the week is the last one, today included: a day to come is named by its date.
    """
    calendar = _calendar(language.partition("-")[0].lower())
    folded = text.casefold()
    found = set(_numbered(folded, calendar, today))
    for (stem, pattern), weekday in calendar.weekdays.items():
        if stem in folded and pattern.search(folded):
            found.add(today - timedelta(days=(today.weekday() - weekday) % _WEEK))
    return found


@cache
def calendar_words(language: str) -> frozenset[str]:
    """Give what a language calls months and days of the week, in lower case."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset((*_forms(locale.days), *_forms(locale.months)))


def _numbered(text: str, calendar: _Calendar, today: date) -> Iterator[date]:
    for match in _EAST_ASIAN.finditer(text):
        yield from _nearest(int(match.group(1) or today.month), int(match.group(2)), today)
    for (stem, pattern), month in calendar.months.items():
        if stem in text:  # which is quicker told than where
            for match in pattern.finditer(text):
                yield from _nearest(month, int(match.group(1) or match.group(2)), today)


def _nearest(month: int, day: int, today: date) -> Iterator[date]:
    for year in (today.year - 1, today.year, today.year + 1):
        with suppress(ValueError):  # the 30th of February, or a number that is no day
            found = date(year, month, day)
            if abs(found - today) <= _HALF_A_YEAR:
                yield found


@cache
def _calendar(language: str) -> _Calendar:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return _Calendar({}, {})
    weekdays = _forms(locale.days)
    months = _forms(locale.months)
    return _Calendar(
        weekdays={
            (name[:-1], re.compile(rf"(?<!\w){_pattern(name)}")): number
            for name, number in weekdays.items()
        },
        months={
            (
                name[:-1],
                re.compile(
                    rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s(?:de\s|of\s)?{_pattern(name)}"
                    rf"|(?<!\w){_pattern(name)}\s(\d{{1,2}})(?!\d)"
                ),
            ): number
            for name, number in months.items()
            if not name.isdigit() and not is_dense(name)
        },
    )


def _forms(names: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    return {
        name.casefold(): number
        for context in ("format", "stand-alone")
        for number, name in names[context]["wide"].items()
    }


def _pattern(name: str) -> str:
    """Give an expression for a name with whatever ending."""
    if is_dense(name):
        return re.escape(name)
    *first, last = re.split(r"[\s-]+", name)
    ending = rf"{re.escape(last[:-1])}\w{{0,3}}" if len(last) > _LONG else re.escape(last)
    return r"[\s-]".join([*map(re.escape, first), ending]) + r"(?!\w)"
