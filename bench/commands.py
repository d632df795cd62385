"""What commands cost that look at a whole site: `briefings stats`, and `briefings links`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench import measure
from bench.bars import Bar
from bench.newsroom import Newsroom
from bench.programs import programs
from bench.run import Site, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.measure import Cost

_STATS = ("stats",)
_LINKS = ("links", "--only", "site", "--quiet")


@dataclass(frozen=True, slots=True)
class CommandFigures:
    """What was measured of a site that is built."""

    stats: Cost
    links: Cost

    def bars(self) -> Iterator[Bar]:
        """Give the bars, each with what was measured; a command that has failed has no figure."""
        peak = None if self.stats.code else self.stats.peak / 1e6
        yield Bar("stats, time", _wall(self.stats), 2, "{:.2f} s")
        yield Bar("stats, memory", peak, 300, "{:,.0f} MB")
        yield Bar("links of the site, time", _wall(self.links), 60, "{:.1f} s")


def _wall(cost: Cost) -> float | None:
    return None if cost.code else cost.wall


def run(size: int, work: Path, *, patience: float) -> CommandFigures:
    """Build a site of so many articles, and measure both commands once they are warm.

    A site that an earlier run has left there is built again, which renders what has changed.
    """
    ours, *_ = programs()
    site = Site(ours, Newsroom(), size, work / f"{size}" / "commands")
    if not (site.folder / ours.output).is_dir():
        site.generate()
    _measure(site, ours.command, patience)
    program = ours.command[0]
    _measure(site, (program, *_STATS), patience)
    return CommandFigures(
        _measure(site, (program, *_STATS), patience), _measure(site, (program, *_LINKS), patience)
    )


def _measure(site: Site, command: tuple[str, ...], patience: float) -> Cost:
    measure.wait_for_calm(patience)
    log = site.folder.with_name(f"commands-{command[1]}.log")
    return measure.run(command, site.folder, log, environment())
