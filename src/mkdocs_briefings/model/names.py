"""Names and dates in the site's language, from CLDR through Babel."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from mkdocs_briefings.model.collation import Collation
from mkdocs_briefings.model.directions import direction_of

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_briefings.model.days import Days


class Names:
    """Writes countries, languages and dates in one language."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.full_day = lru_cache(maxsize=4096)(self._full_day)
        self.short_day = lru_cache(maxsize=4096)(self._short_day)
        self.long_day = lru_cache(maxsize=4096)(self._long_day)
        self.direction = lru_cache(maxsize=4096)(direction_of)
        self.language = lru_cache(maxsize=4096)(self._language)

    @property
    def first_weekday(self) -> int:
        """The day that a week begins with: 0 is Monday."""
        return int(self.locale.first_week_day)

    @cached_property
    def weekdays(self) -> tuple[str, ...]:
        """Short names of the days of the week, in their order."""
        names = self.locale.days["stand-alone"]["abbreviated"]
        order = [(self.first_weekday + offset) % len(names) for offset in range(len(names))]
        return tuple(str(names[day]) for day in order)

    def country(self, code: str) -> str:
        """Give the name of a country by its ISO 3166-1 alpha-2 code."""
        return str(self.locale.territories.get(code, code))

    def region(self, code: str) -> str:
        """Give the name of a region by its UN M49 code."""
        return str(self.locale.territories.get(code, code))

    def _language(self, tag: str) -> str:
        """Give the name of a language by its BCP 47 tag, such as Brazilian Portuguese."""
        known = self.locale.languages
        # Whole tags first: parsing guesses, and takes `und` for the English of the United States.
        name = known.get(tag.replace("-", "_"))
        if name is None:
            try:
                name = Locale.parse(tag, sep="-").get_display_name(self.locale)
            except (ValueError, UnknownLocaleError):
                name = known.get(tag.split("-", maxsplit=1)[0])
        return str(name or tag)

    def place(self, name: str) -> tuple[str, str, str]:
        """Give what sorts a name as readers of the language expect it."""
        return self._collation.key(name)

    @cached_property
    def _collation(self) -> Collation:
        return Collation(self.locale)

    @cached_property
    def _days(self) -> Days:
        # Babel's dates take as long to load as the rest of it, and many commands write none.
        from mkdocs_briefings.model.days import Days  # noqa: PLC0415

        return Days(self.locale)

    def _full_day(self, day: date) -> str:
        return self._days.full(day)

    def _long_day(self, day: date) -> str:
        return self._days.long(day)

    def _short_day(self, day: date) -> str:
        return self._days.medium(day)

    def month(self, first: date) -> str:
        """Give the name of a month with its year."""
        return self._days.month(first)

    def weekday_and_day(self, day: date) -> str:
        """Give a day without its year, for lists that stand below their month."""
        return self._days.without_year(day)
