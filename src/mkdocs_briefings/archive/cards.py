"""Cards: what one page shows of a briefing that has a page of its own."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_briefings.archive.publication import Status
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.reading.links import local_path

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.model.briefing import Priority
    from mkdocs_briefings.model.names import Names
    from mkdocs_briefings.reading.documents import Briefing, Source
    from mkdocs_briefings.settings import Settings

_WORDS_A_MINUTE = 230


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing that has a name and usually a page: a country, a source, a tag or a story."""

    key: str
    """Code or slug."""

    name: str
    url: str
    """Address of its page; empty where it has none."""


@dataclass(frozen=True, slots=True)
class CardImage:
    """A briefing's main image."""

    url: str
    alt: str
    path: str
    """Path of its file, relative to the project."""


@dataclass(frozen=True, slots=True)
class Card:
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

    source: Ref | None
    tags: tuple[Ref, ...]
    story: str | None
    """Slug of the running story that it belongs to."""

    image: CardImage | None
    priority: Priority
    overlooked: bool
    language: str
    """BCP 47 tag of its text."""

    minutes: int
    """How long it takes to read."""

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


class CardMaker:
    """Makes cards; tells how a country, a source and a tag are called and where they stand."""

    def __init__(
        self, settings: Settings, urls: Urls, names: Names, sources: Mapping[str, Source]
    ) -> None:
        self._settings, self._urls, self._names, self._sources = settings, urls, names, sources
        self._countries: dict[str, Ref] = {}
        self._tags: dict[str, Ref] = {}

    def card(self, briefing: Briefing, status: Status) -> Card:
        """Make a briefing's card."""
        keys = briefing.keys
        moment = keys.date.astimezone(self._settings.zone)
        return Card(
            path=briefing.path,
            url=self._urls.briefing(moment.date(), briefing.name),
            title=keys.title,
            summary=keys.summary,
            date=moment,
            updated=keys.updated.astimezone(self._settings.zone) if keys.updated else None,
            countries=tuple(map(self.country, keys.countries)),
            source=self.source(keys.source) if keys.source else None,
            tags=tuple(map(self.tag, keys.tags)),
            story=keys.story,
            image=self._image(briefing),
            priority=keys.priority,
            overlooked=keys.overlooked,
            language=keys.language or self._settings.language,
            minutes=max(1, round(briefing.words / _WORDS_A_MINUTE)),
            status=status,
        )

    def country(self, code: str) -> Ref:
        """Give a country by its ISO 3166-1 alpha-2 code."""
        if code not in self._countries:
            self._countries[code] = Ref(code, self._names.country(code), self._urls.country(code))
        return self._countries[code]

    def source(self, slug: str) -> Ref:
        """Give a source by its slug; one whose profile is missing has no page."""
        source = self._sources.get(slug)
        if source is None:
            return Ref(slug, slug, "")
        return Ref(slug, source.keys.title, self._urls.source(slug))

    def tag(self, spelling: str) -> Ref:
        """Give a tag; the spelling that comes first names it for all."""
        slug = slugify(spelling)
        if slug not in self._tags:
            self._tags[slug] = Ref(slug, spelling, self._urls.tag(slug))
        return self._tags[slug]

    def _image(self, briefing: Briefing) -> CardImage | None:
        image = briefing.keys.image
        if image is None:
            return None
        path = local_path(image.src, posixpath.dirname(briefing.path))
        return CardImage(self.media(path), image.alt, path) if path else None

    def media(self, path: str) -> str:
        """Give the address of a file beside the briefings or below `docs/`, by its path."""
        docs = self._settings.relative(self._settings.docs_dir)
        if path.startswith(f"{docs}/"):
            return quote(posixpath.relpath(path, docs))
        folder = self._settings.relative(self._settings.briefings_dir)
        return self._urls.media(posixpath.relpath(path, folder))
