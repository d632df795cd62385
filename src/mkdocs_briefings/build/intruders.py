"""Find the briefings and profiles that are in the way of something else on the site.

What is new is asked against all that the site will hold. An old address is there for years, and in
each build it is asked against what is known of a site without planning its pages.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.archive.archive import Archive
from mkdocs_briefings.archive.days import status_of
from mkdocs_briefings.archive.media import media_urls
from mkdocs_briefings.archive.publication import Status
from mkdocs_briefings.build.claims import (
    claims_of_any_site,
    claims_of_archive,
    claims_of_days,
    plan_site,
)
from mkdocs_briefings.build.collisions import folders_above
from mkdocs_briefings.build.newcomers import (
    Newcomers,
    Want,
    wanted_by_briefing,
    wanted_by_source,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date, tzinfo

    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.build.newcomers import Newcomer
    from mkdocs_briefings.build.snapshot_store import SnapshotStore
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.reading.picture import Picture
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


def find_intruders(
    loaded: LoadResult,
    plan: Plan,
    standing: StandingFiles,
    settings: Settings,
    known: Collection[str] | None = None,
) -> Iterator[Problem]:
    """Give a problem for each file that wants what something else has, now or from its date on.

    `plan` is that of what is published today, and `known` are the names of its groups that earlier
    builds have made: these have met the old addresses, and of days with briefings that are not
    published only new ones are looked at. Without it all is looked at, as for the first time.
    """
    store, archive = loaded.store, loaded.archive
    wishes = tuple(_wanted(loaded, standing, settings))
    # Where an article is nothing else of ours can be.
    pages = Newcomers((each for each in wishes if each.kind is Want.PAGE), settings)
    new = Newcomers((each for each in wishes if each.kind is not Want.PAGE), settings)
    aliases = (
        each for each in loaded.aliases if posixpath.dirname(each.path) not in loaded.changed
    )
    # All profiles are few, and which of them is new the store does not tell.
    profiles = (wanted_by_source(source, settings) for source in archive.sources.values())
    old = Newcomers(chain(profiles, aliases), settings)
    if wishes or old:
        claims = (
            *claims_of_any_site(settings, standing),
            *claims_of_archive(archive, plan),
            *claims_of_days(store.days, archive.urls),
            *standing.places.items(),
        )
        old.meet(claims)
        old.meet_plan(plan, known or ())
        pages.meet(claims)
        pages.meet_plan(plan, of_others=True)
        new.meet(claims)
        new.meet_plan(plan)
        hidden = _hidden_days(store, store.days if known is None else _new_days(loaded), settings)
        if hidden:
            days = store.days if known is None else hidden
            view = replace(settings, drafts=True)
            later = Archive(
                _Days(store, days, settings.zone), view, archive.sources, archive.story_profiles
            )
            new.meet_plan(plan_site(later, view, standing))
    yield from pages.problems()
    yield from new.problems()
    yield from old.problems()


def _wanted(loaded: LoadResult, standing: StandingFiles, settings: Settings) -> Iterator[Newcomer]:
    store = loaded.store
    folders = {*loaded.changed, *_mirrored(standing, settings)}
    records = {
        record.path: record
        for record in chain(
            *(store.of_folder(folder) for folder in sorted(folders)),
            *(store.of_day(day) for day in _days_of(standing, loaded)),
        )
    }
    media = media_urls(settings, loaded.archive.urls)
    for record in records.values():
        yield from wanted_by_briefing(record, media, settings)


def _mirrored(standing: StandingFiles, settings: Settings) -> set[str]:
    """Give the folders of briefings whose files are beside one of these on the site.

    A file of `docs/` may be new where what is beside a briefing is not; none of that is a page.
    """
    briefings = settings.relative(settings.briefings_dir)
    return {
        posixpath.join(briefings, posixpath.dirname(place.removeprefix(settings.prefix)))
        for place in standing.places
        if place.startswith(settings.prefix) and not place.endswith(".html")
    }


def _days_of(standing: StandingFiles, loaded: LoadResult) -> set[date]:
    """Give the days in whose editions one of these stands."""
    days = {unquote(loaded.archive.urls.edition(day)): day for day in loaded.store.days}
    above = {f"{folder}/" for place in standing.places for folder in folders_above(place)}
    return {days[folder] for folder in days.keys() & above}


def _new_days(loaded: LoadResult) -> set[date]:
    snapshots = loaded.store.snapshots
    return {
        day for folder in loaded.changed & snapshots.keys() for day in loaded.store.days_in(folder)
    }


def _hidden_days(
    store: SnapshotStore, days: Collection[date], settings: Settings
) -> dict[date, bytes]:
    """Give those of the days that have a briefing which is not published."""
    if settings.drafts:
        return {}
    return {
        day: store.days[day]
        for day in sorted(days)
        if any(status_of(each, settings) is not Status.PUBLISHED for each in store.of_day(day))
    }


@dataclass(frozen=True, slots=True)
class _Days:
    """A store that has some of its days only."""

    store: SnapshotStore
    days: Mapping[date, bytes]
    zone: tzinfo

    def of_day(self, day: date) -> Collection[BriefingRecord]:
        return self.store.of_day(day)

    def find(self, path: str) -> BriefingRecord | None:
        # What a briefing names as related may lie on a day that is left out.
        found = self.store.find(path)
        return found if found is not None and found.day(self.zone) in self.days else None

    def original_language(self, path: str) -> str:
        return self.store.original_language(path)

    def fingerprint(self, path: str) -> bytes:
        return self.store.fingerprint(path)

    def let_go(self) -> None:
        self.store.let_go()

    def digest(self, path: str) -> bytes:
        return self.store.digest(path)

    def picture(self, path: str) -> Picture | None:
        return self.store.picture(path)
