"""Reports that were translated after they were grouped are compared anew.

What was seen from the first of them on is taken out of its events and grouped once more, in the
order in which it came. So events are those of a run that had the translations from the beginning.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.events.comparison import MADE_BY, unpacked
from mkdocs_briefings.wire.events.grouping import WINDOW
from mkdocs_briefings.wire.events.reprints import Reprints, original_of
from mkdocs_briefings.wire.group.editors import KEPT, seen_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from mkdocs_briefings.wire.records import Item
    from mkdocs_briefings.wire.store.store import Store

LATE = timedelta(days=1)
"""A translation that comes later than so long after the report was seen changes no event."""


def take_back(
    store: Store, target: str, now: datetime, compare: Callable[[Item], bool]
) -> tuple[int, datetime | None]:
    """Compare late ones anew, and take what was seen since then out of its events.

    Gives how many there are, and from which moment on reports are to be grouped once more.
    """
    with store.transaction():
        again, moment = _compare_anew(store, target, now, compare)
        if moment is not None:
            for text in store.mergers.take_back(moment, MADE_BY):
                _name_original(store, text)
            store.events.drop_empty()
    return again, moment


def _compare_anew(
    store: Store, target: str, now: datetime, compare: Callable[[Item], bool]
) -> tuple[int, datetime | None]:
    moments: list[datetime] = []
    texts: list[Item] = []
    for number in store.comparisons.outdated(MADE_BY, target, now - LATE):
        before, item = store.comparisons.get(number), store.items.get(number)
        if item is None or not compare(item):
            continue
        if unpacked(before).features == unpacked(store.comparisons.get(number)).features:
            texts.append(item)
        else:
            moments.append(item.seen)
    again = len(moments)
    if texts:
        moments += _moments_of_copies(store, texts)
    return again, min(moments, default=None)


def _moments_of_copies(store: Store, items: Sequence[Item]) -> Iterator[datetime]:
    """Give when reports were seen whose translated text is now known to be another's, too."""
    since = min(item.seen for item in items) - WINDOW
    reprints, seen, prints = Reprints(), {}, []
    for stored in store.comparisons.grouped(since, MADE_BY):
        known = unpacked(stored.compared).print
        seen[stored.item] = stored.seen
        prints.append((known, stored.copy_of))
    reprints.restore_all(prints)
    by_item = {known.item: known for known, _ in prints}
    for item in items:
        copy = reprints.find(by_item[item.id]) if item.id in by_item else None
        if copy is not None and not reprints.copies_among((item.id, copy.other)):
            yield max(item.seen, seen[copy.other])


def _name_original(store: Store, text: Sequence[int]) -> None:
    """Say anew which of these reports the others are copies of."""
    original = original_of(unpacked(store.comparisons.get(each)).print for each in text).item
    for each in text:
        store.events.set_copy(each, None if each == original else original)


def keep_drafts(store: Store) -> None:
    """Give each draft's event the reports of that in which the report is that the draft tells."""
    kept = {draft.event: draft.item for draft in store.drafts.of(*KEPT)}
    with store.transaction():
        for event, item in sorted(kept.items()):
            other = store.events.of_item(item)
            if other is None or other == event or other in kept:
                continue
            staying, coming = store.events.get(event).items, store.events.get(other).items
            if staying:
                store.events.move(staying, store.events.add(seen_at(store, staying[0])))
            store.events.move(coming, event)
        store.events.drop_empty()
