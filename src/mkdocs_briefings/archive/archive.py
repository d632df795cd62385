"""The archive: all briefings that are published, grouped in every way that a page needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.addresses import address
from mkdocs_briefings.archive.day_loader import DayLoader, section_names
from mkdocs_briefings.archive.days import spellings, status_of
from mkdocs_briefings.archive.figures import pack, unpack
from mkdocs_briefings.archive.index import IndexedDay, pack_links, unpack_links
from mkdocs_briefings.archive.months import index_month, month_of, records_of
from mkdocs_briefings.archive.publication import Status
from mkdocs_briefings.archive.section_kinds import SectionKind
from mkdocs_briefings.archive.sections import Period, Section, overlooked_name
from mkdocs_briefings.archive.stories import StoryRef
from mkdocs_briefings.archive.urls import site_urls
from mkdocs_briefings.fingerprint import Lazy
from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.names import Names
from mkdocs_briefings.reading.given_names import NO_NAMES
from mkdocs_briefings.reading.sibling_names import original_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import Day, DayContents, PublishedBriefing, Spelling
    from mkdocs_briefings.archive.days_ahead import DaysAhead
    from mkdocs_briefings.archive.figures import DayFigures
    from mkdocs_briefings.archive.index import (
        DayDetails,
        DayIndex,
        LinksToEnds,
        NeighbourLink,
        Slice,
        StoryPart,
    )
    from mkdocs_briefings.archive.months import KnownDays, MonthIndex, MonthSlice
    from mkdocs_briefings.archive.store import BriefingStore
    from mkdocs_briefings.reading.documents import Source, StoryProfile
    from mkdocs_briefings.reading.given_names import NamesInLanguage
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.settings import Settings

_DAYS_ASKED_FOR = 32
"""Of so many days the links are kept: a country with little news had some a month ago."""


class Archive:
    """Every published briefing of one build.

    It knows days by their indexes, and loads their briefings when a page needs them.
    """

    def __init__(  # noqa: PLR0913 - all that an archive is made of
        self,
        store: BriefingStore,
        settings: Settings,
        sources: Mapping[str, Source],
        stories: Mapping[str, StoryProfile],
        remembered: KnownDays | None = None,
        *,
        given: NamesInLanguage = NO_NAMES,
        ahead: DaysAhead | None = None,
        keeps_days: bool = True,
    ) -> None:
        """Group what the store has.

        `sources` and `stories` are those with a profile, by slug, and `given` what topics, sources
        and stories are called in the language. What an earlier build remembers of a month, or else
        of its days, is taken if it still holds, and so is what was made of a day `ahead`; settings
        that decide how a day looks must have been the same. Days that have to be loaded for their
        indexes are kept for what comes next, unless nothing does: of a large archive they take many
        times the memory of all else.
        """
        self.store, self.story_profiles, self.given = store, stories, given
        self.sources = {slug: _called(each, given) for slug, each in sources.items()}
        self.urls = site_urls(settings)
        self.names = Names(settings.locale)
        self._settings = settings
        self._keeps_days = keeps_days
        self._ahead, self._remembered = ahead, remembered
        self._fresh: dict[date, IndexedDay] = {}
        months = self._whole_months()
        valid = self._valid(month for month, whole in months.items() if whole is None)
        self.topics = self._spellings(months, valid)
        """How the first briefing on each topic spells it, by the topics' keys."""

        called = section_names(self.sources, self.topics, given)
        self._loader = DayLoader(store, settings, self.names, called)
        self.maker = self._loader.maker
        self.month_indexes = self._index(months, valid)
        """Every month that has valid briefings, published or not, newest first."""

        self.indexes = {
            each.day: each for month in self.month_indexes.values() for each in month.days
        }
        """The same of every day."""

        self._slices = _slices(self.month_indexes.values())
        self.everything = self._section(SectionKind.ALL, "", settings.site_name, self.urls.home())
        """The whole site's section."""

        self.countries = self._grouped(SectionKind.COUNTRY)
        """Those that have briefings, sorted by name."""

        self._give_pages(COUNTRIES if settings.all_countries else ())
        self.source_sections = self._sources()
        """One for each source with a profile, briefings or not, sorted by name."""

        self.tags = self._grouped(SectionKind.TAG)
        """Sorted by name."""

        self.overlooked = self._section(
            SectionKind.OVERLOOKED, "", overlooked_name(settings.words), self.urls.overlooked()
        )
        """The editors' picks of what gets missed; a site may have none."""

        self.stories = _stories(self.indexes.values())
        """By their slug; oldest first, as they are told."""

    def meet(self, others: Iterable[Archive]) -> None:
        """Know the same site in its other languages: what they tell of has a page here as well."""
        if not self._settings.all_countries:
            self._give_pages({each.key for other in others for each in other.countries})

    def _give_pages(self, codes: Iterable[str]) -> None:
        """Give these countries a page as well, which it has without a briefing."""
        self._paged = {section.key for section in self.countries}
        refs = map(self.maker.country, sorted({*codes} - self._paged))
        self.quiet_countries = self.by_name(
            self._section(SectionKind.COUNTRY, ref.key, ref.name, ref.url) for ref in refs
        )
        """Those that have a page without a briefing, sorted by name."""

        self.all_countries = self.by_name((*self.countries, *self.quiet_countries))
        """Those that have a page, sorted by name."""

        self._paged.update(section.key for section in self.quiet_countries)

    @property
    def language(self) -> str:
        """BCP 47 tag of the language that it is in."""
        return self._settings.language

    @property
    def count(self) -> int:
        """How many briefings are published."""
        return sum(index.size for index in self.indexes.values())

    @property
    def sections(self) -> tuple[Section, ...]:
        """All that have pages and feeds of their own, the whole site aside."""
        picks = (self.overlooked,) if self.overlooked.count else ()
        return (*self.countries, *self.source_sections, *self.tags, *picks)

    @property
    def editions(self) -> tuple[Period, ...]:
        """The days that have briefings, newest first."""
        return self.everything.all.days

    @property
    def months(self) -> tuple[Period, ...]:
        """The months that have briefings, newest first."""
        return self.everything.months

    @property
    def media(self) -> tuple[str, ...]:
        """Files that published briefings show or link to, relative to the project, sorted."""
        months = self.month_indexes.values()
        return tuple(sorted({path for month in months for path in month.media}))

    @cached_property
    def main_images(self) -> frozenset[str]:
        """Those of the media that are a published briefing's main image."""
        months = self.month_indexes.values()
        return frozenset(path for month in months for path in month.main_images)

    @property
    def cards(self) -> Mapping[str, Card]:
        """By the path of the briefing's file, newest first; loads every day."""
        return {card.path: card for card in self.everything.cards}

    @property
    def unpublished(self) -> Mapping[str, Status]:
        """Why each other valid briefing is not published, by its path; loads every day."""
        days = (self.day(day) for day in sorted(self.indexes))
        return {path: status for day in days for path, status in day.hidden.items()}

    def story(self, slug: str) -> StoryRef:
        """Give a running story by its slug: as its profile calls it, or else its newest headline.

        A name that is made of an address would be nobody's words.
        """
        profile, newest = self.story_profiles.get(slug), self.stories[slug][-1].item
        given, own = self.given.stories.get(slug), self._settings.language
        name = given or (profile.keys.title if profile else newest.title)
        language = (profile.language or own) if profile else newest.language
        return StoryRef(slug, name, self.urls.story(slug), own if given else language)

    @property
    def profile_urls(self) -> dict[str, str]:
        """The addresses of the pages that profiles have, by the paths of these files.

        What is written of a translated profile names its original, as of any translation.
        """
        sources = {each.path: self.urls.source(slug) for slug, each in self.sources.items()}
        stories = self.story_profiles.items()
        # A story that nobody tells has no page.
        told = {each.path: self.urls.story(slug) for slug, each in stories if slug in self.stories}
        written = {**sources, **told}
        originals = {original_path(path, self._settings): url for path, url in written.items()}
        return {**originals, **written}

    def day(self, day: date) -> Day:
        """Give the briefings of a day."""
        return self._loader.day(day)

    def by_name(self, sections: Iterable[Section]) -> tuple[Section, ...]:
        """Sort sections by their names, as readers of the language expect it."""
        place = self.names.place
        return tuple(sorted(sections, key=lambda section: (place(section.name), section.key)))

    @cached_property
    def _countries(self) -> Mapping[str, Section]:
        return {each.key: each for each in self.countries}

    def country(self, code: str) -> Section | None:
        """Give a country that has briefings, by its ISO 3166-1 alpha-2 code."""
        return self._countries.get(code)

    def has_country_page(self, code: str) -> bool:
        """Whether a country has a page, by its ISO 3166-1 alpha-2 code."""
        return code in self._paged

    def newest(self, country: Section) -> tuple[date, NeighbourLink] | None:
        """Give a country's newest briefing and its day, which is not loaded for that."""
        day = country.all.last_day
        return (day, self.links_to_ends(day)[country.place][1]) if day else None

    def slices_of(self, place: str) -> Mapping[date, Slice]:
        """Give what a section has on each day, by its key, newest first."""
        return {day: part for month in self._slices.get(place, ()) for day, part in month.slices}

    def details(self, day: date) -> DayDetails:
        """Give the details of a day."""
        return self._fresh[day].details if day in self._fresh else self._known.details(day)

    def figures(self, day: date) -> DayFigures:
        """Give what the briefings of a day come to."""
        fresh = self._fresh.get(day)
        return unpack(fresh.figures) if fresh is not None else self._known.figures(day)

    def links_to_ends(self, day: date) -> LinksToEnds:
        """Give the links to a day's oldest and newest briefing of each country, by its key."""
        return self._links_of(day)

    @cached_property
    def _links_of(self) -> Callable[[date], LinksToEnds]:
        # All parts of a day, and those beside it, ask for the same ones.
        return lru_cache(_DAYS_ASKED_FOR)(self._unpacked_links)

    def _unpacked_links(self, day: date) -> LinksToEnds:
        fresh = self._fresh.get(day)
        links = unpack_links(fresh.links) if fresh is not None else self._known.links(day)
        return MappingProxyType(links)

    def known_day(self, day: date) -> IndexedDay:
        """Give all that is known of a day without loading it."""
        fresh = self._fresh.get(day)
        if fresh is not None:
            return fresh
        known = self._known
        return IndexedDay(
            self.indexes[day],
            known.details(day),
            pack_links(known.links(day)),
            pack(known.figures(day)),
        )

    def contents(self, day: date) -> Lazy[DayContents]:
        """Give the contents of a day, to be loaded when they are needed."""
        return Lazy(self.indexes[day].contents, partial(self._loader.contents, day))

    def entry(self, path: str) -> PublishedBriefing | None:
        """Give the published briefing at a path of the project."""
        return self._loader.entry(path)

    def url_of(self, path: str) -> str | None:
        """Give the address of the briefing at that path; None where it is not published."""
        entry = self.entry(path)
        return entry.card.url if entry is not None else None

    def address_of(self, path: str) -> str | None:
        """Give the same without loading the briefing's day."""
        record = self.store.find(path)
        if record is None or self._hides(record):
            return None
        return address(record, self.urls, self._settings)

    def is_hidden(self, path: str) -> bool:
        """Whether there is a valid briefing at that path which is not published."""
        record = self.store.find(path)
        return record is not None and self._hides(record)

    def _hides(self, record: BriefingRecord) -> bool:
        if self._settings.drafts:
            return False
        return status_of(record, self._settings) is not Status.PUBLISHED

    def section_key(self, place: str) -> str:
        """Give the key of a section that is named by its kind and, if it is a tag, its topic."""
        kind, _, name = place.partition("/")
        return f"tag/{self.maker.topics.slug(name)}" if kind == SectionKind.TAG.value else place

    @property
    def _known(self) -> KnownDays:
        known = self._remembered
        assert known is not None  # noqa: S101 - whatever is not fresh was taken from it
        return known

    @cached_property
    def _days_by_month(self) -> Mapping[date, list[date]]:
        found: dict[date, list[date]] = defaultdict(list)
        for day in sorted(self.store.days, reverse=True):
            found[month_of(day)].append(day)
        return found

    def _whole_months(self) -> dict[date, MonthIndex | None]:
        """Give each month, newest first, with what is remembered of it where that still holds.

        How things are called has to be asked as well.
        """
        known = self._remembered.months if self._remembered is not None else {}
        now, days = self._settings.now.timestamp(), self.store.days
        found: dict[date, MonthIndex | None] = {}
        for month, its in self._days_by_month.items():
            index = known.get(month)
            found[month] = None
            if index is not None:
                records = records_of((day, days[day]) for day in its)
                if _holds(index, index.refers, records, self.store, now):
                    found[month] = index
        return found

    def _valid(self, months: Iterable[date]) -> dict[date, IndexedDay]:
        """Give what is known of the days of some months and still holds."""
        early = self._ahead.indexes if self._ahead is not None else {}
        wanted, found = frozenset(months), dict[date, IndexedDay]()
        if self._remembered is not None:
            for month in wanted:
                found |= self._remembered.open(month)
        found |= {day: each for day, each in early.items() if month_of(day) in wanted}
        return _still_valid(self.store, self._settings, found)

    def _spellings(
        self, months: Mapping[date, MonthIndex | None], valid: Mapping[date, IndexedDay]
    ) -> Mapping[str, Spelling]:
        topics: dict[str, Spelling] = {}
        for month, whole in reversed(tuple(months.items())):
            for found in self._spellings_in(month, valid) if whole is None else (whole.spellings,):
                for key, spelling in found.items():
                    topics.setdefault(key, spelling)
        return topics

    def _spellings_in(
        self, month: date, valid: Mapping[date, IndexedDay]
    ) -> Iterator[Mapping[str, Spelling]]:
        for day in reversed(self._days_by_month[month]):
            known = valid.get(day)
            yield (
                known.details.spellings
                if known is not None
                else spellings(self.store.of_day(day), self._settings, self.store)
            )
            if not self._keeps_days:
                self.store.let_go()

    def _index(
        self, months: Mapping[date, MonthIndex | None], valid: Mapping[date, IndexedDay]
    ) -> dict[date, MonthIndex]:
        called, indexes = self._loader.called, {}
        for month, whole in months.items():
            if whole is None:
                indexes[month] = self._index_month(month, valid)
            elif called.fingerprint(whole.named) != whole.names:
                indexes[month] = self._index_month(month, self._valid([month]))
            else:
                indexes[month] = whole
        return indexes

    def _index_month(self, month: date, valid: Mapping[date, IndexedDay]) -> MonthIndex:
        called, ahead = self._loader.called, self._ahead
        days = self._days_by_month[month]
        for day in days:
            known = valid.get(day)
            if known is None or called.fingerprint(known.details.named) != known.details.names:
                known = self._loader.index(day)
                if not self._keeps_days:
                    # Nothing else is made of what was loaded.
                    self._loader.let_go()
                    self.store.let_go()
            elif ahead is not None and ahead.indexes.get(day) is known:
                # What its index holds of names is all that its cards show of them.
                self._loader.take(ahead.day(day))
            self._fresh[day] = known
        return index_month([self._fresh[day] for day in days], called)

    def _section(self, kind: SectionKind, key: str, name: str, url: str) -> Section:
        place = "" if kind is SectionKind.ALL else f"{kind.value}/{key}" if key else kind.value
        parts = tuple(self._slices.get(place, ()))
        start = parts[-1].first_day if parts else date.min
        return Section(kind, key, name, url, Period(start, place, parts, self.day))

    def _grouped(self, kind: SectionKind) -> tuple[Section, ...]:
        make = self.maker.country if kind is SectionKind.COUNTRY else self.maker.tag
        refs = (
            make(place.partition("/")[2])
            for place in self._slices
            if place.startswith(f"{kind.value}/")
        )
        return self.by_name(
            replace(self._section(kind, ref.key, ref.name, ref.url), language=ref.language)
            for ref in refs
        )

    def _sources(self) -> tuple[Section, ...]:
        refs = map(self.maker.source, self.sources)
        return self.by_name(
            self._section(SectionKind.SOURCE, ref.key, ref.name, ref.url) for ref in refs
        )


