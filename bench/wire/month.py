"""What days of the wire cost in a month: `python -m bench.wire.month`.

12 outlets report 60 times a day, and each day has two runs. An editor publishes one draft in four
and deletes the others. Time and memory of a run must be at the end of the month
what they were at its beginning. In a second measurement reports are remembered for five days alone:
the store's file must not grow after that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.bars import Bar
from bench.wire.newsday import NewsDay
from bench.wire.runs import wire_run
from mkdocs_briefings.wire.store.store import STORE
from tests.fetch.web import web

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTLETS, REPORTS = 12, 60

DAYS, KEPT = 30, 30
SHORT_DAYS, SHORT_KEPT = 16, 5

COMPARED = slice(2, 7)
"""Days 3 to 7: the window of grouping is full by then."""

LAST = slice(-5, None)

TIME, MEMORY, FILE = 1.15, 1.1, 1.1
"""The bars: so many times what it was in the days that are compared with, at most."""

START = datetime(2026, 3, 1, 18, tzinfo=UTC)
_AFTER = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Day:
    """What a day has cost."""

    busy: float
    """Seconds of processor time of the run that reads and drafts, but for the engine."""

    idle: float
    """The same of a run that finds nothing new."""

    peak: float
    """Megabytes, of all processes."""

    file: float
    """Megabytes of the store's file."""


def measure(work: Path) -> Iterator[Bar]:
    """Give what is the same after a month, as times of what it was, beside the bars."""
    month = list(days(work / "month", DAYS, KEPT))
    for name, figures, limit in (
        ("a run", [day.busy for day in month], TIME),
        ("a run with nothing new", [day.idle for day in month], TIME),
        ("memory", [day.peak for day in month], MEMORY),
    ):
        times = mean(figures[LAST]) / mean(figures[COMPARED])
        yield Bar(f"{name} after a month: times that of days 3 to 7", times, limit, "{:.2f}")
    short = list(days(work / "short", SHORT_DAYS, SHORT_KEPT))
    grown = mean(day.file for day in short[LAST]) / mean(day.file for day in short[6:11])
    yield Bar("file of five days: times that of days 7 to 11", grown, FILE, "{:.2f}")


def days(project: Path, count: int, kept: int) -> Iterator[Day]:
    """Give what each of so many days has cost."""
    news = NewsDay(2, OUTLETS)
    print(f"{kept} days are remembered.\nday  a run  nothing new  peak MB  file MB")
    with web(addresses=[outlet.address for outlet in news.outlets]) as server:
        news.write_project(project, server.port, keep_days=kept)
        for number in range(count):
            now = START + timedelta(days=number)
            news.publish(server, now, REPORTS)
            news.write_translations(project)
            busy = wire_run(project, now)
            edit(project, now)
            idle = wire_run(project, now + _AFTER)
            day = Day(
                busy=busy.processor,
                idle=idle.processor,
                peak=busy.cost.peak / 2**20,
                file=(project / STORE).stat().st_size / 1e6,
            )
            print(
                f"{number + 1:3}  {day.busy:5.1f}  {day.idle:11.1f}  {day.peak:7.0f}"
                f"  {day.file:7.1f}",
                flush=True,
            )
            yield day


def edit(project: Path, now: datetime) -> None:
    """Decide on a day's drafts as an editor does, by hand."""
    for number, path in enumerate(sorted((project / f"briefings/{now:%Y/%m/%d}").glob("*.md"))):
        if number % 4 == 0:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("\ndraft: true\n", "\n", 1), encoding="utf-8")
        else:
            path.unlink()


def main() -> None:
    """Measure, and end with code 1 where a bar is missed."""
    with TemporaryDirectory() as work:
        bars = list(measure(Path(work)))
    for bar in bars:
        print(f"{bar.name}: {bar.told} ({bar.wanted})")
    raise SystemExit(not all(bar.is_held for bar in bars))


if __name__ == "__main__":
    main()
