"""What a post asks for: a file of its own, and the addresses that it had."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.importing.file_names import new_name, without_ending
from mkdocs_briefings.importing.place.permalinks import old_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_briefings.importing.context import ImportContext
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.place.permalinks import AddressParts

_LONGEST_NAME = 180
"""Bytes of a file's name: file systems take 255, and a temporary name is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceClaim:
    """What has to be known of a post to place it and all others; its text is not."""

    path: str
    """Where the post comes from, as problems name it."""

    line: int
    day: date
    """The day on which its briefing appears."""

    name: str
    """The name that its briefing's file should have, without ending."""

    old_address: str | None
    """The address that it had last; None where nothing says it, empty where it is none."""

    aliases: tuple[str, ...]
    """Its other old addresses, as they were written."""

    old_paths: tuple[str, ...]
    """Paths by which other posts link to it, without ending."""

    def note(self, message: str) -> Problem:
        """Make a note for the editor on the post."""
        return Problem(self.path, self.line, message, severity=Severity.WARNING)


def claim_place(
    parts: AddressParts, slug: str, aliases: tuple[str, ...], context: ImportContext
) -> PlaceClaim:
    """Give what a post claims; `slug` is its own name for addresses, or empty."""
    post, options = parts.post, context.options
    pattern = options.mapping.permalink or context.site.permalink
    prefix = ""
    if context.site.languages_are_prefixes and _is_foreign(post, options.default_language):
        prefix = f"/{post.language}".lower()
    return PlaceClaim(
        path=post.path,
        line=post.line,
        day=parts.date.astimezone(options.site_zone).date(),
        name=_name(post, slug, parts.title, options.default_language),
        old_address=old_address(parts, pattern, prefix),
        aliases=(*post.addresses[1:], *aliases),
        old_paths=tuple(path.as_posix() for path in _old_paths(post) if path.parts),
    )


def _name(post: OldPost, slug: str, title: str, default_language: str) -> str:
    others = (post.file.name, post.file.base) if post.file else (unquote(post.slug or ""),)
    name = new_name(unquote(slug), *others, title) or "untitled"
    name = name.encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-")
    if post.language and _is_foreign(post, default_language):
        return f"{name}-{post.language.lower()}"
    return name


def _is_foreign(post: OldPost, default_language: str) -> bool:
    return post.language is not None and post.language != default_language


def _old_paths(post: OldPost) -> Iterator[PurePosixPath]:
    yield from map(PurePosixPath, post.names)
    if post.file is None:
        return
    place = PurePosixPath(without_ending(post.file.place.as_posix()))
    yield place
    if post.file.bundle:
        yield place.parent
    if post.language:
        yield PurePosixPath(place.as_posix().rpartition(".")[0])
