"""What a post asks for: a file of its own, and the addresses that it had."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.importing.addresses.paths import clean_address
from mkdocs_briefings.importing.file_names import new_name, without_ending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mkdocs_briefings.importing.addresses.scheme import AddressParts
    from mkdocs_briefings.importing.context import ImportContext
    from mkdocs_briefings.importing.old_post import OldPost

_LONGEST_NAME = 180
"""Bytes of a file's name: file systems take 255, and a temporary name is longer."""


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An address that a post had."""

    written: str
    """As it stands in the archive, or as it follows from it."""

    address: str
    """As a path of the site; empty where it is none that a site can have."""


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

    old_addresses: tuple[OldAddress, ...]
    """The addresses that it had, the last one first; none where nothing says any."""

    aliases: tuple[OldAddress, ...]
    """Those that it was given besides."""

    old_paths: tuple[str, ...]
    """Paths by which other posts link to it, without ending."""

    language: str = ""
    """Its language in the words of the old site; empty where that has only one."""

    tag: str = ""
    """BCP 47 tag of its language; empty where nobody asked."""

    together: str = ""
    """What it has in common with its translations; empty for a post without a file."""

    plain_name: str = ""
    """Its name without the language that tells it from these."""

    @property
    def old_address(self) -> str:
        """The address that it had last; empty where none is known."""
        return self.old_addresses[0].address if self.old_addresses else ""

    def note(self, message: str) -> Problem:
        """Make a note for the editor on the post."""
        return Problem(self.path, self.line, message, severity=Severity.WARNING)


def claim_place(
    parts: AddressParts, day: date, slug: str, aliases: tuple[str, ...], context: ImportContext
) -> PlaceClaim:
    """Give what a post claims, which appears on that day.

    `slug` is its own name for addresses, or empty; `aliases` are written as they stand in it.
    """
    post = parts.post
    addresses = _old_addresses(parts, context)
    main = addresses[0].address if addresses else ""
    scheme = context.address_scheme
    others = [OldAddress(each, clean_address(each, main)) for each in post.addresses[1:]]
    others += [OldAddress(each, scheme.alias(each, main, parts)) for each in aliases]
    name = _plain_name(post, slug, parts.title)
    is_foreign = post.language and _is_foreign(post, parts.default_language)
    return PlaceClaim(
        path=post.path,
        line=post.line,
        day=day,
        name=f"{name}-{(post.language or '').lower()}" if is_foreign else name,
        old_addresses=tuple(_on_both_sites(addresses, context)),
        aliases=tuple(_on_both_sites(others, context)),
        old_paths=tuple(path.as_posix() for path in _old_paths(post) if path.parts),
        language=post.file.language_key if post.file else "",
        together=_together(post),
        plain_name=name,
    )


def _old_addresses(parts: AddressParts, context: ImportContext) -> list[OldAddress]:
    if known := parts.post.addresses:
        return [OldAddress(known[0], clean_address(known[0]))]
    return [OldAddress(each, each) for each in context.address_scheme.addresses(parts)]


def _on_both_sites(addresses: Iterable[OldAddress], context: ImportContext) -> Iterator[OldAddress]:
    """Give each address as it is below the old site, and as it is on its host, if these differ.

    Where the new site stands in the same place of its host, both are one.
    """
    path = context.site.path
    for each in addresses:
        yield each
        if path and path != context.options.site_path and each.address:
            yield OldAddress(each.written, path + each.address)


def _plain_name(post: OldPost, slug: str, title: str) -> str:
    others = (post.file.name, post.file.base) if post.file else (unquote(post.slug or ""),)
    name = new_name(unquote(slug), *others, title) or "untitled"
    return name.encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-")


def _together(post: OldPost) -> str:
    if post.file is None:
        return ""
    # Hugo's way to say it of files that are called otherwise.
    key = post.text_value("translationkey")
    return f"={key}" if key else (post.file.place.parent / post.file.base).as_posix()


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
    elif place.name.startswith(f"{post.file.base}."):
        yield place.with_name(post.file.base)
