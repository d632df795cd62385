"""What an upload costs, beside rclone's copy of just the files that have changed.

Both send to `rclone serve s3` on this machine: the network costs nothing, and what a program does
itself is seen.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from bench.bars import Bar
from bench.measure import run
from tests.upload.servers import BUCKET, KEY, RCLONE, SECRET, rclone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.measure import Cost
    from tests.upload.servers import Storage

CHANGED = 2_000
"""So many files does a day of 500 articles change."""

_BEYOND = 3
"""Requests beyond the files: the manifest is read, and written with a claim and without."""

_BYTES = 15_000
"""Of a file, on average: an article's page has about as many."""

_TRANSFERS = (4, 32)
"""How many files rclone sends at once: what it does by itself, and what we do."""

_BRIEFINGS = str(Path(sys.executable).with_name("briefings"))


@dataclass(frozen=True, slots=True)
class UploadFigures:
    """What was measured; seconds, bytes and numbers of requests."""

    first: Cost
    nothing: Cost
    day: Cost
    rclone: Cost
    """Of the quicker of rclone's copies."""

    start: float
    """What the command takes before it does anything."""

    requests: dict[str, int]
    """Of the day, by class."""

    def bars(self) -> Iterator[Bar]:
        """Give the bars, each with what was measured."""
        beyond = self.requests["write"] + self.requests["read"] - CHANGED
        yield Bar(
            "a day, as times of rclone's copy", self.day.wall / self.rclone.wall, 1.3, "{:.2f}"
        )
        yield Bar("requests beyond the files of a day", beyond, _BEYOND, "{:.0f}")
        yield Bar(
            "nothing changed, beside the start", self.nothing.wall - self.start, 1, "{:.2f} s"
        )
        peak = max(self.first.peak, self.day.peak, self.nothing.peak)
        yield Bar("memory at its peak", peak / 1e6, 250, "{:.0f} MB")


def measure(size: int, work: Path) -> UploadFigures:
    """Publish a site of so many files, nothing, and a day; and let rclone copy that day."""
    shutil.rmtree(work, ignore_errors=True)
    project = work / "project"
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(
        "site_name: News\nsite_url: https://news.example/\nplugins: [briefings]\n"
    )
    paths = _write_site(project / "site", size)
    (work / "disk").mkdir()
    with rclone(work / "disk") as storage:
        environment = os.environ | storage.environment

        def publish(*options: str) -> Cost:
            command = [_BRIEFINGS, "publish", f"s3://{BUCKET}/site", "--report", "../report"]
            cost = run([*command, *options], project, work / "log", environment)
            if cost.code:
                raise RuntimeError((work / "log").read_text())
            return cost

        # A site that was written this very moment is read again by the next upload.
        time.sleep(3)
        first = publish("--quiet")
        nothing = publish()
        changed = _change(project / "site", paths)
        copies = [_copy(project / "site", changed, work, storage, each) for each in _TRANSFERS]
        day = publish()
        requests = json.loads((work / "report").read_text())["requests"]
        help_text = [_BRIEFINGS, "publish", "x://", "--site-dir", "site"]
        start = run(help_text, project, work / "log", environment).wall
    copying = min(copies, key=attrgetter("wall"))
    return UploadFigures(first, nothing, day, copying, start, requests)


def _write_site(site: Path, size: int) -> list[str]:
    chance = random.Random(1)
    paths = []
    for number in range(size - 1):
        day = f"2025/{number % 12 + 1:02d}/{number % 28 + 1:02d}"
        paths.append(f"{day}/story-{number}/index.html")
        path = site / paths[-1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(chance.randbytes(_BYTES // 2).hex().encode())
    (site / "index.html").write_text("front page")
    return paths


def _change(site: Path, paths: list[str]) -> list[str]:
    chance = random.Random(2)
    changed = chance.sample(paths, CHANGED)
    for path in changed:
        (site / path).write_bytes(chance.randbytes(_BYTES // 2).hex().encode())
    return changed


def _copy(site: Path, paths: list[str], work: Path, storage: Storage, transfers: int) -> Cost:
    """Let rclone copy files to a place where none of them is."""
    (work / "files").write_text("\n".join(paths))
    target = f":s3:{BUCKET}/copy-{transfers}"
    command = [RCLONE, "copy", "--config", os.devnull, "--files-from", str(work / "files")]
    command += ["--no-traverse", "--transfers", str(transfers), str(site), target]
    environment = os.environ | {
        "RCLONE_S3_PROVIDER": "Rclone",
        "RCLONE_S3_ENDPOINT": storage.endpoint,
        "RCLONE_S3_ACCESS_KEY_ID": KEY,
        "RCLONE_S3_SECRET_ACCESS_KEY": SECRET,
    }
    cost = run(command, work, work / "log", environment)
    if cost.code:
        raise RuntimeError((work / "log").read_text())
    return cost
