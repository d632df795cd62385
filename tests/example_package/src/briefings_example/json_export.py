"""Import the posts of a JSON export."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.importing import ArchiveError, OldKeys, OldPost, TextKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class JsonExport:
    """Reads one file with all posts, some of which are in HTML."""

    name = "json-export"

    def posts(self, path: Path, /) -> Iterator[OldPost | Problem]:
        """Give the posts in the order of the file."""
        export = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(export, dict) or "posts" not in export:
            message = "It has no `posts`, so it is no such export."
            raise ArchiveError(message)
        for entry in export["posts"]:
            where = f"{path.as_posix()}#{entry['id']}"
            if entry["status"] == "deleted":
                reason = "It was deleted on the old site."
                yield Problem(where, 1, reason, severity=Severity.WARNING)
            else:
                yield _post(entry, where)


def _post(entry: dict[str, Any], where: str) -> OldPost:
    return OldPost(
        path=where,
        keys=OldKeys.from_data(
            {
                "title": entry["title"],
                "date": entry["published"],
                "tags": entry["labels"],
                "author": entry["author"],
            }
        ),
        text=entry["text"],
        kind=TextKind.HTML if entry["format"] == "html" else TextKind.MARKDOWN,
        addresses=(entry["address"], *entry["redirects"]),
        slug=entry["id"],
        is_draft=entry["status"] == "draft",
    )
