"""The step `group`: reports in the store become events, however often it runs or is ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.events.comparison import MADE_BY
from mkdocs_briefings.wire.events.grouping import WINDOW
from mkdocs_briefings.wire.events.shared_features import SharedFeatures
from mkdocs_briefings.wire.group.anew import LATE
from mkdocs_briefings.wire.group.reports import PATIENCE
from mkdocs_briefings.wire.group.step import GroupingReport, group
from mkdocs_briefings.wire.records import (
    BlockKind,
    SentencePair,
    TranslatedArticle,
    TranslatedBlock,
)
from mkdocs_briefings.wire.store.drafts import Draft, DraftState
from mkdocs_briefings.wire.store.events import Decision
from mkdocs_briefings.wire.store.pages import Page, PageState
from mkdocs_briefings.wire.store.store import Store
from tests.wire.events.labelled import precision_and_recall, read_part
from tests.wire.group.stored import FERRY, groups, put, run, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs_briefings.wire.records import Report

START = datetime(2026, 3, 1, tzinfo=UTC)

FIRST = said("Suara", "Ferry sinks in Makassar Strait, 27 missing", FERRY)
SECOND = said(
    "Harian",
    "Search for 27 passengers of the Bintang Selatan",
    "Basarnas goes on looking for 27 of the 142 people who were on the ferry Bintang Selatan in "
    "the Makassar Strait. Boats from Parepare take part.",
    at="04T10:00",
)
THIRD = said(
    "Pacific Ledger",
    "Indonesian ferry goes down with 142 on board",
    "Twenty-seven people are missing since the Bintang Selatan sank in Indonesia's Makassar "
    "Strait. Basarnas brought 115 of the 142 on board to Parepare.",
    at="04T12:00",
)
OTHER = said(
    "Korea Post",
    "Court sentences Han Do-yoon to 12 years",
    "A Seoul court fined the former president 9 billion won. Han Do-yoon will appeal.",
    at="04T11:00",
    country="KR",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a new store."""
    with Store(tmp_path / "wire.sqlite") as store:
        yield store


def by_hour(reports: list[Report]) -> list[list[Report]]:
    """Give the reports as polls on the hour would have seen them."""

    def hour(report: Report) -> datetime:
        return report.item.seen.replace(minute=0) + timedelta(hours=1)

    seen = [replace(each, item=replace(each.item, seen=hour(each))) for each in reports]
    return [list(poll) for _, poll in groupby(seen, key=lambda report: report.item.seen)]


def whole(store: Store) -> Sequence[object]:
    """Give all that is stored of events, by what items are, and not by their ids."""

    def name(number: int) -> str:
        item = store.items.get(number)
        return item.entry.guid if item else "?"

    return sorted(
        (
            tuple(map(name, event.items)),
            tuple((name(copy), name(original)) for copy, original in event.copies),
            tuple((name(each.item), name(each.other), each.reasons) for each in event.joins),
        )
        for event in store.events.since(START)
    )


def test_the_labelled_set_is_grouped_in_the_store(store: Store) -> None:
    """Through the store, polled by the hour, the groups reach the bar, each report in one event."""
    labelled = read_part("tuning")
    polls = by_hour(list(labelled.reports))
    stored = [put(store, poll) for poll in polls]
    done = run(store, [report for poll in stored for report in poll])
    assert done.reports == len(labelled.reports)
    event_of = {
        mine.item.id: labelled.event_of[theirs.item.id]
        for mine, theirs in zip(
            (report for poll in stored for report in poll), labelled.reports, strict=True
        )
    }
    events = list(store.events.since(START))
    assert sorted(item for event in events for item in event.items) == sorted(event_of)
    precision, recall = precision_and_recall([event.items for event in events], event_of)
    assert precision >= 0.95
    assert recall >= 0.75


def test_one_run_groups_as_many_runs_do(tmp_path: Path) -> None:
    """Whether the step runs after every poll or once after all, the store says the same."""
    polls = by_hour(list(read_part("held_out").reports))
    everyone = [report for poll in polls for report in poll]
    with Store(tmp_path / "once.sqlite") as once, Store(tmp_path / "often.sqlite") as often:
        for poll in polls:
            put(once, poll)
            put(often, poll)
            run(often, everyone, poll[0].item.seen)
        run(once, everyone)
        assert whole(once) == whole(often)
        assert run(once, everyone) == GroupingReport()


