"""What an editor is shown, what is done when they decide, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.cli.wire_project import open_wire_project
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.group.step import group
from mkdocs_briefings.wire.records import Coverage, FindingKind
from mkdocs_briefings.wire.review.decisions import Acceptance, Edit, Merger, Rejection, Split
from mkdocs_briefings.wire.review.guarded_file import FileChangedError
from mkdocs_briefings.wire.store.drafts import Draft, DraftState
from tests.wire.review.newsdesk import NOW, Newsdesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_briefings.wire.review.cases import Case
    from mkdocs_briefings.wire.review.decisions import AnyDecision
    from mkdocs_briefings.wire.review.session import ReviewSession

    Begin = Callable[[], ReviewSession]

REVIEW = "  by: Ann\n  at: 2026-03-20T12:00:00+00:00\n"


def seen(session: ReviewSession, path: str) -> Case:
    """Give what the editor sees of a draft."""
    session.queue()
    (case,) = session.cases([path])
    return case


def accept(session: ReviewSession, path: str) -> str:
    """Accept a draft as it is now; give what was said."""
    digest = seen(session, path).digest
    return session.decide(Acceptance(kind="accept", path=path, digest=digest)).outcome.message


def row(desk: Newsdesk, path: str) -> Draft:
    """Give what the store knows of a draft."""
    with desk.store() as store:
        return next(draft for draft in store.drafts.of() if draft.path == path)


def test_the_newest_and_most_overlooked_come_first(desk: Newsdesk, begin: Begin) -> None:
    """The last day's drafts come first; of a day those that fewer Americans, more others tell."""
    day = timedelta(days=1)
    old = desk.write(0, at=NOW - day, coverage=(9, 9, 0, 9))
    unknown = desk.write(1, at=NOW - timedelta(hours=1))
    told = desk.write(2, coverage=(9, 5, 8, 9))
    passed_over = desk.write(3, coverage=(3, 2, 0, 9))
    most = desk.write(4, coverage=(12, 5, 0, 9), at=NOW - timedelta(hours=3))
    newer = desk.write(5)
    lines = begin().queue().lines
    assert [line.path for line in lines] == [most, passed_over, told, newer, unknown, old]
    assert lines[0].coverage == Coverage(families=12, countries=5, us=0, us_polled=9)
    assert (lines[0].outlet.name, lines[0].language.name) == ("Correio", "Portuguese")


def test_what_an_editor_sees(desk: Newsdesk, begin: Begin) -> None:
    """A draft is shown with its original sentence by sentence, its doubts, event and alarms."""
    finding = (FindingKind.NUMBER, 1, "Twelve is not in the original.")
    path = desk.write(0, findings=(finding,), others=2)
    session = begin()
    case = seen(session, path)
    assert case.title == "Rain leaves 12,000 without power in Recife"
    assert [each.original for each in case.sentences][:2] == [
        "Chuva deixa 12 mil sem luz em Recife",
        "Doze mil casas ficaram sem luz na quinta-feira.",
    ]
    assert [each.part for each in case.report] == ["title", *["paragraph"] * 3]
    assert [doubt.message for doubt in case.sentences[1].doubts] == [finding[2]]
    assert [doubt.kind for doubt in case.report[1].doubts] == ["number"]
    assert [(each.outlet.name, each.country.name, each.is_own) for each in case.reports] == [
        ("Correio", "Brazil", True),
        ("Gazeta", "Brazil", False),
        ("Diario", "Argentina", False),
    ]
    assert case.reports[1].reasons == ("Both name Recife.", "Both say “12,000”.")
    assert session.queue().lines[0].findings == ("number",)


def test_rights_and_alarms(desk: Newsdesk, begin: Begin) -> None:
    """What a page says of its rights is shown, and what makes one doubt that it was read whole."""
    session = begin()
    assert seen(session, desk.write(2)).rights[1] == "Its page says tdm-reservation: 1."
    assert "shorter" in seen(session, desk.write(1)).alarms[0]
    assert seen(session, desk.write(1)).direction == "rtl"


def test_a_draft_is_accepted(desk: Newsdesk, begin: Begin) -> None:
    """Accepting changes `draft`, adds `review`, and records who decided; nothing else."""
    path = desk.write(0)
    before = desk.text(path)
    session = begin()
    assert accept(session, path) == "Accepted: Rain leaves 12,000 without power in Recife"
    added = f"review:\n{REVIEW}  changed: []\n"
    head, tail = before.replace("draft: true", "draft: false").split("\n---\n")
    assert desk.text(path) == f"{head}\n{added}---\n{tail}"
    assert (row(desk, path).state, row(desk, path).by) == (DraftState.ACCEPTED, "Ann")
    assert session.queue().lines == ()
    assert session.cases([path]) == ()


