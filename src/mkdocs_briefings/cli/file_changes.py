"""Which files of a newsroom say something else than in a commit, and what."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.cli.git import Blobs, git
from mkdocs_briefings.reading.field_changes import changed_fields, changed_text
from mkdocs_briefings.reading.file import UnreadableError, open_bytes
from mkdocs_briefings.reading.links import is_markdown
from mkdocs_briefings.reading.ordinary_file import read_ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.reading.field_changes import FieldChange
    from mkdocs_briefings.settings import Settings

_STATES = {"A": "added", "D": "removed", "R": "moved"}
"""By Git's letters; all others, such as that of a file with conflicts, are of changed ones."""


class FileChange(NamedTuple):
    """What has become of a file."""

    path: str
    """Relative to the project."""

    state: str
    """`added`, `changed`, `moved` or `removed`."""

    moved_from: str
    """Its path before; empty where that is the same."""

    fields: tuple[FieldChange, ...]
    text: tuple[str, ...]
    """Lines of its body as a unified diff shows them."""

    problem: str
    """Why it cannot be told what is in it; empty where it can."""


def find_changes(settings: Settings, base: str) -> Iterator[FileChange]:
    """Give the files of briefings and profiles that say something else than in a commit."""
    with Blobs(settings.root) as blobs:
        yield from filter(_says_something, _changes(settings, base, blobs))


def _changes(settings: Settings, base: str, blobs: Blobs) -> Iterator[FileChange]:
    folders = [settings.briefings_dir, settings.sources_dir, settings.stories_dir]
    names = [settings.relative(each) for each in folders]
    files = sorted(_files(settings.root, base, names), key=itemgetter(2))
    for letter, before, path in files:
        state = _STATES.get(letter, "changed")
        told = _name(path), state, _name(before) if state == "moved" else ""
        if not is_markdown(path):
            yield FileChange(*told, (), (), "")
            continue
        try:
            data = blobs.read(f"{base}:./{before}") if state != "added" else None
            old = open_bytes(data, before) if data is not None else None
            file = settings.root / path
            new = open_bytes(read_ordinary(file), path) if state != "removed" else None
        except UnreadableError as error:
            yield FileChange(*told, (), (), str(error.problems[0]))
            continue
        yield FileChange(*told, changed_fields(old, new), changed_text(old, new), "")


def _name(path: str) -> str:
    """Give a path as it can be printed, where it has bytes that are no text."""
    return path.encode("utf-8", "backslashreplace").decode()


def _files(root: Path, base: str, folders: list[str]) -> Iterator[tuple[str, str, str]]:
    """Give the files that are not as they were: a letter of Git's, the path then, and now."""
    told = git(root, "diff", "--name-status", "--relative", "-M", "-z", base, "--", *folders)
    parts = iter((told or b"").decode("utf-8", "surrogateescape").split("\0"))
    for status in parts:
        if status:
            before = next(parts)
            yield status[0], before, next(parts) if status[0] == "R" else before
    new = git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *folders)
    for path in (new or b"").decode("utf-8", "surrogateescape").split("\0"):
        if path:
            yield "A", path, path


def _says_something(change: FileChange) -> bool:
    is_same = change.state == "changed" and is_markdown(change.path)
    return not is_same or bool(change.fields or change.text or change.problem)