def stored(store: Store, reports: Sequence[Report]) -> list[Report]:
    """Give reports with the ids that they have in a store."""
    known = {item.entry.guid: item for item in store.items.since(START)}
    return [replace(report, item=known[report.item.entry.guid]) for report in reports]


class Ended(Exception):  # noqa: N818 - it is no error, but an end
    """What ends a run."""


class EndingSimilarity(SharedFeatures):
    """Compares until it is ended."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._left = after

    def score(self, item: int, other: int) -> float:
        """Give how alike two reports are, some times."""
        self._left -= 1
        if self._left < 0:
            raise Ended
        return super().score(item, other)


@pytest.mark.parametrize("after", [1, 40, 150])
def test_a_run_that_was_ended_goes_on(tmp_path: Path, after: int) -> None:
    """What a run that is ended anywhere leaves, the next one makes whole."""
    polls = by_hour(list(read_part("held_out").reports))
    everyone = [report for poll in polls for report in poll]
    outlets = {report.outlet.source: report.outlet for report in everyone}.values()
    now = everyone[-1].item.seen
    with Store(tmp_path / "calm.sqlite") as calm, Store(tmp_path / "ended.sqlite") as ended:
        for poll in polls:
            put(calm, poll)
            put(ended, poll)
        run(calm, everyone)
        with pytest.raises(Ended):
            group(ended, outlets, now, target="en", similarity=EndingSimilarity(after))
        run(ended, everyone)
        assert whole(ended) == whole(calm)


def translate(store: Store, reports: Sequence[Report], *, works: bool = True) -> None:
    """Store headlines in English, or that no engine could do them."""
    for report in reports:
        if report.article.language != "en":
            english = report.english if works else ""
            translated = TranslatedArticle(
                title=SentencePair(report.article.title, english),
                blocks=(),
                source=report.article.language,
                target="en",
                engine="test 1" if english else "",
            )
            store.translations.put_article(report.item.id, translated, START, whole=False)


def test_late_translations_make_the_same_events(tmp_path: Path) -> None:
    """Where each headline is translated only after it was grouped, the store says the same."""
    polls = by_hour(list(read_part("held_out").reports))
    everyone = [report for poll in polls for report in poll]
    again = 0
    with Store(tmp_path / "once.sqlite") as once, Store(tmp_path / "late.sqlite") as late:
        for poll in polls:
            now = poll[0].item.seen
            put(once, poll)
            translate(late, put(late, poll), works=False)
            assert run(late, everyone, now).reports == len(poll)
            translate(late, stored(late, poll))
            again += run(late, everyone, now).again
        run(once, everyone)
        assert whole(once) == whole(late)
        assert run(late, everyone, everyone[-1].item.seen) == GroupingReport()
    foreign = [report for report in everyone if report.article.language != "en"]
    assert again == len([report for report in foreign if report.english]) > 0


def test_a_late_translation_changes_a_day(tmp_path: Path) -> None:
    """A day that had no translations is what it would have been, once they are there."""
    polls = by_hour(list(read_part("tuning").reports))[-12:]
    everyone = [report for poll in polls for report in poll]
    now = polls[-1][0].item.seen
    first = now - LATE
    with Store(tmp_path / "once.sqlite") as once, Store(tmp_path / "late.sqlite") as late:
        for poll in polls:
            put(once, poll)
            reports = put(late, poll)
            if poll[0].item.seen >= first:
                translate(late, reports, works=False)
            run(late, everyone, poll[0].item.seen)
        for poll in polls:
            translate(late, stored(late, poll))
        run(once, everyone)
        before = whole(late)
        run(late, everyone, now)
        assert before != whole(late)
        assert whole(once) == whole(late)


def test_a_draft_keeps_its_event_when_it_is_grouped_anew(store: Store) -> None:
    """The event of a draft keeps its number, though all its reports were compared anew."""
    suara = said("Suara", "Feri tenggelam", FERRY, language="id", english="Ferry sinks")
    reports = put(store, [replace(suara, english=""), SECOND])
    run(store, reports)
    event = store.events.of_item(reports[0].item.id)
    assert event is not None
    assert store.events.of_item(reports[1].item.id) == event
    item, now = reports[1].item.id, reports[1].item.seen
    store.drafts.put(
        Draft(
            event=event, item=item, original="", path="a.md", digest=b"",
            state=DraftState.WAITING, written=now, at=now,
        )
    )  # fmt: skip
    translate(store, [replace(reports[0], english="Ferry sinks")])
    assert run(store, reports, now).again == 1
    assert [store.events.of_item(each.item.id) for each in reports] == [event, event]
    (known,) = [each for each in store.events.since(START) if each.items]
    assert known.id == event


def test_a_text_translated_later_may_be_a_reprint(store: Store) -> None:
    """Reports of two events are one report, once the translation of one reads as the other."""
    spanish = said(
        "Diario", "Naufragio", "El barco se hundió de noche. " * 9, at="04T10:00", language="es",
        english="", country="ES",
    )  # fmt: skip
    reports = put(store, [FIRST, OTHER, spanish])
    first, _, last = (report.item.id for report in reports)
    run(store, reports)
    assert store.events.of_item(first) != store.events.of_item(last)
    pair = SentencePair(reports[2].article.text, FERRY)
    translated = TranslatedArticle(
        title=SentencePair("Naufragio", ""),
        blocks=(TranslatedBlock(kind=BlockKind.PARAGRAPH, sentences=(pair,)),),
        source="es",
        target="en",
        engine="test 1",
    )
    now = reports[2].item.seen
    store.translations.put_article(last, translated, now, whole=True)
    assert (run(store, reports, now).again, run(store, reports, now).again) == (0, 0)
    event = store.events.of_item(first)
    assert event is not None
    assert store.events.get(event).copies == ((last, first),)
    assert "translated text" in store.events.get(event).joins[1].reasons[0]


def test_reports_join_events_of_earlier_runs(store: Store) -> None:
    """A report that comes later finds the event of an earlier run, which keeps its id."""
    first, second = put(store, [FIRST, OTHER])
    run(store, [FIRST, OTHER])
    event = store.events.of_item(first.item.id)
    put(store, [SECOND, THIRD])
    done = run(store, [FIRST, SECOND, THIRD, OTHER])
    assert (done.reports, done.events) == (2, 0)
    assert event is not None
    found = store.events.get(event)
    assert [join.item for join in found.joins] == list(found.items)
    assert len(found.items) == 3
    assert any("142" in reason for reason in found.joins[1].reasons)
    assert store.events.of_item(second.item.id) != event


def test_what_an_editor_splits_stays_split(store: Store) -> None:
    """The first report keeps the event; a later one that is like both joins one of the parts."""
    first, second = put(store, [FIRST, SECOND])
    run(store, [FIRST, SECOND])
    event = store.events.of_item(first.item.id)
    assert store.events.of_item(second.item.id) == event
    now = START + timedelta(days=4)
    apart = Decision(first.item.id, second.item.id, together=False, by="Ann", at=now)
    store.events.decide(apart)
    assert run(store, [FIRST, SECOND]).changed == 1
    assert store.events.of_item(first.item.id) == event
    assert store.events.of_item(second.item.id) != event
    put(store, [THIRD])
    assert run(store, [FIRST, SECOND, THIRD]).changed == 0
    assert len(groups(store)) == 2


def test_what_an_editor_merges_stays_merged(store: Store) -> None:
    """Two events become the older one, and stay it; to take that back is a decision, too."""
    first, other = put(store, [FIRST, OTHER])
    run(store, [FIRST, OTHER])
    event = store.events.of_item(first.item.id)
    now = START + timedelta(days=4)
    both = (first.item.id, other.item.id)
    store.events.decide(Decision(*both, together=True, by="Ann", at=now))
    assert run(store, [FIRST, OTHER]).changed == 1
    assert store.events.of_item(other.item.id) == event
    assert run(store, [FIRST, OTHER]).changed == 0
    store.events.decide(Decision(*both, together=False, by="Ann", at=now + timedelta(hours=1)))
    assert run(store, [FIRST, OTHER]).changed == 1
    assert len(groups(store)) == 2


def test_a_draft_keeps_its_event(store: Store) -> None:
    """A split leaves a draft's event with the report that it tells, a merge leaves it, too."""
    first, second, other = put(store, [FIRST, SECOND, OTHER])
    run(store, [FIRST, SECOND, OTHER])
    event = store.events.of_item(first.item.id)
    assert event is not None
    now = START + timedelta(days=4)
    draft = Draft(
        event=event,
        item=second.item.id,
        original=second.article.url,
        path="briefings/ferry.md",
        digest=b"",
        state=DraftState.WAITING,
        written=now,
        at=now,
    )
    store.drafts.put(draft)
    apart = Decision(first.item.id, second.item.id, together=False, by="Ann", at=now)
    store.events.decide(apart)
    run(store, [FIRST, SECOND, OTHER])
    assert store.events.of_item(second.item.id) == event
    together = Decision(other.item.id, second.item.id, together=True, by="Ann", at=now)
    store.events.decide(together)
    run(store, [FIRST, SECOND, OTHER])
    assert store.events.of_item(other.item.id) == event


