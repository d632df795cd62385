"""What editors decide always wins."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.wire.events.decisions import Ruling, Rulings

ITEM = st.integers(1, 8)
RULINGS = st.lists(st.builds(Ruling, ITEM, ITEM, st.booleans()).filter(lambda r: r[0] != r[1]))


@given(RULINGS)
def test_decisions_that_are_kept_hold_in_every_event(rulings: list[Ruling]) -> None:
    """Whatever was decided, in the parts of an event all kept decisions hold, and none is lost."""
    kept = Rulings(rulings)
    parts = kept.parts(list(range(1, 9)), {})
    assert sorted(item for part in parts for item in part) == list(range(1, 9))
    part_of = {item: number for number, part in enumerate(parts) for item in part}
    for ruling in set(rulings) - set(kept.ignored):
        is_one = part_of[ruling.first] == part_of[ruling.second]
        assert is_one if ruling.together else not is_one


@given(RULINGS)
def test_the_last_decision_is_never_ignored(rulings: list[Ruling]) -> None:
    """Of two decisions that cannot both be kept, the later one is."""
    if rulings:
        assert rulings[-1] not in Rulings(rulings).ignored


def test_a_split_event_stays_split() -> None:
    """What an editor took out of an event is one of its own, and the rest stays together."""
    rulings = Rulings(
        Ruling(out, stays, together=False) for out, stays in product([2, 4], [1, 3, 5])
    )
    assert rulings.parts([1, 2, 3, 4, 5], {2: 1, 3: 1, 4: 3, 5: 4}) == [[1, 3, 5], [2, 4]]


def test_an_item_goes_with_the_one_that_it_is_nearest_to() -> None:
    """Where a decision leaves open where an item belongs, likeness says."""
    rulings = Rulings([Ruling(1, 2, together=False)])
    assert rulings.parts([1, 2, 3], {3: 2}) == [[1], [2, 3]]


def test_a_split_can_be_taken_back() -> None:
    """A merge after a split overrules what the split said of these two items."""
    rulings = Rulings([Ruling(1, 2, together=False), Ruling(1, 2, together=True)])
    assert rulings.ignored == (Ruling(1, 2, together=False),)
    assert rulings.parts([1, 2], {}) == [[1, 2]]
