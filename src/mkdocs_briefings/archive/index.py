"""Indexes: what is known of a day without loading it.

All that is planned compares fingerprints that the indexes hold, so the briefings of a day are
loaded only where something is to be rendered of them.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mkdocs_briefings.archive.addresses import old_urls
from mkdocs_briefings.archive.days import RANK, section_keys, spellings
from mkdocs_briefings.archive.figures import count_day, pack
from mkdocs_briefings.archive.urls import site_urls
from mkdocs_briefings.fingerprint import Fingerprints, digest_of, fingerprint_of
from mkdocs_briefings.reading.picture import is_raster

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from mkdocs_briefings.archive.cards import Card, SectionNames
    from mkdocs_briefings.archive.days import Day, DayContents, PublishedBriefing, Spelling
    from mkdocs_briefings.archive.store import BriefingStore
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.settings import Settings

_NAMED = "source/", "tag/"
"""What the keys of sections begin with whose names are not the same in every build."""

PICKS = 4
"""How many of a day's overlooked briefings its index holds."""

_fingerprints = Fingerprints()


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

    @property
    def day(self) -> dt.date:
        """The day on which it appeared."""
        return self.date.date()


class StoryPart(NamedTuple):
    """A briefing of a running story, as far as it is known without loading its day."""

    item: TimelineItem
    told: bytes
    """Fingerprint of what its story's page tells of it: its card, and the original's headline."""

    changed: float
    """When its page was last changed, in seconds since 1970."""


LinksToEnds: TypeAlias = "Mapping[str, tuple[NeighbourLink, NeighbourLink]]"
"""The links to the oldest and the newest briefing of each country on a day, by its key."""


class Ends(NamedTuple):
    """The oldest and the newest briefing of a country on a day, by fingerprints of the links."""

    oldest: bytes
    newest: bytes


class SitemapEntry(NamedTuple):
    """An article, as sitemaps list it."""

    url: str
    modified: dt.datetime


class Slice(NamedTuple):
    """A section's briefings of one day, by number and fingerprint."""

    size: int
    cards: bytes
    """Fingerprint of their cards."""

    entries: bytes
    """Fingerprint of all that is known of them: records, cards, and the bytes of main images."""

    changed: float
    """When one of them was last changed, in seconds since 1970."""


class DayIndex(NamedTuple):
    """What is known of a day without loading it."""

    day: dt.date
    records: bytes
    """Fingerprint of its briefings, published or not: while it is the same, so is this."""

    size: int
    """How many briefings are published."""

    minutes: int
    """How long it takes to read all of them."""

    noindex: int
    """How many of them search engines shall not know."""

    contents: bytes
    """Fingerprint of its contents: of everything that its own pages show."""

    whole: Slice | None
    """All that are published; None where none is."""

    listed: bytes
    """Fingerprint of what sitemaps tell of it."""

    aliases: tuple[tuple[str, str], ...]
    """Old addresses, each with the one that it leads to, relative to the site's root."""

    ends: Mapping[str, Ends]
    """The oldest and the newest briefing of each country, by the section's key."""

    stories: Mapping[str, tuple[StoryPart, ...]]
    """Oldest first, by the story's slug."""

    lead: Card | None
    picks: tuple[Card, ...]
    """Overlooked briefings, newest first; not all where there are many."""

    sources: tuple[str, ...]
    """The keys of the sections of sources that have briefings on that day, sorted."""

    authors: tuple[str, ...]
    """The names that its briefings are signed with, sorted."""

    counted: bytes
    """Fingerprint of what its briefings come to."""

    since: float
    """From when on all of this holds, in seconds since 1970."""

    until: float
    """Up to when it holds: then something appears or goes."""


class DayDetails(NamedTuple):
    """What is known of a day besides, for which few ask once its month is known as a whole."""

    slices: Mapping[str, Slice]
    """By the keys of the sections that have briefings on that day."""

    published: tuple[float, ...]
    """When each one that search engines may know was published, in seconds since 1970."""

    named: tuple[str, ...]
    """The keys of the sections of tags and sources that its pages name, sorted."""

    names: bytes
    """Fingerprint of what these are called: while it is the same, so is what pages show of them."""

    spellings: Mapping[str, Spelling]
    """How its oldest briefing with a tag spells it, by the topic's key."""

    media: tuple[str, ...]
    """Paths of the files that its briefings show or link to, relative to the project."""

    main_images: tuple[str, ...]
    """Those of them that are a briefing's main image."""

    refers: Mapping[str, bytes]
    """Briefings and images that its pages depend on, each with its fingerprint."""


@dataclass(frozen=True, slots=True)
class IndexedDay:
    """All that is known of a day without loading it; each part can be kept apart."""

    index: DayIndex
    details: DayDetails
    links: bytes
    """The links to the oldest and the newest briefing of each country, packed (`unpack_links`)."""

    figures: bytes
    """What its briefings come to, packed."""


