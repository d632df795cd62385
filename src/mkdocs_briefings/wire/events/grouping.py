"""Groups of reports that tell of one event, which grow as new reports come in.

Complete linkage: the likest reports are brought together first, and two groups become one only if
none of their reports is too unlike any other. So no event drifts from one thing to the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.events.decisions import Rulings
from mkdocs_briefings.wire.events.similarity import APART, JOIN, NEAR
from mkdocs_briefings.wire.records import Join

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from mkdocs_briefings.wire.events.features import Features
    from mkdocs_briefings.wire.events.similarity import Similarity

WINDOW = timedelta(days=3)
"""Reports that were published further apart do not tell of one event, but of what came of it."""

FIRST = "It is the first report of this event."
RULED = "An editor has put them together."


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An event that new reports have made, or made larger."""

    event: int | None
    """Its id; None if it is new."""

    absorbed: tuple[int, ...]
    """Ids of events that have become part of it."""

    items: tuple[int, ...]
    """All of its items, copies among them, the first seen first."""

    new: tuple[int, ...]
    """Those that it has got just now."""

    joins: tuple[Join, ...]
    """Why each new item is in it, but for copies."""

    near: tuple[tuple[int, int], ...]
    """Its new items with items of other events that may tell of it, too."""


@dataclass(slots=True, eq=False)
class _Cluster:
    """An event while it is being put together."""

    event: int | None
    items: set[int]
    compared: list[int] = field(default_factory=list)
    """Items whose features are known; a copy is known by its original."""

    is_open: bool = True
    """Whether it may grow by likeness; one that began before the window may not."""

    absorbed: list[int] = field(default_factory=list)
    """Ids of events that it has swallowed."""


