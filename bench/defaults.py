"""What every default costs a first build: beside the same with what costs most off."""

from __future__ import annotations

import platform
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING

from bench.bars import Bar
from bench.newsroom import SEED, Newsroom
from bench.programs import programs
from bench.results import Figure, keep, machine, middle, peak
from bench.run import Site, alternate, measure_step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OFF, ON = "off", "on"
TITLES = {OFF: "cards, search and full feeds off", ON: "every default on"}

COLD = "cold"

_TIMES = 2.5
"""So many times the processor time of the build with them off may that with them on take."""

_MEMORY = 1200.0
"""So many megabytes it may need, over all its processes."""


@dataclass(frozen=True, slots=True)
class DefaultsResults:
    """All that one run has measured."""

    date: str
    seed: int
    machine: dict[str, str]
    versions: dict[str, str]
    size: int
    figures: tuple[Figure, ...]

    def bars(self) -> Iterator[Bar]:
        """Give the bars, each with what was measured."""
        on, off = self._middle(ON, _cpu), self._middle(OFF, _cpu)
        times = None if on is None or off is None else on / off
        memory = self._middle(ON, peak)
        told = None if memory is None else memory / 1e6
        yield Bar("processor time, on against off", times, _TIMES, "{:.2f} times")
        yield Bar("memory at its peak, on", told, _MEMORY, "{:,.0f} MB")

    @property
    def is_held(self) -> bool:
        """Whether every figure counts, and is within its bar."""
        return all(bar.is_held for bar in self.bars()) and not any(
            figure.problem for figure in self.figures
        )

    def save(self, folder: Path) -> Path:
        """Keep the results as JSON; give the file."""
        return keep(asdict(self), folder, f"defaults-{self.date}")

    def _middle(self, program: str, value: Callable[[Figure], float]) -> float | None:
        return middle(self.figures, self.size, program, COLD, value)


def _cpu(figure: Figure) -> float:
    return figure.cpu


def run(
    size: int, work: Path, *, patience: float, tell: Callable[[Figure], None]
) -> DefaultsResults:
    """Measure both first builds, once each, and tell of each as soon as it is there."""
    news = Newsroom()
    sites = [make_site(name, news, size, work) for name in (OFF, ON)]
    figures = []
    for figure in alternate(sites, (COLD,), partial(measure_step, patience=patience), 1):
        figures.append(figure)
        tell(figure)
    return DefaultsResults(
        date=datetime.now(tz=UTC).date().isoformat(),
        seed=SEED,
        machine=machine(),
        versions={
            **{name: metadata.version(name) for name in ("mkdocs-briefings", "pillow", "pagefind")},
            "Python": platform.python_version(),
        },
        size=size,
        figures=tuple(figures),
    )


def make_site(name: str, news: Newsroom, size: int, work: Path) -> Site:
    """Write a newsroom whose site is built with every default on, or as beside other programs."""
    ours, *_ = programs()
    site = Site(ours, news, size, work / f"{size}" / f"defaults-{name}")
    site.generate()
    if name == ON:
        settings = site.folder / "mkdocs.yml"
        before, plugin, after = settings.read_text("utf-8").partition("  - briefings:\n")
        options, nav, rest = after.partition("nav:\n")
        if not (plugin and options and nav):
            raise ValueError(f"{settings} has no options of the plugin, or none after them.")
        settings.write_text(f"{before}  - briefings\n{nav}{rest}", "utf-8")
    return replace(site, program=replace(ours, name=name, title=TITLES[name]))
