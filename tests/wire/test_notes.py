"""What a draft's file keeps of how it was made."""

from __future__ import annotations

import pytest

from mkdocs_briefings.model.key_order import NO_ORDER
from mkdocs_briefings.reading.file import open_bytes
from mkdocs_briefings.wire.notes import (
    DraftNotes,
    Support,
    changed_parts,
    part_digests,
    read_notes,
    write_notes,
)
from mkdocs_briefings.wire.records import Finding, FindingKind
from mkdocs_briefings.writing.text import write_text

KEYS = {"title": "Rains end", "summary": "It is dry.\nAt last.", "key_points": ["Dry", "Warm"]}

BODY = "It is dry.\n\n> “At last”\n"

NOTES = DraftNotes(
    event=12,
    item=40,
    items=(40, 41),
    written=part_digests(KEYS, BODY),
    date="2026-03-20T09:00+00:00",
    sentences=(
        Support("title", "Rains end", "Fin des pluies: 3"),
        Support("summary", "It is dry."),
    ),
    findings=(Finding(FindingKind.NUMBER, 1, "3 became 4."),),
    reasons=("Both name Kyiv.",),
    rights=("noai",),
    alarms=("It is short.",),
    overlooked="None of 9 American outlets tells it.",
)


@pytest.mark.parametrize("notes", [NOTES, DraftNotes(event=1, item=2, written={"title": "0"})])
def test_notes_survive_a_file(notes: DraftNotes) -> None:
    """Notes that were written into a front matter are read from it as they were."""
    text = write_text({**KEYS, "extra": {"wire": write_notes(notes)}}, BODY, NO_ORDER)
    values = open_bytes(text.encode(), "a.md").front_matter.values
    assert read_notes(values["extra"]) == notes


@pytest.mark.parametrize("extra", [{}, {"wire": None}, {"wire": "yes"}, {"wire": {"event": "x"}}])
def test_what_is_not_notes(extra: dict[str, object]) -> None:
    """A file without notes, or with what is none, has none."""
    assert read_notes(extra) is None


def test_nothing_changed() -> None:
    """A text whose lines are wrapped or spaced otherwise is the machine's."""
    values = {
        **KEYS,
        "title": " Rains  end",
        "summary": "It is\ndry. At last.",
        "key_points": ["Dry", "", "Warm "],
    }
    assert changed_parts(NOTES, values, f"\n{BODY}\n") == ()


@pytest.mark.parametrize(
    ("values", "body", "expected"),
    [
        ({**KEYS, "title": "Rain ends"}, BODY, ("title",)),
        ({**KEYS, "key_points": ["Warm", "Dry"]}, BODY, ("key_points",)),
        ({"title": "Rains end", "summary": "It is dry."}, BODY, ("summary", "key_points")),
        (KEYS, "It is dry.\n", ("body",)),
    ],
)
def test_what_changed(values: dict[str, object], body: str, expected: tuple[str, ...]) -> None:
    """Every part that a person changed, and no other, is named."""
    assert changed_parts(NOTES, values, body) == expected
