"""Render outputs, on as many processes as there are cores.

Workers are forked when all is planned, so that they have the archive, the theme's compiled
templates and the Markdown instance without any of it being copied or sent. Where a system cannot
fork, one process does all, with the same bytes.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
import traceback
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from mkdocs_briefings.build.files import write
from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs_briefings.outputs.output import Output
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.rendering.trace import Body

_WORTH_A_FORK = 64
"""With fewer outputs, starting workers takes longer than rendering."""

_LARGEST_CHUNK = 128

_LOGGERS = ("mkdocs", "properdocs")


class RenderError(BriefingsError):
    """An output could not be rendered; says which, and why."""


@dataclass(frozen=True, slots=True)
class Done:
    """An output that is in the stage."""

    path: str
    """Where, relative to the stage."""

    lookups: dict[str, str | None]
    """Addresses that its links were given, by the path of the file that each leads to."""

    warnings: tuple[str, ...]
    """What was warned of while it was rendered."""


@dataclass(frozen=True, slots=True)
class _Job:
    outputs: Sequence[Output]
    renderer: Renderer
    stage: Path


_job: _Job | None = None
"""What the workers inherit."""


def render_all(
    outputs: Sequence[Output], renderer: Renderer, stage: Path, jobs: int
) -> Iterator[tuple[list[Done], dict[str, Body]]]:
    """Render outputs into the stage, on that many processes.

    Gives, by chunks, what was done and the bodies that the renderer keeps. Raises `RenderError`.
    """
    job = _Job(outputs, renderer, stage)
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if jobs > 1 and can_fork and len(outputs) >= _WORTH_A_FORK:
        yield from _on_workers(job, jobs)
    else:
        yield _render_chunk(job, range(len(outputs)))


def _on_workers(job: _Job, jobs: int) -> Iterator[tuple[list[Done], dict[str, Body]]]:
    global _job  # noqa: PLW0603 - what is forked is what a module holds
    _job = job
    size = max(1, min(_LARGEST_CHUNK, len(job.outputs) // (jobs * 4)))
    starts = range(0, len(job.outputs), size)
    chunks = [range(start, min(start + size, len(job.outputs))) for start in starts]
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(jobs, context, _end_with_parent) as pool:
            yield from pool.map(_work, chunks)
    except BrokenProcessPool as error:
        raise RenderError("A worker was ended from outside; is there enough memory?") from error
    finally:
        _job = None


def _end_with_parent() -> None:
    # Left alone by a killed build, workers would wait for ever, and hold its lock.
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101 - it is a worker's

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _work(chunk: range) -> tuple[list[Done], dict[str, Body]]:
    assert _job is not None  # noqa: S101 - set before the fork
    return _render_chunk(_job, chunk)


def _render_chunk(job: _Job, chunk: range) -> tuple[list[Done], dict[str, Body]]:
    done = [_render(job.outputs[position], job.renderer, job.stage) for position in chunk]
    return done, job.renderer.take_new_bodies()


def _render(output: Output, renderer: Renderer, stage: Path) -> Done:
    trace = renderer.start_trace()
    with _Warnings() as warnings:
        try:
            data = output.render(renderer)
        except Exception as error:  # whatever a template or another plugin raised
            raise RenderError(f"{output.origin}: cannot be rendered: {_reason(error)}") from error
    write(stage / output.path, data)
    return Done(output.path, trace.lookups, tuple(warnings.messages))


def _reason(error: Exception) -> str:
    # Jinja makes its templates frames of the traceback, as if Python had run them.
    frames = reversed(traceback.extract_tb(error.__traceback__))
    where = next(
        (f"{at.filename}:{at.lineno}: " for at in frames if at.filename.endswith(".html")), ""
    )
    return f"{where}{type(error).__name__}: {error}"


class _Warnings(logging.Handler):
    """Holds back what is logged while an output is rendered, so that no worker's is lost."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.messages: list[str] = []
        self._handlers: dict[str, list[logging.Handler]] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Hold one message back."""
        # Our own prefix is put before it again when it is told.
        self.messages.append(record.getMessage().removeprefix("briefings: "))

    def __enter__(self) -> Self:
        for name in _LOGGERS:
            logger = logging.getLogger(name)
            self._handlers[name] = logger.handlers
            logger.handlers = [self]
        return self

    def __exit__(self, *error: object) -> None:
        for name, handlers in self._handlers.items():
            logging.getLogger(name).handlers = handlers