def index_day(
    loaded: Day,
    contents: DayContents,
    called: SectionNames,
    store: BriefingStore,
    settings: Settings,
) -> IndexedDay:
    """Make the index of a day, and what is known besides; `called` is how tags and sources are."""
    others = [other for path in related_paths(loaded) if (other := store.find(path)) is not None]
    refers = {path: store.fingerprint(path) for path in _referred(loaded, others)}
    # All days have the same ones, which are to be kept once.
    groups = {intern(key): loaded.of(key) for key in loaded.sections}
    keys = {*groups, *(key for other in others for key in section_keys(other, called.topics))}
    named = tuple(key for key in sorted(keys) if key.startswith(_NAMED))
    ends = {
        key: (neighbour_link(entries[-1].card), neighbour_link(entries[0].card))
        for key, entries in groups.items()
        if key.startswith("country/")
    }
    shares = {entry.record.path: _share(entry, store) for entry in loaded.entries}
    slices = {
        key: _slice([shares[entry.record.path] for entry in entries])
        for key, entries in groups.items()
    }
    cards = loaded.cards
    since, until = _validity((*loaded.records, *others), settings)
    urls = site_urls(settings)
    figures = pack(count_day(loaded.entries, loaded.section_keys))
    index = DayIndex(
        day=loaded.day,
        records=loaded.fingerprint,
        size=len(cards),
        minutes=sum(card.minutes for card in cards),
        noindex=sum(entry.record.noindex for entry in loaded.entries),
        contents=fingerprint_of(
            *(share.entry for share in shares.values()),
            *map(_fingerprints.of, (contents.related, contents.pictures)),
        ),
        whole=slices.get(""),
        listed=_fingerprints.of(sitemap_entries(loaded.entries)),
        aliases=tuple(
            (old, card.url)
            for record, card in loaded.entries
            for old in old_urls(record.aliases, card.url, urls)
        ),
        ends={key: Ends(*map(_fingerprints.of, links)) for key, links in ends.items()},
        stories=_stories(loaded, shares),
        lead=min(cards, key=lambda card: RANK[card.priority], default=None),
        picks=tuple(card for card in cards if card.overlooked)[:PICKS],
        sources=tuple(sorted(key for key in groups if key.startswith("source/"))),
        authors=tuple(sorted({name for entry in loaded.entries for name in entry.record.authors})),
        counted=digest_of(figures),
        since=since,
        until=until,
    )
    details = DayDetails(
        slices=slices,
        published=tuple(
            entry.card.date.timestamp() for entry in loaded.entries if not entry.record.noindex
        ),
        named=named,
        names=called.fingerprint(named),
        spellings=spellings(loaded.records, settings, store),
        media=tuple(sorted({path for entry in loaded.entries for path in entry.record.media})),
        main_images=tuple(sorted(_main_images(entry.record for entry in loaded.entries))),
        refers=refers,
    )
    return IndexedDay(index, details, pack_links(ends), figures)


def pack_links(links: LinksToEnds) -> bytes:
    """Give links as bytes: few builds follow any."""
    return pickle.dumps(links, pickle.HIGHEST_PROTOCOL)


def unpack_links(data: bytes) -> LinksToEnds:
    """Give the links of these bytes, which are our own."""
    links: LinksToEnds = pickle.loads(data)  # noqa: S301 - of our own process
    return links


def neighbour_link(card: Card) -> NeighbourLink:
    """Give what a neighbour shows of a briefing."""
    return NeighbourLink(card.path, card.url, card.title, card.language)


def sitemap_entries(entries: Iterable[PublishedBriefing]) -> tuple[SitemapEntry, ...]:
    """Give the articles that search engines may know."""
    return tuple(
        SitemapEntry(entry.card.url, entry.modified)
        for entry in entries
        if not entry.record.noindex
    )


def related_paths(loaded: Day) -> list[str]:
    """Give the paths of the briefings that a day's own name as related, sorted."""
    return sorted({path for entry in loaded.entries for path in entry.record.related} - {""})


def raster_paths(loaded: Day) -> list[str]:
    """Give the paths of the images made of pixels that a day's briefings show or link to."""
    media = (path for entry in loaded.entries for path in entry.record.media)
    return sorted(set(filter(is_raster, media)))


class _Share(NamedTuple):
    """What a briefing adds to a slice; it is in half a dozen of them."""

    card: bytes
    entry: bytes
    changed: float


def _share(entry: PublishedBriefing, store: BriefingStore) -> _Share:
    record, image = entry.record, entry.record.image
    card = _fingerprints.of(entry.card)
    whole = record.fingerprint + card + (store.digest(image.path) if image else b"")
    return _Share(card, whole, entry.modified.timestamp())


def _slice(shares: list[_Share]) -> Slice:
    cards, entries, changed = zip(*shares, strict=True)
    return Slice(len(shares), fingerprint_of(*cards), fingerprint_of(*entries), max(changed))


def _stories(loaded: Day, shares: Mapping[str, _Share]) -> dict[str, tuple[StoryPart, ...]]:
    found: dict[str, list[StoryPart]] = defaultdict(list)
    for entry in reversed(loaded.entries):
        card = entry.card
        if card.story is not None:
            item = TimelineItem(card.path, card.url, card.title, card.language, card.date)
            share, record = shares[card.path], entry.record
            told = fingerprint_of(share.card, record.original_title, record.original_language)
            found[card.story].append(StoryPart(item, told, share.changed))
    return {slug: tuple(parts) for slug, parts in found.items()}


def _referred(loaded: Day, others: Iterable[BriefingRecord]) -> list[str]:
    # What a card shows of an image that is not beside its briefing, nobody else knows.
    images = _main_images((*(entry.record for entry in loaded.entries), *others))
    return sorted({*related_paths(loaded), *raster_paths(loaded), *images})


def _main_images(records: Iterable[BriefingRecord]) -> set[str]:
    return {record.image.path for record in records if record.image}


def _validity(records: Iterable[BriefingRecord], settings: Settings) -> tuple[float, float]:
    moments = [moment.timestamp() for each in records for moment in each.moments]
    now = settings.now.timestamp()
    past = (moment for moment in moments if moment <= now)
    future = (moment for moment in moments if moment > now)
    return max(past, default=float("-inf")), min(future, default=float("inf"))
