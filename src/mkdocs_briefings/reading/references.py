"""Check what a briefing refers to: its source, and the files that it shows, links to or relates."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.topics import spell_out, topic_key
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.links import (
    IMAGE_SUFFIXES,
    find_links,
    is_converted,
    local_path,
    suffix,
)
from mkdocs_briefings.reading.media_types import PUBLISHED
from mkdocs_briefings.reading.picture import Flaw, Picture
from mkdocs_briefings.reading.removals import find_removals
from mkdocs_briefings.reading.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.reading.links import Link
    from mkdocs_briefings.reading.picture import Look
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class References:
    """What was found of a briefing's references."""

    media: frozenset[str]
    """Files that are published beside the briefing, relative to the project."""

    needs: frozenset[str]
    """All files that it refers to and that are there, relative to the project."""

    pictures: Mapping[str, Picture]
    """The images among them, by their paths."""

    problems: tuple[Problem, ...]


_RELATED = "related"


@dataclass(frozen=True, slots=True)
class _Reference:
    path: str
    written: str
    line: Callable[[], int]
    """Gives the line of the file on which it stands; few are asked for theirs."""

    key: str = ""
    """The key of the front matter whose value it is, if it is one."""

    is_shown: bool = False
    """Whether the page shows what is there as an image."""


def check_references(
    file: OpenFile, sources: Collection[str], settings: Settings, look: Look
) -> References:
    """Look up everything that a briefing refers to; `sources` are the slugs of the profiles.

    Works on the keys as they were written, so that one run names these problems together with those
    that the model finds.
    """
    needs: dict[str, _Reference] = {}
    links = tuple(find_links(file.body))
    problems = [
        *_unknown_source(file, sources, settings),
        *_signs_in_story(file),
        *_not_an_image(file),
        *removals(file, links, settings),
    ]
    for reference in (*_image(file), *_related(file), *_links(file, links)):
        problem = _check(reference, file.path, settings)
        if problem is None:
            needs.setdefault(reference.path, reference)
        else:
            problems.append(problem)
    pictures: dict[str, Picture] = {}
    for reference in needs.values():
        match look(reference.path):
            case Picture() as picture:
                pictures[reference.path] = picture
            case Flaw() as flaw if not flaw.is_refused or _is_media(reference.path, settings):
                problems.append(_flawed(reference, flaw, file.path))
    media = frozenset(path for path in needs if _is_media(path, settings))
    return References(media, frozenset(needs), pictures, tuple(problems))


def _image_source(file: OpenFile) -> str | None:
    image = file.front_matter.values.get("image")
    written = image.get("src") if isinstance(image, dict) else None
    return written.strip() if isinstance(written, str) and written.strip() else None


def _image(file: OpenFile) -> Iterator[_Reference]:
    written = _image_source(file)
    path = local_path(written, posixpath.dirname(file.path)) if written else None
    if written and path:
        line = partial(file.front_matter.line_of, ("image", "src"))
        yield _Reference(path, written, line, "image.src", is_shown=True)


def _not_an_image(file: OpenFile) -> Iterator[Problem]:
    written = _image_source(file)
    if not written:
        return
    if local_path(written, posixpath.dirname(file.path)) is None:
        line = file.front_matter.line_of(("image", "src"))
        message = f"`image.src`: {quoted(written)} is not the path of a file."
        hint = "Copy the image beside the briefing; readers fetch nothing from elsewhere."
        yield Problem(file.path, line, message, hint)


def removals(file: OpenFile, links: Iterable[Link], settings: Settings) -> Iterator[Problem]:
    """Give a warning for all that the page will not have of a file's text; `links` are its own."""
    for each in find_removals(file.body, links, settings.embeds):
        line = file.body_line + each.line - 1
        yield Problem(file.path, line, each.message, each.hint, Severity.WARNING)


def _related(file: OpenFile) -> Iterator[_Reference]:
    related = file.front_matter.values.get("related")
    folder = posixpath.dirname(file.path)
    paths = related if isinstance(related, list) else [related]
    for position, written in enumerate(paths):
        if isinstance(written, str) and written.strip():
            line = partial(file.front_matter.line_of, ("related", position))
            yield _Reference(local_path(written, folder) or written, written, line, _RELATED)


def _links(file: OpenFile, links: Iterable[Link]) -> Iterator[_Reference]:
    folder = posixpath.dirname(file.path)
    for link in links:
        path = local_path(link.target, folder)
        if path is not None and (link.is_image or suffix(path).strip(".")):
            line = partial(_line_of, link, file)
            yield _Reference(path, link.target, line, is_shown=link.is_image)


def _line_of(link: Link, file: OpenFile) -> int:
    return file.body_line + link.line - 1


