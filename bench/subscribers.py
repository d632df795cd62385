"""What feeds, sitemaps and share cards cost a build: beside the same build without them."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from bench.newsroom import PER_DAY, SEED, Newsroom
from bench.page import measured, told, versions
from bench.programs import programs
from bench.results import Figure, keep, machine, middle, python_version, wall
from bench.run import Site, alternate, measure_step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WITHOUT, WITH = "without", "with"
TITLES = {WITHOUT: "without feeds, sitemaps and cards", WITH: "with them"}

COLD, TYPO, DAY = "cold", "typo", "day"
NAMES = {COLD: "first build", TYPO: "one typo", DAY: f"{PER_DAY} more"}

LIMIT = 5.0
"""So many seconds may a day's feeds, sitemaps and cards add to a build."""

PAGE = "handbook/subscriber-figures.md"

HEAD = """\
---
title: What feeds and cards cost
description: What feeds, sitemaps and share cards add to a build, in seconds and in bytes.
---
# What feeds and cards cost

<!-- `make bench-subscribers` measures, and writes this page. Do not edit it. -->
"""

METHOD = """\
The articles are made up by a program, as those of [Performance](performance.md): 500 a day, about
600 words each. Two sites of the same articles were built in turns, each after the machine had been
calm: one with every feed in three formats, archives of all of them, sitemaps and a card for each
article, and one without any of these. Few of the made-up articles have pictures, so nearly all
cards are drawn. Neither site has a search. Of several runs the median is shown.
"""

_HOOK = Path(__file__).with_name("without_subscribers.py")
_QUIET = "      feed_formats: rss\n      share_cards: false\n"


@dataclass(frozen=True, slots=True)
class SubscriberResults:
    """All that one run has measured."""

    date: str
    seed: int
    machine: dict[str, str]
    versions: dict[str, str]
    size: int
    figures: tuple[Figure, ...]

    def middle(self, program: str, step: str, value: Callable[[Figure], float]) -> float | None:
        """Give the median of a value over all rounds that count."""
        return middle(self.figures, self.size, program, step, value)

    def added(self, step: str, value: Callable[[Figure], float]) -> float | None:
        """Give how much more the build with them has of a value."""
        more, less = self.middle(WITH, step, value), self.middle(WITHOUT, step, value)
        return None if more is None or less is None else more - less

    @property
    def is_held(self) -> bool:
        """Whether a day costs no more than it may."""
        added = self.added(DAY, wall)
        return added is not None and added <= LIMIT and not self.problems

    @property
    def problems(self) -> tuple[str, ...]:
        """Why figures do not count."""
        return tuple(f"{each.step}: {each.problem}" for each in self.figures if each.problem)

    def save(self, folder: Path) -> Path:
        """Keep the results as JSON; give the file."""
        return keep(asdict(self), folder, f"subscribers-{self.date}")


def run(
    size: int, work: Path, *, repeat: int, patience: float, tell: Callable[[Figure], None]
) -> SubscriberResults:
    """Measure all of it, and tell of each figure as soon as it is there."""
    news = Newsroom()
    sites = [_site(name, news, size, work) for name in (WITHOUT, WITH)]
    figures = []
    for figure in alternate(sites, NAMES, partial(measure_step, patience=patience), repeat):
        figures.append(figure)
        tell(figure)
    return SubscriberResults(
        date=datetime.now(tz=UTC).date().isoformat(),
        seed=SEED,
        machine=machine(),
        versions={
            "mkdocs-briefings": metadata.version("mkdocs-briefings"),
            "Pillow": metadata.version("pillow"),
            "feedgen": metadata.version("feedgen"),
            "Python": python_version(),
        },
        size=size,
        figures=tuple(figures),
    )


def _site(name: str, news: Newsroom, size: int, work: Path) -> Site:
    ours, *_ = programs()
    site = Site(ours, news, size, work / f"{size}" / f"subscribers-{name}")
    site.generate()
    settings = site.folder / "mkdocs.yml"
    written = settings.read_text("utf-8")
    # Other benchmarks leave out what their peers have nothing like.
    if _QUIET not in written:
        raise ValueError(f"{settings} says nothing of feeds and cards.")
    if name == WITH:
        settings.write_text(written.replace(_QUIET, ""), "utf-8")
        return replace(site, program=replace(ours, name=name, title=TITLES[name]))
    shutil.copy(_HOOK, site.folder)
    settings.write_text(f"{written}\nhooks:\n  - {_HOOK.name}\n", "utf-8")
    return replace(site, program=replace(ours, name=name, title=TITLES[name], feed=None))


def write(results: SubscriberResults, docs: Path) -> Path:
    """Write the page below the folder of pages, and give its path."""
    page = docs / PAGE
    page.write_text("\n".join(_page(results)), "utf-8")
    return page


def _page(results: SubscriberResults) -> Iterator[str]:
    yield HEAD
    yield f"{measured(results.date, results.machine)}\n"
    yield from (f"- No figure for {problem}." for problem in results.problems)
    held = "held" if results.is_held else "**missed**"
    yield "| what was aimed at | aim | measured | |\n|---|--:|--:|---|"
    yield (
        f"| what a day of {PER_DAY} adds to a build, on {results.size:,} | at most {LIMIT:.0f} s | "
        f"{told(results.added(DAY, wall), '.2f')} s | {held} |\n"
    )
    yield f"## Builds, {results.size:,} articles\n"
    yield "| build | seconds without | with | more | megabytes without | with |"
    yield "|---|--:|--:|--:|--:|--:|"
    for step, name in NAMES.items():
        cells = [results.middle(program, step, wall) for program in (WITHOUT, WITH)]
        seconds = [told(value, ".2f") for value in (*cells, results.added(step, wall))]
        sizes = [results.middle(program, step, _megabytes) for program in (WITHOUT, WITH)]
        yield f"| {name} | {' | '.join((*seconds, *(told(each, ',.0f') for each in sizes)))} |"
    yield "\n## How it was measured\n"
    yield METHOD
    yield from versions(results.versions)


def _megabytes(figure: Figure) -> float:
    return figure.bytes / 1e6
