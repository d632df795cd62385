"""The reader's own pages: what was saved, whom they follow, and the place for searching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.model.country_names import other_names
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Ref
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.words.words import Words


@dataclass(frozen=True, slots=True)
class SavedPage(Output):
    """The page on which a script lists what its reader has saved: the site knows nothing of it."""

    head: Head

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/saved.html")


@dataclass(frozen=True, slots=True)
class FollowedPage(Output):
    """The page on which a script lists the countries that its reader follows.

    It has every country by its name alone, so that it changes only with their number.
    """

    head: Head
    countries: tuple[Ref, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/my-countries.html", countries=self.countries)


@dataclass(frozen=True, slots=True)
class SearchTarget:
    """A page that is found by its name."""

    name: str
    url: str
    note: str = ""
    """What it is found by as well, such as a source's country."""

    also: tuple[str, ...] = ()
    """What it is called besides, and is found by without being shown."""

    country: str = ""
    """ISO 3166-1 alpha-2 code of a country, which is found by its own names too."""

    is_quiet: bool = False
    """Whether it has no briefing yet."""

    language: str = ""
    """BCP 47 tag of its name, where that may be another than the site's."""


@dataclass(frozen=True, slots=True)
class SearchTargets:
    """Pages of one kind."""

    name: str
    facet: str
    """What the search calls them where it narrows results down by them; or empty."""

    entries: tuple[SearchTarget, ...]


@dataclass(frozen=True, slots=True)
class SearchPage(Output):
    """Every country, source, topic and running story by its name; a script only filters them.

    It has no numbers, so that it changes only when there is one more of them, or one less.
    """

    head: Head
    groups: tuple[SearchTargets, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/search.html", groups=self.groups)


@dataclass(frozen=True, slots=True)
class SearchStart(OutputGroup):
    """The page on which one searches."""

    targets: tuple[SearchTargets, ...]

    @property
    def name(self) -> str:
        """That of the page."""
        return "search page"

    def plan(self, context: PlanContext) -> Iterator[SearchPage]:
        """Plan the page."""
        url = context.urls.search()
        description = context.words.gettext(
            "Find a country, a source, a topic or a story of %(site)s.", site=context.site_name
        )
        head = Head(url=url, title=context.words.gettext("Search"), description=description)
        yield SearchPage(url=url, head=head, groups=self.targets)


@dataclass(frozen=True, slots=True)
class SavedStart(OutputGroup):
    """The page of what a reader has saved: it is the same whatever is published."""

    @property
    def name(self) -> str:
        """That of the page."""
        return "saved page"

    def plan(self, context: PlanContext) -> Iterator[SavedPage]:
        """Plan the page; there is nothing on it for a search engine."""
        url = context.urls.saved()
        words = context.words
        description = words.gettext(
            "What you have saved to read later, kept in this browser alone."
        )
        head = Head(url=url, title=words.gettext("Saved"), description=description, noindex=True)
        yield SavedPage(url=url, head=head)


@dataclass(frozen=True, slots=True)
class FollowedStart(OutputGroup):
    """The page of the countries that a reader follows."""

    countries: tuple[Ref, ...]

    @property
    def name(self) -> str:
        """That of the page."""
        return "followed page"

    def plan(self, context: PlanContext) -> Iterator[FollowedPage]:
        """Plan the page; there is nothing on it for a search engine."""
        url = context.urls.followed()
        words = context.words
        description = words.gettext("The countries that you follow, kept in this browser alone.")
        title = words.gettext("My countries")
        head = Head(url=url, title=title, description=description, noindex=True)
        yield FollowedPage(url=url, head=head, countries=self.countries)


class ReaderPages(Product):
    """The reader's own pages."""

    name = "reader pages"

    def groups(self, view: SiteView) -> Iterator[OutputGroup]:
        """Give the page for searching, that of what is saved, and that of whom one follows."""
        yield SearchStart(tuple(_targets(view.archive, view.settings.words)))
        yield SavedStart()
        yield FollowedStart(tuple(section.ref for section in view.archive.all_countries))

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the page for searching."""
        return {view.archive.urls.search(): None}


def _targets(archive: Archive, words: Words) -> Iterator[SearchTargets]:
    """Give the kinds of which there are any."""
    groups = (
        SearchTargets(words.gettext("Countries"), "country", tuple(_countries(archive))),
        SearchTargets(words.gettext("Sources"), "source", tuple(_sources(archive))),
        SearchTargets(words.gettext("Topics"), "tag", _named(archive.tags)),
        SearchTargets(words.gettext("Stories"), "", _named(map(archive.story, archive.stories))),
    )
    return (group for group in groups if group.entries)


def _named(sections: Iterable[Section | Ref]) -> tuple[SearchTarget, ...]:
    return tuple(
        SearchTarget(section.name, section.url, language=section.language) for section in sections
    )


def _countries(archive: Archive) -> Iterator[SearchTarget]:
    for section in archive.all_countries:
        yield SearchTarget(
            section.name,
            section.url,
            also=other_names(section.key),
            country=section.key,
            is_quiet=not section.count,
        )


def _sources(archive: Archive) -> Iterator[SearchTarget]:
    for section in archive.source_sections:
        country = archive.sources[section.key].keys.country
        yield SearchTarget(section.name, section.url, archive.names.country(country))
