"""Results as tables on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from bench.programs import BLOG, HUGO
from bench.results import STEPS, cpu, peak, wall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.results import Figure, Results


def tables(results: Results) -> Iterator[Table]:
    """Give two tables for each size: time of every step, and everything on the first build."""
    for size in results.sizes:
        yield _steps(results, size)
        yield _first_build(results, size)


def _steps(results: Results, size: int) -> Table:
    table = Table(title=f"{size:,} articles: seconds (and as a multiple of Hugo's)")
    table.add_column("program")
    for name in STEPS.values():
        table.add_column(name, justify="right")
    for program in _programs(results, size):
        cells = (
            _with_ratio(results, size, program, step) if program in _steps_of(results, size, step)
            else "" for step in STEPS
        )  # fmt: skip
        table.add_row(results.titles[program], *cells)
    return table


def _first_build(results: Results, size: int) -> Table:
    table = Table(title=f"{size:,} articles: the first build")
    table.add_column("program")
    for name in ("s", "s of CPU", "ms an article", "peak MB", "files", "MB"):
        table.add_column(name, justify="right")
    for name in ("time / Hugo", "memory / Hugo", "time / blog plugin"):
        table.add_column(name, justify="right")
    for program in _programs(results, size):
        table.add_row(results.titles[program], *first_build_cells(results, size, program))
    return table


def first_build_cells(results: Results, size: int, program: str) -> tuple[str, ...]:
    """Give all that is said of a program's first build."""

    def middle(value: Callable[[Figure], float], form: str) -> str:
        found = results.middle(size, program, "cold", value)
        return "" if found is None else format(found, form)

    def ratio(base: str, value: Callable[[Figure], float]) -> str:
        return times(results.ratio(size, program, "cold", base, value))

    return (
        middle(wall, ".2f"),
        middle(cpu, ".2f"),
        middle(lambda figure: figure.wall / size * 1000, ".2f"),
        middle(lambda figure: figure.peak / 1e6, ",.0f"),
        middle(lambda figure: figure.files, ",.0f"),
        middle(lambda figure: figure.bytes / 1e6, ",.0f"),
        ratio(HUGO, wall),
        ratio(HUGO, peak),
        ratio(BLOG, wall),
    )


def _with_ratio(results: Results, size: int, program: str, step: str) -> str:
    seconds = results.middle(size, program, step, wall)
    if seconds is None:
        return "failed"
    ratio = results.ratio(size, program, step, HUGO, wall)
    return f"{seconds:.2f}" if ratio is None else f"{seconds:.2f} ({times(ratio)})"


def times(ratio: float | None) -> str:
    """Write a ratio as a multiple, with as many digits as say something."""
    if ratio is None:
        return ""
    return f"{ratio:.3f}" if ratio < 0.1 else f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"


def _programs(results: Results, size: int) -> list[str]:
    """Give the programs that were measured at a size, in their order."""
    measured = {figure.program for figure in results.figures if figure.size == size}
    return [name for name in results.titles if name in measured]


def _steps_of(results: Results, size: int, step: str) -> set[str]:
    return {
        figure.program for figure in results.figures if figure.size == size and figure.step == step
    }
