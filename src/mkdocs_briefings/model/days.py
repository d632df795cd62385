"""Days and months as a language writes them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton

if TYPE_CHECKING:
    from datetime import date

    from babel import Locale


class Days:
    """Writes days in one language."""

    def __init__(self, locale: Locale) -> None:
        self._locale = locale

    def full(self, day: date) -> str:
        """Give a day with its weekday, and its month in full."""
        return format_date(day, "full", locale=self._locale)

    def long(self, day: date) -> str:
        """Give a day with its month in full."""
        return format_date(day, "long", locale=self._locale)

    def medium(self, day: date) -> str:
        """Give a day with its month cut short."""
        return format_date(day, "medium", locale=self._locale)

    def month(self, first: date) -> str:
        """Give a month with its year."""
        return format_skeleton("yMMMM", _noon(first), locale=self._locale)

    def without_year(self, day: date) -> str:
        """Give a day with its weekday and without its year."""
        return format_skeleton("MMMMEEEEd", _noon(day), locale=self._locale)


def _noon(day: date) -> datetime:
    # Babel formats skeletons of datetimes only, and shifts those with an offset.
    return datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - formatted, never compared
