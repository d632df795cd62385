"""The first half of a build: from files to the archive, or to the problems in the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.archive.addresses import clashes, place_key
from mkdocs_briefings.archive.archive import Archive
from mkdocs_briefings.archive.days_ahead import DaysAhead
from mkdocs_briefings.archive.urls import Urls, site_urls
from mkdocs_briefings.build.collector import without_collector
from mkdocs_briefings.build.given_names import unknown_names
from mkdocs_briefings.build.newcomers import wanted_by_alias
from mkdocs_briefings.build.open_store import open_store
from mkdocs_briefings.build.remembered_days import RememberedDays, SiteDays
from mkdocs_briefings.build.state import site_name
from mkdocs_briefings.build.story_names import story_problems
from mkdocs_briefings.build.versions import archive_version
from mkdocs_briefings.errors import InvalidNewsroomError, Problem, errors_in
from mkdocs_briefings.reading.given_names import NO_NAMES
from mkdocs_briefings.reading.strays import stray
from mkdocs_briefings.reading.translated_profiles import TranslatedProfiles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from mkdocs_briefings.build.newcomers import Newcomer
    from mkdocs_briefings.build.open_store import OpenResult, Watcher
    from mkdocs_briefings.build.session import Session
    from mkdocs_briefings.build.snapshot_store import SnapshotStore
    from mkdocs_briefings.build.state import State
    from mkdocs_briefings.reading.documents import Source, StoryProfile
    from mkdocs_briefings.reading.given_names import NamesInLanguage
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.reading.written_ids import WrittenId
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class LoadResult:
    """An archive that can be published."""

    archive: Archive
    store: SnapshotStore
    """Where the archive's briefings come from."""

    aliases: tuple[Newcomer, ...]
    """The places of this site that old addresses of valid briefings want, published or not."""

    remembered: RememberedDays
    """The days as the site was last made of them; those that are still right are the archive's."""

    problems: tuple[Problem, ...]
    """Warnings, and where invalid files are skipped their errors too; sorted."""

    skipped: tuple[str, ...]
    """Paths of the files that are left out because of an error, sorted."""

    changed: frozenset[str]
    """Folders of briefings of which a file has been added, changed or removed."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of which a page of its own is made, published or not."""
        archive = self.archive
        return not (self.store.days or archive.sources or archive.story_profiles)

    @property
    def links(self) -> Iterator[SiteLink]:
        """Links in all texts that only the whole site can judge."""
        yield from self.store.links
        for profile in self._profiles:
            yield from profile.links

    @property
    def ids(self) -> Iterator[WrittenId]:
        """Ids in these texts that may not be the only ones of their name on their page."""
        yield from self.store.ids
        for profile in self._profiles:
            yield from profile.ids

    @property
    def _profiles(self) -> Iterator[Source | StoryProfile]:
        archive = self.archive
        # One that is in another language is told of there.
        languages = {"", archive.language}
        yield from (each for each in archive.sources.values() if each.language in languages)
        yield from (each for each in archive.story_profiles.values() if each.language in languages)


def load(
    settings: Settings, state: State, site: str, others: tuple[Problem, ...] = ()
) -> LoadResult:
    """Read what is new, and group what is published.

    `site` is what the state knows the site by, `others` are problems of other files. Raises
    `InvalidNewsroomError` where a file has an error, unless the settings skip such files.
    """
    return load_all(settings, state, {settings.language: site}, others)[0]


