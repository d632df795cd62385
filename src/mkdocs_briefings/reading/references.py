"""Check what a briefing refers to: its source, and the files that it shows, links to or relates."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.reading.links import IMAGE_SUFFIXES, find_links, local_path, suffix
from mkdocs_briefings.reading.validate import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class References:
    """What was found of a briefing's references."""

    media: frozenset[str]
    """Files that are published beside the briefing, relative to the project."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Reference:
    path: str
    line: int
    written: str
    role: str


def check_references(file: OpenFile, sources: Collection[str], settings: Settings) -> References:
    """Look up everything that a briefing refers to; `sources` are the slugs of the profiles.

    Works on the keys as they were written, so that one run names these problems together with those
    that the model finds.
    """
    media: set[str] = set()
    problems = [*_unknown_source(file, sources, settings), *_remote_image(file)]
    for reference in (*_image(file), *_related(file), *_links(file)):
        problem = _check(reference, file.path, settings)
        if problem is not None:
            problems.append(problem)
        elif _is_media(reference.path, settings):
            media.add(reference.path)
    return References(frozenset(media), tuple(problems))


def _image_source(file: OpenFile) -> str | None:
    image = file.front_matter.values.get("image")
    written = image.get("src") if isinstance(image, dict) else None
    return written.strip() if isinstance(written, str) and written.strip() else None


def _image(file: OpenFile) -> Iterator[_Reference]:
    written = _image_source(file)
    path = local_path(written, posixpath.dirname(file.path)) if written else None
    if written and path:
        yield _Reference(path, file.front_matter.line_of(("image", "src")), written, "image")


def _remote_image(file: OpenFile) -> Iterator[Problem]:
    written = _image_source(file)
    if written and local_path(written, posixpath.dirname(file.path)) is None:
        yield Problem(
            file.path,
            file.front_matter.line_of(("image", "src")),
            f"`image.src`: {written!r} is not the path of a file.",
            "Copy the image beside the briefing; readers fetch nothing from elsewhere.",
        )


def _related(file: OpenFile) -> Iterator[_Reference]:
    related = file.front_matter.values.get("related")
    folder = posixpath.dirname(file.path)
    for position, written in enumerate([related] if isinstance(related, str) else related or ()):
        if isinstance(written, str):
            line = file.front_matter.line_of(("related", position))
            yield _Reference(local_path(written, folder) or written, line, written, "related")


def _links(file: OpenFile) -> Iterator[_Reference]:
    folder = posixpath.dirname(file.path)
    for link in find_links(file.body):
        path = local_path(link.target, folder)
        if path is not None and suffix(path):
            yield _Reference(path, file.body_line + link.line - 1, link.target, "link")


def _check(reference: _Reference, path: str, settings: Settings) -> Problem | None:
    if reference.path.startswith(".."):
        message = f"{reference.written!r} leads out of the project."
        return Problem(path, reference.line, message, "Link to a file inside it.")
    if reference.role == "related" and not _is_briefing(reference.path, settings):
        message = f"`related`: {reference.written!r} is not a briefing."
        hint = "Give the path of its .md file, relative to this one."
        return Problem(path, reference.line, message, hint)
    if _is_file(reference.path, settings):
        return None
    return _missing(reference, path)


def _missing(reference: _Reference, path: str) -> Problem:
    ending = suffix(reference.path)
    if reference.role == "image" or ending in IMAGE_SUFFIXES:
        message = f"The image {reference.written!r} is not there."
        hint = f"Put it at {reference.path}, or mend the path."
        return Problem(path, reference.line, message, hint)
    if ending == ".md":
        message = f"{reference.written!r} leads to a page that does not exist."
        return Problem(path, reference.line, message, f"There is no {reference.path}.")
    message = f"{reference.written!r} leads to a file that does not exist."
    hint = "An address on the web starts with https://."
    return Problem(path, reference.line, message, hint, Severity.WARNING)


def _unknown_source(
    file: OpenFile, sources: Collection[str], settings: Settings
) -> Iterator[Problem]:
    written = file.front_matter.values.get("source")
    slug = slugify(written) if isinstance(written, str) else ""
    if slug and slug not in sources:
        profile = f"{settings.relative(settings.sources_dir)}/{slug}.md"
        yield Problem(
            file.path,
            file.front_matter.line_of(("source",)),
            f"There is no source {slug!r}.",
            did_you_mean(slug, sources) or f"Write its profile: {profile}.",
        )


def _is_file(path: str, settings: Settings) -> bool:
    try:
        return (settings.root / path).is_file()
    except (OSError, ValueError):  # a name that no file system takes
        return False


def _is_briefing(path: str, settings: Settings) -> bool:
    return path.endswith(".md") and path.startswith(f"{settings.relative(settings.briefings_dir)}/")


def _is_media(path: str, settings: Settings) -> bool:
    # A file of docs/ is published by MkDocs, at its own address.
    folder = settings.relative(settings.briefings_dir)
    return suffix(path) != ".md" and path.startswith(f"{folder}/")