def test_a_draft_is_dated_when_it_is_accepted(desk: Newsdesk, begin: Begin) -> None:
    """An accepted draft has the moment of that as its date, as dates are written in its file."""
    desk.site.configure(briefings={"timezone": "Asia/Kolkata"})
    path = desk.write(0, at=NOW - timedelta(days=2))
    before = desk.text(path).replace("date: 2026-03-18T12:00+00:00", "date: '2026-03-18 17:30'")
    (desk.root / path).write_text(before, encoding="utf-8")
    session = begin()
    accept(session, path)
    assert "\ndate: '2026-03-20 17:30'\n" in desk.text(path)
    assert "changed: []" in desk.text(path)
    session.undo()
    assert desk.text(path) == before


@pytest.mark.parametrize("theirs", ["2026-03-19T08:00+00:00", "2026-03-18", ""])
def test_a_date_of_an_editor_stays(theirs: str, desk: Newsdesk, begin: Begin) -> None:
    """A date that a person has set is kept, and so is one of which it is not known who set it."""
    path = desk.write(0, at=NOW - timedelta(days=2))
    before = desk.text(path)
    machine = "date: 2026-03-18T12:00+00:00"
    old, new = ("\n" + machine, f"\ndate: {theirs}") if theirs else (f"    {machine}\n", "")
    text = before.replace(old, new, 1)
    assert text != before
    (desk.root / path).write_text(text, encoding="utf-8")
    accept(begin(), path)
    kept = f"date: {theirs}" if theirs else machine
    assert f"\n{kept}\n" in desk.text(path)
    assert desk.text(path).count("2026-03-20") == 1  # that of the review


def test_what_an_editor_changed_is_recorded(desk: Newsdesk, begin: Begin) -> None:
    """`review.changed` names the parts that are not as the machine wrote them."""
    path = desk.write(0)
    session = begin()
    edit = Edit(
        kind="edit", path=path, digest=seen(session, path).digest,
        title="Storm: 12,000 without power", key_points=("One.", "  Two. "),
    )  # fmt: skip
    outcome = session.decide(edit).outcome
    assert outcome.digest == seen(session, path).digest
    assert row(desk, path).state is DraftState.TOUCHED
    text = desk.text(path)
    assert 'title: "Storm: 12,000 without power"\n' in text
    (desk.root / path).write_text(text + "\nAnd more.\n", encoding="utf-8")
    accept(session, path)
    assert f"{REVIEW}  changed: [title, key_points, body]\n" in desk.text(path)


def test_only_what_was_edited_differs(desk: Newsdesk, begin: Begin) -> None:
    """An edit of one field leaves all other lines of the file as they are."""
    path = desk.write(0)
    session = begin()
    before = desk.text(path)
    case = seen(session, path)
    edit = Edit(kind="edit", path=path, digest=case.digest, body=f"{case.body}\n\nMore.")
    session.decide(edit)
    assert desk.text(path) == before.rstrip("\n") + "\n\nMore.\n"


@pytest.mark.parametrize("kind", ["accept", "edit", "reject"])
def test_a_changed_file_is_never_written(kind: str, desk: Newsdesk, begin: Begin) -> None:
    """What was changed on disk since the editor saw it stays, and the editor is told."""
    path = desk.write(0)
    session = begin()
    digest = seen(session, path).digest
    theirs = desk.text(path) + "\nTheirs.\n"
    (desk.root / path).write_text(theirs, encoding="utf-8")
    decisions: dict[str, AnyDecision] = {
        "accept": Acceptance(kind="accept", path=path, digest=digest),
        "edit": Edit(kind="edit", path=path, digest=digest, title="Mine"),
        "reject": Rejection(kind="reject", path=path, digest=digest, reason="no"),
    }
    with pytest.raises(FileChangedError, match="changed meanwhile"):
        session.decide(decisions[kind])
    assert desk.text(path) == theirs
    assert row(desk, path).state is DraftState.WAITING
    assert "Theirs." in seen(session, path).body


def test_a_draft_that_cannot_be_published(desk: Newsdesk, begin: Begin) -> None:
    """A draft or an edit with an error is told with its line, and nothing is written."""
    path = desk.write(0)
    text = desk.text(path).replace("countries: [BR]", "countries: [XX]")
    (desk.root / path).write_text(text, encoding="utf-8")
    session = begin()
    with pytest.raises(WireError, match=f"^{path}:5: "):
        accept(session, path)
    edit = Edit(kind="edit", path=path, digest=seen(session, path).digest, summary=" ")
    with pytest.raises(WireError, match="summary"):
        session.decide(edit)
    assert desk.text(path) == text