def test_an_agency_that_comes_later_becomes_the_original(store: Store) -> None:
    """Copies point to the report that they were taken from, also when that was seen last."""
    reprint = said("Daily", "Ferry sinks", f"MAKASSAR (Antara) - {FERRY}", at="04T07:00")
    again = said("Weekly", "A ferry has sunk", FERRY, at="04T08:00")
    copies = put(store, [reprint, again])
    run(store, copies)
    event = store.events.of_item(copies[0].item.id)
    assert event is not None
    first = copies[0].item.id
    assert store.events.get(event).copies == ((copies[1].item.id, first),)
    (agency,) = put(store, [said("Antara", "Ferry sinks in strait", FERRY, at="04T09:30")])
    done = run(store, [*copies, agency])
    assert (done.copies, done.events) == (1, 0)
    assert store.events.get(event).copies == (
        (first, agency.item.id),
        (copies[1].item.id, agency.item.id),
    )
    assert "text is the same" in store.events.get(event).joins[2].reasons[0]


def test_a_report_waits_for_its_page(store: Store) -> None:
    """What is not read yet is not grouped for some hours, but where it only counts it is."""
    counted = said("Times", "Ferry sinks in Indonesia", "", country="US")
    counted = replace(counted, outlet=replace(counted.outlet, edition="us"))
    both = put(store, [FIRST, counted], read=False)
    seen = both[0].item.seen
    done = run(store, both, seen)
    assert (done.reports, done.waiting) == (1, 1)
    assert groups(store) == [("times",)]
    assert run(store, both, seen + PATIENCE).reports == 1
    assert sorted(groups(store)) == [("suara",), ("times",)]


