"""What editors have decided, done to the events that are there."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.events.decisions import Ruling, Rulings
from mkdocs_briefings.wire.store.drafts import DraftState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from mkdocs_briefings.wire.store.store import Store

KEPT = (DraftState.WRITING, DraftState.WAITING, DraftState.TOUCHED, DraftState.ACCEPTED)
"""States of drafts whose events no other may take in."""


def read_rulings(store: Store) -> Rulings:
    """Give what editors have decided, a later decision before an earlier one."""
    decisions = sorted(store.events.decisions(), key=attrgetter("at"))
    return Rulings(Ruling(each.first, each.second, each.together) for each in decisions)


def events_with_drafts(store: Store) -> frozenset[int]:
    """Give the events of which a draft was written and not rejected."""
    return store.drafts.events_of(*KEPT)


def carry_out(store: Store, rulings: Rulings, kept: frozenset[int]) -> int:
    """Merge and split events as editors have decided; give how many have changed.

    The event of a draft stays with the report that the draft tells.
    """
    with store.transaction():
        changed = sum(_merge(store, unit, kept) for unit in rulings.units)
        concerned = dict.fromkeys(map(store.events.of_item, sorted(rulings.items_apart)))
        changed += sum(_split(store, event, rulings) for event in concerned if event is not None)
        store.events.drop_empty()
    return changed


def _merge(store: Store, unit: Iterable[int], kept: frozenset[int]) -> int:
    events = {event for item in unit if (event := store.events.of_item(item)) is not None}
    if len(events) < 2:  # noqa: PLR2004 - one event, or none that is still known
        return 0
    stays = min(events, key=lambda event: (event not in kept, event))
    for event in sorted(events - {stays}):
        store.events.absorb(stays, event)
    return 1


def _split(store: Store, number: int, rulings: Rulings) -> int:
    event = store.events.get(number)
    parts = rulings.parts(event.items, {join.item: join.other for join in event.joins})
    if len(parts) == 1:
        return 0
    draft = store.drafts.get(number)
    stays = next((part for part in parts if draft and draft.item in part), parts[0])
    for part in parts:
        if part is not stays:
            store.events.move(part, store.events.add(seen_at(store, part[0])))
    part_of = {item: index for index, part in enumerate(parts) for item in part}
    for copy, original in event.copies:
        if part_of[copy] != part_of[original]:
            store.events.set_copy(copy, None)
    return 1


def seen_at(store: Store, number: int) -> datetime:
    """Give when an item of an event was seen."""
    item = store.items.get(number)
    assert item is not None  # noqa: S101 - an event's items are in the store, by its schema
    return item.seen
