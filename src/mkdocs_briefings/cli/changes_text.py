"""Changes of briefings, written for people: in a terminal, or below a pull request."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mkdocs_briefings.cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_briefings.cli.file_changes import FileChange

_MARKDOWN = re.compile(r"[\\`*_\[\]|~#!]")
_TICKS = re.compile("`{3,}")
_LONGEST = 900_000
"""Bytes: GitHub shows a summary of up to 1 MiB, and nothing of a longer one."""


def as_text(changes: Sequence[FileChange]) -> Iterator[str]:
    """Give the lines for a terminal."""
    for change in changes:
        yield f"{change.path}  {_state(change)}"
        if change.problem:
            yield f"  {change.problem}"
        for field in change.fields:
            yield f"  {field.field}"
            yield from (f"    - {line}" for line in _lines(field.before))
            yield from (f"    + {line}" for line in _lines(field.after))
        if change.text:
            yield "  text"
            yield from (f"    {line[:1]} {line[1:]}".rstrip() for line in change.text)
    if not changes:
        yield "Nothing has changed."


def as_markdown(changes: Sequence[FileChange]) -> Iterator[str]:
    """Give the lines for a pull request, no more than it can show; texts show as they are."""
    yield f"## {counted(len(changes), 'file')} changed" if changes else "No briefing has changed."
    room = _LONGEST
    for number, change in enumerate(changes):
        part = list(_section(change))
        room -= sum(len(line.encode()) + 1 for line in part)
        if room < 0:
            left = counted(len(changes) - number, "more file")
            yield f"\nThere is no room for {left}: `briefings changes` tells of all."
            return
        yield from part


def _section(change: FileChange) -> Iterator[str]:
    yield f"\n### {_escaped(change.path)}: {_escaped(_state(change))}\n"
    if change.problem:
        yield _escaped(change.problem)
    if change.fields:
        yield "| field | before | now |"
        yield "|---|---|---|"
        for field in change.fields:
            yield f"| {_escaped(field.field)} | {_cell(field.before)} | {_cell(field.after)} |"
    if change.text:
        longest = max((len(each) for each in _TICKS.findall("\n".join(change.text))), default=2)
        fence = "`" * max(3, longest + 1)
        yield ""
        yield f"{fence}diff"
        yield from change.text
        yield fence


def _state(change: FileChange) -> str:
    return f"moved from {change.moved_from}" if change.moved_from else change.state


def _lines(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        first, *others = value.splitlines() or [""]
        yield first
        yield from (f"  {line}" for line in others)


def _cell(values: Iterable[str]) -> str:
    return "<br>".join(_escaped(line) for value in values for line in value.splitlines() or [""])


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(lambda found: f"\\{found[0]}", html.escape(text, quote=False))
