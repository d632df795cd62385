"""Directories: the lists of all countries, sources, tags and stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.feed_links import main_feed
from mkdocs_briefings.outputs.globe_picture import globe_picture
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.section_lists import (
    by_region,
    newest_stories,
    sources_by_country,
)
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Ref
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """A line of a directory."""

    name: str
    url: str
    count: int
    """How many briefings it has."""

    note: str = ""
    """What else the line says, such as a source's language."""

    language: str = ""
    """BCP 47 tag of its name, where that may be another than the site's."""


@dataclass(frozen=True, slots=True)
class DirectoryGroup:
    """Lines of a directory that stand below one heading."""

    name: str
    entries: tuple[DirectoryEntry, ...]
    key: str = ""
    """What it can be led to by: a region's UN M49 code."""

    others: tuple[Ref, ...] = ()
    """What has a page and no briefing."""

    @property
    def size(self) -> int:
        """How many lines it has."""
        return len(self.entries)


@dataclass(frozen=True, slots=True)
class DirectoryPage(Output):
    """The list of all countries, sources, tags or stories."""

    head: Head
    heading: str
    intro: str
    groups: tuple[DirectoryGroup, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head,
            "briefings/directory.html",
            heading=self.heading,
            intro=self.intro,
            groups=self.groups,
        )


@dataclass(frozen=True, slots=True)
class Directory(OutputGroup):
    """The list of all countries, sources, tags or stories."""

    heading: str
    intro: str
    url: str
    groups: tuple[DirectoryGroup, ...]
    on_globe: tuple[Ref, ...] | None = None
    """The countries that have news, where the page shows the globe."""

    @property
    def name(self) -> str:
        """What it lists."""
        return f"directory {self.heading}"

    @property
    def weight(self) -> int:
        """A hundredth of an article for each line."""
        return sum(len(group.entries) for group in self.groups) // 100

    def plan(self, context: PlanContext) -> Iterator[Output]:
        """Plan the page, and the picture of its globe."""
        if self.on_globe is not None and self.groups:
            yield globe_picture(self.url, self.on_globe, context.urls)
        head = Head(
            url=self.url,
            title=self.heading,
            description=f"{self.intro} {context.site_name}.",
            feeds=(main_feed(context),),
        )
        yield DirectoryPage(self.url, head, self.heading, self.intro, self.groups)


class Directories(Product):
    """The lists of all countries, sources, tags and stories."""

    name = "directories"

    def groups(self, view: SiteView) -> Iterator[Directory]:
        """Give each list."""
        archive = view.archive
        urls = archive.urls
        gettext = view.settings.words.gettext
        countries = country_groups(archive, archive.all_countries)
        yield Directory(
            gettext("Countries"),
            gettext("Pick a country, see its news."),
            urls.countries(),
            countries,
            tuple(section.ref for section in archive.countries),
        )
        intro = gettext(
            "The outlets whose reporting the briefings draw on, by the country they are at home in."
        )
        yield Directory(gettext("Sources"), intro, urls.sources(), tuple(_sources(archive)))
        tags = tuple(
            DirectoryEntry(tag.name, tag.url, tag.count, language=tag.language)
            for tag in archive.tags
        )
        intro = gettext("What the briefings are about.")
        yield Directory(gettext("Topics"), intro, urls.tags(), _one(tags))
        intro = gettext("News that goes on: each story from its beginning.")
        yield Directory(gettext("Stories"), intro, urls.stories(), _one(tuple(_stories(archive))))

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the lists."""
        urls = view.archive.urls
        return dict.fromkeys((urls.countries(), urls.sources(), urls.tags(), urls.stories()))


def country_groups(archive: Archive, countries: Iterable[Section]) -> tuple[DirectoryGroup, ...]:
    """Give countries below their regions, those apart that have no briefing."""
    return tuple(
        DirectoryGroup(
            archive.names.region(region),
            _entries(section for section in found if section.count),
            region,
            tuple(section.ref for section in found if not section.count),
        )
        for region, found in by_region(countries)
    )


def _entries(sections: Iterable[Section]) -> tuple[DirectoryEntry, ...]:
    return tuple(DirectoryEntry(section.name, section.url, section.count) for section in sections)


def _one(entries: tuple[DirectoryEntry, ...]) -> tuple[DirectoryGroup, ...]:
    return (DirectoryGroup("", entries),) if entries else ()


def _sources(archive: Archive) -> Iterator[DirectoryGroup]:
    def entry(section: Section) -> DirectoryEntry:
        language = archive.names.language(archive.sources[section.key].keys.language)
        return DirectoryEntry(section.name, section.url, section.count, language)

    for country, sections in sources_by_country(archive):
        yield DirectoryGroup(country, tuple(map(entry, sections)))


def _stories(archive: Archive) -> Iterator[DirectoryEntry]:
    for slug, parts in newest_stories(archive):
        ref, newest = archive.story(slug), parts[-1].item
        day = archive.names.short_day(newest.day)
        yield DirectoryEntry(ref.name, ref.url, len(parts), day, ref.language)
