"""What MkDocs makes itself: it stands, whatever the news are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import Files

from mkdocs_briefings.archive.urls import NOT_FOUND, SITEMAP
from mkdocs_briefings.errors import Problem
from mkdocs_briefings.reading.boundary import boundary_of, unreadable_folder
from mkdocs_briefings.reading.profiles import (
    source_profiles,
    story_profiles,
    translated_profiles,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.structure.files import File

    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class StandingFiles:
    """Pages and files that MkDocs publishes, of `docs/` and of the theme."""

    files: Files
    """MkDocs' own collection of them."""

    places: Mapping[str, str]
    """Where each is written to in the site, with the file that it is made from."""

    pages: tuple[str, ...]
    """Addresses of the pages among them."""

    problems: tuple[Problem, ...] = ()
    """Files of `docs/` that were taken out, since they are not to be read."""

    are_all: bool = True
    """Whether MkDocs makes nothing besides, as far as is known."""


def standing_files(files: Files, settings: Settings, *, is_preview: bool = False) -> StandingFiles:
    """Give what MkDocs publishes of these files; a preview shows its drafts too."""
    docs = settings.relative(settings.docs_dir)
    problems = tuple(_drop_refused(files, settings))
    shown = [file for file in files if _is_shown(file, is_preview=is_preview)]
    return StandingFiles(
        files,
        {file.dest_uri: f"{docs}/{file.src_uri}" for file in shown},
        tuple(
            address(file) for file in files.documentation_pages() if file.inclusion.is_included()
        ),
        problems,
    )


def _drop_refused(files: Files, settings: Settings) -> Iterator[Problem]:
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


def drop_profiles(files: Files, settings: Settings) -> None:
    """Take sources' profiles and stories out: they are pages of ours, with briefings below them."""
    profiles = *source_profiles(settings), *story_profiles(settings)
    for profile in (*profiles, *translated_profiles(settings)):
        file = files.get_file_from_path(os.path.relpath(profile, settings.docs_dir))
        if file is not None:
            files.remove(file)


def names_of_ours(settings: Settings) -> frozenset[str]:
    """Give the theme's files that we make ourselves: its sitemap lists the pages of docs/ only."""
    return frozenset({SITEMAP, NOT_FOUND} if settings.makes_not_found else {SITEMAP})


def drop_ours(files: Files, settings: Settings) -> None:
    """Take what is ours out of MkDocs' files: profiles, and what we make in the theme's place."""
    drop_profiles(files, settings)
    for name in names_of_ours(settings):
        file = files.get_file_from_path(name)
        if file is not None and file.src_dir != str(settings.docs_dir):
            files.remove(file)


def no_standing_files() -> StandingFiles:
    """Give those of a site of which nobody knows what MkDocs makes."""
    return StandingFiles(Files([]), {}, (), are_all=False)


def address(file: File) -> str:
    """Give the address of a page of `docs/`, relative to the site's root."""
    # MkDocs writes the root itself in another way.
    return "" if file.url in {".", "./"} else file.url


def _is_shown(file: File, *, is_preview: bool) -> bool:
    level = file.inclusion
    return bool(level.is_in_serve() if is_preview else level.is_included())
