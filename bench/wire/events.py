"""What grouping costs: time and memory of the step `group`, day by day.

`python -m bench.wire.events --days 30 --reports 3000 --runs 8` prints a line a day: so many reports
come in, and the step runs so often. What it finds is held against the events that were made up.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from math import comb
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.bars import Bar
from bench.wire.reports import START, MadeUpReport, MadeUpWire
from mkdocs_briefings.wire.group.step import group
from mkdocs_briefings.wire.records import SentencePair, TranslatedArticle
from mkdocs_briefings.wire.store.pages import Page, PageState
from mkdocs_briefings.wire.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SEED = 7
_WINDOW = 3
"""Index of the first day with a full window behind it."""

KEPT_DAYS = 7
"""Older reports are forgotten, as the wire forgets them after a month."""


@dataclass(frozen=True, slots=True)
class Day:
    """What a day has cost."""

    number: int
    seconds: float
    """Of processor time, for all runs of the step."""

    longest: float
    """Of these, for the longest run."""

    peak: float
    """Megabytes that the process has needed up to now, at most."""

    stored: float
    """Megabytes of the store's file."""

    precision: float
    recall: float
    """Of pairs of reports, against the events that were made up."""


def measure(work: Path) -> Iterator[Bar]:
    """Give what the last of some days cost, with what it may."""
    # In a process of its own, whose memory is that of the step.
    command = [sys.executable, "-m", "bench.wire.events", "--json", "--work", str(work)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    days = [Day(**json.loads(line)) for line in told.splitlines()]
    last, full = days[-1], days[_WINDOW]
    yield Bar("events: seconds of a day's runs", last.seconds, 60.0, "{:.0f} s")
    yield Bar("events: seconds of the longest run", last.longest, 20.0, "{:.1f} s")
    yield Bar("events: memory", last.peak, 600.0, "{:.0f} MB")
    yield Bar("events: memory once the window is full", last.peak / full.peak, 1.1, "{:.2f} times")
    precision = min(day.precision for day in days)
    yield Bar("events: precision", precision, 0.95, "{:.3f}", is_least=True)
    yield Bar("events: recall", min(day.recall for day in days), 0.75, "{:.3f}", is_least=True)


def measure_days(work: Path, days: int, reports: int, runs: int) -> Iterator[Day]:
    """Give what each day costs."""
    wire = MadeUpWire(SEED)
    path = work / "wire.sqlite"
    with Store(path) as store:
        event_of: dict[int, int] = {}
        for day in range(days):
            times = []
            todays = wire.day(day, reports)
            for run in range(runs):
                seen = START + timedelta(days=day + (run + 1) / runs)
                part = todays[run * reports // runs : (run + 1) * reports // runs]
                event_of |= fill(store, part, seen)
                begin = time.process_time()
                group(store, wire.outlets, seen, target="en")
                times.append(time.process_time() - begin)
            precision, recall = agreement(store, event_of, START + timedelta(days=day))
            store.forget(START + timedelta(days=day + 1), KEPT_DAYS)
            yield Day(
                number=day + 1,
                seconds=sum(times),
                longest=max(times),
                peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                stored=path.stat().st_size / 1e6,
                precision=precision,
                recall=recall,
            )


def fill(store: Store, reports: Sequence[MadeUpReport], seen: datetime) -> dict[int, int]:
    """Store reports as the steps before this one do; give the event of each."""
    with store.transaction():
        for report in reports:
            outlet = report.outlet
            store.items.put(outlet.source, outlet.feeds[0], [report.entry], seen)
        number_of = {item.entry.url: item.id for item in store.items.since(seen)}
        for report in reports:
            number, article = number_of[report.entry.url], report.article
            store.pages.put(Page(item=number, state=PageState.READ, at=seen, article=article))
            title = SentencePair(article.title, report.english)
            translated = TranslatedArticle(
                title=title, blocks=(), source=article.language, target="en", engine="made up"
            )
            store.translations.put_article(number, translated, seen, whole=False)
    return {number_of[report.entry.url]: report.event for report in reports}


def agreement(store: Store, event_of: Mapping[int, int], since: datetime) -> tuple[float, float]:
    """Give precision and recall of the pairs of reports that were seen from then on."""
    found: dict[tuple[int, int], int] = {}
    groups: dict[int, int] = {}
    events: dict[int, int] = {}
    for item in store.items.since(since):
        one, other = store.events.of_item(item.id) or 0, event_of[item.id]
        for counts, key in ((groups, one), (events, other)):
            counts[key] = counts.get(key, 0) + 1
        found[one, other] = found.get((one, other), 0) + 1
    hits, of_groups, of_events = (
        sum(comb(count, 2) for count in counts.values()) for counts in (found, groups, events)
    )
    return hits / max(of_groups, 1), hits / max(of_events, 1)


def main() -> None:
    """Measure, and print a line a day."""
    parser = argparse.ArgumentParser(description="Time and memory of the step `group`.")
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=4)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--work", type=Path, help="an empty folder; by default one for the time")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        work = options.work or Path(folder)
        if not options.json:
            print("day  seconds  longest run  peak MB  file MB  precision  recall")
        for day in measure_days(work, options.days, options.reports, options.runs):
            told = json.dumps(asdict(day)) if options.json else _line(day)
            print(told, flush=True)


def _line(day: Day) -> str:
    return (
        f"{day.number:3}  {day.seconds:7.1f}  {day.longest:11.1f}  {day.peak:7.0f}"
        f"  {day.stored:7.0f}  {day.precision:9.3f}  {day.recall:6.3f}"
    )


if __name__ == "__main__":
    main()
