"""Reports in a store, as the steps before `group` leave them there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zlib import crc32

from mkdocs_briefings.wire.group.step import GroupingReport, group
from mkdocs_briefings.wire.records import SentencePair, TranslatedArticle
from mkdocs_briefings.wire.store.pages import Page, PageState
from tests.wire.events.labelled import as_report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.wire.records import Outlet, Report
    from mkdocs_briefings.wire.store.store import Store

FERRY = (
    "A ferry with 142 people on board sank in high waves in the Makassar Strait before dawn, and "
    "rescuers were still looking for 27 of them in the evening, Basarnas said. Fishermen pulled "
    "most of the others out of the water. The harbour master said that the Bintang Selatan had "
    "left although a warning was in force. Its owner did not answer questions."
)


def said(outlet: str, headline: str, text: str, *, at: str = "04T09:00", **more: str) -> Report:
    """Give a report of an outlet, published at a day and hour of March 2026."""
    whole: dict[str, Any] = {
        "outlet": outlet,
        "country": "ID",
        "language": "en",
        "at": f"2026-03-{at}Z",
        "headline": headline,
        "text": text,
        "english": headline,
        **more,
    }
    # Its address is made of its number, which the store replaces.
    return as_report(crc32(headline.encode()), whole)


def put(store: Store, reports: Iterable[Report], *, read: bool = True) -> list[Report]:
    """Store reports with their pages and headlines; give them with the ids that they have got."""
    stored = []
    for report in reports:
        item = report.item
        store.items.put(item.source, item.feed, [item.entry], item.seen)
        number = next(
            each.id for each in store.items.since(item.seen) if each.entry.guid == item.entry.guid
        )
        article = report.article
        if read:
            page = Page(item=number, state=PageState.READ, at=item.seen, article=article)
            store.pages.put(page)
        if report.english and article.language != "en":
            title = SentencePair(article.title, report.english)
            translated = TranslatedArticle(
                title=title, blocks=(), source=article.language, target="en", engine="test 1"
            )
            store.translations.put_article(number, translated, item.seen, whole=False)
        stored.append(replace(report, item=replace(item, id=number)))
    return stored


def run(store: Store, reports: Iterable[Report], now: datetime | None = None) -> GroupingReport:
    """Run the step for the outlets of these reports, by default an hour after the last one."""
    known = list(reports)
    outlets: dict[str, Outlet] = {report.outlet.source: report.outlet for report in known}
    now = now or max(report.item.seen for report in known) + timedelta(hours=1)
    return group(store, outlets.values(), now, target="en")


def groups(store: Store) -> list[tuple[str, ...]]:
    """Give the outlets of each event's reports."""
    found = []
    for event in store.events.since(datetime.fromisoformat("2026-01-01T00:00Z")):
        items = [store.items.get(number) for number in event.items]
        found.append(tuple(item.source for item in items if item))
    return sorted(found)
