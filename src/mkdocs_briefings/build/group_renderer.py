"""Render what is stale of a group into the stage."""

from __future__ import annotations

import logging
import pickle
import traceback
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mkdocs_briefings.build.damage import DamagedStateError
from mkdocs_briefings.build.records import BESIDE, OutputRecord, files_of, links_of
from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.fingerprint import Fingerprints, digest_of
from mkdocs_briefings.outputs.output import FileSet
from mkdocs_briefings.outputs.plan import outputs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_briefings.build.records import Files, Outputs
    from mkdocs_briefings.build.requirements import Requirements
    from mkdocs_briefings.build.stage import Stage
    from mkdocs_briefings.build.stale import Comparer
    from mkdocs_briefings.outputs.group import OutputGroup
    from mkdocs_briefings.outputs.output import Output
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.rendering.dependencies import Body, Dependencies
    from mkdocs_briefings.rendering.page.ids import Anchors
    from mkdocs_briefings.rendering.renderer import Renderer

_Result = TypeVar("_Result")

_LOGGERS = tuple(map(logging.getLogger, ("mkdocs", "properdocs")))


_TOGETHER = 32
"""So many outputs pass each step together, whose code and data then stay in the processor's caches.

Of articles this spares a tenth of the time. More of them would be too much for the caches.
"""


class RenderError(BriefingsError):
    """An output could not be rendered; says which, and why."""


class StaleOutput(NamedTuple):
    """An output that was rendered."""

    path: str
    """Where it is, relative to the site's folder."""

    url: str
    reason: str
    """What has changed, for people."""

    is_staged: bool = True
    """Whether it is in the stage; otherwise its published file has the right bytes already."""


class GroupResult(NamedTuple):
    """A group whose stale outputs are in the stage."""

    name: str
    fingerprint: bytes | None
    """The group's; None if it is to be looked at each time."""

    files: Files
    links: Mapping[str, str | None]
    outputs: bytes
    """What is to be remembered of its outputs, pickled: most builds only hand it on."""

    stale: tuple[StaleOutput, ...]
    blocked: tuple[str, ...]
    """Paths that could not be written to, since another output stands there."""

    twice: tuple[str, ...]
    """Paths that several of its outputs have."""

    warnings: tuple[str, ...]
    bodies: Mapping[str, Body]
    """Texts that the renderer keeps, by the paths of their briefings."""

    anchors: Mapping[str, Anchors]
    """Anchors that the renderer has noted, by the paths of their pages' files."""

    undrawn: frozenset[str]
    """Scripts of headlines that share cards could not show, for want of a font."""


def group_fingerprint(group: OutputGroup, fingerprints: Fingerprints) -> bytes:
    """Give the fingerprint of a group. Raises `RenderError` where a field of it has none."""
    try:
        return fingerprints.of(group)
    except TypeError as error:  # another package's group
        message = f"The output group {group.name!r} cannot be compared: {error}."
        raise RenderError(message) from error


class Part(Enum):
    """A part of the outputs of a group."""

    ALL = "all of them"
    PAGES = "pages, of which plugins are told"
    OTHERS = "all but pages"


@dataclass(frozen=True, slots=True)
class GroupRenderer:
    """Renders groups, one after the other."""

    context: PlanContext
    renderer: Renderer
    comparer: Comparer
    known: Mapping[str, Callable[[], Outputs]]
    """How to get what is remembered of outputs, by the names of their groups."""

    stage: Stage
    requirements: Requirements
    part: Part = Part.ALL
    """Which outputs are rendered; of the others nothing is told."""

    fingerprints: Fingerprints = field(default_factory=Fingerprints)
    """Kept from group to group: articles name the same few hundred feeds."""

    def __call__(self, group: OutputGroup) -> GroupResult:
        """Plan the outputs of a group, and render those that are stale. Raises `RenderError`."""
        fingerprint = group_fingerprint(group, self.fingerprints)
        recall = self.known.get(group.name)
        making = _GroupWork(self, recall() if recall is not None else {})
        planned = outputs_of(group, self.context)
        while together := tuple(islice(planned, _TOGETHER)):
            making.take(together if self.part is Part.ALL else filter(self._is_of_part, together))
        if self.requirements.watches and self.part is not Part.PAGES:
            self.renderer.listeners.watch.check()
        return making.done(group.name, fingerprint)

    def _is_of_part(self, output: Output) -> bool:
        return output.is_page is (self.part is Part.PAGES)


@dataclass(slots=True)
class _Comparison:
    """An output that was compared with what is known of it."""

    output: Output
    parts: Mapping[str, bytes]
    """Fingerprints of all that it holds."""

    fresh: Outputs
    """The records of its files if it need not be rendered."""

    reason: str
    """Why it has to be; empty if it need not."""

    warnings: list[str] = field(default_factory=list)
    """What was warned of while it was rendered."""


