"""What will change by itself: the moments at which other briefings are published, and why."""

from __future__ import annotations

from enum import Enum
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.archive.publication import Status, status_at
from mkdocs_briefings.reading.record import without_future

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.settings import Settings


class Event(Enum):
    """What becomes of a briefing at a moment."""

    APPEARS = "appears"
    EXPIRES = "expires"
    UPDATED = "updated"
    """Its page says from then on that it was changed."""

    CORRECTED = "corrected"
    """Its page tells of a correction from then on."""

    BEHIND = "behind"
    """Its page, a translation, tells from then on that the original was changed."""


class DueChange(NamedTuple):
    """A change of what is published that time alone brings about."""

    moment: datetime
    """In the newsroom's time zone."""

    event: Event
    path: str
    """Of the briefing's file, relative to the project."""

    url: str
    """Whole address of its page."""

    title: str
    language: str
    """BCP 47 tag of the site that it is on, of a site in several languages; else the site's."""


def changes_due(
    archive: Archive, settings: Settings, until: datetime | None = None
) -> tuple[DueChange, ...]:
    """Give what changes after the settings' moment, soonest first; `until` is the last one told.

    Days without anything to come are not loaded. What lists leave out or count anew as days pass,
    such as the news sitemap, is not told of.
    """
    days = (archive.day(day) for day, index in archive.indexes.items() if index.until < inf)
    changes = (
        change
        for day in days
        for record in day.records
        for change in _changes_of(record, archive, settings, until)
    )
    return tuple(sorted(changes, key=attrgetter("moment", "path")))


def _changes_of(
    record: BriefingRecord, archive: Archive, settings: Settings, until: datetime | None
) -> Iterator[DueChange]:
    before = settings.now
    moments = sorted({each for each in record.moments if each > before})
    for moment in moments:
        if until is not None and moment > until:
            return
        for event in _events(record, before, moment):
            card = archive.maker.card(record, Status.PUBLISHED)
            yield DueChange(
                moment.astimezone(settings.zone),
                event,
                record.path,
                archive.urls.absolute(card.url),
                record.title,
                archive.language,
            )
        before = moment


def _events(record: BriefingRecord, before: datetime, moment: datetime) -> Iterable[Event]:
    """Give what becomes of a briefing at a moment; nothing does between `before` and it."""
    was, is_ = (status_at(record, each) is Status.PUBLISHED for each in (before, moment))
    if was and not is_:
        yield Event.EXPIRES
    elif is_ and not was:
        yield Event.APPEARS
    elif is_:
        old, new = without_future(record, before), without_future(record, moment)
        if old.updated != new.updated:
            yield Event.UPDATED
        if old.corrections != new.corrections:
            yield Event.CORRECTED
        if old.outdated != new.outdated:
            yield Event.BEHIND
