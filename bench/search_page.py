"""Write the handbook's page on what searching costs, from results."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from bench.indexing import ALONE, COLD, DAY, FULL, INDEX, OFF, TYPO, UNCHANGED
from bench.page import NONE, measured, told, versions
from bench.results import cpu, peak, wall
from bench.searching import EVERYTHING, FIRST, KEY, OPENED, TYPED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.results import Figure
    from bench.search_results import SearchResults

PAGE = "handbook/search-figures.md"

HEAD = """\
---
title: What the search costs
description: What indexes add to builds, what a search takes of a reader, and whether it finds.
---
# What the search costs

<!-- `make bench-search` measures, and writes this page. Do not edit it. -->
"""

METHOD = f"""\
The articles are made up by a program, as those of [Performance](performance.md): 500 a day, about
600 words each, with headlines that tell them apart. Their words are few, and so nearly each of them
is in every bundle; an archive of real news has more words, each in fewer briefings.

Builds with and without the search took turns, each after the machine had been calm and everything
was written to disk. Memory is the highest sum over all processes, with what they share counted
once. *All indexes* is a build of a site whose indexes, and nothing else, were removed; *nothing
changed* is the same build with all of them there. *Pagefind alone* indexes the pages of the same
articles in one call. Of several runs the median is shown. A figure counts only if every article
is indexed.

A search is done in Chromium on a window of 390 by 844 pixels that has kept nothing, on a site
that is served by HTTP/1.1 on the same machine, compressed with gzip. Bytes are those of the
bodies of the list of bundles, Pagefind's programs, indexes and results, and not of the page on
which one searches. The time of a typed search begins with the last of its letters, {KEY} ms after
the one before, and has in it the 100 ms for which the page waits for another; that of an address
begins when the page is loaded and asks for the list of bundles. It ends when results are there to
be painted. Of searches for different words the aims are for the median of times and for the most
bytes.

For each of the known articles, chosen by chance, the words of its title are searched in the whole
archive, best results first.
"""

_WAYS = {TYPED: "this month, typed", OPENED: "this month, by address", EVERYTHING: "everything"}


def write(results: SearchResults, docs: Path) -> Path:
    """Write the page below the folder of pages, and give its path."""
    page = docs / PAGE
    page.write_text("\n".join(_page(results)), "utf-8")
    return page


def _page(results: SearchResults) -> Iterator[str]:
    yield HEAD
    yield f"{measured(results.date, results.machine)}\n"
    if not results.is_undisturbed:
        yield "Other work kept the machine busy meanwhile: alone, times are shorter.\n"
    yield from (f"- No figure for {problem}." for problem in results.problems)
    yield from _bars(results)
    yield "## Builds\n"
    yield from _indexes(results)
    yield from _changes(results)
    yield "## Searches\n"
    yield from _searches(results)
    yield from _known(results)
    yield "## How it was measured\n"
    yield METHOD
    yield from versions(results.versions)


def _bars(results: SearchResults) -> Iterator[str]:
    yield "| what was aimed at | aim | measured | |\n|---|--:|--:|---|"
    for bar in results.bars():
        held = "held" if bar.is_held else "**missed**"
        yield f"| {bar.name} | {bar.wanted} | {bar.told} | {held} |"
    yield ""


def _indexes(results: SearchResults) -> Iterator[str]:
    size = results.index_size
    yield f"### All indexes, {size:,} articles {{ #indexes }}\n"
    yield "| build | seconds | of processor | peak MB |\n|---|--:|--:|--:|"
    rows = (
        ("first build without the search", OFF, COLD), ("first build with it", FULL, COLD),
        ("nothing changed", FULL, UNCHANGED), ("all indexes", FULL, INDEX),
        ("Pagefind alone", ALONE, INDEX),
    )  # fmt: skip
    for name, program, step in rows:

        def middle(
            value: Callable[[Figure], float], program: str = program, step: str = step
        ) -> float | None:
            return results.middle(size, program, step, value)

        most = middle(peak)
        megabytes = told(most / 1e6 if most is not None else None, ",.0f")
        cells = (told(middle(wall), ".2f"), told(middle(cpu), ".2f"), megabytes)
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def _changes(results: SearchResults) -> Iterator[str]:
    size = results.archive_size
    yield f"### Changes, {size:,} articles {{ #changes }}\n"
    yield (
        f"There are {results.bundles} bundles, with {results.index_bytes / 1e6:,.0f} MB together.\n"
    )
    yield "| build | seconds without the search | with it | more | peak MB without | with it |"
    yield "|---|--:|--:|--:|--:|--:|"
    for name, step in (("first build", COLD), ("one typo", TYPO), ("500 more", DAY)):
        times = [results.middle(size, program, step, wall) for program in (OFF, FULL)]
        more = results.added(size, step, OFF, step, wall)
        peaks = [results.middle(size, program, step, peak) for program in (OFF, FULL)]
        cells = [told(value, ".2f") for value in (*times, more)]
        cells += [told(value / 1e6 if value else None, ",.0f") for value in peaks]
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def _searches(results: SearchResults) -> Iterator[str]:
    yield (
        f"In {results.archive_size:,} articles. Seconds and kilobytes, of searches for different "
        "words the median and, in brackets, the most.\n"
    )
    yield "| search | first results: s | kB | all searched: s | kB |\n|---|--:|--:|--:|--:|"
    for way, name in _WAYS.items():
        found = results.searched(way)
        cells = (
            _spread([each.first for each in found], ".2f"),
            _spread([each.first_bytes / 1000 for each in found], ",.0f"),
            _spread([each.done for each in found], ".2f"),
            _spread([each.done_bytes / 1000 for each in found], ",.0f"),
        )
        yield f"| {name} | {' | '.join(cells)} |"
    words = ", ".join(dict.fromkeys(each.words for each in results.searches))
    yield f"\nSearched for: {words}.\n"


def _known(results: SearchResults) -> Iterator[str]:
    first = sum(each.place == 1 for each in results.known)
    yield (
        f"Of {len(results.known)} articles that were searched for by their titles, {first} are the "
        f"first result and {results.found} are among the first {FIRST}. The archive has "
        f"{results.titles:,} different titles in {results.archive_size:,} articles. With programs "
        "and the list there from the search before, all bundles were searched in "
        f"{_spread([each.seconds for each in results.known], '.2f')} seconds.\n"
    )


def _spread(values: list[float], form: str) -> str:
    return f"{median(values):{form}} ({max(values):{form}})" if values else NONE
