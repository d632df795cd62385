"""Drafts' files: written once, never over a person's, whatever ends a run."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.draft.files import SPOOL
from mkdocs_briefings.wire.events.places import find_places
from mkdocs_briefings.wire.store.drafts import DraftState
from mkdocs_briefings.wire.store.store import STORE, Store
from tests.engine.child import at_event, in_child
from tests.thorough import IS_THOROUGH
from tests.wire.draft.desk import TITLE, Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

PATH = "briefings/2026/03/20/olinda-bridge-reopens-after-14-months.md"

KILLS = 200 if IS_THOROUGH else 8
"""At so many moments a run is ended."""

KILLED = 9

WATCHED = ("draft/files.py", "draft/step.py", "writing/files.py", "store/database.py")
"""What is called in these files is a moment at which a run may end."""


def state(desk: Desk, event: int = 1) -> DraftState:
    """Give how far an event's draft is."""
    draft = desk.store.drafts.get(event)
    assert draft is not None
    return draft.state


def change(desk: Desk, old: str, new: str) -> str:
    """Change a draft's file as a person does; give its text."""
    file = desk.root / PATH
    text = file.read_text(encoding="utf-8").replace(old, new)
    file.write_text(text, encoding="utf-8")
    return text


def test_a_changed_file_is_left_alone(desk: Desk) -> None:
    """What a person has changed is recorded as theirs, once, and stays as it is."""
    desk.report()
    desk.draft()
    text = change(desk, TITLE[1], "Another headline")
    report = desk.draft()
    assert report.seen.touched == (PATH,)
    assert state(desk) is DraftState.TOUCHED
    assert desk.draft().seen.touched == ()
    assert (desk.root / PATH).read_text(encoding="utf-8") == text


def test_a_deleted_file_stays_deleted(desk: Desk) -> None:
    """What a person has deleted or moved does not come back."""
    desk.report()
    desk.draft()
    (desk.root / PATH).unlink()
    report = desk.draft()
    assert (report.written, report.seen.touched) == ((), (PATH,))
    assert not (desk.root / PATH).exists()
    assert desk.draft().written == ()


def test_a_file_that_comes_back_waits_again(desk: Desk) -> None:
    """A draft that was on another branch for a while waits for a decision as before."""
    desk.report()
    desk.draft()
    away = shutil.move(desk.root / PATH, desk.root / "away")
    desk.draft()
    shutil.move(away, desk.root / PATH)
    assert desk.draft().seen.touched == ()
    assert state(desk) is DraftState.WAITING


@pytest.mark.parametrize(
    ("new", "by"),
    [
        ("draft: false\n", ""),
        ("", ""),
        ("draft: no\nreview: {by: Ana Editor, at: 2026-03-20}\n", "Ana Editor"),
    ],
)
def test_a_published_draft_is_decided(new: str, by: str, desk: Desk) -> None:
    """A draft that a person has made no draft is recorded as accepted, with who did it."""
    desk.report()
    desk.draft()
    change(desk, "draft: true\n", new)
    assert desk.draft().seen.accepted == (PATH,)
    draft = desk.store.drafts.get(1)
    assert draft is not None
    assert (draft.state, draft.by) == (DraftState.ACCEPTED, by)
    assert desk.draft().seen.accepted == ()


@pytest.mark.parametrize("text", ["No front matter.\n", "---\ndraft: perhaps\n---\n"])
def test_a_broken_file_is_not_published(text: str, desk: Desk) -> None:
    """A file that nobody can read is a person's, and no decision."""
    desk.report()
    desk.draft()
    (desk.root / PATH).write_text(text, encoding="utf-8")
    report = desk.draft()
    assert (report.seen.touched, report.seen.accepted) == ((PATH,), ())


def test_a_changed_draft_can_be_published_later(desk: Desk) -> None:
    """A decision about what a person had changed before is recorded too."""
    desk.report()
    desk.draft()
    change(desk, TITLE[1], "Another headline")
    desk.draft()
    change(desk, "draft: true\n", "")
    assert desk.draft().seen.accepted == (PATH,)


@pytest.mark.posix
def test_a_place_that_was_taken_meanwhile(desk: Desk) -> None:
    """Where a person has put a file between two parts of a run, that file stays."""
    desk.report()
    assert in_child(lambda: _end_at(desk.root, "os.link")) == KILLED
    place = desk.root / PATH
    place.write_text("Mine.\n", encoding="utf-8")
    desk.draft()
    assert place.read_text(encoding="utf-8") == "Mine.\n"
    assert state(desk) is DraftState.TOUCHED


@pytest.mark.posix
def test_kills(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Ended at any moment, a run is gone on with: no draft twice, none lost, none half written."""
    for _ in range(2):
        desk.report()
    desk.store.close()
    before = shutil.copytree(desk.root, tmp_path_factory.mktemp("before") / "project")
    # What every run would load anew is passed on to them.
    find_places("Olinda", "pt")
    moments = tmp_path_factory.mktemp("moments") / "count"
    assert in_child(lambda: _run(desk.root, lambda calls: moments.write_text(str(calls)))) == 0
    expected = _files(desk.root)
    assert len(expected) == 2
    calls = int(moments.read_text())
    for number in range(0, calls, calls // KILLS):
        shutil.rmtree(desk.root)
        shutil.copytree(before, desk.root)
        assert in_child(partial(_run, desk.root, last=number)) == KILLED
        assert _files(desk.root).items() <= expected.items()
        assert in_child(partial(_run, desk.root)) == 0
        assert _files(desk.root) == expected
        assert not list((desk.root / SPOOL).iterdir())
        with Store(desk.root / STORE) as store:
            assert [each.state for each in store.drafts.of()] == [DraftState.WAITING] * 2


def _files(root: Path) -> dict[str, bytes]:
    """Give the drafts that are there."""
    found = (root / "briefings").rglob("*.md")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def _run(root: Path, tell: Callable[[int], object] = int, *, last: int | None = None) -> None:
    """Run the step; tell how many functions were called that matter, or end at the last one."""
    # SQLite's connections do not pass a fork.
    desk = Desk(root)
    calls = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        if event in {"call", "c_call"} and frame.f_code.co_filename.endswith(WATCHED):
            if calls == last:
                os._exit(KILLED)
            calls += 1

    sys.setprofile(count)
    desk.draft()
    sys.setprofile(None)
    tell(calls)
    desk.store.close()


def _end_at(root: Path, event: str) -> None:
    desk = Desk(root)
    at_event(event, 0, lambda path: path.startswith(str(root)), lambda: os._exit(KILLED))
    desk.draft()
