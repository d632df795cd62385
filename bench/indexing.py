"""What the search costs a build: beside the same build without it, and beside Pagefind alone."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bench import measure
from bench.newsroom import PER_DAY
from bench.programs import programs
from bench.results import Figure
from bench.run import ENOUGH, Site, alternate, environment, measure_step
from mkdocs_briefings.outputs.search import pagefind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.newsroom import Newsroom

OFF, FULL, ALONE = "off", "full", "pagefind"
"""What is measured: builds without and with the search, and Pagefind by itself."""

TITLES = {OFF: "without the search", FULL: "with the search", ALONE: "Pagefind alone"}

COLD, UNCHANGED, INDEX, TYPO, DAY = "cold", "unchanged", "index", "typo", "day"
"""What is done: the steps of all benchmarks, and `index`, in which only indexes are missing."""

_BUNDLE = re.compile(r"\d{4}-\d\d-\d\d(-\d+)?")


def make_site(search: str, news: Newsroom, size: int, work: Path) -> Site:
    """Write a newsroom whose site is built with or without the search."""
    ours, *_ = programs()
    site = Site(ours, news, size, work / f"{size}" / f"search-{search}")
    site.generate()
    settings = site.folder / "mkdocs.yml"
    before, option, after = settings.read_text("utf-8").partition(f'search: "{OFF}"')
    if not option:
        raise ValueError(f"{settings} says nothing of the search.")
    settings.write_text(f'{before}search: "{search}"{after}', "utf-8")
    return replace(site, program=replace(ours, name=search, title=TITLES[search]))


def measure_index(site: Site, off: Site, repeat: int, patience: float) -> Iterator[Figure]:
    """Measure first builds, and making all indexes once more, ours and Pagefind's in turns."""
    yield measure_step(off, COLD, 0, patience)
    yield build(site, COLD, 0, patience)
    spent = 0.0
    for turn in range(repeat):
        yield build(site, UNCHANGED, turn, patience)
        forget_bundles(site)
        ours = build(site, INDEX, turn, patience)
        yield ours
        alone = _index_alone(site, turn, patience)
        yield alone
        spent += max(ours.wall, alone.wall)
        if spent > ENOUGH:
            return


def measure_changes(sites: Sequence[Site], repeat: int, patience: float) -> Iterator[Figure]:
    """Measure first builds, and what a typo and a day cost after them, the sites in turns."""
    return alternate(sites, (COLD, TYPO, DAY), partial(build, patience=patience), repeat)


def build(site: Site, step: str, turn: int, patience: float) -> Figure:
    """Build, and look whether every article is in an index."""
    figure = measure_step(site, step, turn, patience)
    if site.program.name != FULL or figure.problem:
        return figure
    added = PER_DAY * (turn + 1) if step == DAY else 0
    wanted, found = site.size + added, indexed(site)
    return figure if found == wanted else replace(figure, problem=f"{found} articles are indexed")


def forget_bundles(site: Site) -> None:
    """Remove all indexes, and nothing else: the next build makes them and only them."""
    for folder in _bundles(site):
        shutil.rmtree(folder)


def indexed(site: Site) -> int:
    """Count the articles that are indexed, by what the indexes say."""
    return sum(map(_count, _bundles(site)))


def count_bundles(site: Site) -> int:
    """Count the bundles that the site is searched in."""
    return len(_bundles(site))


def bytes_of(site: Site) -> int:
    """Give the bytes of all that is searched."""
    return sum(measure.size_of(folder)[1] for folder in _bundles(site))


def _bundles(site: Site) -> list[Path]:
    folders = (site.folder / site.program.output / "search").glob("*/")
    return [each for each in folders if _BUNDLE.fullmatch(each.name)]


def _index_alone(site: Site, turn: int, patience: float) -> Figure:
    """Let Pagefind index the pages of all articles, in one call, as it is meant to be used."""
    output = site.folder.with_name("pagefind")
    shutil.rmtree(output, ignore_errors=True)
    program = pagefind.executable()
    if program is None:
        raise pagefind.PagefindError("Pagefind is not installed.")
    command = (
        str(program), "--site", site.program.output, "--glob", "2*/*/*/*/index.html",
        "--root-selector", "main", "--output-path", str(output.resolve()), "--silent",
    )  # fmt: skip
    log = output.with_name(f"{ALONE}-{turn}.log")
    calm = measure.wait_for_calm(patience)
    cost = measure.run(command, site.folder, log, environment())
    found = _count(output)
    problem = "" if found == site.size else f"{found} articles are indexed; see {log.name}"
    files, total = measure.size_of(output) if output.is_dir() else (0, 0)
    shutil.rmtree(output, ignore_errors=True)
    return Figure.of(
        cost,
        size=site.size,
        program=ALONE,
        step=INDEX,
        round=turn,
        calm=calm,
        files=files,
        bytes=total,
        pages={"articles": found},
        problem=problem,
    )


def _count(index: Path) -> int:
    with suppress(FileNotFoundError):
        entry = json.loads((index / pagefind.ENTRY).read_bytes())
        return sum(int(each["page_count"]) for each in entry["languages"].values())
    return 0
