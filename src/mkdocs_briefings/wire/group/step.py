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
from mkdocs_briefings.wire.group.anew import LATE, keep_drafts, take_back
from mkdocs_briefings.wire.group.editors import carry_out, events_with_drafts, read_rulings
from mkdocs_briefings.wire.group.reports import PATIENCE, report_of, translated_as
from mkdocs_briefings.wire.group.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from mkdocs_briefings.wire.events.similarity import Similarity
    from mkdocs_briefings.wire.records import Item, Outlet
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

    again: int = 0
    """How many were compared anew, since their headline was translated later."""

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
    comparing = _Comparing(store, {outlet.source: outlet for outlet in outlets}, now, target)
    before = store.events.counts()
    again, since = take_back(store, target, now, comparing.compare)
    taken = Counter(before)
    taken.subtract(store.events.counts())
    rulings, kept = read_rulings(store), events_with_drafts(store)
    done: Counter[str] = Counter(
        changed=carry_out(store, rulings, kept), overruled=len(rulings.ignored), again=again
    )
    done += comparing.compare_new()
    window = Window(store, similarity or SharedFeatures(), rulings, kept)
    waiting = store.comparisons.waiting(MADE_BY)
    for seen, group_of_seen in groupby(waiting, key=itemgetter(1)):
        if seen == waiting[0][1]:
            window.load(seen - WINDOW)
        window.slide(seen - WINDOW)
        batch = {item: unpacked(store.comparisons.get(item)) for item, _ in group_of_seen}
        events, copies = window.place(batch, seen)
        done.update(reports=len(batch), events=events, copies=copies)
    if since is not None:
        keep_drafts(store)
    store.comparisons.forget(now - WINDOW - max(PATIENCE, LATE))
    store.mergers.forget(now - LATE)
    done -= taken  # what is grouped once more is not new
    return GroupingReport(**done)


class _Comparing:
    """Works out what reports are compared by."""

    def __init__(
        self, store: Store, by_source: Mapping[str, Outlet], now: datetime, target: str
    ) -> None:
        self._store, self._by_source = store, by_source
        self._now, self._target = now, target

    def compare_new(self) -> Counter[str]:
        """Compare what was not compared before; give how many wait, or are left out."""
        done: Counter[str] = Counter()
        missing = iter(self._store.comparisons.missing(MADE_BY))
        while part := list(islice(missing, _AT_ONCE)):
            with self._store.transaction():
                for number in part:
                    item = self._store.items.get(number)
                    if item is None or item.source not in self._by_source:
                        done["unfollowed"] += 1
                    elif not self.compare(item):
                        done["waiting"] += 1
        return done

    def compare(self, item: Item) -> bool:
        """Store what a report is compared by; give whether it does not wait for its page."""
        outlet = self._by_source.get(item.source)
        report = outlet and report_of(item, outlet, self._store, self._now, self._target)
        if not report:
            return False
        comparison = Comparison(features_of(report, self._target), print_of(report, self._target))
        self._store.comparisons.put(item.id, packed(comparison), MADE_BY, translated_as(report))
        return True
