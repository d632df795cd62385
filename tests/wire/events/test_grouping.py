"""How events grow as reports come in, and what an editor's decisions do to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.wire.events.decisions import Ruling, Rulings
from mkdocs_briefings.wire.events.features import Features
from mkdocs_briefings.wire.events.grouping import FIRST, RULED, WINDOW, Group, Grouping
from mkdocs_briefings.wire.events.shared_features import SharedFeatures
from mkdocs_briefings.wire.events.similarity import APART, JOIN, NEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_briefings.wire.events.similarity import Similarity

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def features(item: int, words: str = "", *, hours: int = 0, outlet: str = "") -> Features:
    """Give a report's features: some names and numbers, and when it was published."""
    return Features(
        item=item,
        at=NOW + timedelta(hours=hours),
        language="en",
        outlet=outlet or f"outlet-{item}",
        home="GB",
        names={word.lower(): word for word in words.split() if not word.isdigit()},
        figures={word: word for word in words.split() if word.isdigit()},
        places={},
        days=frozenset(),
        words=frozenset(),
        translated={},
    )


class Distances:
    """A likeness that is simply told, as one by embeddings might be."""

    def __init__(self, scores: Mapping[tuple[int, int], float]) -> None:
        self.scores = scores
        self.known: set[int] = set()

    def add(self, reports: Iterable[Features]) -> None:
        """Take reports in."""
        self.known.update(report.item for report in reports)

    def forget(self, items: Iterable[int]) -> None:
        """Let go of reports."""
        self.known.difference_update(items)

    def candidates(self, item: int) -> Iterable[int]:
        """Give all others."""
        return sorted(self.known - {item})

    def score(self, item: int, other: int) -> float:
        """Give what was told."""
        return self.scores.get((min(item, other), max(item, other)), 0.0)

    def reasons(self, item: int, other: int) -> tuple[str, ...]:
        """Say how alike they are."""
        return (f"They are alike by {self.score(item, other)}.",)


def place(
    similarity: Similarity,
    *batches: Sequence[Features],
    rulings: Sequence[Ruling] = (),
    copies: Mapping[int, int] | None = None,
) -> list[Group]:
    """Give the events in which the last batch ended up; an event's id is its first item's."""
    grouping = Grouping(similarity, Rulings(rulings))
    groups: list[Group] = []
    for batch in batches:
        known = {each.item for each in batch}
        groups = grouping.place(batch, {k: v for k, v in (copies or {}).items() if k in known})
        for group in groups:
            grouping.name(group, group.event or group.items[0])
    return groups


def items(groups: Iterable[Group]) -> list[tuple[int, ...]]:
    """Give the items of each event."""
    return sorted(group.items for group in groups)


def test_no_event_drifts_from_one_thing_to_the_next() -> None:
    """One is like two and two like three, but one and three have nothing in common."""
    batch = [features(1), features(2), features(3)]
    chain = Distances({(1, 2): 0.9, (2, 3): 0.8, (1, 3): APART / 2})
    assert items(place(chain, batch)) == [(1, 2), (3,)]
    linked = Distances({(1, 2): 0.9, (2, 3): 0.8, (1, 3): APART})
    assert items(place(linked, batch)) == [(1, 2, 3)]


def test_an_event_keeps_its_id_when_it_grows() -> None:
    """A report that joins later finds the event as it was."""
    (group,) = place(Distances({(1, 2): JOIN}), [features(1)], [features(2)])
    assert (group.event, group.items, group.absorbed) == (1, (1, 2), ())
    assert [join.item for join in group.joins] == [2]


def test_events_become_one_when_a_report_links_them() -> None:
    """The older event stays and absorbs the other."""
    linking = Distances({(1, 3): 0.9, (2, 3): 0.9, (1, 2): 0.3})
    (group,) = place(linking, [features(1), features(2)], [features(3)])
    assert (group.event, group.items, group.absorbed) == (1, (1, 2, 3), (2,))


def test_an_event_that_must_be_kept_is_not_absorbed() -> None:
    """The one that a draft was written for stays; two of that kind stay apart."""
    linking = Distances({(1, 3): 0.9, (2, 3): 0.8, (1, 2): 0.3})
    for kept, expected in (({2}, [(2, (1,))]), ({1, 2}, [(1, ())])):
        grouping = Grouping(linking, kept=kept)
        grouping.restore(1, [1], [features(1)], is_open=True)
        grouping.restore(2, [2], [features(2)], is_open=True)
        groups = grouping.place([features(3)], {})
        assert [(group.event, group.absorbed) for group in groups] == expected


def test_what_is_days_apart_is_not_one_event() -> None:
    """Reports that were published further apart than the window are never in one event."""
    alike = Distances({(1, 2): 1.0})
    hours = int(WINDOW / timedelta(hours=1))
    assert len(place(alike, [features(1), features(2, hours=hours)])) == 1
    assert len(place(alike, [features(1), features(2, hours=hours + 1)])) == 2


def test_an_event_whose_beginning_is_forgotten_grows_no_more() -> None:
    """Once a report of it is out of the window, others begin an event of their own."""
    similarity = Distances({(2, 3): 1.0})
    grouping = Grouping(similarity)
    grouping.restore(1, [1, 2], [features(1), features(2)], is_open=True)
    grouping.forget([1])
    assert items(grouping.place([features(3)], {})) == [(3,)]


