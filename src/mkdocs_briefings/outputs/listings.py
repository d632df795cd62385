"""Listings: pages of a country, a source and a tag, with stable archives by month.

The first page shows the latest briefings; older ones stand on pages by month, and by day where a
month is large. So a new briefing changes the pages of its own slices only, while numbered pages
counted from the newest would all shift by one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Card, Ref
from mkdocs_briefings.archive.sections import Period, Section, SectionKind
from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.feeds.links import section_feed
from mkdocs_briefings.outputs.maps import share_map
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.trails import directory, to_period
from mkdocs_briefings.rendering.page.head import FeedLink, Head
from mkdocs_briefings.rendering.structured.outlet import about_outlet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.model.source import SourceKeys
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class SectionPage(Output):
    """The latest briefings of a country, a source or a tag."""

    called = MappingProxyType(
        {
            "latest": "its latest briefings",
            "months": "its months",
            "sources": "its sources",
            "file": "its profile",
        }
    )
    head: Head
    kind: SectionKind
    section: Ref
    latest: tuple[Card, ...]
    months: tuple[Ref, ...]
    """Pages of the archive, newest first; none where the latest are all."""

    sources: tuple[Ref, ...] = ()
    """A country's own outlets."""

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/section.html", **self._view())

    def _view(self) -> dict[str, object]:
        return {
            "kind": self.kind.value,
            "section": self.section,
            "latest": self.latest,
            "months": self.months,
            "sources": self.sources,
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
            **self._view(),
        )


@dataclass(frozen=True, slots=True)
class PeriodPage(Output):
    """A section's briefings of one month or one day."""

    called = MappingProxyType(
        {"cards": "its briefings", "older": "the period before", "newer": "the period after"}
    )
    head: Head
    section: Ref
    start: date
    """The period's first day."""

    cards: tuple[Card, ...]
    """Newest first; none where the month's days have pages of their own."""

    is_month: bool
    days: tuple[Ref, ...]
    """Where a month is too large for one page: its days, newest first."""

    newer: Ref | None
    older: Ref | None

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head,
            "briefings/period.html",
            section=self.section,
            start=self.start,
            cards=self.cards,
            is_month=self.is_month,
            days=self.days,
            newer=self.newer,
            older=self.older,
        )


def section_months(section: Section, settings: Settings) -> tuple[Period, ...]:
    """Give the months of which a section has archive pages; none where the latest are all."""
    return section.months if section.count > settings.latest else ()


def section_key(section: Section, archive: Archive, settings: Settings) -> bytes:
    """Stand for what the first page of a section and its feed show."""
    months = section_months(section, settings)
    return hash_all(
        section.name,
        section.all.latest_key(settings.latest),
        *(month.start.isoformat() for month in months),
        *_profile(section, archive),
    )


def _profile(section: Section, archive: Archive) -> Iterator[str]:
    if section.kind is SectionKind.SOURCE:
        source = archive.sources[section.key]
        country = source.keys.country
        yield from (source.digest, "page" if _has_page(country, archive) else "")
        yield from (str(section.count), str(section.all.first_day))
    if section.kind is SectionKind.COUNTRY:
        for ref in _sources_in(section.key, archive):
            yield from (ref.key, ref.name)


def plan_section(section: Section, archive: Archive, settings: Settings) -> Iterator[SectionPage]:
    """Plan the first page of a country, a source or a tag."""
    months = section_months(section, settings)
    page = SectionPage(
        url=section.url,
        head=_head(section, archive),
        kind=section.kind,
        section=Ref(section.key, section.name, section.url),
        latest=tuple(entry.card for entry in section.all.latest(settings.latest)),
        months=tuple(_month_ref(section, month, archive) for month in months),
    )
    if section.kind is SectionKind.SOURCE:
        yield _source_page(page, section, archive)
    elif section.kind is SectionKind.COUNTRY:
        yield replace(page, sources=tuple(_sources_in(section.key, archive)))
    else:
        yield page


def _source_page(page: SectionPage, section: Section, archive: Archive) -> SourcePage:
    source = archive.sources[section.key]
    code = source.keys.country
    url = archive.urls.country(code) if _has_page(code, archive) else ""
    return SourcePage(
        url=page.url,
        head=replace(page.head, facts=(about_outlet(page.head, source.keys, archive.urls),)),
        kind=page.kind,
        section=page.section,
        latest=page.latest,
        months=page.months,
        profile=source.path,
        file=source.digest,
        keys=source.keys,
        country=Ref(code, archive.names.country(code), url),
        count=section.count,
        since=section.all.first_day,
    )


