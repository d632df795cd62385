"""The addresses that Ghost gave its posts: those of its routes, or of an older setting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.importer import ArchiveError
from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.reading.text import EncodingError, clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

_DEFAULT = "/{slug}/"
_PART = re.compile(r"\{(\w+)\}|:(\w+)")
_FILTER = re.compile(
    r"(?P<column>tag|tags|primary_tag|featured|author|authors|primary_author)"
    r":(?P<value>\w[\w-]*|'[^']*'|\[[^\[\]]*\])"
)
"""The filters that name one thing; others combine several."""


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What an address can be made of, and what decides on the collection that a post is in."""

    slug: str
    date: datetime | None
    identifier: str
    tags: Sequence[str]
    """Slugs of its public tags, the main one first."""

    authors: Sequence[str]
    is_featured: bool


@dataclass(frozen=True, slots=True)
class _Collection:
    permalink: str
    condition: str


@dataclass(frozen=True, slots=True)
class Routes:
    """The collections of a site, in their order: a post is in the first one that takes it."""

    collections: tuple[_Collection, ...] = (_Collection(_DEFAULT, ""),)

    def address(self, post: PostFacts) -> str | None:
        """Give the address of a post; None where what decides on it is not understood."""
        for collection in self.collections:
            takes = _takes(collection.condition, post)
            if takes is None:
                return None
            if takes:
                return _PART.sub(
                    lambda found: _part(found[1] or found[2], post), collection.permalink
                )
        return None


def read_routes(folders: Sequence[Path], settings: Mapping[str, str]) -> Routes:
    """Read `routes.yaml` from the first folder that has one. Raises `ArchiveError`."""
    for folder in folders:
        path = folder / "routes.yaml"
        if path.is_file():
            return Routes(tuple(_collections(path)) or Routes().collections)
    older = settings.get("permalinks", "")
    return Routes((_Collection(older, ""),)) if ":" in older else Routes()


def _collections(path: Path) -> list[_Collection]:
    try:
        values = front_matter.read(clean(path.read_bytes(), path.as_posix()).text, 1).values
    except EncodingError as error:
        raise ArchiveError(error.problem.message, path.as_posix(), error.problem.line) from error
    except front_matter.FrontMatterError as error:
        raise ArchiveError(error.message, path.as_posix(), error.line) from error
    found = values.get("collections")
    return [
        _Collection(_text(one, "permalink") or _DEFAULT, _text(one, "filter"))
        for one in (found.values() if isinstance(found, dict) else ())
        if isinstance(one, dict)
    ]


def _text(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) else ""


def _takes(condition: str, post: PostFacts) -> bool | None:
    """Whether a collection takes a post; None where its filter is not understood."""
    if not condition:
        return True
    found = _FILTER.fullmatch(condition)
    if found is None:
        return None
    column, wanted = found["column"], re.findall(r"[\w-]+", found["value"])
    if column == "featured":
        return wanted == ["true" if post.is_featured else "false"]
    values = post.authors if "author" in column else post.tags
    return not {*wanted}.isdisjoint(values[:1] if column.startswith("primary_") else values)


def _part(name: str, post: PostFacts) -> str:
    dated = {"year": "%Y", "month": "%m", "day": "%d"}
    if name in dated:
        return post.date.strftime(dated[name]) if post.date else ""
    if name in {"primary_tag", "tag"}:
        return next(iter(post.tags), "all")
    if name in {"primary_author", "author"}:
        return next(iter(post.authors), "all")
    return post.identifier if name == "id" else post.slug
