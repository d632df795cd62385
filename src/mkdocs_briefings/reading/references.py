"""Check what a briefing refers to: its source, and the files that it shows, links to or relates."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.topics import spell_out, topic_key
from mkdocs_briefings.reading.close_words import did_you_mean
from mkdocs_briefings.reading.file_names import path_on_disk
from mkdocs_briefings.reading.file_reference import (
    RELATED,
    FileReference,
    check_file,
    folders_of,
    in_line,
    is_media,
)
from mkdocs_briefings.reading.links import find_links, is_markdown, local_path
from mkdocs_briefings.reading.picture import Flaw, Picture
from mkdocs_briefings.reading.removals import find_removals
from mkdocs_briefings.reading.site_links import SiteLink, anchor_of, target_of
from mkdocs_briefings.reading.written_ids import find_written_ids

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.reading.links import Link
    from mkdocs_briefings.reading.picture import Look
    from mkdocs_briefings.reading.written_ids import WrittenId
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class References:
    """What was found of a briefing's references."""

    media: frozenset[str]
    """Files that are published beside the briefing, relative to the project."""

    needs: frozenset[str]
    """All files that it refers to and that are there, relative to the project."""

    lacks: frozenset[str]
    """Files that it would refer to if they were there, relative to the project."""

    links: tuple[SiteLink, ...]
    """Links of its text that only the whole site can judge."""

    ids: tuple[WrittenId, ...]
    """Ids in its text that may not be the only ones of their name on its page."""

    pictures: Mapping[str, Picture]
    """The images among its files, by their paths."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class TextLinks:
    """What the links of a text lead to."""

    files: Mapping[str, FileReference]
    """Those that are there and may be linked to, by their paths."""

    lacks: frozenset[str]
    """Files that one of them would lead to if they were there."""

    site: tuple[SiteLink, ...]
    """Those that only the whole site can judge."""

    problems: tuple[Problem, ...]


def check_references(
    file: OpenFile, sources: Collection[str], settings: Settings, look: Look
) -> References:
    """Look up everything that a briefing refers to; `sources` are the slugs of the profiles.

    Works on the keys as they were written, so that one run names these problems together with those
    that the model finds.
    """
    links = tuple(find_links(file.body))
    text = check_links(file, links, settings)
    problems = [
        *_unknown_source(file, sources, settings),
        *_signs_in_story(file),
        *_not_an_image(file),
        *removals(file, links, settings),
        *text.problems,
    ]
    needs: dict[str, FileReference] = {}
    for reference in (*_image(file, settings), *_related(file, settings)):
        problem = check_file(reference, file.path, settings)
        if problem is None:
            needs.setdefault(reference.path, reference)
        else:
            problems.append(problem)
    lacks = text.lacks | {each.named for each in needs.values() if each.named != each.path}
    needs = {**text.files, **needs}
    pictures: dict[str, Picture] = {}
    for reference in needs.values():
        match look(reference.path):
            case Picture() as picture:
                pictures[reference.path] = picture
            case Flaw() as flaw if not flaw.is_refused or is_media(reference.path, settings):
                problems.append(_flawed(reference, flaw, file.path))
    media = frozenset(path for path in needs if is_media(path, settings))
    found = frozenset(needs), lacks, text.site, find_written_ids(file)
    return References(media, *found, pictures, tuple(problems))


def check_links(file: OpenFile, links: Iterable[Link], settings: Settings) -> TextLinks:
    """Look up what the links of a file's text lead to; `links` are all that it has."""
    looked = _LinkLookup(file, settings)
    for link in links:
        if not link.target.startswith(("https://", "http://")):  # as most do
            looked.take(link)
    return looked.done()


class _LinkLookup:
    """Gathers what the links of one text lead to."""

    def __init__(self, file: OpenFile, settings: Settings) -> None:
        self._file, self._settings = file, settings
        self._folder = posixpath.dirname(file.path)
        self._files: dict[str, FileReference] = {}
        self._lacks: set[str] = set()
        self._site: list[SiteLink] = []
        self._problems: list[Problem] = []

    def take(self, link: Link) -> None:
        target = target_of(link, self._folder, self._settings)
        if target is None:
            if link.target.startswith("#") and anchor_of(link.target):
                self._leave(link, self._file.path)
            return
        self._lacks.update(target.looked_for)
        if target.file:
            self._take_file(link, target.file)
        else:
            self._leave(link)

    def done(self) -> TextLinks:
        return TextLinks(
            self._files, frozenset(self._lacks), tuple(self._site), tuple(self._problems)
        )

    def _take_file(self, link: Link, path: str) -> None:
        line = partial(self._line_of, link)
        reference = FileReference(path, link.target, line, is_shown=link.is_image)
        problem = check_file(reference, self._file.path, self._settings)
        if problem is not None:
            self._problems.append(problem)
            return
        self._files.setdefault(path, reference)
        if anchor_of(link.target) and is_markdown(path):
            self._leave(link, path)

    def _leave(self, link: Link, path: str = "") -> None:
        """Leave a link to the whole site; `path` is the file of the page that it leads to."""
        self._site.append(SiteLink(self._file.path, self._line_of(link), link.target, path))

    def _line_of(self, link: Link) -> int:
        return self._file.body_line + link.line - 1


def _image_source(file: OpenFile) -> str | None:
    image = file.front_matter.values.get("image")
    written = image.get("src") if isinstance(image, dict) else None
    return written.strip() if isinstance(written, str) and written.strip() else None


def _image(file: OpenFile, settings: Settings) -> Iterator[FileReference]:
    written = _image_source(file)
    path = local_path(written, posixpath.dirname(file.path)) if written else None
    if written and path:
        line = partial(file.front_matter.line_of, ("image", "src"))
        found = path_on_disk(path, settings.root)
        yield FileReference(found, written, line, "image.src", is_shown=True, named=path)


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


def _related(file: OpenFile, settings: Settings) -> Iterator[FileReference]:
    related = file.front_matter.values.get("related")
    folder = posixpath.dirname(file.path)
    paths = related if isinstance(related, list) else [related]
    for position, written in enumerate(paths):
        if isinstance(written, str) and written.strip():
            line = partial(file.front_matter.line_of, ("related", position))
            path = local_path(written, folder) or written
            found = path_on_disk(path, settings.root)
            yield FileReference(found, written, line, RELATED, named=path)


def _flawed(reference: FileReference, flaw: Flaw, path: str) -> Problem:
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
        profile = f"{folders_of(settings)[2]}{slug}.md"
        yield Problem(
            file.path,
            file.front_matter.line_of(("source",)),
            f"There is no source {quoted(slug)}.",
            did_you_mean(slug, sources) or f"Write its profile: {in_line(profile)}.",
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
