"""Check one file that a text refers to: that it is there, and what its place asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, quoted
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.links import IMAGE_SUFFIXES, is_converted, is_markdown, suffix
from mkdocs_briefings.reading.media_types import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_briefings.settings import Settings

RELATED = "related"
"""The key whose values have to be briefings."""


@dataclass(frozen=True, slots=True)
class FileReference:
    """A file that a text refers to, and where it does."""

    path: str
    """Path of the file, relative to the project."""

    written: str
    line: Callable[[], int]
    """Gives the line of the text's file on which it stands; few are asked for theirs."""

    key: str = ""
    """The key of the front matter whose value it is, if it is one."""

    is_shown: bool = False
    """Whether the page shows what is there as an image."""

    named: str = ""
    """The path as a key of the front matter has it, which may be in another form of Unicode."""


def check_file(reference: FileReference, path: str, settings: Settings) -> Problem | None:
    """Give what is wrong with a reference of the text at a path; None if nothing is."""
    if reference.path.split("/", maxsplit=1)[0] == "..":
        message = f"{quoted(reference.written)} leads out of the project."
        return Problem(path, reference.line(), message, "Link to a file inside it.")
    wrong = _wrong_kind(reference, path, settings)
    if wrong is not None:
        return wrong
    is_published = reference.path.startswith(folders_of(settings))
    refusal = boundary_of(settings).refusal(reference.path) if is_published else None
    if refusal is not None:
        message = f"{quoted(reference.written)} {refusal.reason}"
        return Problem(path, reference.line(), message, refusal.hint)
    if not _is_file(reference.path, settings):
        return _missing(reference, path)
    if not is_published:
        message = f"{quoted(reference.written)} leads to a file that is not part of the site."
        folders = " and ".join(folders_of(settings)[:2])
        return Problem(path, reference.line(), message, f"Only what is in {folders} is published.")
    return _unpublished_kind(reference, path, settings)


def is_media(path: str, settings: Settings) -> bool:
    """Whether a file is published beside the briefings: one of docs/ MkDocs publishes."""
    return not is_markdown(path) and path.startswith(folders_of(settings)[0])


@cache
def folders_of(settings: Settings) -> tuple[str, str, str, str]:
    """Give the folders of briefings, standing pages, sources and stories, each with its `/`."""
    docs, briefings, sources, stories = (f"{place}/" for place in settings.places)
    return briefings, docs, sources, stories


def in_line(path: str) -> str:
    """Give a path as a message has it in a sentence."""
    return quoted(path)[1:-1]


def _wrong_kind(reference: FileReference, path: str, settings: Settings) -> Problem | None:
    """Give the problem of a reference that is not to what its place asks for."""
    named = f"`{reference.key}`: {quoted(reference.written)}" if reference.key else ""
    named = named or quoted(reference.written)
    if reference.key == RELATED and not _is_briefing(reference.path, settings):
        hint = "Give the path of its .md file, relative to this one."
        return Problem(path, reference.line(), f"{named} is not a briefing.", hint)
    if reference.is_shown and suffix(reference.path) not in IMAGE_SUFFIXES:
        hint = f"Its name ends in one of: {', '.join(sorted(IMAGE_SUFFIXES))}."
        return Problem(path, reference.line(), f"{named} is not an image.", hint)
    return None


def _unpublished_kind(reference: FileReference, path: str, settings: Settings) -> Problem | None:
    if is_media(reference.path, settings) and suffix(reference.path) not in PUBLISHED:
        message = f"{quoted(reference.written)} is no kind of file that is published."
        hint = f"Its name ends in one of: {', '.join(sorted(PUBLISHED))}."
        return Problem(path, reference.line(), message, hint)
    if is_converted(reference.path) and not is_media(reference.path, settings):
        message = f"{quoted(reference.written)} is in a format that browsers do not show."
        hint = "Put it beside the briefing, where it is converted."
        return Problem(path, reference.line(), message, hint)
    return None


def _missing(reference: FileReference, path: str) -> Problem:
    if suffix(reference.path) in IMAGE_SUFFIXES:
        message = f"The image {quoted(reference.written)} is not there."
        hint = f"Put it at {in_line(reference.path)}, or mend the path."
    else:
        message = f"{quoted(reference.written)} leads to a page that does not exist."
        hint = f"There is no {in_line(reference.path)}."
    return Problem(path, reference.line(), message, hint)


def _is_file(path: str, settings: Settings) -> bool:
    try:
        return (settings.root / path).is_file()
    except (OSError, ValueError):  # a name that no file system takes
        return False


def _is_briefing(path: str, settings: Settings) -> bool:
    return is_markdown(path) and path.startswith(folders_of(settings)[0])
