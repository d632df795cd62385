"""One `briefings wire run` of a project, and what each of its steps has cost.

`python -m bench.wire.runs FILE` runs it in this process, and writes into a file when what was said.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from bench.measure import Cost, run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

ROOT = Path(__file__).parents[2]

_ENDS = (
    ("poll", "Polled: "),
    ("extract", "Read: "),
    ("translate titles", "Translated: "),
    ("group", "Grouped: "),
    ("translate texts", "Translated: "),
    ("draft", r"\d+ drafts?, "),
)
"""The steps, each with the first line that is said after it."""


_CLOCKS = ("wall", "processor", "engine", "engine_processor")


@dataclass(frozen=True, slots=True)
class Spent:
    """What a step has cost, in seconds."""

    wall: float
    processor: float
    """Of all processes, but for those of the engine."""

    engine: float
    """How long the run has waited for the engine, which `wall` does not count."""

    engine_processor: float
    """What the engine has worked, which `processor` does not count."""


@dataclass(frozen=True, slots=True)
class WireRun:
    """What a run has cost."""

    steps: Mapping[str, Spent]
    cost: Cost
    output: str

    @property
    def engine(self) -> float:
        """Seconds that the run has waited for the engine."""
        return sum(step.engine for step in self.steps.values())

    @property
    def wall(self) -> float:
        """Seconds from start to end, but for the engine."""
        return self.cost.wall - self.engine

    @property
    def processor(self) -> float:
        """Seconds of processor time of all processes, but for the engine."""
        engine = sum(step.engine_processor for step in self.steps.values())
        return self.cost.user + self.cost.system - engine


def wire_run(project: Path, now: datetime) -> WireRun:
    """Run the wire in a project at that moment; ends the program where it fails."""
    log, stamps, took = project / "run.log", project / "run.stamps", project / "engine" / "took"
    for path in (stamps, took):
        path.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "BRIEFINGS_NOW": now.isoformat(),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
    }
    command = [sys.executable, "-m", "bench.wire.runs", stamps.name]
    cost = run(command, project, log, environment)
    output = log.read_text(encoding="utf-8")
    if cost.code:
        raise SystemExit(output)
    return WireRun(_steps(stamps.read_text(encoding="utf-8")), cost, output)


def _steps(stamps: str) -> dict[str, Spent]:
    lines = [json.loads(line) for line in stamps.splitlines()]
    found: dict[str, Spent] = {}
    before = lines[0]
    rest = iter(lines[1:])
    for name, end in _ENDS:
        line = next(line for line in rest if re.match(end, line["text"]))
        spent = {key: line[key] - before[key] for key in _CLOCKS}
        found[name] = Spent(
            wall=spent["wall"] - spent["engine"],
            processor=spent["processor"] - spent["engine_processor"],
            engine=spent["engine"],
            engine_processor=spent["engine_processor"],
        )
        before = line
    return found


class _Stamping:
    """Writes on what is said, and beside it when."""

    def __init__(self, inner: TextIO, stamps: TextIO) -> None:
        self._inner = inner
        self._stamps = stamps

    def write(self, text: str) -> int:
        """Write a text, and its stamp."""
        if text.strip():
            stamp(self._stamps, text)
        return self._inner.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)


def stamp(stamps: TextIO, text: str) -> None:
    """Note what time has passed and was worked when a text was said."""
    worked = os.times()
    took = Path("engine") / "took"
    engine = took.read_text().split() if took.exists() else []
    line = {
        "text": text,
        "wall": time.perf_counter(),
        "processor": sum(worked[:4]),
        "engine": sum(map(float, engine[::2])),
        "engine_processor": sum(map(float, engine[1::2])),
    }
    stamps.write(json.dumps(line) + "\n")
    stamps.flush()


def main() -> None:
    """Run the wire in the folder where this is started."""
    from mkdocs_briefings.cli.main import main as briefings  # noqa: PLC0415 - its time counts

    with Path(sys.argv[1]).open("w", encoding="utf-8") as stamps:
        stamp(stamps, "start")
        out, errors = _Stamping(sys.stdout, stamps), _Stamping(sys.stderr, stamps)
        with redirect_stdout(cast("TextIO", out)), redirect_stderr(cast("TextIO", errors)):
            briefings(["wire", "run"], standalone_mode=False)


if __name__ == "__main__":
    main()
