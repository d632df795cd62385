"""Which events are told, and by which of their reports: what is translated, and drafted.

Both steps ask here, so that nothing is translated which no draft is made of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.model.source import Publish
from mkdocs_briefings.wire.records import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from mkdocs_briefings.wire.records import Article, Event, Outlet
    from mkdocs_briefings.wire.store.store import Store

RECENT = timedelta(days=3)
"""Events without a report of this time are not told any more."""

DAY = timedelta(days=1)
"""The time in which so many drafts are written as the newsroom has set."""

SHORTEST = 200
"""Characters of a text: what has fewer is a teaser, and no report."""

USUAL = 4_000
"""Characters: a longer text tells no more for its length."""

ENOUGH = 12
"""So many numbers, names or quotations: more of them make no report better."""

RESERVED, TEASER, ALARM = 4.0, 2.0, 1.0
"""What a report loses that machines are to leave alone, is short, or may not be whole."""

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_QUOTATION = re.compile(r"[“«„「『\"][^“”«»„「」『』\"]{15,}[”»“」』\"]")


@dataclass(frozen=True, slots=True)
class Told:
    """An event, and the report of it that is told."""

    event: Event
    report: Report


@dataclass(frozen=True, slots=True, order=True)
class _Rank:
    """An event's place in its country: the most publishers first, then the newest."""

    families: int
    seen: float
    event: int


def choose_reports(
    store: Store, outlets: Iterable[Outlet], now: datetime, *, most: int, target: str
) -> Iterator[Told]:
    """Give what is to be told: recent events without a draft, at most so many a day.

    Countries of outlets take turns, and what was drafted on that day counts, so that none is
    crowded out. In a country those events come first that most publishers tell.
    """
    by_source = {outlet.source: outlet for outlet in outlets}
    countries: dict[str, list[_Rank]] = defaultdict(list)
    for event in store.events.since(now - RECENT):
        if store.drafts.get(event.id) is not None:
            continue
        report = choose_report(event, store, by_source, target)
        if report is not None:
            rank = _Rank(
                -_families(event, store, by_source), -report.item.seen.timestamp(), event.id
            )
            countries[report.outlet.country].append(rank)
    written = Counter(_countries_of_drafts(store, by_source, now - DAY))
    turns = sorted(
        (place, rank)
        for country, ranks in countries.items()
        for place, rank in enumerate(sorted(ranks), written[country])
    )
    for _, rank in turns[: max(0, most - written.total())]:
        event = store.events.get(rank.event)
        report = choose_report(event, store, by_source, target)
        if report is not None:
            yield Told(event, report)


def choose_report(
    event: Event, store: Store, by_source: Mapping[str, Outlet], target: str
) -> Report | None:
    """Give the report of an event that tells most and may be carried; None where none may.

    A copy is never told, nor what only counts, nor what no engine can translate. One that is in
    the language of the site, or was translated, goes before the others.
    """
    copies = {copy for copy, _ in event.copies}
    best: tuple[tuple[bool, float], Report] | None = None
    for number in event.items:
        item, page = store.items.get(number), store.pages.get(number)
        if number in copies or item is None or page is None or page.article is None:
            continue
        outlet, article = by_source.get(item.source), page.article
        if outlet is None or not _is_carried(outlet) or not article.blocks:
            continue
        state = _translated(number, article, store, target)
        if state is None:
            continue
        merit = state, information(article)
        # Of equals the first seen stays.
        if best is None or merit > best[0]:
            best = merit, Report(item=item, outlet=outlet, article=article)
    return best and best[1]


def is_own(language: str, target: str) -> bool:
    """Whether a text of that language is in the site's, wherever that is spoken."""
    return _base(language) == _base(target)


def information(article: Article) -> float:
    """Give how much an article tells, by its length, numbers, names and quotations."""
    text = article.text
    names = (word for word in _WORD.findall(text) if word[0].isupper())
    told = min(len(text), USUAL) / USUAL
    for found in (_NUMBER.findall(text), names, _QUOTATION.findall(text)):
        told += min(len(set(found)), ENOUGH) / ENOUGH
    told -= RESERVED * article.rights.is_reserved
    return told - TEASER * (len(text) < SHORTEST) - ALARM * bool(article.alarms)


def _translated(item: int, article: Article, store: Store, target: str) -> bool | None:
    """Whether a text can be read by now; None where no engine could translate it."""
    if is_own(article.language, target):
        return True
    if not store.translations.is_whole(item, target):
        return False
    translated = store.translations.article(item, target)
    return True if translated is not None and translated.blocks else None


def _is_carried(outlet: Outlet) -> bool:
    return outlet.publish is not Publish.NONE and not outlet.edition


def _countries_of_drafts(
    store: Store, by_source: Mapping[str, Outlet], since: datetime
) -> Iterator[str]:
    for draft in store.drafts.written_since(since):
        item = store.items.get(draft.item)
        outlet = by_source.get(item.source) if item else None
        # One whose outlet is no longer followed counts too.
        yield outlet.country if outlet else ""


def _families(event: Event, store: Store, by_source: Mapping[str, Outlet]) -> int:
    copies = {copy for copy, _ in event.copies}
    own = (number for number in event.items if number not in copies)
    items = filter(None, map(store.items.get, own))
    return len({by_source[item.source].family for item in items if item.source in by_source})


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
