"""The step `group`: reports become events, copies are found, and each says why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.events.comparison import MADE_BY, Comparison, packed, unpacked
from mkdocs_briefings.wire.events.features import features_of
from mkdocs_briefings.wire.events.grouping import WINDOW
from mkdocs_briefings.wire.events.reprints import print_of
from mkdocs_briefings.wire.events.shared_features import SharedFeatures
from mkdocs_briefings.wire.group.editors import carry_out, events_with_drafts, read_rulings
from mkdocs_briefings.wire.group.reports import PATIENCE, report_of
from mkdocs_briefings.wire.group.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from mkdocs_briefings.wire.events.similarity import Similarity
    from mkdocs_briefings.wire.records import Outlet
    from mkdocs_briefings.wire.store.store import Store

_AT_ONCE = 100
"""So many comparisons are made between two commits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingReport:
    """What a run of the step has done."""

    reports: int = 0
    """How many were put into events."""

    events: int = 0
    """How many of these were begun."""

    copies: int = 0
    """How many of the reports have the text of another."""

    waiting: int = 0
    """How many reports wait for their page to be read."""

    unfollowed: int = 0
    """How many reports are left out, since no profile follows their outlet any more."""

    changed: int = 0
    """How many events were merged or split as editors have decided."""

    overruled: int = 0
    """How many decisions of editors are not kept, since a later one says otherwise."""


def group(
    store: Store,
    outlets: Iterable[Outlet],
    now: datetime,
    *,
    target: str,
    similarity: Similarity | None = None,
) -> GroupingReport:
    """Put all reports that are in no event into one; `target` is the language of the site.

    Those that were seen at one moment are grouped together and stored at once, so that a run which
    was ended goes on with the next such moment.
    """
    rulings, kept = read_rulings(store), events_with_drafts(store)
    done: Counter[str] = Counter(
        changed=carry_out(store, rulings, kept), overruled=len(rulings.ignored)
    )
    done += _compare(store, {outlet.source: outlet for outlet in outlets}, now, target)
    window = Window(store, similarity or SharedFeatures(), rulings, kept)
    waiting = store.comparisons.waiting(MADE_BY)
    for seen, group_of_seen in groupby(waiting, key=itemgetter(1)):
        since = seen - WINDOW
        if seen == waiting[0][1]:
            window.load(since)
        window.slide(since)
        batch = {item: unpacked(store.comparisons.get(item)) for item, _ in group_of_seen}
        events, copies = window.place(batch, seen)
        done.update(reports=len(batch), events=events, copies=copies)
    store.comparisons.forget(now - WINDOW - PATIENCE)
    return GroupingReport(**done)


def _compare(
    store: Store, by_source: dict[str, Outlet], now: datetime, target: str
) -> Counter[str]:
    """Work out what new reports are compared by."""
    done: Counter[str] = Counter()
    missing = iter(store.comparisons.missing(MADE_BY))
    while part := list(islice(missing, _AT_ONCE)):
        with store.transaction():
            for number in part:
                item = store.items.get(number)
                outlet = by_source.get(item.source) if item else None
                if item is None or outlet is None:
                    done["unfollowed"] += 1
                    continue
                report = report_of(item, outlet, store, now, target)
                if report is None:
                    done["waiting"] += 1
                    continue
                comparison = Comparison(features_of(report, target), print_of(report))
                store.comparisons.put(number, packed(comparison), MADE_BY)
    return done
