"""Which report of an event is told: the one whose text is translated, and drafted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.model.source import Publish
from mkdocs_briefings.wire.records import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from mkdocs_briefings.wire.records import Event, Outlet
    from mkdocs_briefings.wire.store.store import Store

RECENT = timedelta(days=3)
"""Events without a report of this time are not told any more."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event, and the report of it that is told."""

    event: Event
    report: Report


def choose_reports(store: Store, outlets: Iterable[Outlet], now: datetime) -> Iterator[Told]:
    """Give what is to be told: recent events without a draft, those of most publishers first."""
    by_source = {outlet.source: outlet for outlet in outlets}
    ranked = sorted(
        (-_families(event, store, by_source), event.id)
        for event in store.events.since(now - RECENT)
        if store.drafts.get(event.id) is None
    )
    for _, number in ranked:
        event = store.events.get(number)
        report = choose_report(event, store, by_source)
        if report is not None:
            yield Told(event, report)


def choose_report(event: Event, store: Store, by_source: dict[str, Outlet]) -> Report | None:
    """Give the first report of an event that may be carried and has a text; None without one.

    A copy is never told, nor what only counts.
    """
    copies = {copy for copy, _ in event.copies}
    for number in event.items:
        item, page = store.items.get(number), store.pages.get(number)
        if number in copies or item is None or page is None or page.article is None:
            continue
        outlet = by_source.get(item.source)
        if outlet is not None and _is_carried(outlet) and page.article.blocks:
            return Report(item=item, outlet=outlet, article=page.article)
    return None


def _is_carried(outlet: Outlet) -> bool:
    return outlet.publish is not Publish.NONE and not outlet.edition


def _families(event: Event, store: Store, by_source: dict[str, Outlet]) -> int:
    items = filter(None, map(store.items.get, event.items))
    return len({by_source[item.source].family for item in items if item.source in by_source})
