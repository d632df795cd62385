"""The window: recent reports with their events, which new ones are compared with."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.events.comparison import MADE_BY, unpacked
from mkdocs_briefings.wire.events.grouping import Grouping
from mkdocs_briefings.wire.events.reprints import Reprints
from mkdocs_briefings.wire.records import Join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from mkdocs_briefings.wire.events.comparison import Comparison
    from mkdocs_briefings.wire.events.decisions import Rulings
    from mkdocs_briefings.wire.events.features import Features
    from mkdocs_briefings.wire.events.grouping import Group
    from mkdocs_briefings.wire.events.reprints import Copy, Print
    from mkdocs_briefings.wire.events.similarity import Similarity
    from mkdocs_briefings.wire.store.store import Store


class Window:
    """What of the store's events new reports may join, and what they make of it."""

    def __init__(
        self, store: Store, similarity: Similarity, rulings: Rulings, kept: frozenset[int]
    ) -> None:
        """Take a store, a way to compare, decisions, and events that no other may absorb."""
        self._store = store
        homes = store.drafts.without_reports()
        self._grouping = Grouping(similarity, rulings, kept=kept, homes=homes)
        self._reprints = Reprints()
        self._seen: deque[tuple[datetime, int]] = deque()

    def load(self, since: datetime) -> None:
        """Take in the events with reports that were seen from then on."""
        prints: list[tuple[Print, int | None]] = []
        events: dict[int, dict[int, Features]] = {}
        for stored in self._store.comparisons.grouped(since, MADE_BY):
            comparison = unpacked(stored.compared)
            self._seen.append((stored.seen, stored.item))
            prints.append((comparison.print, stored.copy_of))
            events.setdefault(stored.event, {})[stored.item] = comparison.features
        self._reprints.restore_all(prints)
        del prints
        while events:
            number, features = events.popitem()
            event = self._store.events.get(number)
            copies = _later_of_each(event.copies)
            self._grouping.restore(
                number,
                event.items,
                [each for item, each in features.items() if item not in copies],
                is_open=features.keys() >= set(event.items),
            )

    def slide(self, since: datetime) -> None:
        """Let go of reports that were seen before."""
        gone = []
        while self._seen and self._seen[0][0] < since:
            gone.append(self._seen.popleft()[1])
        self._grouping.forget(gone)
        self._reprints.forget(gone)

    def place(self, batch: Mapping[int, Comparison], seen: datetime) -> tuple[int, int]:
        """Put reports that were seen at one moment into events, and store these.

        Gives how many events were begun, and how many reports are copies.
        """
        copies: dict[int, Copy] = {}
        for item, comparison in batch.items():
            copy = self._reprints.add(comparison.print)
            if copy is not None:
                copies[item] = copy
        self._seen.extend((seen, item) for item in batch)
        groups = self._grouping.place(
            [comparison.features for comparison in batch.values()],
            {item: copy.other for item, copy in copies.items()},
        )
        with self._store.transaction():
            for group in groups:
                event = self._put(group, copies, seen)
                self._grouping.name(group, event)
            self._store.events.drop_empty()
        return sum(group.event is None for group in groups), len(copies)

    def _put(self, group: Group, copies: Mapping[int, Copy], seen: datetime) -> int:
        """Store what became of an event; give its id."""
        events = self._store.events
        event = events.add(seen) if group.event is None else group.event
        for other in group.absorbed:
            self._store.mergers.put(other, seen)
            events.absorb(event, other)
        originals = self._reprints.copies_among(group.items)
        known = dict(events.get(event).copies)
        for join in group.joins:
            events.join(event, join, seen, copy_of=originals.get(join.item))
        joined = {join.item for join in group.joins}
        for item in group.items:
            if item in copies and item not in joined:
                original = originals.get(item)
                join = Join(item, copies[item].other, (copies[item].reason,))
                events.join(event, join, seen, copy_of=original)
            elif (
                item not in joined
                and item in self._reprints
                and known.get(item) != originals.get(item)
            ):  # what it was copied from has come in
                events.set_copy(item, originals.get(item))
        events.put_near(group.near)
        return event


def _later_of_each(copies: Iterable[tuple[int, int]]) -> set[int]:
    """Give the items whose text an earlier one of the same event has, too."""
    texts: dict[int, set[int]] = {}
    for copy, original in copies:
        texts.setdefault(original, {original}).add(copy)
    return {item for text in texts.values() for item in text - {min(text)}}
