"""Pairwise arrays: a few rows of options in which any two values of two options meet."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Row = dict[str, Any]
"""A value for each option."""

_Column = tuple[int, ...]
"""The values of an option in the rows of a round, by their positions: lists are no keys."""

_Pair = tuple[str, int, str, int]
"""Two options, each with the position of one of its values."""


def pairwise(options: Mapping[str, Sequence[Any]]) -> list[list[Row]]:
    """Give rounds of rows, the same every time, for options that each have a value or more.

    Any two values of two options stand together in a row of some round, and each round by itself
    has every value of each option: so it has as many rows as the longest option has values. Option
    by option the column is taken that brings most pairs together which have not met, so there are
    a few rows more than there would have to be.
    """
    size = max(map(len, options.values()))
    missing = {
        (one, first, other, second)
        for one, other in combinations(sorted(options), 2)
        for first in range(len(options[one]))
        for second in range(len(options[other]))
    }
    rounds: list[list[Row]] = []
    while missing or not rounds:
        chosen: dict[str, _Column] = {}
        for name in sorted(options, key=lambda name: -len(options[name])):
            columns = _columns(len(options[name]), size)
            gains = [len(missing & _pairs(chosen | {name: column})) for column in columns]
            chosen[name] = columns[gains.index(max(gains))]
        missing -= _pairs(chosen)
        rounds.append(
            [{name: options[name][chosen[name][row]] for name in options} for row in range(size)]
        )
    return rounds


def _columns(values: int, size: int) -> list[_Column]:
    """Give the columns in which each value occurs."""
    return [each for each in product(range(values), repeat=size) if len(set(each)) == values]


def _pairs(columns: Mapping[str, _Column]) -> set[_Pair]:
    return {
        (one, first, other, second)
        for one, other in combinations(sorted(columns), 2)
        for first, second in zip(columns[one], columns[other], strict=True)
    }
