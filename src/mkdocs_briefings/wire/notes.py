"""What a draft's file keeps of how it was made, below its key `extra.wire`.

The store knows more, but it is a cache of one machine. The file is what a team shares: whoever
reviews a draft that came by git has these notes, and whoever accepts it can tell what a person has
changed of the machine's text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping  # noqa: TC003 - Pydantic reads the annotations
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from mkdocs_briefings.wire.records import Finding  # noqa: TC001 - Pydantic reads the annotations

PARTS = ("title", "summary", "key_points", "body")
"""The parts of a machine's text that a person may change, as `review.changed` names them."""

NOTES = "wire"
"""The key below `extra`."""


@dataclass(frozen=True, slots=True)
class Support:
    """A sentence of a draft, with the sentence of the original that carries it."""

    part: str
    """The part of the draft in which it stands, one of `PARTS`."""

    text: str
    original: str = ""
    """Empty where no sentence carries it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNotes:
    """How a draft was made."""

    event: int
    """Id of its event, in the store of the machine that wrote it."""

    item: int
    """Id of the report that it tells."""

    items: tuple[int, ...] = ()
    """Ids of all reports of its event."""

    written: Mapping[str, str]
    """Digests of the parts, as the machine wrote them."""

    date: str = ""
    """Its date, as the machine wrote it."""

    sentences: tuple[Support, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Sentences are counted as `sentences` has them."""

    reasons: tuple[str, ...] = ()
    """Why its reports were taken for one event."""

    rights: tuple[str, ...] = ()
    """What the report's page says of uses by machines, a sentence each."""

    alarms: tuple[str, ...] = ()
    """What makes one doubt that its text is whole."""

    overlooked: str = ""
    """Why other media may overlook it, a sentence; empty where nothing speaks for that."""


_NOTES: TypeAdapter[DraftNotes] = TypeAdapter(DraftNotes)


def read_notes(extra: Mapping[str, Any]) -> DraftNotes | None:
    """Give the notes of a draft; None where there are none, or none that can be read."""
    try:
        return _NOTES.validate_python(extra.get(NOTES))
    except ValidationError:
        return None


def write_notes(notes: DraftNotes) -> dict[str, Any]:
    """Give notes as plain data for the key; what is empty is left out."""
    values = _NOTES.dump_python(notes, mode="json")
    for each in values["sentences"]:
        if not each["original"]:
            del each["original"]
    return {key: value for key, value in values.items() if value not in ([], {}, "")}


def part_digests(values: Mapping[str, Any], body: str) -> dict[str, str]:
    """Give the digests of the parts of a briefing, by its front matter's values and its body.

    How words are spaced does not count, nor do empty lines.
    """
    lines = {part: _items(values.get(part)) for part in PARTS} | {"body": body.splitlines()}
    return {part: _digest(lines[part]) for part in PARTS}


def changed_parts(notes: DraftNotes, values: Mapping[str, Any], body: str) -> tuple[str, ...]:
    """Give the parts that are not as the machine wrote them, in the order of `PARTS`."""
    now = part_digests(values, body)
    return tuple(part for part in PARTS if notes.written.get(part) != now[part])


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else [value or ""]


def _digest(lines: Iterable[object]) -> str:
    words = [line for each in lines if (line := " ".join(str(each).split()))]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:16]
