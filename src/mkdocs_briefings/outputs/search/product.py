"""What is searched: a bundle for each part of the archive, the list of them, and the programs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.archive.publication import Status
from mkdocs_briefings.fingerprint import Fingerprints, Lazy
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.search import pagefind
from mkdocs_briefings.outputs.search.bundles import (
    BundleEntry,
    BundleList,
    IndexBundle,
    SearchPrograms,
    TitlesBundle,
)
from mkdocs_briefings.outputs.search.documents import SearchDocument
from mkdocs_briefings.outputs.search.opensearch import SearchDescription
from mkdocs_briefings.outputs.search.parts import SearchPart, entries_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView

_WEIGHT = 3
"""How many articles are rendered in the time that it takes to index one."""


@dataclass(frozen=True, slots=True)
class SourceLanguages:
    """In which language each outlet that has a profile mainly publishes."""

    by_slug: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SearchBundle(OutputGroup):
    """The bundle of a part of the archive; what search engines are kept from is in none."""

    part: SearchPart
    entries: Lazy[tuple[PublishedBriefing, ...]]
    """Its published briefings, newest first."""

    languages: SourceLanguages
    program: str
    """Version of Pagefind; empty where titles alone are searched."""

    @property
    def name(self) -> str:
        """That of the part."""
        return f"search {self.part.name}"

    @property
    def weight(self) -> int:
        """That of its briefings."""
        return self.part.count * _WEIGHT if self.program else self.part.count // 50

    @property
    def indexes_texts(self) -> bool:
        """Whether more than titles is searched."""
        return bool(self.program)

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """The bundle's folder."""
        return (unquote(context.urls.bundle(self.part.name)),)

    def plan(self, context: PlanContext) -> Iterator[IndexBundle | TitlesBundle]:
        """Plan the bundle, unless there is nothing in it."""
        documents = tuple(map(self._document, filter(_is_found, self.entries.load())))
        folder = context.urls.bundle(self.part.name)
        if not self.program:
            # Of drafts alone, which a preview has, there is an empty one: the list names it.
            yield TitlesBundle(f"{folder}titles.json", documents)
        elif documents:
            url = f"{folder}{pagefind.ENTRY}"
            yield IndexBundle(url, documents, context.settings.language, self.program)

    def _document(self, entry: PublishedBriefing) -> SearchDocument:
        source = entry.card.source
        language = self.languages.by_slug.get(source.key, "") if source else ""
        return SearchDocument(entry.card, entry.record.digest, language)


def _is_found(entry: PublishedBriefing) -> bool:
    return not entry.record.noindex and entry.card.status is Status.PUBLISHED


@dataclass(frozen=True, slots=True)
class SearchList(OutputGroup):
    """The list of all bundles."""

    parts: tuple[tuple[SearchPart, str], ...]
    """Each with a text that changes when its bundle does; newest first."""

    program: str
    """Version of Pagefind; empty where titles alone are searched."""

    @property
    def name(self) -> str:
        """That of the list."""
        return "search list"

    def plan(self, context: PlanContext) -> Iterator[BundleList]:
        """Plan the list."""
        urls = context.urls
        programs = urls.search_programs(self.program).removeprefix(urls.search())
        bundles = tuple(
            BundleEntry(
                address=f"{part.name}/",
                first=part.days[0].isoformat(),
                last=part.days[-1].isoformat(),
                count=part.count,
                tag=tag,
            )
            for part, tag in self.parts
        )
        yield BundleList(
            urls.bundles(),
            programs=programs if self.program else "",
            language=context.settings.language,
            bundles=bundles,
        )


@dataclass(frozen=True, slots=True)
class Programs(OutputGroup):
    """What searches in a reader's browser."""

    program: str
    """Version of Pagefind."""

    @property
    def name(self) -> str:
        """That of the programs."""
        return "search programs"

    def plan(self, context: PlanContext) -> Iterator[SearchPrograms]:
        """Plan the programs."""
        url = f"{context.urls.search_programs(self.program)}{pagefind.ENTRY}"
        yield SearchPrograms(url, context.settings.language, self.program)


@dataclass(frozen=True, slots=True)
class Description(OutputGroup):
    """What tells browsers how to search the site: all of it follows from the settings."""

    @property
    def name(self) -> str:
        """That of the description."""
        return "search description"

    def plan(self, context: PlanContext) -> Iterator[SearchDescription]:
        """Plan the description."""
        urls, settings = context.urls, context.settings
        url = urls.search_description()
        yield SearchDescription(
            url=url,
            name=settings.site_name,
            description=context.words.gettext("Search %(site)s", site=settings.site_name),
            language=settings.language,
            search=urls.absolute(urls.search()),
            self_link=urls.absolute(url),
            icon=urls.absolute(settings.favicon) if settings.favicon else "",
        )


class Search(Product):
    """What is searched."""

    name = "search"

    def groups(self, view: SiteView) -> Iterator[OutputGroup]:
        """Give the bundles, the list of them, and what searches, unless nothing is searched."""
        kind = view.settings.search
        if kind == "off":
            return
        yield from search_bundles(view.archive, pagefind.version() if kind == "full" else "")
        yield Description()

    def after_pages(self, view: SiteView) -> Iterator[str]:
        """Give the list that tells where pages of `docs/` are searched, and the bundle of them."""
        if view.settings.search != "off":
            yield view.context.urls.page_bundles()
            yield view.context.urls.page_bundle()


def search_bundles(archive: Archive, program: str) -> Iterator[OutputGroup]:
    """Give the bundles that a version of Pagefind makes, with the list of them, which comes last.

    Without a version there are bundles of titles and summaries.
    """
    sources = archive.sources.items()
    languages = SourceLanguages({slug: each.keys.language for slug, each in sources})
    bundles = [
        SearchBundle(part, _entries(part, archive), languages, program)
        for part in parts_of(archive.indexes)
    ]
    yield from bundles
    if program:
        yield Programs(program)
    known = Fingerprints()
    tags = ((bundle.part, known.of(bundle).hex()) for bundle in bundles)
    yield SearchList(tuple(tags), program)


def _entries(part: SearchPart, archive: Archive) -> Lazy[tuple[PublishedBriefing, ...]]:
    slices = [archive.indexes[day].whole for day in part.days]
    known = tuple(whole.entries for whole in slices if whole is not None)
    return Lazy(Fingerprints().of(known), partial(entries_of, part, archive))
