"""Bundles: the indexes of all briefings, each of some days, and the list of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from mkdocs_briefings.outputs.output import FileSet, Output
from mkdocs_briefings.outputs.search import pagefind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.outputs.search.documents import SearchDocument
    from mkdocs_briefings.rendering.renderer import Renderer

_CALLED = MappingProxyType({"documents": "its briefings", "program": "the version of Pagefind"})


@dataclass(frozen=True, slots=True)
class _PagefindFiles(FileSet):
    """Files that Pagefind makes."""

    called = _CALLED
    follows_look: ClassVar[bool] = False

    @property
    def places(self) -> tuple[str, ...]:
        """A folder of its own: which files there are, Pagefind alone knows."""
        return (self.path.removesuffix(pagefind.ENTRY),)


@dataclass(frozen=True, slots=True)
class IndexBundle(_PagefindFiles):
    """The index of some days: many files, of which a browser asks for few."""

    documents: tuple[SearchDocument, ...]
    language: str
    """The language that words are cut to their stems by: the site's."""

    program: str
    """Version of Pagefind."""

    @property
    def holds_texts(self) -> bool:
        """It is made of them."""
        return True

    def files(self, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
        """Index the briefings. Raises `PagefindError`."""
        (folder,) = self.places
        for name, data in pagefind.index(self._pages(renderer), self.language):
            yield f"{folder}{name}", data

    def _pages(self, renderer: Renderer) -> Iterator[tuple[str, str]]:
        for document in self.documents:
            path, url = document.card.path, document.card.url
            yield url, document.page(renderer.keys(path), renderer.body(path, url).html)


@dataclass(frozen=True, slots=True)
class SearchPrograms(_PagefindFiles):
    """What searches in a reader's browser."""

    language: str
    program: str

    def files(self, renderer: Renderer) -> Iterator[tuple[str, bytes]]:  # noqa: ARG002 - no page
        """Take them from Pagefind. Raises `PagefindError`."""
        (folder,) = self.places
        for name, data in pagefind.programs(self.language):
            yield f"{folder}{name}", data


@dataclass(frozen=True, slots=True)
class TitlesBundle(Output):
    """Titles and summaries of some days, where there is no Pagefind."""

    called = _CALLED
    follows_look: ClassVar[bool] = False
    documents: tuple[SearchDocument, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Write the list, newest first."""
        briefings = [
            {
                "url": document.card.url,
                "title": document.card.title,
                "summary": document.card.summary,
                "date": document.card.day.isoformat(),
                "country": [country.key.lower() for country in document.card.countries],
                "country_name": document.card.country.name,
                "country_also": document.also,
                "source": document.card.source.key if document.card.source else "",
                "source_name": document.card.source.name if document.card.source else "",
                "tag": [tag.key for tag in document.card.tags],
                "language": document.written_in(renderer.keys(document.card.path)),
                "text_language": document.card.language,
            }
            for document in self.documents
        ]
        return f"{json.dumps(briefings, ensure_ascii=False, separators=(',', ':'))}\n".encode()


@dataclass(frozen=True, slots=True)
class BundleEntry:
    """A bundle, as the list tells of it."""

    address: str
    """Of its first file, relative to the list's."""

    first: str
    """Its first day, as ISO 8601 has it."""

    last: str
    count: int
    """About how many briefings it has."""

    tag: str
    """Changes when the bundle does."""


@dataclass(frozen=True, slots=True)
class BundleList(Output):
    """All bundles, newest first: a browser begins with it."""

    called: ClassVar[Mapping[str, str]] = MappingProxyType({"bundles": "its bundles"})
    follows_look: ClassVar[bool] = False
    programs: str
    """Address of what searches, relative to its own; empty where there are titles only."""

    language: str
    bundles: tuple[BundleEntry, ...]

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the list."""
        return bundle_list(self.programs, self.language, self.bundles)


def bundle_list(programs: str, language: str, bundles: Iterable[BundleEntry]) -> bytes:
    """Give the text of a list of bundles, newest first; as `BundleList` has them."""
    listed = [
        {"path": each.address, "from": each.first, "to": each.last, "count": each.count,
         "tag": each.tag}
        for each in bundles
    ]  # fmt: skip
    told = {"programs": programs, "language": language, "bundles": listed}
    return f"{json.dumps(told, indent=0)}\n".encode()
