"""Measure programs side by side: the same newsroom, the same steps, one after the other."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bench import measure
from bench.newsroom import Newsroom, correction
from bench.results import STEPS, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from bench.newsroom import Article
    from bench.programs import Program


ENOUGH = 10.0
"""Seconds after which a program does not repeat a step: chance weighs little on a long run."""


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """One program's copy of a newsroom."""

    program: Program
    news: Newsroom
    size: int
    folder: Path

    def generate(self) -> None:
        """Write the configuration and all articles."""
        self.program.configure(self.folder)
        self.program.format.write_standing(self.news, self.folder)
        self.program.format.write(self.news.articles(self.size), self.folder)

    def change(self, step: str, turn: int) -> None:
        """Do what comes before a build of this step."""
        match step:
            case "cold":
                self.program.forget(self.folder)
            case "typo":
                self.program.format.write([self.mistaken(turn).corrected(turn)], self.folder)
            case "day":
                self.program.format.write(self.news.added(turn + 1), self.folder)
            case "restored":
                self._check_out()

    def articles(self, days: int) -> Iterator[Article]:
        """Give all articles, so many added days included."""
        added = (self.news.added(day + 1) for day in range(days))
        return chain(self.news.articles(self.size), *added)

    def mistaken(self, turn: int) -> Article:
        """Give the article that is corrected: one of the oldest tenth."""
        wanted = self.size * 9 // 10 + turn
        return self.news.number(wanted)

    def problem(self, step: str, turn: int, missing: tuple[str, ...]) -> str:
        """Say why a build was not the one that was asked for; empty if it was."""
        if missing:
            return f"{len(missing)} pages or feeds are missing, {missing[0]} among them"
        if step == "typo":
            page = self.program.page(self.mistaken(turn), self.folder)
            if correction(turn) not in page.read_text("utf-8"):
                return "the correction is not on the page"
        return ""

    def _check_out(self) -> None:
        """Give every file of the newsroom a new date, as a fresh checkout does; not the caches."""
        kept = {self.program.output, *self.program.caches}
        for path in self.folder.iterdir():
            if path.name not in kept:
                os.utime(path)
                for below in path.rglob("*"):
                    os.utime(below)


def run(
    sizes: Sequence[int],
    chosen: Callable[[int], Sequence[Program]],
    work: Path,
    *,
    repeat: int,
    patience: float,
) -> Iterator[Figure]:
    """Measure programs at each size, and give each figure as soon as it is there."""
    news = Newsroom()
    for size in sizes:
        sites = [Site(each, news, size, work / f"{size}" / each.name) for each in chosen(size)]
        for site in sites:
            site.generate()
        for step in STEPS:
            yield from _take_turns(sites, step, repeat, patience)


def _take_turns(sites: Sequence[Site], step: str, repeat: int, patience: float) -> Iterator[Figure]:
    """Let each site do a step, one after the other, and again those that are quickly done.

    None does it more often than the first one: a disk from which much has just been removed is
    slower, so that a second first build would not be compared with another one's first.
    """
    spent = dict.fromkeys(sites, 0.0)
    for turn in range(repeat):
        if spent[sites[0]] > ENOUGH:
            return
        for site in sites:
            if spent[site] > ENOUGH or (step == "restored" and not site.program.restores):
                continue
            figure = measure_step(site, step, turn, patience)
            spent[site] += figure.wall
            yield figure


def alternate(
    sites: Sequence[Site],
    steps: Iterable[str],
    build: Callable[[Site, str, int], Figure],
    repeat: int,
) -> Iterator[Figure]:
    """Let sites that are compared do each step in turns, and equally often; a first build once.

    `build` does a step of a site, given its turn.
    """
    for step in steps:
        spent = 0.0
        for turn in range(1 if step == "cold" else repeat):
            for site in sites:
                figure = build(site, step, turn)
                spent = max(spent, figure.wall)
                yield figure
            if spent > ENOUGH * 2:
                break


def measure_step(site: Site, step: str, turn: int, patience: float) -> Figure:
    """Change, build, look."""
    program, folder = site.program, site.folder
    site.change(step, turn)
    log = folder.with_name(f"{program.name}-{step}-{turn}.log")
    calm = measure.wait_for_calm(patience)
    cost = measure.run(program.command, folder, log, environment())
    pages = program.look(site.articles(days=turn + 1 if step == "day" else 0), folder)
    problem = f"it ended with code {cost.code}; see {log.name}" if cost.code else ""
    files = total = 0
    with suppress(FileNotFoundError):
        files, total = measure.size_of(folder / program.output)
    return Figure.of(
        cost,
        size=site.size,
        program=program.name,
        step=step,
        round=turn,
        calm=calm,
        files=files,
        bytes=total,
        pages=pages.expected,
        problem=problem or site.problem(step, turn, pages.missing),
    )


def environment() -> dict[str, str]:
    """Give the environment of every program."""
    return {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1"}