def test_a_page_that_refuses_does_not_hide_a_report(store: Store) -> None:
    """What robots.txt or a server keeps from us is grouped by what its feed says."""
    (first,) = put(store, [FIRST], read=False)
    store.pages.put(Page(item=first.item.id, state=PageState.REFUSED, at=first.item.seen))
    assert run(store, [first], first.item.seen).reports == 1


def test_what_nobody_follows_is_left_out(store: Store) -> None:
    """Reports of an outlet without a profile are counted, and not grouped."""
    put(store, [FIRST, OTHER])
    done = run(store, [FIRST])
    assert (done.reports, done.unfollowed) == (1, 1)


def test_a_reprint_of_an_event_that_began_before_the_window(store: Store) -> None:
    """Polls that are grouped in one run lie on both sides of the moment when it falls out."""
    before = said("Harian", SECOND.article.title, SECOND.article.blocks[0].text, at="04T09:00")
    told = said("Suara", FIRST.article.title, FERRY, at="04T10:00")
    early = put(store, [before, told])
    run(store, early)
    filler = said("Lagos Mail", "Port of Lagos closes", "A strike closed it.", at="07T09:00")
    reprint = said("Daily", "Ferry sinks", f"MAKASSAR (Antara) - {FERRY}", at="07T09:30")
    late = put(store, [filler, reprint])
    done = run(store, [*early, *late])
    assert (done.reports, done.copies) == (2, 1)
    assert groups(store) == [("harian", "suara", "daily"), ("lagos-mail",)]


def test_a_month_leaves_no_more_than_its_window(store: Store) -> None:
    """What reports are compared by is kept as long as others may join them."""
    kept = []
    for day in range(30):
        now = START + timedelta(days=day)
        named = said("Suara", f"Storm {day} hits Town{day}", f"The storm took {day}00 roofs.")
        entry = replace(named.item.entry, guid=f"https://suara.example/{day}", url="")
        item = replace(named.item, seen=now, entry=entry)
        article = replace(named.article, canonical="", url="", published=now)
        put(store, [replace(named, item=item, article=article)])
        run(store, [named], now)
        kept.append(len(list(store.comparisons.grouped(START, MADE_BY))))
    assert max(kept) <= (WINDOW + LATE) / timedelta(days=1) + 1
    assert len(groups(store)) == 30
