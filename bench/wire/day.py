"""What a day of the wire costs: `python -m bench.wire.day`.

150 outlets report 3,000 times of about 600 events, and one run polls, reads, translates, groups and
drafts. The outlets are served over HTTP at addresses of this machine. The time of the engine of
translation, which only looks up what it is asked, is taken off.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.bars import Bar
from bench.wire.newsday import NewsDay
from bench.wire.runs import wire_run
from tests.fetch.web import web

if TYPE_CHECKING:
    from bench.wire.runs import WireRun

OUTLETS, REPORTS, DRAFTS = 150, 3000, 500

MINUTES, MEMORY = 5.0, 600.0
"""The bars; the memory is in MB, of all processes."""

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


def measure(work: Path, outlets: int = OUTLETS, reports: int = REPORTS) -> tuple[Bar, ...]:
    """Run the wire once, and give what that costs, beside its bars."""
    day = NewsDay(1, outlets)
    with web(addresses=[outlet.address for outlet in day.outlets]) as server:
        day.publish(server, NOW, reports)
        day.write_project(work / "day", server.port, drafts_a_day=DRAFTS)
        day.write_translations(work / "day")
        done = wire_run(work / "day", NOW)
    tell(done)
    drafts = len(list((work / "day" / "briefings").rglob("*.md")))
    return (
        Bar("a day, the engine not counted", done.wall / 60, MINUTES, "{:.1f} minutes"),
        Bar("memory of it", done.cost.peak / 2**20, MEMORY, "{:.0f} MB"),
        Bar("its drafts", drafts, min(DRAFTS, reports // 12), "{:.0f}", is_least=True),
    )


def tell(done: WireRun) -> None:
    """Print what each step of a run has cost."""
    for name, spent in done.steps.items():
        print(f"{name:17} {spent.wall:6.1f} s, {spent.processor:6.1f} s of processors")
    print(
        f"All of it worked {done.processor:.1f} s, and waited {done.engine:.1f} s for the engine. "
        f"Others kept {done.cost.others:.1f} processors busy."
    )


def main() -> None:
    """Measure, and end with code 1 where a bar is missed."""
    with TemporaryDirectory() as work:
        bars = measure(Path(work))
    for bar in bars:
        print(f"{bar.name}: {bar.told} ({bar.wanted})")
    raise SystemExit(not all(bar.is_held for bar in bars))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