def load_all(
    settings: Settings,
    state: State,
    sites: Mapping[str, str],
    others: tuple[Problem, ...] = (),
    *,
    looks_only: bool = False,
) -> tuple[LoadResult, ...]:
    """Do the same for a site in all of its languages, the default first.

    `sites` are what the state knows it by in each of them. Who only looks at the archives has no
    day kept in memory, and the next one who does so knows what this one has made of the days.
    """
    ahead = _Ahead([each for each in settings.all_sites if each.language in sites])
    # Who only looks keeps no day that is loaded, and what is made ahead keeps them.
    opened = open_store(settings, state, settings.jobs, None if looks_only else ahead.begin)
    parts = [_Part(each, opened, ahead.days.get(each.language)) for each in ahead.sites]
    sort_key = attrgetter("sort_key")
    # What clashes in one language may do so in each.
    clashing = tuple(dict.fromkeys(problem for part in parts for problem in part.clashes()))
    strays = map(stray, opened.store.strays)
    problems = sorted((*opened.problems, *clashing, *strays, *others), key=sort_key)
    errors = errors_in(problems)
    if clashing:
        # So that the next build finds them again.
        forget_folders(state, clashing)
    if errors and not settings.skip_invalid:
        raise InvalidNewsroomError(problems)
    faulty = {problem.path for problem in errors}
    left_out = {problem.path for problem in errors_in(clashing)}
    loaded = [
        part.load(sites[part.settings.language], faulty, left_out, looks_only=looks_only)
        for part in parts
    ]
    sources = (source.slug for source in opened.sources)
    archives = (each.archive for each in loaded)
    problems += unknown_names(opened.names.values(), archives, sources)
    # The problems of files are those of all languages, and so they are told once.
    told = tuple(sorted((*problems, *loaded[0].problems), key=sort_key))
    loaded[0] = replace(loaded[0], problems=told)
    return tuple(loaded)


def load_session(
    session: Session, others: tuple[Problem, ...] = (), *, looks_only: bool = False
) -> tuple[LoadResult, ...]:
    """Do the same for a build, and tell its listener how it went."""
    settings, listener, state = session.settings, session.listener, session.state
    sites = {each.language: site_name(each) for each in settings.all_sites}
    try:
        with without_collector():
            loaded = state.through_damage(
                lambda: load_all(settings, state, sites, others, looks_only=looks_only)
            )
    except InvalidNewsroomError as error:
        for problem in error.problems:
            listener.problem(problem)
        raise
    if state.was_damaged:
        listener.info("What the last build remembered is unreadable; all is rendered anew.")
    elif state.was_other:
        listener.info("Another version has made what is remembered; all is rendered anew.")
    for problem in loaded[0].problems:
        listener.problem(problem)
    return loaded


class _Ahead:
    """Makes indexes of what is read while the rest is, in all languages of a site."""

    def __init__(self, sites: Sequence[Settings]) -> None:
        self.sites = sites
        self.days: dict[str, DaysAhead] = {}
        """By the languages; of none where nothing is made ahead."""

    def begin(self, opened: OpenResult) -> Watcher:
        """Give what is to be told of folders that are read."""
        stores: list[tuple[SnapshotStore, DaysAhead]] = []
        for settings in self.sites:
            store = _store_in(settings, opened)
            sources, _ = _profiles_in(settings, opened, ())
            days = DaysAhead(store, settings, sources, _names_in(settings, opened, ()))
            stores.append((store, days))
            self.days[settings.language] = days
        return partial(_add, stores)


def _add(stores: Iterable[tuple[SnapshotStore, DaysAhead]], folders: Sequence[str]) -> None:
    for store, days in stores:
        store.look_again()
        days.add({day for folder in folders for day in store.days_in(folder)})


def _store_in(settings: Settings, opened: OpenResult) -> SnapshotStore:
    return opened.store if settings.is_default else opened.store.in_language(settings)


def _profiles_in(
    settings: Settings, opened: OpenResult, faulty: Collection[str]
) -> tuple[dict[str, Source], dict[str, StoryProfile]]:
    """Give the sources and stories without a fault as a language tells of them, by slug."""
    known = TranslatedProfiles(opened.sources, opened.stories)
    if settings.tag in opened.translated:
        known = opened.translated[settings.tag].in_place_of(known)
    sources = {source.slug: source for source in known.sources if source.path not in faulty}
    stories = {story.slug: story for story in known.stories if story.path not in faulty}
    return sources, stories


def _names_in(settings: Settings, opened: OpenResult, faulty: Collection[str]) -> NamesInLanguage:
    file = opened.names.get(settings.tag)
    return file.names if file is not None and file.path not in faulty else NO_NAMES


