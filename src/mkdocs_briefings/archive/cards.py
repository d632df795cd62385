"""Cards: what one page shows of a briefing that has a page of its own."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.media import media_urls
from mkdocs_briefings.archive.publication import Status
from mkdocs_briefings.fingerprint import FingerprintHolder, digest_of, fingerprint_of
from mkdocs_briefings.reading.picture import crops

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.model.choices import Priority
    from mkdocs_briefings.model.names import Names
    from mkdocs_briefings.model.topics import Topics
    from mkdocs_briefings.reading.picture import Picture
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing that has a name and usually a page: a country, a source, a tag or a story."""

    key: str
    """Code or slug."""

    name: str
    url: str
    """Address of its page; empty where it has none."""

    language: str = ""
    """BCP 47 tag of its name, where that is in another language than the page around it."""


@dataclass(frozen=True, slots=True)
class SourceRef(Ref):
    """A source, as what is told of its reports names it."""

    home: Ref | None = None
    """The country that it is at home in, if it has a profile; without an address."""


@dataclass(frozen=True, slots=True)
class CardImage:
    """A briefing's main image."""

    url: str
    alt: str
    path: str
    """Path of its file, relative to the project."""

    width: int = 0
    """In pixels, the right way up; 0 where it is not known, as of a drawing."""

    height: int = 0
    widths: tuple[int, ...] = ()
    """How wide its copies in WebP are, the narrowest first."""

    is_cut: bool = False
    """Whether crops are made of it: of what MkDocs publishes itself there are none."""

    @property
    def crops(self) -> Mapping[str, tuple[int, int]]:
        """Give the crops that are made of it, each with its size in pixels."""
        return crops(self.width, self.height) if self.is_cut else {}


@dataclass(frozen=True, slots=True)
class Card(FingerprintHolder):
    """A briefing as a listing or a neighbour shows it."""

    path: str
    """Path of the briefing's file, relative to the project."""

    url: str
    title: str
    summary: str
    date: dt.datetime
    """When it was published, in the site's time zone."""

    updated: dt.datetime | None
    countries: tuple[Ref, ...]
    """The countries that it is about, the main one first."""

    source: SourceRef | None
    tags: tuple[Ref, ...]
    story: str | None
    """Slug of the running story that it belongs to."""

    image: CardImage | None
    priority: Priority
    overlooked: bool
    why_overlooked: str
    """Why other media miss it, as its editors say; empty where they do not."""

    language: str
    """BCP 47 tag of its text."""

    minutes: int
    """How long it takes to read."""

    is_unreviewed: bool = False
    """Whether a machine wrote its text, and no person has reviewed it."""

    status: Status = Status.PUBLISHED
    """Anything else only in a preview for editors."""

    @property
    def day(self) -> dt.date:
        """The day in the site's time zone on which it appeared."""
        return self.date.date()

    @property
    def country(self) -> Ref:
        """The main country."""
        return self.countries[0]

    @property
    def modified(self) -> dt.datetime:
        """When it was last changed, as far as its readers are told."""
        return max(self.date, self.updated) if self.updated else self.date


@dataclass(frozen=True)
class SectionNames:
    """How sections are called whose names are not the same in every build."""

    # Without slots, since what stands for a section is kept: nearly every day names the same ones.

    names: Mapping[str, str]
    """Those of tags and of sources with a profile, by the keys of their sections."""

    homes: Mapping[str, str]
    """The codes of the countries that these sources are at home in, by the same keys."""

    topics: Topics
    """Gives tags their slugs."""

    languages: Mapping[str, str]
    """BCP 47 tags of names that are in another language than the site, by the same keys."""

    def told(self, key: str) -> tuple[str, str, str]:
        """Give what a section is called, its home and the name's language.

        Each is empty where there is none.
        """
        names, homes, languages = self.names, self.homes, self.languages
        return names.get(key, ""), homes.get(key, ""), languages.get(key, "")

    def fingerprint(self, keys: Iterable[str]) -> bytes:
        """Stand for all that `told` gives of these sections."""
        return digest_of(b"".join(map(self._fingerprint_of_one, keys)))

    @cached_property
    def _fingerprint_of_one(self) -> Callable[[str], bytes]:
        return cache(lambda key: fingerprint_of(key, *self.told(key)))


class CardMaker:
    """Makes cards; tells how a country, a source and a tag are called and where they stand."""

    def __init__(
        self,
        settings: Settings,
        urls: Urls,
        names: Names,
        called: SectionNames,
        picture: Callable[[str], Picture | None],
    ) -> None:
        """Take how tags, and sources with a profile, are called.

        `picture` tells what is known of an image that is not beside its briefing, by its path.
        """
        self._picture = picture
        self._urls, self._names, self._called = urls, names, called
        self.topics = called.topics
        """Gives tags their slugs."""

        self._media = media_urls(settings, urls)
        self._zone, self._language = settings.zone, settings.language
        self._refs: dict[str, Ref] = {}
        self._sources: dict[str, SourceRef] = {}

    def card(self, record: BriefingRecord, status: Status) -> Card:
        """Make a briefing's card."""
        moment = record.date.astimezone(self._zone)
        return Card(
            path=record.path,
            url=self._urls.briefing(moment.date(), record.name),
            title=record.title,
            summary=record.summary,
            date=moment,
            updated=record.updated.astimezone(self._zone) if record.updated else None,
            countries=tuple(map(self.country, record.countries)),
            source=self.source(record.source) if record.source else None,
            tags=tuple(map(self.tag, record.tags)),
            story=record.story,
            image=self._image(record),
            priority=record.priority,
            overlooked=record.overlooked,
            why_overlooked=record.why_overlooked,
            language=record.language or self._language,
            minutes=record.minutes,
            is_unreviewed=record.is_unreviewed,
            status=status,
        )

    def _image(self, record: BriefingRecord) -> CardImage | None:
        if record.image is None:
            return None
        path, alt, picture, *_ = record.image
        url = self._media.of(path)
        if self._media.is_in_docs(path):
            # MkDocs publishes it, as it is.
            found = self._picture(path)
            return CardImage(url, alt, path, *found[:2]) if found else CardImage(url, alt, path)
        if posixpath.dirname(path) != posixpath.dirname(record.path):
            picture = self._picture(path)
        if picture is None:
            return CardImage(url, alt, path)
        width, height, widths, _ = picture
        return CardImage(url, alt, path, width, height, widths, is_cut=True)

    def country(self, code: str) -> Ref:
        """Give a country by its ISO 3166-1 alpha-2 code."""
        return self._refs.get(f"country/{code}") or self._make(
            "country", code, self._names.country(code), self._urls.country(code)
        )

    def source(self, slug: str) -> SourceRef:
        """Give a source by its slug; one whose profile is missing has no page."""
        known = self._sources.get(slug)
        if known is None:
            name, code, _ = self._called.told(f"source/{slug}")
            url = self._urls.source(slug) if name else ""
            home = Ref(code, self._names.country(code), "") if code else None
            known = self._sources[slug] = SourceRef(slug, name or slug, url, home=home)
        return known

    def tag(self, spelling: str) -> Ref:
        """Give a tag, however it is spelled."""
        slug = self.topics.slug(spelling)
        known = self._refs.get(f"tag/{slug}")
        if known is not None:
            return known
        name, _, language = self._called.told(f"tag/{slug}")
        return self._make("tag", slug, name or spelling, self._urls.tag(slug), language)

    def _make(self, kind: str, key: str, name: str, url: str, language: str = "") -> Ref:
        ref = self._refs[f"{kind}/{key}"] = Ref(key, name, url, language)
        return ref
