"""What was measured, on which machine, and where it is kept."""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Self

from bench.measure import CALM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bench.measure import Cost

RESULTS = Path(__file__).with_name("results")
"""Folder of the results that are kept."""

STEPS = {
    "cold": "first build",
    "unchanged": "nothing changed",
    "typo": "one typo",
    "day": "500 more",
    "restored": "restored cache",
}
"""What is measured, in this order, and its name in tables."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One run of one program."""

    size: int
    program: str
    step: str
    round: int
    wall: float
    user: float
    system: float
    peak: int
    others: float
    calm: bool
    """Whether the machine was calm before; `others` says what it did meanwhile."""

    files: int
    bytes: int
    """Of the built site."""

    pages: dict[str, int]
    """How many of each kind the site has to have."""

    problem: str
    """Why the figure does not count; empty if it does."""

    @classmethod
    def of(cls, cost: Cost, **known: Any) -> Self:  # noqa: ANN401 - its other fields
        """Give the figure of what a command cost; `known` are all fields but those of the cost."""
        return cls(
            wall=round(cost.wall, 3),
            user=round(cost.user, 3),
            system=round(cost.system, 3),
            peak=cost.peak,
            others=round(cost.others, 3),
            **known,
        )

    @property
    def cpu(self) -> float:
        """Seconds of processor time."""
        return self.user + self.system

    @property
    def is_undisturbed(self) -> bool:
        """Whether nothing else worked on the machine."""
        return self.calm and self.others <= CALM


@dataclass(frozen=True, slots=True)
class Results:
    """All figures of one run of the benchmark."""

    date: str
    seed: int
    machine: dict[str, str]
    versions: dict[str, str]
    """Title and version of every program, Python too."""

    titles: dict[str, str]
    """Title of each program by its name."""

    figures: tuple[Figure, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """Numbers of articles, smallest first."""
        return tuple(sorted({figure.size for figure in self.figures}))

    def select(self, size: int, program: str, step: str) -> tuple[Figure, ...]:
        """Give the figures that count, of all rounds."""
        return tuple(_select(self.figures, size, program, step))

    def middle(
        self, size: int, program: str, step: str, value: Callable[[Figure], float]
    ) -> float | None:
        """Give the median of a value over all rounds, if there is one."""
        return middle(self.figures, size, program, step, value)

    def ratio(
        self, size: int, program: str, step: str, base: str, value: Callable[[Figure], float]
    ) -> float | None:
        """Give a value as a multiple of another program's, in the same step."""
        own = self.middle(size, program, step, value)
        other = self.middle(size, base, step, value)
        return own / other if own is not None and other else None

    def save(self, folder: Path = RESULTS) -> Path:
        """Write a file that is named for the date, beside those that are there; give its path."""
        return keep(asdict(self), folder, self.date)


def wall(figure: Figure) -> float:
    """Give the seconds from start to end."""
    return figure.wall


def cpu(figure: Figure) -> float:
    """Give the seconds of processor time."""
    return figure.cpu


def peak(figure: Figure) -> float:
    """Give the bytes of memory at the highest."""
    return figure.peak


def middle(
    figures: Iterable[Figure], size: int, program: str, step: str, value: Callable[[Figure], float]
) -> float | None:
    """Give the median of a value over all rounds of a step that count, if there is one."""
    values = [value(figure) for figure in _select(figures, size, program, step)]
    return median(values) if values else None


def _select(figures: Iterable[Figure], size: int, program: str, step: str) -> list[Figure]:
    wanted = size, program, step
    found = [
        figure
        for figure in figures
        if (figure.size, figure.program, figure.step) == wanted and not figure.problem
    ]
    # What other work may have spoilt counts only where there is nothing else.
    return [figure for figure in found if figure.is_undisturbed] or found


def keep(results: Mapping[str, Any], folder: Path, name: str) -> Path:
    """Write results as JSON into a file that is not there yet, and give its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path, number = folder / f"{name}.json", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.json"
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path


def load(path: Path) -> Results:
    """Read a file of results."""
    data = json.loads(path.read_text("utf-8"))
    return Results(**{**data, "figures": tuple(Figure(**each) for each in data["figures"])})


def machine() -> dict[str, str]:
    """Describe the machine."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{memory / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
    }


def python_version() -> str:
    """Give the version of Python, and whether it came with the system.

    How it was compiled weighs: of two releases of 3.11 one took a fifth longer than the other.
    """
    version = platform.python_version()
    return f"{version} of the system" if sys.base_prefix == "/usr" else version


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()
