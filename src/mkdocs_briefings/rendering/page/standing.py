"""What MkDocs makes itself: it stands, whatever the news are."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import NOT_FOUND, SITEMAP
from mkdocs_briefings.errors import Problem
from mkdocs_briefings.reading.boundary import boundary_of, unreadable_folder
from mkdocs_briefings.reading.profile_files import all_profiles
from mkdocs_briefings.rendering.page.docs_files import DocsFiles
from mkdocs_briefings.rendering.page.translated_pages import (
    place_translations,
    placed,
    tag_of_page,
    translations_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.rendering.page.docs_files import SiteFile, SiteFiles
    from mkdocs_briefings.rendering.page.translated_pages import Placing
    from mkdocs_briefings.settings import Settings


_TEMPLATES = str(Path(__file__).parents[2] / "templates")


@dataclass(frozen=True, slots=True)
class StandingFiles:
    """Pages and files that MkDocs publishes, of `docs/` and of the theme."""

    files: SiteFiles
    """All of them, whether they are shown or not."""

    places: Mapping[str, str]
    """Where each is written to in the site, with the file that it is made from."""

    pages: tuple[str, ...]
    """Addresses of the pages among them, without those of other languages than the default."""

    problems: tuple[Problem, ...] = ()
    """What is wrong with files of `docs/`; those with an error were taken out."""

    are_all: bool = True
    """Whether MkDocs makes nothing besides, as far as is known."""

    pages_elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Addresses of the pages in each other language, by its tag."""

    translations: Mapping[str, Mapping[str, SiteFile]] = field(default_factory=dict)
    """Pages that are in several languages, by their paths in `docs/`: each in these, by tags."""

    claims: dict[tuple[str, tuple[str, ...]], tuple[tuple[str, str], ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What the news claims beside them whatever is published, by the language and the pages."""

    def file_in(self, path: str, tag: str) -> SiteFile | None:
        """Give the page or file at a path in `docs/`, in that language where it is in it."""
        return self.translations.get(path, {}).get(tag) or self.files.get_file_from_path(path)

    def in_language(self, tag: str) -> StandingFiles:
        """Give the same with the pages of another language than the default."""
        return replace(self, pages=self.pages_elsewhere.get(tag, ()))

    @property
    def addresses_by_language(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What is in several languages: by the address in each, that in all, with their tags."""
        return addresses_by_language(self.translations)


def addresses_by_language(
    translations: Mapping[str, Mapping[str, SiteFile]],
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give, by the address of a page in each language, that in all, with their tags."""
    found = {}
    for files in translations.values():
        there = tuple((tag, address(file)) for tag, file in files.items())
        found.update(dict.fromkeys((url for _, url in there), there))
    return found


def standing_files(
    files: SiteFiles,
    settings: Settings,
    *,
    is_preview: bool = False,
    place_file: Placing = placed,
) -> StandingFiles:
    """Give what MkDocs publishes of these files; a preview shows its drafts too.

    `place_file` puts one of them elsewhere.
    """
    docs = settings.relative(settings.docs_dir)
    problems = *_drop_refused(files, settings), *place_translations(files, settings, place_file)
    shown = [file for file in files if _is_shown(file, is_preview=is_preview)]
    pages: dict[str, list[str]] = {each.tag: [] for each in settings.languages} or {"": []}
    for file in files.documentation_pages():
        if file.inclusion.is_included():
            pages[tag_of_page(file.src_uri, settings)].append(address(file))
    own, *_ = pages
    return StandingFiles(
        files,
        {file.dest_uri: f"{docs}/{file.src_uri}" for file in shown},
        tuple(pages.pop(own)),
        problems,
        pages_elsewhere={tag: tuple(urls) for tag, urls in pages.items()},
        translations=translations_of(shown, settings),
    )


def _drop_refused(files: SiteFiles, settings: Settings) -> Iterator[Problem]:
    """Take out what is not to be read, and give why."""
    boundary, docs = boundary_of(settings), str(settings.docs_dir)
    yield from _unreadable_folders(settings)
    circles: dict[str, str] = {}
    for file in tuple(files):
        if file.src_dir == docs:
            folder = os.path.dirname(file.src_uri)  # noqa: PTH120 - as text
            if folder not in circles:
                circles[folder] = _circle(folder, docs)
            if circles[folder]:
                files.remove(file)
                continue
            path = f"{settings.relative(settings.docs_dir)}/{file.src_uri}"
            problem = boundary.problem(path)
            if problem is not None:
                files.remove(file)
                yield problem
    for circle in sorted({*circles.values()} - {""}):
        path = f"{settings.relative(settings.docs_dir)}/{circle}"
        message = "The link leads back to a folder that it is in, and is not followed."
        yield Problem(path, 1, message, "Remove it.")


def _unreadable_folders(settings: Settings) -> Iterator[Problem]:
    # MkDocs passes them over.
    refused: list[OSError] = []
    for _ in os.walk(settings.docs_dir, onerror=refused.append):
        pass
    for error in refused:
        if not isinstance(error, FileNotFoundError):
            yield unreadable_folder(settings.relative(Path(error.filename)), error)


def _circle(folder: str, docs: str) -> str:
    """Give the link on the way to a folder of `docs/` that leads back to a folder above it."""
    above = {os.path.realpath(docs)}
    way = ""
    for part in folder.split("/") if folder else ():
        way = f"{way}/{part}" if way else part
        real = os.path.realpath(f"{docs}/{way}")
        if real in above:
            return way
        above.add(real)
    return ""


def drop_profiles(files: SiteFiles, settings: Settings) -> None:
    """Take sources' profiles and stories out: they are pages of ours, with briefings below them."""
    for profile in all_profiles(settings):
        file = files.get_file_from_path(os.path.relpath(profile, settings.docs_dir))
        if file is not None:
            files.remove(file)


def names_of_ours(settings: Settings) -> frozenset[str]:
    """Give the theme's files that we make ourselves: its sitemap lists the pages of docs/ only."""
    return frozenset({SITEMAP, NOT_FOUND} if settings.makes_not_found else {SITEMAP})


def drop_ours(files: SiteFiles, settings: Settings) -> None:
    """Take what is ours out of MkDocs' files: profiles, and what we make in the theme's place."""
    drop_profiles(files, settings)
    for each in tuple(files):
        if each.src_dir == _TEMPLATES:  # MkDocs copies what is no HTML of a theme
            files.remove(each)
    for name in names_of_ours(settings):
        file = files.get_file_from_path(name)
        if file is not None and file.src_dir != str(settings.docs_dir):
            files.remove(file)


def no_standing_files() -> StandingFiles:
    """Give those of a site of which nobody knows what MkDocs makes."""
    return StandingFiles(DocsFiles(), {}, (), are_all=False)


def address(file: SiteFile) -> str:
    """Give the address of a page of `docs/`, relative to the site's root."""
    # MkDocs writes the root itself in another way.
    return "" if file.url in {".", "./"} else file.url


def _is_shown(file: SiteFile, *, is_preview: bool) -> bool:
    level = file.inclusion
    return bool(level.is_in_serve() if is_preview else level.is_included())
