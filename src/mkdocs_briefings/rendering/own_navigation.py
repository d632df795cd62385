"""The navigation of a site of which MkDocs makes nothing, as far as the news lead there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_briefings.rendering.page.docs_files import DocsFile, DocsFiles


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """An entry of the navigation that leads somewhere."""

    title: str
    url: str
    """Address, relative to the site's root, or a whole one."""

    file: DocsFile | None = None
    """What the page is made of, if it is one of `docs/`."""

    children: None = None


@dataclass(frozen=True, slots=True)
class Navigation:
    """The navigation, as templates are told it."""

    items: tuple[NavigationLink, ...]

    def __iter__(self) -> Iterator[NavigationLink]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def own_navigation(
    written: Sequence[Any], files: DocsFiles, translations: Mapping[str, Mapping[str, Any]]
) -> Navigation:
    """Give that of `mkdocs.yml`, or where it writes none the pages in no folder.

    `translations` are the pages that are in several languages, of which the first one counts.
    """
    return Navigation(tuple(_links(written or _first_level(files, translations), files)))


def _first_level(
    files: DocsFiles, translations: Mapping[str, Mapping[str, Any]]
) -> Iterator[dict[str, str]]:
    """Give the navigation that nobody has written: the pages in no folder, in MkDocs' order."""
    translated = {each.src_uri for its in translations.values() for each in [*its.values()][1:]}
    for file in files.documentation_pages():
        if file.page is not None and "/" not in file.src_uri and file.src_uri not in translated:
            yield {file.page.title: file.src_uri}


def _links(entries: Iterable[Any], files: DocsFiles) -> Iterator[NavigationLink]:
    """Give the links on the first level that lead to something."""
    for entry in entries:
        ((title, target),) = entry.items() if isinstance(entry, dict) else [(None, entry)]
        if not isinstance(target, str):  # a section
            continue
        parts = urlsplit(target)
        file = files.get_file_from_path(target)
        if file is not None and file.inclusion.is_included():
            told = title if title is not None or file.page is None else file.page.title
            yield NavigationLink(str(told), file.url, file)
        elif parts.scheme or parts.netloc or target.startswith("/"):
            yield NavigationLink(str(title), target)
