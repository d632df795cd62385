"""Load the days of an archive, and make their indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import CardMaker, SectionNames
from mkdocs_briefings.archive.days import Day, DayContents
from mkdocs_briefings.archive.index import index_day, raster_paths, related_paths
from mkdocs_briefings.archive.urls import site_urls
from mkdocs_briefings.model.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mkdocs_briefings.archive.days import PublishedBriefing, Spelling
    from mkdocs_briefings.archive.index import IndexedDay
    from mkdocs_briefings.archive.store import BriefingStore
    from mkdocs_briefings.model.names import Names
    from mkdocs_briefings.reading.documents import Source
    from mkdocs_briefings.reading.given_names import NamesInLanguage
    from mkdocs_briefings.settings import Settings


class DayLoader:
    """Loads the days of a store, each once, and tells how sections are called on their pages."""

    def __init__(
        self, store: BriefingStore, settings: Settings, names: Names, called: SectionNames
    ) -> None:
        """Take how things are called in the site's language, and how its sections are."""
        self._store, self._settings, self.called = store, settings, called
        self.maker = CardMaker(settings, site_urls(settings), names, called, store.picture)
        self._days: dict[date, Day] = {}

    def day(self, day: date) -> Day:
        """Give the briefings of a day."""
        loaded = self._days.get(day)
        if loaded is None:
            records, fingerprint = self._store.of_day(day), self._store.days[day]
            loaded = Day(day, records, fingerprint, self.maker, self._settings)
            self._days[day] = loaded
        return loaded

    def take(self, loaded: Day) -> None:
        """Take a day that another one has loaded, whose pages call everything as this one's do."""
        self._days.setdefault(loaded.day, loaded)

    def let_go(self) -> None:
        """Let go of all days; they are loaded again when they are asked for."""
        self._days.clear()

    def entry(self, path: str) -> PublishedBriefing | None:
        """Give the published briefing at a path of the project."""
        record = self._store.find(path)
        if record is None:
            return None
        # Of an original in another language it is the translation that is found.
        return self.day(record.day(self._settings.zone)).find(record.path)

    def contents(self, day: date) -> DayContents:
        """Give the published briefings of a day, and what their pages refer to."""
        loaded = self.day(day)
        related = ((path, self.entry(path)) for path in related_paths(loaded))
        pictures = ((path, self._store.picture(path)) for path in raster_paths(loaded))
        return DayContents(
            loaded.entries,
            {path: entry.card for path, entry in related if entry is not None},
            {path: picture for path, picture in pictures if picture is not None},
        )

    def index(self, day: date) -> IndexedDay:
        """Make the index of a day, and all that is known besides."""
        return index_day(
            self.day(day), self.contents(day), self.called, self._store, self._settings
        )


def section_names(
    sources: Mapping[str, Source], topics: Mapping[str, Spelling], given: NamesInLanguage
) -> SectionNames:
    """Give how sections are called: sources as their profiles say, which stand by their slugs.

    A topic without a name is called as the first briefing on it spells it; `topics` tells how, by
    the topics' keys.
    """
    slugs = Topics(topics)
    called = {f"source/{slug}": source.keys.title for slug, source in sources.items()}
    homes = {f"source/{slug}": source.keys.country for slug, source in sources.items()}
    languages = {}
    for key, spelling in topics.items():
        section = f"tag/{slugs.slug(key)}"
        called[section] = given.topics.get(key, spelling.text)
        if key not in given.topics and spelling.language:
            languages[section] = spelling.language
    return SectionNames(called, homes, slugs, languages)
