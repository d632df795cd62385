"""The bars of a run: what first builds may cost beside Hugo's, and builds beside what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.bars import Bar
from bench.programs import HUGO, OURS, WITHOUT_MKDOCS
from bench.results import STEPS, wall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.results import Results

LARGE = 20_000
"""Articles from which on a first build is held to Hugo's."""

_OF_HUGO = {OURS: 1.0, WITHOUT_MKDOCS: 0.9}
"""So many times what Hugo takes may a first build of ours take."""

_OF_LAST = 1.25
"""So many times what it was in the last results may the multiple of Hugo's time be.

Chance makes a tenth of it on a calm machine; more is a change of ours or of Hugo's.
"""


def run_bars(results: Results, last: Results | None) -> Iterator[Bar]:
    """Give the bars of a run beside Hugo, and beside the last results; none without Hugo.

    Multiples of Hugo's time are compared, since machines differ.
    """
    for size in results.sizes:
        if size >= LARGE:
            for program, limit in _OF_HUGO.items():
                yield from _beside_hugo(results, size, program, limit)
        if last is not None:
            for step in STEPS:
                yield from _beside_last(results, last, size, step)


def _beside_hugo(results: Results, size: int, program: str, limit: float) -> Iterator[Bar]:
    times = results.ratio(size, program, "cold", HUGO, wall)
    if times is not None:
        name = f"first build of {size:,}, {results.titles[program]} against Hugo"
        yield Bar(name, times, limit, "{:.2f} times")


def _beside_last(results: Results, last: Results, size: int, step: str) -> Iterator[Bar]:
    now = results.ratio(size, OURS, step, HUGO, wall)
    before = last.ratio(size, OURS, step, HUGO, wall)
    if now is not None and before:
        name = f"{STEPS[step]} at {size:,}, multiple of Hugo's time beside that of {last.date}"
        yield Bar(name, now / before, _OF_LAST, "{:.2f} times")
