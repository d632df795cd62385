"""Show how far a build has come: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Tell = Callable[[int, int], None]
    """Takes how much is done, and of how much."""

PATIENCE = 10.0
"""Seconds between two lines: a short build prints none."""


@contextmanager
def shown_progress(*, quiet: bool, what: str = "Rendering") -> Iterator[Tell]:
    """Give what a long work tells its progress to; what is shown goes to standard error."""
    if quiet:
        yield lambda _done, _total: None
    elif sys.stderr.isatty():
        with _bar(what) as tell:
            yield tell
    else:
        yield _Lines(what)


@contextmanager
def _bar(what: str) -> Iterator[Tell]:
    # It takes 17 ms to load, and most builds have no terminal.
    from rich import progress as bars  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415

    columns = (
        bars.TextColumn(what),
        bars.BarColumn(),
        bars.TaskProgressColumn(),
        bars.TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    # It goes when the build is done, so that the last line is the summary.
    with bars.Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None, visible=False)

        def tell(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, visible=True)
            if done == total:
                progress.stop()

        yield tell


class _Lines:
    """Prints a line now and then."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= PATIENCE:
            self._last = now
            click.echo(f"{self._what}: {done * 100 // total} %", err=True)