def _check(reference: _Reference, path: str, settings: Settings) -> Problem | None:
    if reference.path.split("/", maxsplit=1)[0] == "..":
        message = f"{quoted(reference.written)} leads out of the project."
        return Problem(path, reference.line(), message, "Link to a file inside it.")
    wrong = _wrong_kind(reference, path, settings)
    if wrong is not None:
        return wrong
    is_published = _is_published(reference.path, settings)
    refusal = boundary_of(settings).refusal(reference.path) if is_published else None
    if refusal is not None:
        message = f"{quoted(reference.written)} {refusal.reason}"
        return Problem(path, reference.line(), message, refusal.hint)
    if not _is_file(reference.path, settings):
        return _missing(reference, path)
    if not is_published:
        message = f"{quoted(reference.written)} leads to a file that is not part of the site."
        folders = " and ".join(_folders(settings)[:2])
        return Problem(path, reference.line(), message, f"Only what is in {folders} is published.")
    return _unpublished_kind(reference, path, settings)


def _wrong_kind(reference: _Reference, path: str, settings: Settings) -> Problem | None:
    """Give the problem of a reference that is not to what its place asks for."""
    named = f"`{reference.key}`: {quoted(reference.written)}" if reference.key else ""
    named = named or quoted(reference.written)
    if reference.key == _RELATED and not _is_briefing(reference.path, settings):
        hint = "Give the path of its .md file, relative to this one."
        return Problem(path, reference.line(), f"{named} is not a briefing.", hint)
    if reference.is_shown and suffix(reference.path) not in IMAGE_SUFFIXES:
        hint = f"Its name ends in one of: {', '.join(sorted(IMAGE_SUFFIXES))}."
        return Problem(path, reference.line(), f"{named} is not an image.", hint)
    return None


def _unpublished_kind(reference: _Reference, path: str, settings: Settings) -> Problem | None:
    if _is_media(reference.path, settings) and suffix(reference.path) not in PUBLISHED:
        message = f"{quoted(reference.written)} is no kind of file that is published."
        hint = f"Its name ends in one of: {', '.join(sorted(PUBLISHED))}."
        return Problem(path, reference.line(), message, hint)
    if is_converted(reference.path) and not _is_media(reference.path, settings):
        message = f"{quoted(reference.written)} is in a format that browsers do not show."
        hint = "Put it beside the briefing, where it is converted."
        return Problem(path, reference.line(), message, hint)
    return None


def _missing(reference: _Reference, path: str) -> Problem:
    ending = suffix(reference.path)
    if ending in IMAGE_SUFFIXES:
        message = f"The image {quoted(reference.written)} is not there."
        hint = f"Put it at {_in_line(reference.path)}, or mend the path."
        return Problem(path, reference.line(), message, hint)
    if ending == ".md":
        message = f"{quoted(reference.written)} leads to a page that does not exist."
        hint = f"There is no {_in_line(reference.path)}."
        return Problem(path, reference.line(), message, hint)
    message = f"{quoted(reference.written)} leads to a file that does not exist."
    hint = "An address on the web starts with https://."
    return Problem(path, reference.line(), message, hint, Severity.WARNING)


def _flawed(reference: _Reference, flaw: Flaw, path: str) -> Problem:
    message = f"The image {quoted(reference.written)} {flaw.reason}"
    if flaw.is_refused:
        return Problem(path, reference.line(), message, flaw.hint)
    hint = f"{flaw.hint} Until then it is published as it is."
    return Problem(path, reference.line(), message, hint, Severity.WARNING)


def _unknown_source(
    file: OpenFile, sources: Collection[str], settings: Settings
) -> Iterator[Problem]:
    written = file.front_matter.values.get("source")
    slug = slugify(written) if isinstance(written, str) else ""
    if slug and slug not in sources:
        profile = f"{_folders(settings)[2]}{slug}.md"
        yield Problem(
            file.path,
            file.front_matter.line_of(("source",)),
            f"There is no source {quoted(slug)}.",
            did_you_mean(slug, sources) or f"Write its profile: {_in_line(profile)}.",
        )


def _signs_in_story(file: OpenFile) -> Iterator[Problem]:
    # As a topic a name may be told apart by its signs; a story is known by its address alone.
    written = file.front_matter.values.get("story")
    if isinstance(written, str) and topic_key(written) != slugify(written) != "":
        yield Problem(
            file.path,
            file.front_matter.line_of(("story",)),
            f"`story`: {quoted(written)} is taken for the story {quoted(slugify(written))}.",
            f"Write its signs in words: {spell_out(written)}.",
            Severity.WARNING,
        )


def _is_file(path: str, settings: Settings) -> bool:
    try:
        return (settings.root / path).is_file()
    except (OSError, ValueError):  # a name that no file system takes
        return False


def _is_published(path: str, settings: Settings) -> bool:
    return path.startswith(_folders(settings))


@cache
def _folders(settings: Settings) -> tuple[str, str, str]:
    """Give the folders of the briefings, the standing pages and the sources, each with its `/`."""
    folders = settings.briefings_dir, settings.docs_dir, settings.sources_dir
    briefings, docs, sources = (f"{settings.relative(folder)}/" for folder in folders)
    return briefings, docs, sources


def _in_line(path: str) -> str:
    return quoted(path)[1:-1]


def _is_briefing(path: str, settings: Settings) -> bool:
    return path.endswith(".md") and path.startswith(_folders(settings)[0])


def _is_media(path: str, settings: Settings) -> bool:
    # A file of docs/ is published by MkDocs, at its own address.
    return suffix(path) != ".md" and path.startswith(_folders(settings)[0])
