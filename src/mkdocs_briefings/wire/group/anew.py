"""Reports whose headline was translated after they were grouped are compared anew.

What was seen from the first of them on is taken out of its events and grouped once more, in the
order in which it came. So events are those of a run that had the translations from the beginning.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.events.comparison import MADE_BY, unpacked
from mkdocs_briefings.wire.events.reprints import original_of
from mkdocs_briefings.wire.group.editors import KEPT, seen_at

if TYPE_CHECKING:
    from collections.abc import Callable
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
        numbers = store.comparisons.outdated(MADE_BY, target, now - LATE)
        items = [item for number in numbers if (item := store.items.get(number)) is not None]
        moments = [item.seen for item in items if compare(item)]
        if not moments:
            return 0, None
        for text in store.mergers.take_back(min(moments), MADE_BY):
            prints = [unpacked(store.comparisons.get(number)).print for number in text]
            original = original_of(prints).item
            for number in text:
                store.events.set_copy(number, None if number == original else original)
        store.events.drop_empty()
    return len(moments), min(moments)


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
