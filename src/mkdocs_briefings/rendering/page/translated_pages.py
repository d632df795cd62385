"""Translations of pages of `docs/`: `about.uk.md` beside `about.md` stands at `/uk/about/`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from mkdocs_briefings.errors import Problem
from mkdocs_briefings.reading.sibling_names import odd_sibling, orphan_profile, sibling_of
from mkdocs_briefings.rendering.page.docs_files import DocsFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.reading.sibling_names import Sibling
    from mkdocs_briefings.rendering.page.docs_files import SiteFile, SiteFiles
    from mkdocs_briefings.settings import Settings


class Placing(Protocol):
    """Gives a file in another place; one that is not listed is left out of the navigation."""

    def __call__(self, file: SiteFile, place: str, *, is_listed: bool) -> SiteFile:
        """Give the file there."""


def tag_of_page(path: str, settings: Settings) -> str:
    """Give the language of a page, by its path in `docs/`; empty on a site in one."""
    sibling = sibling_of(path, settings)
    return sibling.tag if sibling is not None else settings.tag_of(None)


def place_translations(
    files: SiteFiles, settings: Settings, place_file: Placing
) -> Iterator[Problem]:
    """Put pages where their language stands, and leave translations out of the navigation.

    Gives what is wrong with them. What has an error is taken out.
    """
    pages = {file.src_uri: file.dest_uri for file in files if file.is_documentation_page()}
    roots = {each.tag: each.root for each in settings.languages}
    docs = settings.relative(settings.docs_dir)
    for file in tuple(files):
        # What a plugin has made up is placed by that plugin.
        if not file.is_documentation_page() or file.src_dir is None:
            continue
        path, sibling = f"{docs}/{file.src_uri}", sibling_of(file.src_uri, settings)
        if sibling is None:
            odd = odd_sibling(path, _names_beside(file, pages), settings, "a page")
            if odd is not None:
                yield odd
            root = roots.get(settings.tag_of(None), "")
            if root:
                files.remove(file)
                files.append(place_file(file, f"{root}{file.dest_uri}", is_listed=True))
            continue
        problem = _problem(path, sibling, docs, pages, settings)
        files.remove(file)
        if problem is None:
            # The original stands in the navigation for all languages.
            place = f"{roots[sibling.tag]}{pages[sibling.original]}"
            files.append(place_file(file, place, is_listed=False))
        else:
            yield problem


def _names_beside(file: SiteFile, pages: Iterable[str]) -> frozenset[str]:
    # One that has no dot but that of its ending looks like no translation.
    if file.src_uri.rpartition("/")[2].count(".") == 1:
        return frozenset()
    folder = file.src_uri.rpartition("/")[0]
    return frozenset(each.rpartition("/")[2] for each in pages if each.rpartition("/")[0] == folder)


def _problem(
    path: str, sibling: Sibling, docs: str, pages: Iterable[str], settings: Settings
) -> Problem | None:
    original = f"{docs}/{sibling.original}"
    if sibling.original not in pages:
        return orphan_profile(path, sibling._replace(original=original))
    if sibling.tag == settings.tag_of(None):
        message = f"{original} is in this language already."
        return Problem(path, 1, message, "Remove this file, or give it another ending.")
    return None


def placed(
    file: SiteFile,
    place: str,
    *,
    is_listed: bool,  # noqa: ARG001 - our own navigation passes translations over by itself
) -> SiteFile:
    """Give a file of a site that is read without MkDocs in another place."""
    assert isinstance(file, DocsFile)  # noqa: S101 - MkDocs' files are placed by the plugin
    return replace(file, place=place)


def translations_of(
    shown: Iterable[SiteFile], settings: Settings
) -> Mapping[str, Mapping[str, SiteFile]]:
    """Give the pages that are in several languages, by their paths: each in these, by tags.

    The languages have the order of the settings.
    """
    pages = {file.src_uri: file for file in shown if file.is_documentation_page()}
    found: dict[str, dict[str, SiteFile]] = {}
    for file in pages.values():
        sibling = sibling_of(file.src_uri, settings)
        if sibling is not None and sibling.original in pages:
            found.setdefault(sibling.original, {})[sibling.tag] = file
    order = [each.tag for each in settings.languages]
    return {
        path: {order[0]: pages[path], **{tag: files[tag] for tag in order if tag in files}}
        for path, files in found.items()
    }
