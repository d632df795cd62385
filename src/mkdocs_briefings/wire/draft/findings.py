"""Findings of a draft as problems of its file, each at the line of its sentence."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.model.dates import parse_date
from mkdocs_briefings.reading.file import UnreadableError, open_bytes
from mkdocs_briefings.wire.draft.recent import recent_files
from mkdocs_briefings.wire.notes import NOTES, read_notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.notes import DraftNotes, Support

_DRAFT = re.compile(rb"^draft:[ \t]*[\"']?(?:true|yes|on)", re.IGNORECASE | re.MULTILINE)
"""Most files are no drafts, and need not be read as YAML."""

_LONGEST = 300
"""Characters of an original in a hint."""


FORGOTTEN = "It has waited for so long that the wire does not remember its report any more."


def problems_of_drafts(settings: Settings, keep_days: int) -> Iterator[Problem]:
    """Give the doubts about all drafts of the last weeks on which nobody has decided.

    One that has waited for longer than reports are kept is among them.
    """
    today = settings.now.astimezone(settings.zone).date()
    oldest = settings.now - timedelta(days=keep_days)
    for path in recent_files(settings, today):
        try:
            data = path.read_bytes()
            if NOTES.encode() in data and _DRAFT.search(data):
                name = settings.relative(path)
                yield from problems_of(name, data)
                yield from _of_age(name, data, oldest)
        except (OSError, UnreadableError):
            continue  # `briefings check` names what cannot be read


def problems_of(path: str, data: bytes) -> Iterator[Problem]:
    """Give a warning for each doubt about a draft. Raises `UnreadableError`."""
    file = open_bytes(data, path)
    notes = read_notes(file.front_matter.values.get("extra") or {})
    if notes is None:
        return
    for finding in notes.findings:
        if finding.sentence < len(notes.sentences):
            support = notes.sentences[finding.sentence]
            line = _line_of(support, notes, file)
            hint = f"The original says: {_shortened(support.original)}" if support.original else ""
            yield Problem(path, line, finding.message, hint, Severity.WARNING)
    line = file.front_matter.line_of(("original",))
    for sentence in (*notes.rights, *notes.alarms):
        yield Problem(path, line, sentence, "", Severity.WARNING)


def _of_age(path: str, data: bytes, oldest: datetime) -> Iterator[Problem]:
    file = open_bytes(data, path)
    notes = read_notes(file.front_matter.values.get("extra") or {})
    with suppress(ValueError):  # of one that says nothing of it
        if notes is not None and parse_date(notes.date, UTC) < oldest:
            line = file.front_matter.line_of(("draft",))
            yield Problem(path, line, FORGOTTEN, "Publish or delete it.", Severity.WARNING)


def _line_of(support: Support, notes: DraftNotes, file: OpenFile) -> int:
    if support.part == "body":
        return _line_in_body(support.text, file)
    if support.part == "key_points":
        points = [each for each in notes.sentences if each.part == support.part]
        return file.front_matter.line_of((support.part, points.index(support)))
    return file.front_matter.line_of((support.part,))


def _line_in_body(text: str, file: OpenFile) -> int:
    """Give the line with a sentence's words: they stand there with signs of Markdown between."""
    wanted = _letters(text)
    for number, line in enumerate(file.body.splitlines()):
        if wanted and wanted in _letters(line):
            return file.body_line + number
    return file.body_line


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
