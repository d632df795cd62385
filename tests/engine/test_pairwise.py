"""Pairwise arrays hold every pair, in few rows."""

from __future__ import annotations

from itertools import chain, combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.mutations.pairwise import pairwise

VALUES = st.lists(st.integers() | st.lists(st.integers(), max_size=1), min_size=1, max_size=4,
                  unique_by=repr)  # fmt: skip
OPTIONS = st.dictionaries(st.sampled_from("abcdef"), VALUES, min_size=1)


@given(OPTIONS)
def test_every_pair_is_there(options: dict[str, list[Any]]) -> None:
    """Any two values of two options stand in a row, and every row has a value for each option."""
    rows = list(chain.from_iterable(pairwise(options)))
    assert all(row.keys() == options.keys() for row in rows)
    for one, other in combinations(options, 2):
        for first, second in product(options[one], options[other]):
            assert any((row[one], row[other]) == (first, second) for row in rows)


@given(OPTIONS)
def test_a_round_has_every_value(options: dict[str, list[Any]]) -> None:
    """Whoever passes all rows of one round has met each value of each option."""
    for rows in pairwise(options):
        for name, values in options.items():
            assert all(any(row[name] == value for row in rows) for value in values)


def test_few_rows() -> None:
    """Three options of three values and nine of two, which take nine rows at least, take 15."""
    options = {f"o{number:02}": list(range(3 if number < 3 else 2)) for number in range(12)}
    rounds = pairwise(options)
    assert sum(map(len, rounds)) <= 15
    assert pairwise(options) == rounds
