"""Write the handbook's page on performance, and its plot, from results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bench.plot import bars, number
from bench.programs import HUGO, KINDS, OURS
from bench.report import first_build_cells, times
from bench.results import STEPS, wall

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bench.plot import Group
    from bench.results import Figure, Results

PAGE = "handbook/performance.md"
PLOT = "assets/performance.svg"

HEAD = """\
---
title: Performance
description: What builds cost in time and memory, measured side by side with other programs.
---
# Performance

<!-- `make performance` writes this page from results of `make bench`. Do not edit it. -->
"""

STEPS_TEXT = """\
| step | what was done before the build |
|---|---|
| first build | the site and every cache were removed |
| nothing changed | nothing |
| one typo | a sentence was corrected in one of the oldest tenth of the articles |
| 500 more | a day with 500 articles was added |
| restored cache | every file of the newsroom got a new date, as by a fresh checkout |
"""

METHOD = """\
The articles are made up by a program, the same ones for all: 50 countries, 150 sources, 300 topics
of which few are frequent, 500 articles a day, about 600 words each with headings, lists,
quotations and links, some of them in other scripts, one in ten with a picture. Each program makes a
page for every article, country, source and topic, with 40 articles on a page of a list, and a
feed of 40 summaries in RSS for each country, source and topic where it can. A figure counts only if
all of these pages and feeds are there. mkdocs-briefings makes no search, no share cards, and no
feeds of whole texts or in other formats here, since the others make none.

Hugo and Pelican use templates of about ten lines, Material's blog plugin and Zensical the whole
Material theme, and mkdocs-briefings its own pages with all that is on them, once with MkDocs and
once with `docs_engine: none`. The programs took turns at every step, each after the machine had
been calm and everything was written to disk. Memory is the highest sum over all processes, with
what they share counted once. Of several runs the median is shown; long ones were made once.

All of it is in `bench/` in the repository, the configuration of each program too. `make bench`
repeats it.
"""

NONE = "none"
"""Stands where there is no figure that counts."""


def write(results: Results, docs: Path) -> tuple[Path, ...]:
    """Write page and plot below the folder of pages, and give their paths.

    Raises `click.ClickException` for figures that say nothing.
    """
    _demand_that_it_counts(results.figures)
    page, plot = docs / PAGE, docs / PLOT
    size = results.sizes[-1]
    title = f"Seconds a build takes at {size:,} articles, by step and program"
    plot.write_text(bars(tuple(_groups(results, size)), title, "s"), "utf-8")
    page.write_text("\n".join(_page(results, title)), "utf-8")
    return page, plot


def _demand_that_it_counts(figures: Sequence[Figure]) -> None:
    calm = {(each.size, each.step, each.program) for each in figures if each.is_undisturbed}
    for figure in figures:
        name = f"{figure.size:,} {figure.step} {figure.program}"
        if figure.problem:
            raise click.ClickException(f"{name}: {figure.problem}.")
        if (figure.size, figure.step, figure.program) not in calm:
            raise click.ClickException(
                f"{name}: Other work kept the machine busy. Measure again when it is calm."
            )


def _page(results: Results, title: str) -> Iterator[str]:
    yield HEAD
    yield measured(results.date, results.machine)
    yield f"\n![{title}; the tables below have the figures.](../{PLOT})\n"
    yield "## Time of each step\n"
    yield "Seconds, and in brackets the multiple of Hugo's time in the same step.\n"
    for size in results.sizes:
        yield from _steps(results, size)
    yield STEPS_TEXT
    yield "## First build\n"
    for size in results.sizes:
        yield from _first_build(results, size)
    yield "## What each site has\n"
    yield from _pages(results)
    yield "## How it was measured\n"
    yield METHOD
    yield from versions(results.versions)


def measured(date: str, machine: Mapping[str, str]) -> str:
    """Say when it was measured, and on what."""
    return (
        f"Measured on {date}, on {machine['cores']} cores of {machine['processor']}, with "
        f"{machine['memory']} of memory, under {machine['system']}."
    )


def told(value: float | None, form: str) -> str:
    """Write a number in that form, or that there is none."""
    return NONE if value is None else format(value, form)


def versions(used: Mapping[str, str]) -> Iterator[str]:
    """Give the table of the programs' versions."""
    yield "| program | version |\n|---|---|"
    yield from (f"| {name} | {version} |" for name, version in used.items())
    yield ""


def _steps(results: Results, size: int) -> Iterator[str]:
    yield f"### {size:,} articles {{ #steps-{size} }}\n"
    yield "| program | " + " | ".join(STEPS.values()) + " |"
    yield "|---|" + "--:|" * len(STEPS)
    for program, title in results.titles.items():
        cells = [_cell(results, size, program, step) for step in STEPS]
        if any(cells):
            yield f"| {title} | " + " | ".join(cells) + " |"
    yield ""


def _cell(results: Results, size: int, program: str, step: str) -> str:
    seconds = results.middle(size, program, step, wall)
    if seconds is None:
        return ""
    ratio = results.ratio(size, program, step, HUGO, wall)
    text = number(seconds)
    return text if ratio is None or program == HUGO else f"{text} ({times(ratio)})"


def _first_build(results: Results, size: int) -> Iterator[str]:
    yield f"### {size:,} articles {{ #first-build-{size} }}\n"
    yield (
        "| program | seconds | of processor | ms an article | peak MB | files | MB "
        "| time, of Hugo's | memory, of Hugo's | time, of the blog plugin's |"
    )
    yield "|---|" + "--:|" * 9
    for program, title in results.titles.items():
        if results.select(size, program, "cold"):
            yield f"| {title} | " + " | ".join(first_build_cells(results, size, program)) + " |"
    yield ""


def _pages(results: Results) -> Iterator[str]:
    """Say for the first builds at the smallest size, which every program did, what was counted."""
    size = results.sizes[0]
    yield f"At {size:,} articles, after the first build.\n"
    yield "| program | " + " | ".join(KINDS) + " |"
    yield "|---|" + "--:|" * len(KINDS)
    for program, title in results.titles.items():
        for figure in results.select(size, program, "cold")[:1]:
            yield f"| {title} | " + " | ".join(f"{figure.pages[kind]:,}" for kind in KINDS) + " |"
    yield ""


def _groups(results: Results, size: int) -> Iterator[Group]:
    for step, name in STEPS.items():
        rows = []
        for program, title in results.titles.items():
            seconds = results.middle(size, program, step, wall)
            if seconds is not None:
                rows.append((title, seconds, program == OURS))
        if rows:
            yield name.capitalize(), rows