def _called(source: Source, given: NamesInLanguage) -> Source:
    name = given.sources.get(source.slug)
    if name is None:
        return source
    return replace(source, keys=source.keys.model_copy(update={"title": name}))


def _still_valid(
    store: BriefingStore, settings: Settings, known: Mapping[date, IndexedDay]
) -> dict[date, IndexedDay]:
    now, days = settings.now.timestamp(), store.days
    return {
        day: each
        for day, each in known.items()
        if _holds(each.index, each.details.refers, days.get(day), store, now)
    }


def _holds(
    index: DayIndex | MonthIndex,
    refers: Mapping[str, bytes],
    records: bytes | None,
    store: BriefingStore,
    now: float,
) -> bool:
    """Whether what is known of a day or a month is so still, but for how things are called."""
    return (
        index.records == records
        and index.since <= now < index.until
        and all(store.fingerprint(path) == known for path, known in refers.items())
    )


def _slices(months: Iterable[MonthIndex]) -> dict[str, list[MonthSlice]]:
    found: dict[str, list[MonthSlice]] = defaultdict(list)
    for month in months:
        for place, part in month.slices.items():
            found[place].append(part)
    return found


def _stories(indexes: Iterable[DayIndex]) -> dict[str, tuple[StoryPart, ...]]:
    found: dict[str, list[StoryPart]] = defaultdict(list)
    for index in reversed(list(indexes)):
        for slug, parts in index.stories.items():
            found[slug].extend(parts)
    return {slug: tuple(found[slug]) for slug in sorted(found)}
