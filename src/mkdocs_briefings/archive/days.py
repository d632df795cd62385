"""Days of the archive, loaded: their briefings, as pages show them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mkdocs_briefings.archive.publication import Status, status_at
from mkdocs_briefings.archive.section_kinds import SectionKind
from mkdocs_briefings.model.choices import Priority
from mkdocs_briefings.model.topics import topic_key
from mkdocs_briefings.reading.record import without_future

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_briefings.archive.cards import Card, CardMaker
    from mkdocs_briefings.archive.store import BriefingStore
    from mkdocs_briefings.model.topics import Topics
    from mkdocs_briefings.reading.picture import Picture
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.settings import Settings

RANK = {Priority.LEAD: 0, Priority.TOP: 1, Priority.NORMAL: 2}
"""The order of an edition."""


class PublishedBriefing(NamedTuple):
    """A published briefing."""

    record: BriefingRecord
    card: Card

    @property
    def modified(self) -> dt.datetime:
        """When its page was last changed, as far as its readers are told."""
        return last_change(self.card, self.record.corrections)


class HasDate(Protocol):
    """What has a date, such as a correction."""

    @property
    def date(self) -> dt.datetime:
        """When it was."""


def last_change(card: Card, corrections: Collection[HasDate]) -> dt.datetime:
    """Give when a briefing was last changed or corrected, in the site's time zone."""
    if not corrections:
        return card.modified
    zone = card.date.tzinfo
    return max((card.modified, *(each.date.astimezone(zone) for each in corrections)))


class Day:
    """The briefings of one day, loaded."""

    def __init__(
        self,
        day: dt.date,
        records: Collection[BriefingRecord],
        fingerprint: bytes,
        maker: CardMaker,
        settings: Settings,
    ) -> None:
        """Take the day's valid briefings; what is published is told by the settings' moment."""
        self.day = day
        self.records = records
        """All of them, published or not, in no order."""

        self.fingerprint = fingerprint
        """That of all of them, published or not."""

        self.hidden: dict[str, Status] = {}
        """Why each other briefing is not published, by its path."""

        self._maker = maker
        self._published: list[tuple[BriefingRecord, Status]] = []
        for each in sorted(records, key=lambda one: (-one.date.timestamp(), one.path)):
            status = status_of(each, settings)
            if status is Status.PUBLISHED or settings.drafts:
                self._published.append((without_future(each, settings.now), status))
            else:
                self.hidden[each.path] = status
        # Of most days a page needs a few briefings only, so cards are made when they are asked for.
        self._entries: list[PublishedBriefing | None] = [None] * len(self._published)

    @cached_property
    def entries(self) -> tuple[PublishedBriefing, ...]:
        """The published briefings, newest first."""
        return tuple(map(self._entry, range(len(self._entries))))

    @property
    def cards(self) -> tuple[Card, ...]:
        """Newest first."""
        return tuple(entry.card for entry in self.entries)

    @property
    def sections(self) -> Collection[str]:
        """The keys of the sections that have briefings on that day."""
        return self._positions.keys()

    def of(self, section: str) -> tuple[PublishedBriefing, ...]:
        """Give a section's published briefings by its key, newest first."""
        return tuple(map(self._entry, self._positions.get(section, ())))

    def find(self, path: str) -> PublishedBriefing | None:
        """Give a published briefing by the path of its file."""
        position = self._places.get(path)
        return self._entry(position) if position is not None else None

    @cached_property
    def section_keys(self) -> tuple[tuple[str, ...], ...]:
        """The keys of the sections that each published briefing is in, newest first."""
        return tuple(
            [tuple(section_keys(record, self._maker.topics)) for record, _ in self._published]
        )

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        positions: dict[str, list[int]] = defaultdict(list)
        for position, keys in enumerate(self.section_keys):
            for key in keys:
                positions[key].append(position)
        return dict(positions)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {record.path: place for place, (record, _) in enumerate(self._published)}

    def _entry(self, position: int) -> PublishedBriefing:
        entry = self._entries[position]
        if entry is None:
            record, status = self._published[position]
            card = self._maker.card(record, status)
            entry = self._entries[position] = PublishedBriefing(record, card)
        return entry


class DayContents(NamedTuple):
    """A day's published briefings, and what their pages refer to."""

    entries: tuple[PublishedBriefing, ...]
    """Newest first."""

    related: Mapping[str, Card]
    """Published briefings that these name as related, by their paths."""

    pictures: Mapping[str, Picture]
    """The images made of pixels that they show or link to, by their paths."""


def status_of(record: BriefingRecord, settings: Settings) -> Status:
    """Give a briefing's status at the settings' moment."""
    return status_at(record, settings.now)


def section_keys(record: BriefingRecord, topics: Topics) -> Iterable[str]:
    """Give the keys of the sections that a briefing is in, the whole site's, which is empty, first.

    They are unique among all kinds of sections.
    """
    yield ""
    for code in record.countries:
        yield f"country/{code}"
    if record.source is not None:
        yield f"source/{record.source}"
    if record.overlooked:
        yield SectionKind.OVERLOOKED.value
    yield from dict.fromkeys([f"tag/{topics.slug(tag)}" for tag in record.tags])


class Spelling(NamedTuple):
    """How a briefing spells a tag."""

    text: str
    language: str
    """BCP 47 tag of the language, where a translation has it of an original in another one."""


def spellings(
    records: Iterable[BriefingRecord], settings: Settings, store: BriefingStore
) -> dict[str, Spelling]:
    """Give how the oldest published briefing of a day spells each tag, by its topic's key."""
    found: dict[str, Spelling] = {}
    for each in sorted(records, key=lambda one: (one.date, one.path)):
        if settings.drafts or status_of(each, settings) is Status.PUBLISHED:
            for tag in each.tags:
                key = topic_key(tag)
                if key not in found:
                    found[key] = Spelling(tag, store.original_language(each.path))
    return found
