"""Likeness by shared names, numbers, places, days and words, the rare ones weighing more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import chain
from math import exp, fsum, log
from sys import intern
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.events.reasons import reasons_of
from mkdocs_briefings.wire.events.similarity import NEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_briefings.wire.events.features import Features

_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What counts how much for likeness, in log-odds.

    Found by logistic regression over all pairs of the labelled set's tuning part, and rounded.
    """

    names: float = 6.0
    figures: float = 11.0
    places: float = 3.0
    words: float = 6.0
    """Of the language that both are in, or of translated headlines, whichever says more."""

    days: float = 0.5
    elsewhere: float = -2.2
    """Neither the places that they name nor those of their outlets are in one country."""

    day_between: float = -2.0
    """For each day that lies between them."""

    same_outlet: float = -2.5
    """An outlet tells a thing once, and what two of its reports share may be its manner."""

    any: float = -3.6
    """For any two reports: most tell of different things."""


ENOUGH = 1.5
"""So much has to be shared for a likeness above `NEAR`, whatever share of the reports it is.

The unit is a feature that no third report has. In a window of N reports one such is shared by
chance about as often as two reports tell of one event; only what goes beyond that is evidence.
"""

_COMMON = 0.02
"""What more than this share of reports have leads to no candidates."""

_RARE = 20
"""What so few reports have always does, however small the window."""

_CANDIDATES = 40
"""So many candidates are compared at most, those that share most first."""

_LEAST = 0.6
"""What shares less than this is no candidate: what is common cannot make up for it."""


class SharedFeatures:
    """Compares reports by features, which it weighs by how rare they are in the window."""

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights or Weights()
        self._reports: dict[int, Features] = {}
        self._keys: dict[int, Mapping[str, frozenset[str]]] = {}
        self._countries: dict[int, frozenset[str]] = {}
        self._days: dict[int, float] = {}
        self._having: dict[str, list[int]] = {}
        self._rarity: dict[str, float] = {}
        self._totals: dict[int, dict[str, float]] = {}

    def add(self, reports: Iterable[Features]) -> None:
        """Take reports in, to be compared and to learn from what is common."""
        for report in reports:
            keys = report.keys()
            self._reports[report.item] = _slim(report)
            self._keys[report.item] = keys
            self._countries[report.item] = report.countries
            self._days[report.item] = report.at.timestamp() / _SECONDS_A_DAY
            for key in chain.from_iterable(keys.values()):
                # A list, of which the first is forgotten first: most keys have one report.
                self._having.setdefault(key, []).append(report.item)
        self._learn_anew()

    def forget(self, items: Iterable[int]) -> None:
        """Let go of reports that are out of the window."""
        for item in items:
            del self._reports[item], self._countries[item], self._days[item]
            for key in chain.from_iterable(self._keys.pop(item).values()):
                self._having[key].remove(item)
                if not self._having[key]:
                    del self._having[key]
        self._learn_anew()

    def candidates(self, item: int) -> Iterable[int]:
        """Give the items that share most with this one of what is rare."""
        most = max(_RARE, _COMMON * len(self._reports))
        shared: dict[int, float] = {}
        for key in chain.from_iterable(self._keys[item].values()):
            having = self._having[key]
            if len(having) <= most:
                weight = self._weight(key)
                for other in having:
                    shared[other] = shared.get(other, 0.0) + weight
        shared.pop(item, None)
        # Rounded, since sets have no order, and sums in another one differ in their last digits.
        found = [(round(weight, 6), -other) for other, weight in shared.items()]
        found = [pair for pair in found if pair[0] >= _LEAST]
        return [-other for _, other in nlargest(_CANDIDATES, found)]

    def score(self, item: int, other: int) -> float:
        """Give how alike two reports are, from 0 to 1."""
        odds, evidence = self._weights.any, 0.0
        words = (0.0, 0.0)
        mine, theirs = self._keys[item], self._keys[other]
        for kind, keys in mine.items():
            shared = keys & theirs[kind]
            if shared:
                weight = fsum(map(self._weight, shared))
                whole = min(self._total(item, kind), self._total(other, kind))
                share = weight / (1 + whole)
                if kind in {"words", "translated"}:
                    words = max(words, (share, weight))
                else:
                    odds += getattr(self._weights, kind) * share
                    evidence += weight
        odds += self._weights.words * words[0] + self._penalty(item, other)
        score = 1 / (1 + exp(-odds))
        return score if evidence + words[1] >= ENOUGH else min(score, NEAR)

    def reasons(self, item: int, other: int) -> tuple[str, ...]:
        """Say in sentences for an editor what two reports share."""
        mine, theirs = self._keys[item], self._keys[other]
        shared = {kind: keys & theirs[kind] for kind, keys in mine.items()}
        return reasons_of(self._reports[item], self._reports[other], shared, self._weight)

    def _penalty(self, item: int, other: int) -> float:
        days = abs(self._days[item] - self._days[other])
        elsewhere = self._countries[item].isdisjoint(self._countries[other])
        same_outlet = self._reports[item].outlet == self._reports[other].outlet
        return (
            self._weights.day_between * days
            + self._weights.elsewhere * elsewhere
            + self._weights.same_outlet * same_outlet
        )

    def _weight(self, key: str) -> float:
        """Give how much a feature tells: 1 where one report has it, 0 where all have."""
        weight = self._rarity.get(key)
        if weight is None:
            reports = len(self._reports) + 1
            weight = log(reports / len(self._having[key])) / log(reports)
            if key.startswith("figures:"):
                weight *= _precision(key)
            self._rarity[key] = weight
        return weight

    def _total(self, item: int, kind: str) -> float:
        totals = self._totals.setdefault(item, {})
        if kind not in totals:
            totals[kind] = fsum(map(self._weight, self._keys[item][kind]))
        return totals[kind]

    def _learn_anew(self) -> None:
        self._rarity.clear()
        self._totals.clear()


def _slim(report: Features) -> Features:
    """Give a report with what its reasons need, in strings that others have, too."""
    return replace(
        report,
        words=frozenset(),
        translated={intern(stem): intern(word) for stem, word in report.translated.items()},
    )


_PRECISION = {1: 0.35, 2: 0.7}
"""What a number of one or two digits tells, beside a longer one: many things are three."""


def _precision(key: str) -> float:
    digits = key.rpartition(":")[2].replace("-", "").replace(".", "").strip("0")
    return _PRECISION.get(max(len(digits), 1), 1.0)