class _Part:
    """A site in one of its languages."""

    def __init__(self, settings: Settings, opened: OpenResult, ahead: DaysAhead | None) -> None:
        self.settings, self._opened, self._ahead = settings, opened, ahead
        self._store = _store_in(settings, opened)
        self._urls = site_urls(settings)
        found = (wanted_by_alias(alias, path, self._urls) for alias, path in self._store.aliases)
        self._aliases = tuple(each for each in found if each is not None)

    def clashes(self) -> Iterator[Problem]:
        """Give the problems of files that claim one address."""
        suspects = _suspects(self._store, self._opened.changed, self._aliases, self._urls)
        yield from clashes(suspects, self._opened.sources, self._urls, self.settings)

    def load(
        self, site: str, faulty: Collection[str], left_out: Collection[str], *, looks_only: bool
    ) -> LoadResult:
        """Group what is published."""
        settings, opened, store = self.settings, self._opened, self._store
        store.leave_out(left_out)
        sources, stories = _profiles_in(settings, opened, faulty)
        version = archive_version(settings)
        seen = store.state.seen_days(site, version) if looks_only else {}
        remembered = RememberedDays(store.state, SiteDays(site, version), seen)
        archive = Archive(
            store,
            settings,
            sources,
            stories,
            remembered,
            given=_names_in(settings, opened, faulty),
            ahead=self._ahead,
            keeps_days=not looks_only,
        )
        if looks_only:
            others = {
                day: archive.known_day(day)
                for day, index in archive.indexes.items()
                if index is not remembered.indexes.get(day)
            }
            store.state.remember_seen_days(site, version, others, seen)
        # A story that is told in one language need not be told in each.
        told = story_problems(archive, settings) if settings.is_default else ()
        return LoadResult(
            archive,
            store,
            tuple(each for each in self._aliases if each.path not in left_out),
            remembered,
            tuple(told),
            tuple(sorted(faulty)),
            opened.changed,
        )


def without(loaded: LoadResult, problems: Collection[Problem], settings: Settings) -> LoadResult:
    """Give what was loaded without the files that have these problems, warnings left aside."""
    faulty = {problem.path for problem in errors_in(problems)}
    if not faulty:
        return loaded
    loaded.store.leave_out(faulty)
    before = loaded.archive
    sources = {slug: each for slug, each in before.sources.items() if each.path not in faulty}
    stories = {
        slug: each for slug, each in before.story_profiles.items() if each.path not in faulty
    }
    return replace(
        loaded,
        archive=Archive(
            loaded.store, settings, sources, stories, loaded.remembered, given=before.given
        ),
        problems=tuple(sorted((*loaded.problems, *problems), key=lambda each: each.sort_key)),
        skipped=tuple(sorted({*loaded.skipped, *faulty})),
    )


def forget_folders(state: State, problems: Iterable[Problem]) -> None:
    """Forget the folders of files with problems that only others could show.

    This build still reads from them; the next one takes nothing of another version.
    """
    folders = {problem.path.rpartition("/")[0] for problem in problems}
    with state.transaction() as connection:
        connection.executemany(
            "UPDATE snapshots SET version = '' WHERE folder = ?", ((folder,) for folder in folders)
        )


def _suspects(
    store: SnapshotStore, changed: frozenset[str], aliases: Iterable[Newcomer], urls: Urls
) -> list[BriefingRecord]:
    """Give the briefings that may claim an address of others since the last build.

    These are those of changed days, and those that share an address with anything new.
    """
    days = {place_key(unquote(urls.edition(day))): day for day in store.days}
    places = [(place_key(each.place), each.path) for each in aliases]
    new = {place for place, path in places if path.rpartition("/")[0] in changed}
    touched = {
        *(day for folder in changed & store.snapshots.keys()
          for day in store.days_in(folder)),
        *(_day_at(place, days) for place in new),
    }  # fmt: skip
    found = {
        record.path: record for day in touched if day is not None for record in store.of_day(day)
    }
    sources = place_key(unquote(urls.sources()))
    for place, path in places:
        if place in new or place.startswith(sources) or _day_at(place, days) in touched:
            record = store.find(path)
            if record is not None:
                found[path] = record
    return [found[path] for path in sorted(found)]


def _day_at(place: str, days: Mapping[str, date]) -> date | None:
    """Give the day whose edition an article in that place of the site would be below."""
    return days.get(f"{place.rsplit('/', 2)[0]}/")