def test_a_draft_is_rejected(desk: Newsdesk, begin: Begin) -> None:
    """Rejecting removes the file, and the store remembers why and by whom."""
    path = desk.write(0)
    session = begin()
    digest = seen(session, path).digest
    with pytest.raises(WireError, match="has a reason"):
        session.decide(Rejection(kind="reject", path=path, digest=digest, reason=" \n"))
    session.decide(Rejection(kind="reject", path=path, digest=digest, reason="not\nnews"))
    assert not (desk.root / path).exists()
    found = row(desk, path)
    assert (found.state, found.reason, found.by) == (DraftState.REJECTED, "not news", "Ann")


def test_decisions_are_taken_back(desk: Newsdesk, begin: Begin) -> None:
    """Undo gives back file and record of one decision after the other, the last one first."""
    paths = [desk.write(number) for number in range(3)]
    before = [desk.text(path) for path in paths]
    session = begin()
    digests = [seen(session, path).digest for path in paths]
    session.decide(Rejection(kind="reject", path=paths[0], digest=digests[0], reason="no"))
    session.decide(Edit(kind="edit", path=paths[1], digest=digests[1], title="Mine"))
    accept(session, paths[2])
    assert [session.undo().outcome.path for _ in paths] == paths[::-1]
    assert [desk.text(path) for path in paths] == before
    assert {row(desk, path).state for path in paths} == {DraftState.WAITING}
    assert len(session.queue().lines) == 3
    with pytest.raises(WireError, match="no decision"):
        session.undo()


def test_what_changed_since_is_not_taken_back(desk: Newsdesk, begin: Begin) -> None:
    """A file that somebody changed after the decision stays as it is."""
    path = desk.write(0)
    session = begin()
    accept(session, path)
    (desk.root / path).write_text("theirs", encoding="utf-8")
    with pytest.raises(FileChangedError):
        session.undo()
    assert desk.text(path) == "theirs"
    assert row(desk, path).state is DraftState.ACCEPTED


def test_progress_of_the_day(desk: Newsdesk, begin: Begin) -> None:
    """The progress names each followed country, with what was accepted today and what waits."""
    today, later = desk.write(0), desk.write(3)
    yesterday = desk.write(1)
    session = begin()
    accept(session, today)
    accept(session, yesterday)
    with desk.store() as store:
        found = store.drafts.get(row(desk, yesterday).event)
        assert found is not None
    session = begin()
    counts = {each.country.name: (each.accepted, each.waiting) for each in session.queue().progress}
    assert counts == {
        "Argentina": (0, 0), "Japan": (0, 0), "Ukraine": (0, 1), "Brazil": (1, 0), "Egypt": (1, 0),
    }  # fmt: skip
    assert list(counts)[:3] == ["Argentina", "Japan", "Ukraine"]
    assert later in [line.path for line in session.queue().lines]


def test_a_draft_that_came_by_git(desk: Newsdesk, begin: Begin) -> None:
    """A draft that the store does not know is shown from its notes, accepted, and counted."""
    path = desk.write(0, is_known=False)
    session = begin()
    case = seen(session, path)
    assert case.report == ()
    assert case.sentences[0].original == "Chuva deixa 12 mil sem luz em Recife"
    with pytest.raises(WireError, match="another machine"):
        session.decide(Split(kind="split", path=path, digest=case.digest, items=(1,)))
    accept(session, path)
    assert "draft: false" in desk.text(path)
    counts = {each.country.code: each.accepted for each in session.queue().progress}
    assert counts["BR"] == 1


def test_a_draft_whose_report_is_forgotten(desk: Newsdesk, begin: Begin) -> None:
    """A draft that waited for longer than reports are kept is shown from its notes, and told."""
    path, other = desk.write(0), desk.write(1)
    with desk.store() as store:
        store.drafts.put(replace(row(desk, other), written=NOW + timedelta(days=31)))
        assert store.forget(NOW + timedelta(days=31), 30) == 1
    session = begin()
    case = seen(session, path)
    assert (case.report, case.reports) == ((), ())
    assert case.alarms[-1].endswith("does not remember its report any more.")
    item = row(desk, other).item
    with pytest.raises(WireError, match="Nothing can be merged"):
        session.decide(Merger(kind="merge", path=path, digest=case.digest, item=item))
    with pytest.raises(WireError, match="Nothing can be merged"):
        session.decide(Split(kind="split", path=path, digest=case.digest, items=(item,)))
    accept(session, path)
    assert row(desk, path).state is DraftState.ACCEPTED


