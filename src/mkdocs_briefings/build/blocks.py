"""Render what is stale of a block into the stage."""

from __future__ import annotations

import logging
import os
import pickle
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

from mkdocs_briefings.build.records import Record, files_of, links_of
from mkdocs_briefings.build.state import DamagedStateError
from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.fingerprint import Fingerprints, hash_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mkdocs_briefings.build.records import Files, Outputs
    from mkdocs_briefings.build.stale import Comparer
    from mkdocs_briefings.outputs.block import Block
    from mkdocs_briefings.outputs.output import Output
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.rendering.trace import Body

_LOGGERS = ("mkdocs", "properdocs")


class RenderError(BriefingsError):
    """An output could not be rendered; says which, and why."""


class Stale(NamedTuple):
    """An output that was rendered."""

    path: str
    """Where it is, relative to the site's folder."""

    url: str
    reason: str
    """What has changed, for people."""


class BlockDone(NamedTuple):
    """A block whose stale outputs are in the stage."""

    name: str
    key: bytes | None
    """The block's key; None if it is to be looked at each time."""

    files: Files
    links: Mapping[str, str | None]
    outputs: bytes
    """What is to be remembered of its outputs, pickled: most builds only hand it on."""

    stale: tuple[Stale, ...]
    blocked: tuple[str, ...]
    """Paths that could not be written to, since another output stands there."""

    twice: tuple[str, ...]
    """Paths that several of its outputs have."""

    warnings: tuple[str, ...]
    bodies: Mapping[str, Body]
    """Texts that the renderer keeps, by the paths of their briefings."""


@dataclass(frozen=True, slots=True)
class BlockRenderer:
    """Renders blocks, one after the other."""

    renderer: Renderer
    comparer: Comparer
    recall: Callable[[str], Outputs]
    """Gives what is remembered of a block's outputs, by its name."""

    stage: Path

    def __call__(self, block: Block) -> BlockDone:
        """Plan the outputs of a block, and render those that are stale. Raises `RenderError`."""
        known = self.recall(block.name)
        fingerprints = Fingerprints()
        outputs: Outputs = {}
        stale: list[Stale] = []
        warnings: list[str] = []
        blocked: list[str] = []
        twice: list[str] = []
        for output in block.plan():
            if output.path in outputs:
                twice.append(output.path)
            parts = self.comparer.parts_of(output, fingerprints)
            fresh, reason = self.comparer.compare(output, parts, known)
            if reason:
                fresh, told = self._render(output, parts, blocked)
                warnings += told
                stale.append(Stale(output.path, output.url, reason))
            outputs[output.path] = fresh
        return BlockDone(
            block.name,
            None if warnings else block.key,
            files_of(outputs),
            links_of(outputs),
            pickle.dumps(outputs, pickle.HIGHEST_PROTOCOL),
            tuple(stale),
            tuple(blocked),
            tuple(twice),
            tuple(warnings),
            self.renderer.take_new_bodies(),
        )

    def _render(
        self, output: Output, parts: Mapping[str, bytes], blocked: list[str]
    ) -> tuple[Record | None, list[str]]:
        trace = self.renderer.start_trace()
        with _Warnings() as warnings:
            try:
                data = output.render(self.renderer)
            except DamagedStateError:
                raise
            except Exception as error:  # whatever a template or another plugin raised
                raise RenderError(
                    f"{output.origin}: cannot be rendered: {_reason(error)}"
                ) from error
        try:
            size, time = _write(f"{self.stage}/{output.path}", data)
        except (FileExistsError, IsADirectoryError, NotADirectoryError):
            blocked.append(output.path)
            return None, []
        except OSError as error:  # a full disk, say
            raise RenderError(f"{output.origin}: cannot be written: {error.strerror}.") from error
        if warnings.messages:
            # What was warned of is rendered each time, so that each build warns of it.
            return None, warnings.messages
        return Record(parts, trace.lookups, size, time, hash_of(data)), []


def _write(path: str, data: bytes) -> tuple[int, int]:
    """Write a file where nobody looks yet; give its size and its time."""
    if path.endswith("/index.html"):  # nearly always in a folder of its own
        with suppress(FileExistsError, FileNotFoundError):
            os.mkdir(path[: -len("/index.html")])  # noqa: PTH102 - one for each file
    try:
        file = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115 - as above
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - as above
        file = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115 - as above
    with file:
        left = memoryview(data)
        while left:
            left = left[file.write(left) :]
        return len(data), os.fstat(file.fileno()).st_mtime_ns


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
