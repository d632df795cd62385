"""What every default costs a first build: beside the same with what costs most off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from bench.bars import Bar
from bench.first_builds import FirstBuildResults, choose, measure_first_builds
from bench.newsroom import Newsroom
from bench.programs import programs
from bench.results import Figure, cpu, peak
from bench.run import Site, measure_step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OFF, ON = "off", "on"
TITLES = {OFF: "cards, search and full feeds off", ON: "every default on"}

_TIMES = 2.5
"""So many times the processor time of the build with them off may that with them on take."""

_MEMORY = 1200.0
"""So many megabytes it may need, over all its processes."""


@dataclass(frozen=True, slots=True)
class DefaultsResults(FirstBuildResults):
    """All that one run has measured."""

    name: ClassVar[str] = "defaults"

    def bars(self) -> Iterator[Bar]:
        """Give the bars, each with what was measured."""
        memory = self.of(ON, peak)
        told = None if memory is None else memory / 1e6
        yield Bar(
            "processor time, on against off", self.ratio(ON, OFF, cpu), _TIMES, "{:.2f} times"
        )
        yield Bar("memory at its peak, on", told, _MEMORY, "{:,.0f} MB")


def run(
    size: int, work: Path, *, patience: float, tell: Callable[[Figure], None]
) -> DefaultsResults:
    """Measure both first builds, once each, and tell of each as soon as it is there."""
    news = Newsroom()
    sites = [make_site(name, news, size, work) for name in (OFF, ON)]
    build = partial(measure_step, patience=patience)
    return measure_first_builds(DefaultsResults, sites, build, tell)


def make_site(name: str, news: Newsroom, size: int, work: Path) -> Site:
    """Write a newsroom whose site is built with every default on, or as beside other programs."""
    ours, *_ = programs()
    site = Site(ours, news, size, work / f"{size}" / f"defaults-{name}")
    site.generate()
    if name == ON:
        choose(site.folder / "mkdocs.yml")
    return replace(site, program=replace(ours, name=name, title=TITLES[name]))