def test_a_copy_joins_an_event_whose_beginning_is_forgotten() -> None:
    """A reprint of a later report of it is known for one, and the event gets its name from it."""
    grouping = Grouping(Distances({(1, 2): 1.0}))
    grouping.restore(1, [1, 2], [features(1), features(2)], is_open=True)
    grouping.forget([1])
    (group,) = grouping.place([features(3)], {3: 2})
    assert (group.event, group.items, group.new) == (1, (1, 2, 3), (3,))
    grouping.name(group, 7)
    (again,) = grouping.place([features(4)], {4: 2})
    assert (again.event, again.items) == (7, (1, 2, 3, 4))


def test_every_report_says_why_it_joined() -> None:
    """The first says that it is, each other which one it is most like and what they share."""
    alike = Distances({(1, 2): 0.9, (1, 3): 0.8, (2, 3): 0.95})
    (group,) = place(alike, [features(1), features(2), features(3)])
    first, second, third = group.joins
    assert (first.other, first.reasons) == (1, (FIRST,))
    assert (second.other, second.reasons) == (1, ("They are alike by 0.9.",))
    assert (third.other, third.reasons) == (2, ("They are alike by 0.95.",))


def test_what_may_be_of_one_event_is_told() -> None:
    """A report that is not like enough, or may not join, is near to the other's event."""
    alike = Distances({(1, 2): NEAR, (1, 3): NEAR / 2, (2, 3): 0.0})
    groups = place(alike, [features(1), features(2), features(3)])
    assert [group.near for group in groups] == [((1, 2),), ((2, 1),), ()]


def test_editors_put_together_what_is_not_alike() -> None:
    """A merge wins over any likeness, and says so."""
    rulings = [Ruling(1, 2, together=True)]
    (group,) = place(Distances({}), [features(1), features(2)], rulings=rulings)
    assert group.items == (1, 2)
    assert group.joins[1].reasons[0] == RULED


def test_what_editors_took_apart_stays_apart() -> None:
    """A split wins over any likeness, also when a report comes that is like both."""
    alike = Distances({(1, 2): 1.0, (1, 3): 0.9, (2, 3): 0.95})
    rulings = [Ruling(1, 2, together=False)]
    grouping = Grouping(alike, Rulings(rulings))
    assert items(grouping.place([features(1), features(2)], {})) == [(1,), (2,)]
    assert items(grouping.place([features(3)], {})) == [(2, 3)]


def test_a_copy_is_where_its_original_is() -> None:
    """A copy is not compared, and brings no weight; an editor may take it out all the same."""
    copies = {2: 1}
    (group,) = place(Distances({}), [features(1), features(2)], copies=copies)
    assert group.items == (1, 2)
    assert [join.item for join in group.joins] == [1]
    apart = [Ruling(1, 2, together=False)]
    groups = place(Distances({}), [features(1), features(2)], copies=copies, rulings=apart)
    assert items(groups) == [(1,), (2,)]


WORDS = "Lajeado Bastiani 14000 Mocuba Licungo 9500 Duman Kovtun 240"
REPORT = st.lists(st.sampled_from(WORDS.split()), max_size=4).map(" ".join)


@given(st.lists(REPORT, min_size=2, max_size=12), st.integers(1, 12), st.integers(0, 4))
def test_every_report_is_in_one_event(reports: list[str], size: int, gone: int) -> None:
    """Whatever comes in, copied or not, while others go, each is in one event with one reason."""
    batch = [features(number, names) for number, names in enumerate(reports, start=1)]
    grouping = Grouping(SharedFeatures())
    events: dict[int, tuple[int, ...]] = {}
    joins: list[int] = []
    copied: set[int] = set()
    for start in range(0, len(batch), size):
        grouping.forget(range(max(1, start - size), start - size + gone))
        part = batch[start : start + size]
        # The last one of before, which may have been let go of, is copied by the first one now.
        copies = {part[0].item: start} if start else {}
        copied.update(copies)
        for group in grouping.place(part, copies):
            event = group.event or group.items[0]
            grouping.name(group, event)
            for absorbed in group.absorbed:
                del events[absorbed]
            events[event] = group.items
            joins += [join.item for join in group.joins]
    numbers = set(range(1, len(batch) + 1))
    assert sorted(item for found in events.values() for item in found) == sorted(numbers)
    assert len(joins) == len(set(joins))
    assert numbers - copied <= set(joins) <= numbers


def test_an_outlet_that_repeats_its_manner_tells_two_things() -> None:
    """The same shared names and numbers say less of two reports of one outlet."""
    others = [features(number, f"Name{number} Other{number}") for number in range(10, 30)]
    one = features(1, "Lajeado Taquari 14000 Anna Carla")
    two = features(2, "Lajeado Taquari 14000 Berta Dora")
    of_two, of_one = SharedFeatures(), SharedFeatures()
    of_two.add([one, two, *others])
    of_one.add([one, replace(two, outlet=one.outlet), *others])
    assert of_two.score(1, 2) >= JOIN > of_one.score(1, 2)


def test_what_many_reports_have_says_little() -> None:
    """What only two reports have brings them together; what half of the day's have does not."""
    names = "Alpha Beta Gamma 14000"
    rare = [features(1, names), features(2, names)]
    others = [features(number, f"Name{number}") for number in range(10, 40)]
    common = [features(number, names) for number in range(10, 40)]
    assert (1, 2) in items(place(SharedFeatures(), rare + others))
    similarity = SharedFeatures()
    similarity.add(rare + common)
    assert similarity.score(1, 2) < JOIN
