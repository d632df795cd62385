"""Days of the archive: their briefings, and what other pages need to know of them.

A closed day is known by its index alone. All that is planned compares fingerprints that the
indexes hold, so the briefings of a day are loaded only where something is to be rendered of them.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mkdocs_briefings.archive.addresses import old_urls
from mkdocs_briefings.archive.publication import Status, status_at
from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.fingerprint import hash_all, hash_of
from mkdocs_briefings.model.briefing import Priority
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.reading.picture import is_raster

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_briefings.archive.cards import Card, CardMaker
    from mkdocs_briefings.archive.store import BriefingStore
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.settings import Settings

_NAMED = "source/", "tag/"
"""What the keys of sections begin with whose names are not the same in every build."""

RANK = {Priority.LEAD: 0, Priority.TOP: 1, Priority.NORMAL: 2}
"""The order of an edition."""

PICKS = 4
"""How many of a day's overlooked briefings its index holds."""


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


class NeighbourLink(NamedTuple):
    """What a neighbour shows of a briefing."""

    path: str
    url: str
    title: str
    language: str


class TimelineItem(NamedTuple):
    """A briefing in the timeline of its story."""

    path: str
    url: str
    title: str
    language: str
    date: dt.datetime
    mark: bytes
    """Fingerprint of its card."""

    changed: float
    """When its page was last changed, in seconds since 1970."""

    @property
    def day(self) -> dt.date:
        """The day on which it appeared."""
        return self.date.date()


class Slice(NamedTuple):
    """A section's briefings of one day, by number and fingerprint."""

    size: int
    cards: bytes
    """Fingerprint of what listings show of them."""

    texts: bytes
    """Fingerprint of their texts and main images, which feeds hold."""

    changed: float
    """When one of them was last changed, in seconds since 1970."""


class Day:
    """The briefings of one day, loaded."""

    def __init__(
        self, records: Collection[BriefingRecord], maker: CardMaker, settings: Settings, marks: bytes
    ) -> None:
        """Take the day's valid briefings; what is published is told by the settings' moment."""
        self.records = records
        """All of them, published or not, in no order."""

        self.marks = marks
        """Stands for all of them, published or not."""

        self.hidden: dict[str, Status] = {}
        """Why each other briefing is not published, by its path."""

        self._maker = maker
        self._published: list[tuple[BriefingRecord, Status]] = []
        for each in sorted(records, key=lambda one: (-one.date.timestamp(), one.path)):
            status = status_of(each, settings)
            if status is Status.PUBLISHED or settings.drafts:
                self._published.append((each, status))
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
        return tuple([tuple(section_keys(record)) for record, _ in self._published])

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
            entry = self._entries[position] = PublishedBriefing(
                record, self._maker.card(record, status)
            )
        return entry


class DayIndex(NamedTuple):
    """What is known of a day without loading it."""

    day: dt.date
    marks: bytes
    """Stands for the day's files, published or not: while they are the same, so is this."""

    size: int
    """How many briefings are published."""

    minutes: int
    """How long it takes to read all of them."""

    noindex: int
    """How many of them search engines shall not know."""

    digest: bytes
    """Fingerprint of everything that is published."""

    slices: Mapping[str, Slice]
    """By the keys of the sections that have briefings on that day."""

    listed: bytes
    """Fingerprint of what a sitemap tells: addresses, sections, and when each was changed."""

    published: tuple[float, ...]
    """When each one that search engines may know was published, in seconds since 1970."""

    aliases: tuple[tuple[str, str], ...]
    """Old addresses, each with the one that it leads to, relative to the site's root."""

    ends: Mapping[str, tuple[NeighbourLink, NeighbourLink]]
    """The oldest and the newest briefing of each country, by the section's key."""

    stories: Mapping[str, tuple[TimelineItem, ...]]
    """Oldest first, by the story's slug."""

    lead: Card | None
    picks: tuple[Card, ...]
    """Overlooked briefings, newest first; not all where there are many."""

    names: Mapping[str, str]
    """How tags and sources are called on its pages, by the keys of their sections.

    Empty for a source whose profile is missing.
    """

    spellings: Mapping[str, str]
    """How its oldest briefing with a tag spells it, by the tag's slug."""

    media: tuple[str, ...]
    """Paths of the files that its briefings show or link to, relative to the project."""

    main_images: tuple[str, ...]
    """Those of them that are a briefing's main image."""

    refers: Mapping[str, bytes]
    """Briefings and images that its pages depend on, each with what stood for it."""

    since: float
    """From when on all of this holds, in seconds since 1970."""

    until: float
    """Up to when it holds: then something appears or goes."""


def status_of(record: BriefingRecord, settings: Settings) -> Status:
    """Give a briefing's status at the settings' moment."""
    return status_at(record, settings.now)


def section_keys(record: BriefingRecord) -> Iterable[str]:
    """Give the keys of the sections that a briefing is in, the whole site's, which is empty, first.

    They are unique among all kinds of sections.
    """
    yield ""
    for code in record.countries:
        yield f"country/{code}"
    if record.source is not None:
        yield f"source/{record.source}"
    yield from dict.fromkeys([f"tag/{slugify(tag)}" for tag in record.tags])


