"""Listings: pages of a source and a tag, which show the latest briefings, and what all share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.archive.cards import Card, Ref
from mkdocs_briefings.archive.section_kinds import SectionKind
from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.outputs.feed_links import section_feed
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.listing_archives import (
    month_groups,
    section_month_ref,
    section_months,
)
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.trails import above_section
from mkdocs_briefings.rendering.page.head import Head
from mkdocs_briefings.rendering.structured.outlet import about_outlet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.model.source import SourceKeys
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.reading.documents import Source
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class SectionPage(Output):
    """The latest briefings of a country, a source or a tag."""

    called = MappingProxyType(
        {
            "latest": "its latest briefings",
            "months": "its months",
            "file": "its profile",
        }
    )
    head: Head
    kind: SectionKind
    section: Ref
    latest: tuple[Card, ...]
    months: tuple[Ref, ...]
    """Pages of the archive, newest first; none where the latest are all."""

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        name = "overlooked" if self.kind is SectionKind.OVERLOOKED else "section"
        return renderer.page(self.head, f"briefings/{name}.html", **self.view())

    def view(self) -> dict[str, object]:
        """Give what its template shows of every section."""
        return {
            "kind": self.kind.value,
            "section": self.section,
            "latest": self.latest,
            "months": self.months,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage(SectionPage):
    """A source's profile and its latest briefings."""

    profile: str
    """Path of the profile's file, relative to the project."""

    file: str
    """Digest of the profile's file, which holds its keys and its text."""

    keys: SourceKeys
    country: Ref
    count: int
    """How many briefings draw on it."""

    since: date | None
    """The day of the first one."""

    language: str
    """BCP 47 tag of the profile's text; empty where it is the site's."""

    @property
    def origin(self) -> str:
        """The profile's file."""
        return self.profile

    def render(self, renderer: Renderer) -> bytes:
        """Render the profile's Markdown and the page."""
        return renderer.document(
            self.head,
            "briefings/source.html",
            self.profile,
            {},
            keys=self.keys,
            country=self.country,
            count=self.count,
            since=self.since,
            profile_language=self.language,
            **self.view(),
        )


@dataclass(frozen=True, slots=True)
class SectionFront(OutputGroup):
    """The first page of a section; as it is, that of a tag."""

    kind: SectionKind
    section: Ref
    latest: Lazy[tuple[Card, ...]]
    has_feed: bool
    """Whether it has briefings, and so a feed."""

    months: tuple[date, ...]
    """Those with archive pages, newest first."""

    @property
    def name(self) -> str:
        """The section's kind and key."""
        return f"section {self.kind.value}/{self.section.key}"

    def places(self, context: PlanContext) -> tuple[str, ...]:  # noqa: ARG002 - it is a field
        """That page."""
        return (destination(self.section.url),)

    def plan(self, context: PlanContext) -> Iterator[SectionPage]:
        """Plan the page."""
        yield SectionPage(
            url=self.section.url,
            head=self.head(context),
            kind=self.kind,
            section=self.section,
            latest=self.latest.load(),
            months=self.month_refs(context),
        )

    def month_refs(self, context: PlanContext) -> tuple[Ref, ...]:
        """Give the pages of its archive."""
        return tuple(section_month_ref(self.section, month, context) for month in self.months)

    def head(self, context: PlanContext) -> Head:
        """Give what the page's head says."""
        return Head(
            url=self.section.url,
            title=self.section.name,
            description=_describe(self.kind, self.section.name, context),
            feeds=(section_feed(self.section, context),) if self.has_feed else (),
            trail=above_section(self.kind, context),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFront(SectionFront):
    """The page of a source."""

    source: Source
    has_country_page: bool
    """Whether the country in which it is at home has a page."""

    count: int
    """How many briefings draw on it."""

    since: date | None
    """The day of the first one."""

    def plan(self, context: PlanContext) -> Iterator[SectionPage]:
        """Plan the page."""
        keys, head, urls = self.source.keys, self.head(context), context.urls
        code = keys.country
        url = urls.country(code) if self.has_country_page else ""
        yield SourcePage(
            url=self.section.url,
            head=replace(head, facts=(about_outlet(head, keys, urls),)),
            kind=self.kind,
            section=self.section,
            latest=self.latest.load(),
            months=self.month_refs(context),
            profile=self.source.path,
            file=self.source.digest,
            keys=keys,
            country=Ref(code, context.names.country(code), url),
            count=self.count,
            since=self.since,
            language=self.source.language,
        )


class Listings(Product):
    """The pages of sources and tags, and the archives of every section."""

    name = "listings"

    def groups(self, view: SiteView) -> Iterator[OutputGroup]:
        """Give the first page of each section, and its archive by month."""
        sections = _sections(view.archive)
        # One kind of group after the other: workers do what they have just done in less time.
        for section in sections:
            yield _front(section, view)
        for section in (*view.archive.countries, *sections):
            yield from month_groups(section, view.settings)

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the first page of each section, which changes with its latest briefings."""
        many = view.settings.latest
        return {each.url: each.all.latest_changed(many) for each in _sections(view.archive)}


def _sections(archive: Archive) -> tuple[Section, ...]:
    return tuple(each for each in archive.sections if each.kind is not SectionKind.COUNTRY)


def front_of(section: Section, settings: Settings) -> dict[str, Any]:
    """Give what the first page of every section is planned from."""
    return {
        "kind": section.kind,
        "section": section.ref,
        "latest": section.all.latest_cards(settings.latest),
        "has_feed": bool(section.count),
        "months": tuple(month.start for month in section_months(section, settings)),
    }


def _front(section: Section, view: SiteView) -> SectionFront:
    archive, shown = view.archive, front_of(section, view.settings)
    if section.kind is not SectionKind.SOURCE:
        return SectionFront(**shown)
    source = archive.sources[section.key]
    return SourceFront(
        **shown,
        source=source,
        has_country_page=archive.has_country_page(source.keys.country),
        count=section.count,
        since=section.all.first_day,
    )


def _describe(kind: SectionKind, name: str, context: PlanContext) -> str:
    words, site = context.words, context.site_name
    match kind:
        case SectionKind.OVERLOOKED:
            return words.gettext(
                "News that is easily missed from abroad, and why our editors picked it: %(site)s.",
                site=site,
            )
        case SectionKind.SOURCE:
            return words.gettext(
                "Who %(outlet)s is, and its reports in %(site)s.", outlet=name, site=site
            )
        case _:
            return words.gettext(
                "News on %(topic)s from around the world: %(site)s.", topic=name, site=site
            )