class _GroupWork:
    """Gathers what is made of one group."""

    def __init__(self, tools: GroupRenderer, known: Outputs) -> None:
        self._tools, self._known = tools, known
        self._outputs: Outputs = {}
        self._stale: list[StaleOutput] = []
        self._held = _Warnings()
        self._warnings: list[str] = []
        self._blocked: list[str] = []
        self._twice: list[str] = []

    def take(self, outputs: Iterable[Output]) -> None:
        """Compare outputs, and render those that are stale."""
        compared = [self._compare(output) for output in outputs]
        for each in compared:
            if each.reason:
                self._do(each, each.output.prepare)
        for each in compared:
            records = self._make(each) if each.reason else each.fresh
            self._twice += records.keys() & self._outputs.keys()
            self._outputs.update(records)

    def _compare(self, output: Output) -> _Comparison:
        comparer = self._tools.comparer
        parts = comparer.parts_of(output, self._tools.fingerprints)
        fresh, reason = comparer.compare(output, parts, self._known)
        return _Comparison(output, parts, fresh, reason or self._tools.requirements.reason(output))

    def _do(self, compared: _Comparison, step: Callable[[Renderer], _Result]) -> _Result:
        """Do a step of an output, and hold back what it warns of. Raises `RenderError`."""
        output = compared.output
        try:
            with self._held:
                result = step(self._tools.renderer)
        except DamagedStateError:
            raise
        except Exception as error:  # whatever a template or another plugin raised
            raise RenderError(f"{output.origin}: cannot be rendered: {_reason(error)}") from error
        compared.warnings += self._held.take()
        return result

    def done(self, name: str, fingerprint: bytes) -> GroupResult:
        """Give all that was made of the group of that name and fingerprint."""
        outputs = self._outputs
        return GroupResult(
            name,
            None if self._warnings else fingerprint,
            files_of(outputs),
            links_of(outputs),
            pickle.dumps(outputs, pickle.HIGHEST_PROTOCOL),
            tuple(self._stale),
            tuple(self._blocked),
            tuple(self._twice),
            tuple(self._warnings),
            self._tools.renderer.take_new_bodies(),
            self._tools.renderer.take_anchors(),
            self._tools.renderer.take_undrawn(),
        )

    def _make(self, compared: _Comparison) -> Outputs:
        output = compared.output
        dependencies = self._tools.renderer.record_dependencies()
        files = self._do(compared, lambda renderer: list(output.files(renderer)))
        _refuse_undeclared(output, dependencies)
        if isinstance(output, FileSet):
            _refuse_elsewhere(output, files)
        self._warnings += compared.warnings
        made: Outputs = {}
        for path, data in files:
            digest = digest_of(data)
            published = self._published(path, digest)
            place = published or self._write(output, path, data)
            staged = published is None
            self._stale.append(StaleOutput(path, output.url, compared.reason, is_staged=staged))
            if compared.warnings or place is None:
                # What was warned of is rendered each time, so that each build warns of it.
                made[path] = None
                continue
            is_beside = path != output.path
            made[path] = OutputRecord(
                {BESIDE: output.path.encode()} if is_beside else compared.parts,
                {} if is_beside else dependencies.lookups,
                *place,
                digest,
            )
        return made

    def _published(self, path: str, digest: bytes) -> tuple[int, int] | None:
        """Give size and time of the published file if it has these bytes already."""
        record = self._known.get(path)
        if record is None or record.digest != digest:
            return None
        current = self._tools.comparer.current(path, record)
        return (current.size, current.time) if current is not None else None

    def _write(self, output: Output, path: str, data: bytes) -> tuple[int, int] | None:
        """Write into the stage; give size and time, or None where another output stands there."""
        place = stage_file(self._tools.stage, path, data, output.origin)
        if place is None:
            self._blocked.append(path)
        return place


def stage_file(stage: Stage, path: str, data: bytes, origin: str) -> tuple[int, int] | None:
    """Write into a stage what was made of `origin`; give size and time, or None as the stage does.

    Raises `RenderError`.
    """
    try:
        return stage.write(path, data)
    except OSError as error:  # a full disk, say
        raise RenderError(f"{origin}: cannot be written: {error.strerror}.") from error


def _refuse_undeclared(output: Output, dependencies: Dependencies) -> None:
    """Raise `RenderError` where plugins have a say in an output, which does not tell so."""
    if dependencies.is_page and not output.is_page:
        raise RenderError(f"{output.origin}: it is a page, and its `is_page` does not say so.")
    if dependencies.holds_texts and not (output.is_page or output.holds_texts):
        raise RenderError(f"{output.origin}: its `holds_texts` does not say that it does.")


def _refuse_elsewhere(output: FileSet, files: Iterable[tuple[str, bytes]]) -> None:
    """Raise `RenderError` where one of the files is not where its output has said."""
    folders = tuple(place for place in output.places if place.endswith("/"))
    for path, _ in files:
        if path not in output.places and not path.startswith(folders):
            raise RenderError(f"{output.origin}: its `places` do not name {path}.")


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "Its text is nested too deep. Write it in a simpler way."
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
        self._messages: list[str] = []
        self._handlers: list[list[logging.Handler]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Hold one message back."""
        # Our own prefix is put before it again when it is told.
        self._messages.append(record.getMessage().removeprefix("briefings: "))

    def take(self) -> list[str]:
        """Give what was held back since the last time."""
        messages, self._messages = self._messages, []
        return messages

    def __enter__(self) -> None:
        self._handlers = [logger.handlers for logger in _LOGGERS]
        for logger in _LOGGERS:
            logger.handlers = [self]

    def __exit__(self, *error: object) -> None:
        for logger, handlers in zip(_LOGGERS, self._handlers, strict=True):
            logger.handlers = handlers
