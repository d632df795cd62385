"""Show how far a build has come: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Tell = Callable[[int, int], None]
    """Takes how much is done, and of how much."""

PATIENCE = 10.0
"""Seconds between two lines: a short build prints none."""


@contextmanager
def shown_progress(*, quiet: bool, what: str = "Rendering") -> Iterator[Tell]:
    """Give what a long work tells its progress to; what is shown goes to standard error."""
    console = Console(stderr=True)
    if quiet:
        yield lambda _done, _total: None
    elif console.is_terminal:
        with _bar(console, what) as tell:
            yield tell
    else:
        yield _Lines(what)


@contextmanager
def _bar(console: Console, what: str) -> Iterator[Tell]:
    columns = TextColumn(what), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    # It goes when the build is done, so that the last line is the summary.
    with Progress(*columns, console=console, transient=True) as progress:
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
