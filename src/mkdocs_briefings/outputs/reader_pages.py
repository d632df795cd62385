"""The reader's own pages: what was saved, and the place for searching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.stories import story_ref
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Ref
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class SavedPage(Output):
    """The page on which a script lists what its reader has saved: the site knows nothing of it."""

    head: Head

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/saved.html")


@dataclass(frozen=True, slots=True)
class Place:
    """A page that is found by its name."""

    name: str
    url: str
    note: str = ""
    """What it is found by as well, such as a source's country."""


@dataclass(frozen=True, slots=True)
class Places:
    """Pages of one kind."""

    name: str
    facet: str
    """What the search calls them where it narrows results down by them; or empty."""

    entries: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class SearchPage(Output):
    """Every country, source, topic and running story by its name; a script only filters them.

    It has no numbers, so that it changes only when there is one more of them, or one less.
    """

    head: Head
    groups: tuple[Places, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/search.html", groups=self.groups)


def plan_search(archive: Archive) -> Iterator[SearchPage]:
    """Plan the page on which one searches."""
    url = archive.urls.search()
    groups = (
        Places("Countries", "country", _named(archive.countries)),
        Places("Sources", "source", tuple(_sources(archive))),
        Places("Topics", "tag", _named(archive.tags)),
        Places("Stories", "", _named(story_ref(slug, archive.urls) for slug in archive.stories)),
    )
    description = f"Find a country, a source, a topic or a story of {archive.everything.name}."
    yield SearchPage(
        url=url,
        head=Head(url=url, title="Search", description=description),
        groups=tuple(group for group in groups if group.entries),
    )


def plan_saved(archive: Archive) -> Iterator[SavedPage]:
    """Plan the page of what a reader has saved; there is nothing on it for a search engine."""
    url = archive.urls.saved()
    description = "What you have saved to read later, kept in this browser alone."
    yield SavedPage(
        url=url, head=Head(url=url, title="Saved", description=description, noindex=True)
    )


def _named(sections: Iterable[Section | Ref]) -> tuple[Place, ...]:
    return tuple(Place(section.name, section.url) for section in sections)


def _sources(archive: Archive) -> Iterator[Place]:
    for section in archive.source_sections:
        country = archive.sources[section.key].keys.country
        yield Place(section.name, section.url, archive.names.country(country))
