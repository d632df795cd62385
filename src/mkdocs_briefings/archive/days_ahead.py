"""Make the indexes of days while others are still being read.

The names of topics are known for certain when all is read: so what is made ahead is only taken
where it holds then, just as what an earlier build remembers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.archive.day_loader import DayLoader, section_names
from mkdocs_briefings.archive.days import spellings
from mkdocs_briefings.model.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from mkdocs_briefings.archive.days import Day, Spelling
    from mkdocs_briefings.archive.index import IndexedDay
    from mkdocs_briefings.archive.store import BriefingStore
    from mkdocs_briefings.reading.documents import Source
    from mkdocs_briefings.reading.given_names import NamesInLanguage
    from mkdocs_briefings.settings import Settings


class DaysAhead:
    """The days of a store of which more and more is read."""

    def __init__(
        self,
        store: BriefingStore,
        settings: Settings,
        sources: Mapping[str, Source],
        given: NamesInLanguage,
    ) -> None:
        """Take what an archive takes."""
        self._store, self._settings = store, settings
        self._sources, self._given = sources, given
        self._names = Names(settings.locale)
        self._topics: dict[str, Spelling] = {}
        self._loaders: dict[date, DayLoader] = {}
        self.indexes: dict[date, IndexedDay] = {}
        """Those that have been made."""

    def add(self, days: Iterable[date]) -> None:
        """Make the indexes of some days that are read, as far as can be told by now."""
        new = sorted(days)
        for day in new:
            found = spellings(self._store.of_day(day), self._settings, self._store)
            for key, spelling in found.items():
                self._topics.setdefault(key, spelling)
        called = section_names(self._sources, self._topics, self._given)
        loader = DayLoader(self._store, self._settings, self._names, called)
        for day in new:
            self.indexes[day], self._loaders[day] = loader.index(day), loader

    def day(self, day: date) -> Day:
        """Give a day whose index has been made."""
        return self._loaders[day].day(day)
