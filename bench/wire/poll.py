"""What a poll of 150 outlets costs when nothing is new: `python -m bench.wire.poll`.

The outlets are served by this process, over HTTP, with the latencies of real ones. Half of the
feeds know `ETag`. Of the others, half send the same bytes each time, and half another date, so that
they have to be read to see that nothing is new.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.bars import Bar
from bench.measure import Cost, run
from mkdocs_briefings.fetch.network import World
from mkdocs_briefings.wire.poll.step import poll
from mkdocs_briefings.wire.records import Outlet
from mkdocs_briefings.wire.settings import WireSettings
from mkdocs_briefings.wire.store.store import Store
from tests.fetch.web import HERE, Page, web

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fetch.web import Asked, Web

OUTLETS = 150
ENTRIES = 40
LATENCY = 0.2, 0.6
"""Seconds until a server answers, drawn at random."""

SECONDS, MEMORY = 10.0, 150.0
"""The bars; the memory is in MB, of all processes of the poll."""

START = datetime(2026, 3, 20, 12, tzinfo=UTC)


def measure(work: Path) -> tuple[Bar, ...]:
    """Poll twice, and give what the second poll cost, beside its bars."""
    with web() as server:
        _publish(server)
        first, _ = _polled(server.port, work, START)
        asked = len(server.asked)
        second, cost = _polled(server.port, work, START + timedelta(hours=1))
        requests = [each for each in server.asked[asked:] if each.path == "/feed"]
    if first["new"] != OUTLETS * ENTRIES or second["new"] or second["failed"]:
        raise SystemExit(f"The polls are not as they should be: {first}, {second}.")
    known = sum("if-none-match" in each.headers for each in requests) / len(requests)
    print(
        f"Of the time, processors worked {cost.user + cost.system:.1f} s for it. "
        f"Others kept {cost.others:.1f} of them busy."
    )
    return (
        Bar("a poll, nothing new", cost.wall, SECONDS, "{:.1f} s"),
        Bar("memory of it", cost.peak / 2**20, MEMORY, "{:.0f} MB"),
        Bar("answered with 304", known, 0.5, "{:.0%}", is_least=True),
    )


def _publish(server: Web) -> None:
    chance = Random(1)
    for number in range(OUTLETS):
        text = _feed(number, chance)
        seconds = chance.uniform(*LATENCY)
        etag = f'"{number}"' if number % 2 else ""
        page = Page(text, "application/rss+xml", etag=etag, seconds=seconds)
        server.host(_host(number))["/feed"] = _dated(page) if number % 4 == 0 else page


def _dated(page: Page) -> Callable[[Asked], Page]:
    moments = count()

    def answer(_: Asked) -> Page:
        date = f"<lastBuildDate>{START + timedelta(minutes=next(moments))}</lastBuildDate>"
        body = str(page.body).replace("<item>", f"{date}<item>", 1)
        return Page(body, page.type, seconds=page.seconds)

    return answer


def _feed(number: int, chance: Random) -> str:
    words = [f"{'bcdfglmnprstv'[each % 13]}a{each}" for each in range(300)]
    items = "".join(
        f"<item><title>Report {entry} of {number}</title><link>/{entry}</link>"
        f"<guid isPermaLink='false'>{number}-{entry}</guid>"
        f"<pubDate>Fri, 20 Mar 2026 {entry % 12:02}:00:00 +0000</pubDate><description>"
        f"&lt;p&gt;{' '.join(chance.choices(words, k=400))}&lt;/p&gt;</description></item>"
        for entry in range(ENTRIES)
    )
    return f"<rss version='2.0'><channel><title>Outlet {number}</title>{items}</channel></rss>"


def _host(number: int) -> str:
    return f"outlet-{number}.example"


def _polled(port: int, work: Path, now: datetime) -> tuple[dict[str, int], Cost]:
    log = work / "poll.log"
    command = [sys.executable, "-m", "bench.wire.poll", "poll", str(port), str(work), str(now)]
    cost = run(command, Path.cwd(), log, os.environ)
    if cost.code:
        raise SystemExit(log.read_text())
    counts: dict[str, int] = json.loads(log.read_text())
    return counts, cost


def _poll(port: int, work: Path, now: datetime) -> None:
    """Poll the outlets, in a process of its own."""

    async def resolve(host: str, port: int) -> list[str]:
        del host, port
        return [HERE]

    outlets = [
        Outlet(
            source=f"outlet-{number}",
            title=f"Outlet {number}",
            home=f"http://{_host(number)}:{port}/",
            path=f"docs/sources/outlet-{number}.md",
            country="AT",
            language="en",
            feeds=(f"http://{_host(number)}:{port}/feed",),
            family=f"outlet-{number}",
        )
        for number in range(OUTLETS)
    ]
    hosts = frozenset(map(_host, range(OUTLETS)))
    with Store(work / "wire.sqlite") as store:
        settings = WireSettings(allow_hosts=hosts)
        report = poll(store, settings, outlets, now, world=World(resolve))
    counts = asdict(report)
    del counts["troubles"]
    print(json.dumps(counts))


def main() -> None:
    """Measure, or poll as a part of that."""
    if sys.argv[1:2] == ["poll"]:
        port, work, now = sys.argv[2:]
        _poll(int(port), Path(work), datetime.fromisoformat(now))
        return
    with TemporaryDirectory() as work:
        bars = measure(Path(work))
    for bar in bars:
        print(f"{bar.name}: {bar.told} ({bar.wanted})")
    raise SystemExit(not all(bar.is_held for bar in bars))


if __name__ == "__main__":
    main()