def _has_page(country: str, archive: Archive) -> bool:
    return any(section.key == country for section in archive.countries)


def _sources_in(country: str, archive: Archive) -> Iterator[Ref]:
    for section in archive.source_sections:
        if archive.sources[section.key].keys.country == country:
            yield Ref(section.key, section.name, section.url)


def _head(section: Section, archive: Archive) -> Head:
    is_country = section.kind is SectionKind.COUNTRY
    return Head(
        url=section.url,
        title=section.name,
        description=_describe(section, archive.everything.name),
        feeds=_feeds(section, archive),
        image=share_map(section, archive.urls) if is_country else None,
        trail=(directory(section.kind, archive.urls),),
    )


def _feeds(section: Section, archive: Archive) -> tuple[FeedLink, ...]:
    return (section_feed(section, archive),) if section.count else ()


def _describe(section: Section, site: str) -> str:
    match section.kind:
        case SectionKind.COUNTRY:
            return f"News from {section.name}, as its own and other media report it: {site}."
        case SectionKind.SOURCE:
            return f"Who {section.name} is, and its reports in {site}."
        case _:
            return f"News on {section.name} from around the world: {site}."


def month_pages(
    section: Section, month: Period, archive: Archive, settings: Settings
) -> list[tuple[str, Period]]:
    """Give the addresses of the pages that a section has of a month, each with what it shows."""
    days = month.days if month.count > settings.month_limit else ()
    return [
        (archive.urls.section_month(section.url, month.start), month),
        *((archive.urls.section_day(section.url, day.start), day) for day in days),
    ]


def month_key(section: Section, month: Period, older: date | None, newer: date | None) -> bytes:
    """Stand for what a section's pages of a month show; `older` and `newer` are other months."""
    return hash_all(section.name, month.key, str(older), str(newer))


def plan_month(
    section: Section,
    position: int,
    archive: Archive,
    settings: Settings,
) -> Iterator[PeriodPage]:
    """Plan a section's pages of one of its months."""
    months = section.months
    month = months[position]
    ref = _month_ref(section, month, archive)
    is_large = month.count > settings.month_limit
    days = month.days if is_large else ()
    around = [
        _month_ref(section, months[other], archive) if 0 <= other < len(months) else None
        for other in (position - 1, position + 1)
    ]
    yield PeriodPage(
        url=ref.url,
        head=_period_head(section, ref, archive, ()),
        section=Ref(section.key, section.name, section.url),
        start=month.start,
        cards=() if is_large else month.cards,
        is_month=True,
        days=tuple(_day_ref(section, day, archive) for day in days),
        newer=around[0],
        older=around[1],
    )
    yield from _days(section, ref, days, archive)


def _days(
    section: Section, month: Ref, days: tuple[Period, ...], archive: Archive
) -> Iterator[PeriodPage]:
    refs = [_day_ref(section, day, archive) for day in days]
    for position, day in enumerate(days):
        yield PeriodPage(
            url=refs[position].url,
            head=_period_head(section, refs[position], archive, (month,)),
            section=Ref(section.key, section.name, section.url),
            start=day.start,
            cards=day.cards,
            is_month=False,
            days=(),
            newer=refs[position - 1] if position else None,
            older=refs[position + 1] if position + 1 < len(refs) else None,
        )


def _period_head(section: Section, period: Ref, archive: Archive, above: tuple[Ref, ...]) -> Head:
    return Head(
        url=period.url,
        title=f"{section.name}, {period.name}",
        description=f"{archive.everything.name}: {section.name}, {period.name}.",
        feeds=_feeds(section, archive),
        trail=(*to_period(section, archive.urls), *above),
    )


def _month_ref(section: Section, month: Period, archive: Archive) -> Ref:
    start = month.start
    url = archive.urls.section_month(section.url, start)
    return Ref(start.isoformat()[:7], archive.names.month(start), url)


def _day_ref(section: Section, day: Period, archive: Archive) -> Ref:
    url = archive.urls.section_day(section.url, day.start)
    return Ref(day.start.isoformat(), archive.names.full_day(day.start), url)
