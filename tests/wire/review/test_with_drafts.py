"""The review of drafts that the step `draft` has written, and what that step makes of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.reading.profiles import read_sources
from mkdocs_briefings.wire.outlets import read_outlets
from mkdocs_briefings.wire.records import FindingKind
from mkdocs_briefings.wire.review.decisions import Acceptance, Edit, Rejection
from mkdocs_briefings.wire.review.session import ReviewSession
from mkdocs_briefings.wire.store.drafts import DraftState
from tests.wire.draft.desk import NOW, SENTENCES, TITLE, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.wire.review.cases import Case


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a newsroom with one draft, of which a number is doubtful."""
    desk = Desk(tmp_path)
    desk.report(findings=((0, "14 became 41."),))
    desk.draft()
    yield desk
    desk.store.close()


@pytest.fixture
def session(desk: Desk) -> ReviewSession:
    """Give a review of it, by Ann."""
    sources, _ = read_sources(desk.settings, [])
    outlets = read_outlets(sources)
    return ReviewSession(desk.settings, outlets, by="Ann", clock=lambda: NOW, sources={"folha"})


@pytest.fixture
def case(session: ReviewSession) -> Case:
    """Give what Ann sees of the draft."""
    (line,) = session.queue().lines
    (case,) = session.cases([line.path])
    return case


def test_what_is_seen(case: Case, session: ReviewSession) -> None:
    """Each sentence of the draft has its original beside it, with what is doubtful."""
    (line,) = session.queue().lines
    assert line.findings == (FindingKind.NUMBER.value,)
    pairs = {(TITLE[1], TITLE[0]), *((new, old) for old, new in SENTENCES)}
    assert {(each.text, each.original) for each in case.sentences} <= pairs
    assert {each.part for each in case.sentences} >= {"title", "summary", "body"}
    assert [doubt.message for doubt in case.sentences[0].doubts] == ["14 became 41."]
    assert len(case.report) == len(SENTENCES) + 1
    assert "None of 9 American" in case.suggestion


def test_nothing_of_an_untouched_draft_counts_as_changed(
    case: Case, desk: Desk, session: ReviewSession
) -> None:
    """A draft that is accepted as it was written says so, and passes the check."""
    mark = Edit(kind="edit", path=case.path, digest=case.digest, overlooked=True)
    marked = session.decide(mark).outcome
    session.decide(Acceptance(kind="accept", path=case.path, digest=marked.digest))
    text = (desk.root / case.path).read_text(encoding="utf-8")
    assert "review:\n  by: Ann\n  at: 2026-03-20T12:00:00+00:00\n  changed: []\n---\n" in text
    assert "\noverlooked: true\n" in text
    checked = desk.site.run("mkdocs_briefings", "check", "--strict")
    assert (checked.code, checked.output) == (0, "0 errors, 0 warnings.\n")


def test_decided_drafts_are_left_alone(case: Case, desk: Desk, session: ReviewSession) -> None:
    """The next run drafts nothing again, and keeps why a draft was rejected, and by whom."""
    session.decide(Rejection(kind="reject", path=case.path, digest=case.digest, reason="old"))
    report = desk.draft()
    assert report.written == ()
    assert report.seen.touched == ()
    (draft,) = desk.store.drafts.of()
    assert (draft.state, draft.reason, draft.by) == (DraftState.REJECTED, "old", "Ann")
    session.undo()
    assert desk.draft().written == ()
    (draft,) = desk.store.drafts.of()
    assert draft.state is DraftState.WAITING
    assert len(session.queue().lines) == 1