class Grouping:
    """The events of the window, and how new reports join them."""

    def __init__(
        self,
        similarity: Similarity,
        rulings: Rulings | None = None,
        *,
        kept: Collection[int] = (),
        homes: Mapping[int, int] | None = None,
    ) -> None:
        """Take a way to compare, decisions, and ids of events that no other one may absorb.

        `homes` are events without items, by the item with which each begins again.
        """
        self._similarity = similarity
        self._rulings = rulings or Rulings()
        self._kept = frozenset(kept)
        self._homes = homes or {}
        self._cluster: dict[int, _Cluster] = {}
        self._at: dict[int, datetime] = {}
        self._scores: dict[tuple[int, int], float] = {}
        """Of pairs that were compared for the reports of one call."""

    def restore(
        self, event: int, items: Collection[int], reports: Iterable[Features], *, is_open: bool
    ) -> None:
        """Take in an event that is known, with the reports of it that may be compared."""
        known = list(reports)
        self._similarity.add(known)
        self._at.update((report.item, report.at) for report in known)
        cluster = _Cluster(event, set(items), [report.item for report in known], is_open)
        self._cluster.update(dict.fromkeys(items, cluster))

    def forget(self, items: Iterable[int]) -> None:
        """Let go of reports that are out of the window; their events grow no more by likeness."""
        gone = [item for item in items if item in self._cluster]
        self._similarity.forget(item for item in gone if item in self._at)
        for item in gone:
            cluster = self._cluster.pop(item)
            cluster.is_open = False
            if self._at.pop(item, None):
                cluster.compared.remove(item)

    def place(self, reports: Sequence[Features], copies: Mapping[int, int]) -> list[Group]:
        """Put new reports into events; `copies` says which are copies, and of which others."""
        alone = [report for report in reports if report.item not in copies]
        self._similarity.add(alone)
        for report in alone:
            self._begin(report)
        for report in reports:
            if report.item in copies:
                self._place_copy(report, copies[report.item])
        new = sorted(report.item for report in reports)
        for first, second in self._ruled(new):
            self._bring_together(first, second, is_ruled=True)
        alike = sorted(self._alike(item for item in new if item in self._at))
        for minus, first, second in alike:
            if -minus >= JOIN:
                self._bring_together(first, second)
        clusters = {id(cluster): cluster for cluster in map(self._cluster.__getitem__, new)}
        near: dict[int, list[tuple[int, int]]] = {}
        for _, first, second in alike:
            if self._cluster[first] is not self._cluster[second]:
                near.setdefault(id(self._cluster[first]), []).append((first, second))
        groups = [self._group(cluster, new, near.get(key, ())) for key, cluster in clusters.items()]
        self._scores.clear()
        return groups

    def name(self, group: Group, event: int) -> None:
        """Say which id an event has got that has just been placed."""
        # Its first items may be out of the window already.
        cluster = self._cluster[group.new[0]]
        cluster.event = event
        cluster.absorbed.clear()

    def _begin(self, report: Features) -> None:
        self._at[report.item] = report.at
        self._cluster[report.item] = _Cluster(
            self._homes.get(report.item), {report.item}, [report.item]
        )

    def _place_copy(self, report: Features, original: int) -> None:
        cluster = self._cluster.get(original)
        if cluster and self._rulings.allows({report.item}, cluster.items):
            cluster.items.add(report.item)
            self._cluster[report.item] = cluster
        else:  # an editor has taken it out
            self._similarity.add([report])
            self._begin(report)

    def _ruled(self, new: Iterable[int]) -> Iterator[tuple[int, int]]:
        for item in new:
            for other in sorted(self._rulings.together_with(item)):
                if other != item and other in self._cluster:
                    yield item, other

    def _alike(self, items: Iterable[int]) -> Iterator[tuple[float, int, int]]:
        """Give pairs that are alike, the likest first when sorted."""
        for item in items:
            for other in self._similarity.candidates(item):
                score = self._score(item, other)
                if score >= NEAR:
                    yield -score, item, other

    def _bring_together(self, first: int, second: int, *, is_ruled: bool = False) -> None:
        one, two = self._cluster[first], self._cluster[second]
        if one is two or not self._rulings.allows(one.items, two.items):
            return
        if not is_ruled and not self._may_be_one(one, two):
            return
        stays, goes = self._elder(one, two)
        if goes.event is not None:
            stays.absorbed += [goes.event, *goes.absorbed]
        stays.items |= goes.items
        stays.compared += goes.compared
        stays.is_open &= goes.is_open
        in_window = goes.items & self._cluster.keys()
        self._cluster.update(dict.fromkeys(in_window, stays))

    def _may_be_one(self, one: _Cluster, two: _Cluster) -> bool:
        if not (one.is_open and two.is_open) or {one.event, two.event} <= self._kept:
            return False
        moments = [self._at[item] for item in (*one.compared, *two.compared)]
        return max(moments) - min(moments) <= WINDOW and all(
            self._score(item, other) >= APART for item in one.compared for other in two.compared
        )

    def _elder(self, one: _Cluster, two: _Cluster) -> tuple[_Cluster, _Cluster]:
        """Give first the one that stays: an event that must not be absorbed, else the older one."""

        def age(cluster: _Cluster) -> tuple[bool, bool, int]:
            is_new = cluster.event is None
            oldest = min(cluster.items) if cluster.event is None else cluster.event
            return cluster.event not in self._kept, is_new, oldest

        return (one, two) if age(one) <= age(two) else (two, one)

    def _group(
        self, cluster: _Cluster, new: Sequence[int], near: Iterable[tuple[int, int]]
    ) -> Group:
        mine = tuple(item for item in new if item in cluster.items)
        return Group(
            event=cluster.event,
            absorbed=tuple(cluster.absorbed),
            items=tuple(sorted(cluster.items)),
            new=mine,
            joins=tuple(self._join(item, cluster) for item in mine if item in self._at),
            near=tuple(near),
        )

    def _score(self, item: int, other: int) -> float:
        pair = (item, other) if item < other else (other, item)
        score = self._scores.get(pair)
        if score is None:
            score = self._scores[pair] = self._similarity.score(*pair)
        return score

    def _join(self, item: int, cluster: _Cluster) -> Join:
        others = [other for other in cluster.compared if other != item]
        earlier = [other for other in others if other < item]
        if not others or (not earlier and cluster.event is None):
            return Join(item, item, (FIRST,))
        nearest = max(earlier or others, key=lambda other: (self._score(item, other), -other))
        reasons = self._similarity.reasons(item, nearest)
        is_ruled = not self._rulings.together_with(item).isdisjoint(cluster.items - {item})
        return Join(item, nearest, (RULED, *reasons) if is_ruled else reasons)
