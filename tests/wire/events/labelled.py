"""The labelled set of reports, and how well groups agree with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_briefings.wire.events.features import features_of
from mkdocs_briefings.wire.events.grouping import Grouping
from mkdocs_briefings.wire.events.shared_features import SharedFeatures
from mkdocs_briefings.wire.records import Article, Block, BlockKind, Entry, Item, Outlet, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SET = Path(__file__).parents[1] / "events_set"

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Reports of one part of the set, with the event that each tells."""

    reports: tuple[Report, ...]
    """The first published first."""

    event_of: Mapping[int, str]
    """By the item's id."""


def read_part(part: str, *, first: int = 1) -> Labelled:
    """Give the reports of a folder of the set; ids count from `first`."""
    rows = [
        (event["event"], said)
        for path in sorted((SET / part).glob("*.yaml"))
        for event in yaml.safe_load(path.read_text(encoding="utf-8"))
        for said in event["reports"]
    ]
    rows.sort(key=lambda row: (row[1]["at"], row[1]["outlet"]))
    numbered = list(enumerate(rows, start=first))
    return Labelled(
        reports=tuple(as_report(number, said) for number, (_, said) in numbered),
        event_of={number: event for number, (event, _) in numbered},
    )


def as_report(number: int, said: Mapping[str, Any]) -> Report:
    """Give a report as the set describes it; it was seen a quarter of an hour after its date."""
    slug = said["outlet"].lower().replace(" ", "-")
    url = f"https://{slug}.example/{number}"
    at = datetime.fromisoformat(said["at"])
    outlet = Outlet(
        source=slug,
        title=said["outlet"],
        home=f"https://{slug}.example/",
        path=f"docs/sources/{slug}.md",
        country=said["country"],
        language=said["language"],
        feeds=(f"https://{slug}.example/feed",),
        family=said.get("family", slug),
    )
    entry = Entry(
        guid=url,
        url=url,
        title=said["headline"],
        published=at,
        via_title=said.get("via", ""),
    )
    article = Article(
        url=url,
        canonical=said.get("canonical", url),
        title=said["headline"],
        blocks=(Block(BlockKind.PARAGRAPH, said["text"]),),
        published=at,
        language=said["language"],
    )
    seen = at + timedelta(minutes=15)
    return Report(
        item=Item(id=number, source=slug, feed=outlet.feeds[0], seen=seen, entry=entry),
        outlet=outlet,
        article=article,
        english=said.get("english", ""),
        translation=said.get("translation", ""),
    )


def untranslated(reports: Iterable[Report]) -> list[Report]:
    """Give the reports as they are where there is no engine of translation."""
    return [
        report if report.outlet.language == "en" else replace(report, english="")
        for report in reports
    ]


def group(reports: Sequence[Report], *, at_once: int = 10_000) -> list[tuple[int, ...]]:
    """Give the events of the reports, when so many come in at once."""
    grouping = Grouping(SharedFeatures())
    features = [features_of(report) for report in sorted(reports, key=lambda each: each.item.seen)]
    events: dict[int, tuple[int, ...]] = {}
    for start in range(0, len(features), at_once):
        for found in grouping.place(features[start : start + at_once], {}):
            event = found.items[0] if found.event is None else found.event
            grouping.name(found, event)
            for gone in found.absorbed:
                del events[gone]
            events[event] = found.items
    return list(events.values())


def pairs(groups: Iterable[Iterable[int]]) -> set[Pair]:
    """Give all pairs of items that are in one group."""
    return {pair for items in groups for pair in combinations(sorted(items), 2)}


def precision_and_recall(
    groups: Iterable[Iterable[int]], event_of: Mapping[int, str]
) -> tuple[float, float]:
    """Give the share of found pairs that are of one event, and of such pairs that were found."""
    wanted = {
        (one, two)
        for one, two in combinations(sorted(event_of), 2)
        if event_of[one] == event_of[two]
    }
    found = {pair for pair in pairs(groups) if not event_of.keys().isdisjoint(pair)}
    hits = len(found & wanted)
    return hits / max(len(found), 1), hits / len(wanted)
