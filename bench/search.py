"""Measure what searching costs: builds at first, then readers of the site that was built last."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import metadata
from typing import TYPE_CHECKING, TypeVar

from bench import indexing, searching
from bench.indexing import FULL, OFF
from bench.newsroom import SEED, Newsroom
from bench.results import Figure, machine, python_version
from bench.search_results import SearchResults
from bench.searching import Known, Search
from mkdocs_briefings.outputs.search import pagefind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FigureT = TypeVar("FigureT", Figure, Search, Known)


def run(  # noqa: PLR0913 - as many as the command has options
    sizes: tuple[int, int],
    work: Path,
    chromium: str,
    *,
    repeat: int,
    patience: float,
    tell: Callable[[Figure | Search | Known], None],
) -> SearchResults:
    """Measure all of it, and tell of each figure as soon as it is there.

    The first size is that of the site whose indexes are made at once, the second that of the site
    that changes and that is searched.
    """
    news = Newsroom()
    index_size, archive_size = sizes

    off, full = (indexing.make_site(each, news, index_size, work) for each in (OFF, FULL))
    indexes = _told(indexing.measure_index(full, off, repeat, patience), tell)
    off, full = (indexing.make_site(each, news, archive_size, work) for each in (OFF, FULL))
    changes = _told(indexing.measure_changes((off, full), repeat, patience), tell)
    folder = full.folder / full.program.output
    articles = [*news.articles(archive_size)]
    return SearchResults(
        date=datetime.now(tz=UTC).date().isoformat(),
        seed=SEED,
        machine=machine(),
        versions={
            "mkdocs-briefings": metadata.version("mkdocs-briefings"),
            "Pagefind": pagefind.version(),
            "Chromium": searching.version(chromium),
            "Python": python_version(),
        },
        index_size=index_size,
        archive_size=archive_size,
        figures=(*indexes, *changes),
        bundles=indexing.count_bundles(full),
        index_bytes=indexing.bytes_of(full),
        titles=len({article.title for article in articles}),
        searches=_told(searching.measure_searches(folder, chromium), tell),
        known=_told(searching.measure_known(folder, chromium, articles), tell),
    )


def _told(figures: Iterator[FigureT], tell: Callable[[FigureT], None]) -> tuple[FigureT, ...]:
    kept = []
    for figure in figures:
        kept.append(figure)
        tell(figure)
    return tuple(kept)
