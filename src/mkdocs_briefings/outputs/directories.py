"""Directories: the lists of all countries, sources, tags and stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.stories import story_ref
from mkdocs_briefings.outputs.feeds.links import main_feed
from mkdocs_briefings.outputs.groups import countries_by_region, sources_by_country
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a directory."""

    name: str
    url: str
    count: int
    """How many briefings it has."""

    note: str = ""
    """What else the line says, such as a source's language."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of a directory that stand below one heading."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DirectoryPage(Output):
    """The list of all countries, sources, tags or stories."""

    head: Head
    heading: str
    intro: str
    groups: tuple[Group, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head,
            "briefings/directory.html",
            heading=self.heading,
            intro=self.intro,
            groups=self.groups,
        )


def plan_directories(archive: Archive) -> Iterator[DirectoryPage]:
    """Plan the lists of countries, sources, tags and stories."""
    urls = archive.urls
    countries = country_groups(archive)
    yield _page(urls.countries(), "Countries", "Pick a country, see its news.", countries, archive)
    yield _page(
        urls.sources(),
        "Sources",
        "The outlets whose reporting the briefings draw on, by the country they are at home in.",
        tuple(_sources(archive)),
        archive,
    )
    tags = tuple(Entry(tag.name, tag.url, tag.count) for tag in archive.tags)
    yield _page(urls.tags(), "Topics", "What the briefings are about.", _one(tags), archive)
    stories = tuple(_stories(archive))
    intro = "News that goes on: each story from its beginning."
    yield _page(urls.stories(), "Stories", intro, _one(stories), archive)


def country_groups(archive: Archive) -> tuple[Group, ...]:
    """Give the countries that have briefings, below their regions."""
    return tuple(Group(name, _entries(found)) for name, found in countries_by_region(archive))


def _entries(sections: Iterable[Section]) -> tuple[Entry, ...]:
    return tuple(Entry(section.name, section.url, section.count) for section in sections)


def _one(entries: tuple[Entry, ...]) -> tuple[Group, ...]:
    return (Group("", entries),) if entries else ()


def _sources(archive: Archive) -> Iterator[Group]:
    def entry(section: Section) -> Entry:
        language = archive.names.language(archive.sources[section.key].keys.language)
        return Entry(section.name, section.url, section.count, language)

    for country, sections in sources_by_country(archive):
        yield Group(country, tuple(map(entry, sections)))


def _stories(archive: Archive) -> Iterator[Entry]:
    # The story that was told last comes first.
    told = sorted(archive.stories.items(), key=lambda item: item[1][-1].date, reverse=True)
    for slug, cards in told:
        ref = story_ref(slug, archive.urls)
        yield Entry(ref.name, ref.url, len(cards), archive.names.short_day(cards[-1].day))


def _page(
    url: str, heading: str, intro: str, groups: tuple[Group, ...], archive: Archive
) -> DirectoryPage:
    head = Head(
        url=url,
        title=heading,
        description=f"{intro} {archive.everything.name}.",
        feeds=(main_feed(archive),),
    )
    return DirectoryPage(url=url, head=head, heading=heading, intro=intro, groups=groups)