def test_a_draft_that_was_moved(desk: Newsdesk, begin: Begin) -> None:
    """A draft whose file was given another name is known by its notes, with its event."""
    old = desk.write(0, others=1)
    path = old.replace("correio-0", "renamed")
    (desk.root / old).rename(desk.root / path)
    session = begin()
    assert len(seen(session, path).reports) == 2
    accept(session, path)
    assert row(desk, path).state is DraftState.ACCEPTED


def test_what_is_no_draft_of_the_wire(desk: Newsdesk, begin: Begin) -> None:
    """Drafts of people, published briefings and files that are gone are nobody's to decide on."""
    desk.site.briefing("2026/03/20/own", draft=True)
    gone, published = desk.write(0), desk.write(1)
    (desk.root / gone).unlink()
    text = desk.text(published).replace("draft: true", "draft: no")
    (desk.root / published).write_text(text, encoding="utf-8")
    session = begin()
    assert session.queue().lines == ()
    assert session.cases(["briefings/2026/03/20/own.md", "mkdocs.yml", "../secret"]) == ()
    with pytest.raises(FileChangedError, match="waits for no decision"):
        session.decide(Acceptance(kind="accept", path="mkdocs.yml", digest=""))


def test_a_draft_that_cannot_be_read(desk: Newsdesk, begin: Begin) -> None:
    """A draft whose front matter is broken is told with its line, beside those that are not."""
    broken, good = desk.write(0), desk.write(1)
    (desk.root / broken).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    queue = begin().queue()
    assert [line.path for line in queue.lines] == [good]
    (problem,) = queue.problems
    assert problem.startswith(f"{broken}:3: ")


def test_events_are_merged(desk: Newsdesk, begin: Begin) -> None:
    """Two events become one for good, with the other's draft; undo parts them again."""
    one, other = desk.write(0), desk.write(4)
    session = begin()
    case = seen(session, one)
    (candidate,) = session.candidates(one, "")
    assert candidate.title.startswith("Rain leaves 12,000")
    assert candidate.draft == other
    assert session.candidates(one, "bridge") == ()
    merger = Merger(kind="merge", path=one, digest=case.digest, item=candidate.item)
    session.decide(merger)
    assert not (desk.root / one).exists()
    with desk.store() as store:
        (decision,) = store.events.decisions()
    assert (decision.together, decision.by) == (True, "Ann")
    assert {decision.first, decision.second} == {row(desk, one).item, row(desk, other).item}
    assert row(desk, one).reason == f"the same event as {other}"
    session.undo()
    with desk.store() as store:
        assert list(store.events.decisions()) == []
    assert len(session.queue().lines) == 2


def test_groups_follow(desk: Newsdesk, begin: Begin) -> None:
    """The next run of the step `group` makes of events what was decided in the review."""
    one, other = desk.write(0, others=2), desk.write(1)
    session = begin()
    case = seen(session, one)
    own, gazeta, diario = (each.item for each in case.reports)
    session.decide(Split(kind="split", path=one, digest=case.digest, items=(diario,)))
    merger = Merger(kind="merge", path=other, digest=seen(session, other).digest, item=own)
    session.decide(merger)
    with desk.store() as store:
        group(store, open_wire_project(str(desk.root / "mkdocs.yml")).outlets, NOW, target="en")
        events = [store.events.of_item(item) for item in (own, gazeta, row(desk, other).item)]
        assert events == [row(desk, one).event] * 3
        assert store.events.of_item(diario) not in events
    assert [line.path for line in session.queue().lines] == [one]


def test_reports_are_split_out(desk: Newsdesk, begin: Begin) -> None:
    """Each report that leaves is kept apart from each that stays, until that is taken back."""
    path = desk.write(0, others=2)
    session = begin()
    case = seen(session, path)
    own, gazeta, diario = (each.item for each in case.reports)
    with pytest.raises(WireError, match="some stay"):
        session.decide(
            Split(kind="split", path=path, digest=case.digest, items=(own, gazeta, diario))
        )
    session.decide(Split(kind="split", path=path, digest=case.digest, items=(gazeta,)))
    session.decide(Split(kind="split", path=path, digest=case.digest, items=(gazeta, diario)))
    with desk.store() as store:
        apart = {(each.first, each.second) for each in store.events.decisions()}
        assert not any(each.together for each in store.events.decisions())
    assert apart == {(own, gazeta), (gazeta, diario), (own, diario)}
    session.undo()
    session.undo()
    with desk.store() as store:
        assert list(store.events.decisions()) == []
    assert (desk.root / path).exists()