def spellings(records: Iterable[BriefingRecord], settings: Settings) -> dict[str, str]:
    """Give how the oldest published briefing of a day spells each tag, by the tag's slug."""
    found: dict[str, str] = {}
    for each in sorted(records, key=lambda one: (one.date, one.path)):
        if settings.drafts or status_of(each, settings) is Status.PUBLISHED:
            for tag in each.tags:
                found.setdefault(slugify(tag), tag)
    return found


def index_day(
    day: dt.date,
    loaded: Day,
    names: Mapping[str, str],
    store: BriefingStore,
    settings: Settings,
) -> DayIndex:
    """Make the index of a day; `names` are those of tags and sources by their sections' keys.

    What is said of a source beside its name may stand there too.
    """
    refers = {path: store.state_of(path) for path in _referred(loaded)}
    others = [other for path in refers if (other := store.find(path)) is not None]
    groups = {key: loaded.of(key) for key in loaded.sections}
    keys = {*groups, *(key for other in others for key in section_keys(other))}
    used = {key: names.get(key, "") for key in sorted(keys) if key.startswith(_NAMED)}
    shown = hash_all(*(part for pair in used.items() for part in pair))
    shares = {entry.record.path: _share(entry, store) for entry in loaded.entries}
    slices = {
        key: _slice([shares[entry.record.path] for entry in entries])
        for key, entries in groups.items()
    }
    cards = loaded.cards
    since, until = _validity((*loaded.records, *others), settings)
    everything = slices.get("", Slice(0, b"", b"", 0))
    urls = Urls(settings.site_url, settings.prefix)
    return DayIndex(
        day=day,
        marks=loaded.marks,
        size=len(cards),
        minutes=sum(card.minutes for card in cards),
        noindex=sum(entry.record.noindex for entry in loaded.entries),
        digest=hash_all(shown, everything.cards, everything.texts, *refers.values()),
        slices=slices,
        listed=hash_all(*map(_listed, loaded.entries, loaded.section_keys)),
        published=tuple(
            entry.card.date.timestamp() for entry in loaded.entries if not entry.record.noindex
        ),
        aliases=tuple(
            (old, card.url)
            for record, card in loaded.entries
            for old in old_urls(record.aliases, card.url, urls)
        ),
        ends={
            key: (point(entries[-1].card), point(entries[0].card))
            for key, entries in groups.items()
            if key.startswith("country/")
        },
        stories=_stories(loaded),
        lead=min(cards, key=lambda card: RANK[card.priority], default=None),
        picks=tuple(card for card in cards if card.overlooked)[:PICKS],
        names=used,
        spellings=spellings(loaded.records, settings),
        media=tuple(sorted({path for entry in loaded.entries for path in entry.record.media})),
        main_images=tuple(sorted(_main_images(loaded))),
        refers=refers,
        since=since,
        until=until,
    )


def point(card: Card) -> NeighbourLink:
    """Give what a neighbour shows of a briefing."""
    return NeighbourLink(card.path, card.url, card.title, card.language)


class _Share(NamedTuple):
    """What a briefing adds to a slice; it is in half a dozen of them."""

    card: bytes
    text: bytes
    changed: float


def _share(entry: PublishedBriefing, store: BriefingStore) -> _Share:
    record, image = entry.record, entry.record.image
    text = record.digest.encode() + (store.digest(image.path) if image else b"")
    return _Share(entry.card.mark, hash_of(text), entry.modified.timestamp())


def _slice(shares: list[_Share]) -> Slice:
    cards, texts, changed = zip(*shares, strict=True)
    return Slice(len(shares), hash_of(b"".join(cards)), hash_of(b"".join(texts)), max(changed))


def _listed(entry: PublishedBriefing, keys: Iterable[str]) -> str:
    hidden = "-" if entry.record.noindex else ""
    modified = f"{entry.modified.isoformat()}{hidden}"
    return "\n".join((entry.card.url, modified, *keys))


def _stories(loaded: Day) -> dict[str, tuple[TimelineItem, ...]]:
    found: dict[str, list[TimelineItem]] = defaultdict(list)
    for entry in reversed(loaded.entries):
        card = entry.card
        if card.story is not None:
            shown = card.path, card.url, card.title, card.language, card.date, card.mark
            found[card.story].append(TimelineItem(*shown, entry.modified.timestamp()))
    return {slug: tuple(told) for slug, told in found.items()}


def _referred(loaded: Day) -> list[str]:
    paths = {path for entry in loaded.entries for path in entry.record.related}
    paths.update(_main_images(loaded))
    paths.update(
        filter(is_raster, (path for entry in loaded.entries for path in entry.record.media))
    )
    return sorted(paths - {""})


def _main_images(loaded: Day) -> set[str]:
    return {entry.record.image.path for entry in loaded.entries if entry.record.image}


def _validity(records: Iterable[BriefingRecord], settings: Settings) -> tuple[float, float]:
    moments = [moment.timestamp() for each in records for moment in each.moments]
    now = settings.now.timestamp()
    past = (moment for moment in moments if moment <= now)
    future = (moment for moment in moments if moment > now)
    return max(past, default=float("-inf")), min(future, default=float("inf"))
