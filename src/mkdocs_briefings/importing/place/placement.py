"""Decide where each briefing will stand, and which old addresses lead to it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.importing.file_names import new_name, without_ending
from mkdocs_briefings.importing.place.permalinks import (
    AddressParts,
    clean_address,
    old_address,
    same_page,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.adapters.folder_importer import Archive
    from mkdocs_briefings.importing.context import ImportOptions
    from mkdocs_briefings.importing.convert.keys import NewKeys
    from mkdocs_briefings.importing.old_post import OldPost

_LISTINGS = r"\d{4}(?:/\d{2}){0,2}|(?:archive|countries|feeds|sources|stories|tags)(?:/.*)?"
"""Addresses of pages that the site makes itself."""

_LONGEST_NAME = 180
"""Bytes of a file's name: file systems take 255, and a temporary name is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A post with its keys and the place of its briefing."""

    post: OldPost
    keys: NewKeys
    target: Path
    """The briefing's file."""

    old_address: str
    aliases: tuple[str, ...]
    notes: tuple[Problem, ...]


def place(
    posts: Sequence[tuple[OldPost, NewKeys]], archive: Archive, options: ImportOptions
) -> tuple[Placed, ...]:
    """Give each post its place: no two at one address, in the order of their paths."""
    names = _Names(options)
    targets = [names.target(post, keys) for post, keys in posts]
    pattern = options.mapping.permalink or archive.layout.permalink
    old = [_old_address(post, keys, pattern, options) for post, keys in posts]
    aliases = _Aliases(names.addresses, posts, options.prefix)
    # The addresses that posts really had come before those that they were given besides.
    for position, address in enumerate(old):
        aliases.claim(position, address, address)
    for position, (_post, keys) in enumerate(posts):
        for written in keys.aliases:
            aliases.claim(position, clean_address(written, old[position]), written)
    return tuple(
        Placed(
            post=post,
            keys=keys,
            target=targets[position],
            old_address=old[position],
            aliases=tuple(aliases.of[position]),
            notes=(*names.notes.get(position, ()), *aliases.notes.get(position, ())),
        )
        for position, (post, keys) in enumerate(posts)
    )


def _old_address(post: OldPost, keys: NewKeys, pattern: str, options: ImportOptions) -> str:
    parts = AddressParts(
        post=post,
        date=keys.moments.date.moment,
        title=keys.title,
        categories=keys.categories,
        generator=options.generator,
    )
    return old_address(parts, pattern, options.default_language)


class _Names:
    """Gives out file names, each only once."""

    def __init__(self, options: ImportOptions) -> None:
        self._options = options
        self._urls = Urls("", options.prefix)
        self._given: dict[Path, str] = {}
        self.addresses: list[str] = []
        self.notes: dict[int, list[Problem]] = {}

    def target(self, post: OldPost, keys: NewKeys) -> Path:
        """Give the file of a post's briefing."""
        day = keys.moments.date.moment.astimezone(self._options.site_zone).date()
        folder = self._options.briefings_dir / f"{day:%Y/%m/%d}"
        wanted = name = self._name(post, keys)
        count = 1
        while (target := folder / f"{name}.md") in self._given:
            count += 1
            name = f"{wanted}-{count}"
        if count > 1:
            other = self._given[folder / f"{wanted}.md"]
            message = f"{other} has the same name and day, so this one is called {name!r}."
            self.notes.setdefault(len(self.addresses), []).append(post.note(message))
        self._given[target] = post.candidate.path
        self.addresses.append("/" + unquote(self._urls.briefing(day, name)))
        return target

    def _name(self, post: OldPost, keys: NewKeys) -> str:
        candidate = post.candidate
        name = (
            new_name(unquote(keys.slug), candidate.name, candidate.base, keys.title) or "untitled"
        )
        name = name.encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-")
        if candidate.language and candidate.language != self._options.default_language:
            return f"{name}-{candidate.language.lower()}"
        return name


class _Aliases:
    """Gives each old address to one briefing."""

    def __init__(
        self, addresses: Sequence[str], posts: Sequence[tuple[OldPost, NewKeys]], prefix: str
    ) -> None:
        self._posts = posts
        self._reserved = re.compile(rf"/|/{re.escape(prefix.casefold())}(?:{_LISTINGS})")
        self._new = [same_page(address) for address in addresses]
        self._owner = {address: position for position, address in enumerate(self._new)}
        self.of: list[list[str]] = [[] for _post in posts]
        self.notes: dict[int, list[Problem]] = {}

    def claim(self, position: int, address: str, written: str) -> None:
        """Make an address lead to that post, if it leads to none yet."""
        post = self._posts[position][0]
        if not address or self._reserved.fullmatch(same_page(address)):
            message = f"Its old address {written!r} is none that this site can keep."
            self._note(position, post.note(message))
            return
        owner = self._owner.setdefault(same_page(address), position)
        if owner != position:
            other = self._posts[owner][0].candidate.path
            self._note(position, post.note(f"The old address {address} leads to {other} already."))
        elif address not in self.of[position] and same_page(address) != self._new[position]:
            self.of[position].append(address)

    def _note(self, position: int, note: Problem) -> None:
        self.notes.setdefault(position, []).append(note)


class PostIndex:
    """Finds imported posts by their old address, path or name."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        placed = tuple(placed)
        self._targets = {Path(os.path.normpath(one.target)) for one in placed}
        self._by_address: dict[str, Placed] = {}
        self._by_path: dict[str, Placed | None] = {}
        for one in placed:
            for address in (one.old_address, *one.aliases):
                self._by_address.setdefault(same_page(address), one)
            for path in _paths(one):
                # A name that two posts have leads to neither.
                known = self._by_path.setdefault(path, one)
                self._by_path[path] = one if known is one else None

    def has_target(self, file: Path) -> bool:
        """Whether that is the file of a briefing that is imported."""
        return Path(os.path.normpath(file)) in self._targets

    def at_address(self, address: str) -> Placed | None:
        """Give the post that had that address, whatever its ending."""
        bare = same_page(address)
        return self._by_address.get(bare) or self._by_address.get(bare.removesuffix(".html"))

    def at_path(self, path: str) -> Placed | None:
        """Give the post of that file, by its path or, if only one is so called, its name."""
        path = without_ending(path.strip("/"))
        return self._by_path.get(path) or self._by_path.get(path.removesuffix("/index"))


def _paths(placed: Placed) -> Iterator[str]:
    candidate = placed.post.candidate
    place = PurePosixPath(without_ending(candidate.place.as_posix()))
    paths = [place, place.parent] if candidate.bundle else [place]
    if candidate.language:
        paths += [PurePosixPath(path.as_posix().rpartition(".")[0]) for path in paths[:1]]
    for path in paths:
        parts = path.parts
        for start in range(len(parts)):
            yield "/".join(parts[start:])
