"""Open Ghost's JSON export: tables of a database, as lists of rows."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.importer import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HALF = re.compile("[\ud800-\udfff]")

Row = dict[str, Any]
"""A row of a table: its columns by name."""


@dataclass(frozen=True, slots=True)
class GhostExport:
    """The tables of an export, with what belongs to each post."""

    path: Path
    posts: tuple[Row, ...]
    settings: dict[str, str]
    about: dict[str, Row] = field(default_factory=dict)
    """What a table of its own says of a post, by the post's id."""

    tags: dict[str, list[Row]] = field(default_factory=dict)
    """Tags of each post, in their order, by the post's id."""

    authors: dict[str, list[Row]] = field(default_factory=dict)
    """Its authors, in their order."""

    users: dict[str, Row] = field(default_factory=dict)
    """All authors, by their ids."""

    comments: int = 0


def find_export(path: Path) -> Path:
    """Give the file of an export, which may be the only JSON of a folder. Raises `ArchiveError`."""
    if not path.is_dir():
        return path
    files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".json")
    if len(files) == 1:
        return files[0]
    message = "There are several JSON files in it; name the export." if files else (
        "There is no JSON file in it. Make an export in Ghost: Settings, Import/Export."
    )  # fmt: skip
    raise ArchiveError(message)


def open_export(path: Path) -> GhostExport:
    """Read an export. Raises `ArchiveError` for what is none, and `OSError`."""
    try:
        data = json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        message = f"It is not valid JSON: {error.msg}."
        raise ArchiveError(message, path.as_posix(), error.lineno) from error
    except (UnicodeDecodeError, RecursionError) as error:
        message = "It is not valid JSON."
        raise ArchiveError(message, path.as_posix()) from error
    tables = _tables(data)
    if tables is None or not isinstance(tables.get("posts"), list):
        message = "It is no export of Ghost: it has no table of posts."
        raise ArchiveError(message, path.as_posix())
    users, tags = _by_id(tables, "users"), _by_id(tables, "tags")
    return GhostExport(
        path=path,
        posts=tuple(_rows(tables, "posts")),
        settings={str(row.get("key")): str(row.get("value")) for row in _rows(tables, "settings")},
        about={str(row.get("post_id")): row for row in _rows(tables, "posts_meta")},
        tags=_joined(tables, "posts_tags", "tag_id", tags),
        authors=_joined(tables, "posts_authors", "author_id", users),
        users=users,
        comments=len(list(_rows(tables, "comments"))),
    )


def _tables(data: object) -> dict[str, Any] | None:
    # `{"db": [{"data": {...}}]}`; the outer shells may be missing.
    while isinstance(data, dict) and "posts" not in data:
        inner = data.get("db", data.get("data"))
        data = inner[0] if isinstance(inner, list) and inner else inner
    return data if isinstance(data, dict) else None


def _rows(tables: dict[str, Any], name: str) -> Iterator[Row]:
    table = tables.get(name)
    for row in table if isinstance(table, list) else ():
        if isinstance(row, dict):
            yield {key: _whole(value) for key, value in row.items()}


def _whole(value: Any) -> Any:  # noqa: ANN401 - a column may hold anything
    # JSON may have half of a character that takes two, where something cut a text.
    return _HALF.sub("\ufffd", value) if isinstance(value, str) else value


def _by_id(tables: dict[str, Any], name: str) -> dict[str, Row]:
    return {str(row.get("id")): row for row in _rows(tables, name)}


def _joined(
    tables: dict[str, Any], name: str, column: str, others: dict[str, Row]
) -> dict[str, list[Row]]:
    joined: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(_rows(tables, name), key=lambda row: row.get("sort_order") or 0):
        other = others.get(str(row.get(column)))
        if other is not None:
            joined[str(row.get("post_id"))].append(other)
    return dict(joined)
