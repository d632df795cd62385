"""Hand the groups of a build out in tasks, and bring what is made of them into the stage."""

from __future__ import annotations

import pickle
import tempfile
from collections import deque
from concurrent.futures import wait
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.build.group_renderer import group_fingerprint, stage_file
from mkdocs_briefings.build.group_runs import LocalRunner
from mkdocs_briefings.build.records import files_of
from mkdocs_briefings.build.remember import hand_over
from mkdocs_briefings.build.requirements import Requirements
from mkdocs_briefings.cluster.bundle import Bundle, pack, read_files
from mkdocs_briefings.cluster.errors import ClusterError
from mkdocs_briefings.cluster.versions import versions
from mkdocs_briefings.cluster.work import MadeGroup, Order, Task
from mkdocs_briefings.cluster.worker import SITE, render_task
from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.plugin.project_files import project_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from mkdocs_briefings.build.group_renderer import GroupRenderer, GroupResult
    from mkdocs_briefings.build.pipeline import PlanStep
    from mkdocs_briefings.build.records import Outputs
    from mkdocs_briefings.build.stage import Stage
    from mkdocs_briefings.cluster.bundle import BundledFile, Parcel
    from mkdocs_briefings.cluster.executor import Workers
    from mkdocs_briefings.outputs.group import OutputGroup
    from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite

PAGES = (200, 1_000)
"""About how many pages a task has at least and at most: fewer cost more to send than to render."""

_TASKS_OF_A_WORKER = 16
"""So many a worker should get, so that at the end none waits long for another."""

_AHEAD = 4
"""So many tasks for each worker are on their way; what they make waits in memory for its turn."""

_LOSSES = 3
"""After so many the rest is rendered here."""


class _LostError(Exception):
    """Workers, or the whole cluster, are lost."""


class ClusterRunner:
    """Renders the groups of a first build on workers elsewhere, and all else on this machine."""

    def __init__(
        self,
        workers: Callable[[], Workers],
        planned: PlanStep,
        site: MkDocsSite,
        *,
        folder: str = "",
        pages: tuple[int, int] = PAGES,
    ) -> None:
        """Take how to reach the workers, and the build; nobody is reached before there is a task.

        `folder` is where they have the project, if they do.
        """
        self._open, self._planned, self._site = workers, planned, site
        self._reached: Workers | None = None
        self._folder, self._pages = folder, pages
        self._local = LocalRunner()
        self._bundle: Parcel | None = None
        self._carried: dict[str, Any] = {}
        self._losses = 0
        self._is_lost = False

    def run(
        self, groups: Sequence[OutputGroup], work: GroupRenderer, jobs: int
    ) -> Iterator[GroupResult]:
        """Give what is made of each group, in their order.

        Raises `ClusterError` where a worker refuses, and `RenderError`.
        """
        reason = "the cluster is lost" if self._is_lost else _what_keeps_here(work)
        if not groups:
            return
        if reason:
            self._notice(f"All of {len(groups)} output groups stay on this machine: {reason}.")
            yield from self._local.run(groups, work, jobs)
            return
        done = 0
        try:
            for result in self._run(groups, work):
                yield result
                done += 1
        except _LostError as error:
            self._is_lost = True
            self.close()
            self._notice(
                f"The cluster is lost ({error}): "
                f"{len(groups) - done} of {len(groups)} output groups are rendered here."
            )
            yield from self._local.run(groups[done:], work, jobs)

    def close(self) -> None:
        """Let go of the workers."""
        if self._reached is not None:
            self._reached.close()

    @property
    def _workers(self) -> Workers:
        if self._reached is None:
            try:
                self._reached = self._open()
            except ClusterError as error:
                raise _LostError(str(error)) from error
        return self._reached

    def _run(self, groups: Sequence[OutputGroup], work: GroupRenderer) -> Iterator[GroupResult]:
        workers, order = self._workers, pack(_order(work))
        to_do = deque(self._cut(groups))
        under_way: deque[tuple[tuple[OutputGroup, ...], Future[bytes]]] = deque()
        try:
            while to_do or under_way:
                try:
                    with self._told_of_losses():
                        while to_do and len(under_way) < _AHEAD * max(2, workers.count):
                            under_way.append((to_do[0], self._submit(to_do[0], order, work)))
                            to_do.popleft()
                        made = self._result(under_way[0][1])
                except _LostError as error:
                    self._begin_anew(error)
                    to_do.extendleft(part for part, _ in reversed(under_way))
                    under_way.clear()
                    continue
                under_way.popleft()
                for each in made:
                    yield _settled(each, work.stage)
        finally:
            for _, future in under_way:
                future.cancel()

    def _submit(
        self, groups: tuple[OutputGroup, ...], order: Parcel, work: GroupRenderer
    ) -> Future[bytes]:
        wanted = {
            entry.record.path for group in groups if group.holds_texts for entry in group.texts()
        }
        names = tuple((group.name, group_fingerprint(group, work.fingerprints)) for group in groups)
        task = Task(names, work.renderer.known_bodies(wanted))
        bundle = self._project()
        return self._workers.executor.submit(
            render_task,
            versions(),
            bundle.digest,
            self._carry(bundle),
            order.digest,
            self._carry(order),
            pickle.dumps(task, pickle.HIGHEST_PROTOCOL),
        )

    def _result(self, future: Future[bytes]) -> list[MadeGroup]:
        while not wait((future,), self._workers.patience).done:
            if not self._workers.is_there():
                raise _LostError("no worker is there any more")
        try:
            data = future.result()
        except Exception as error:
            if isinstance(error, (BriefingsError, *self._workers.losses)):
                raise
            raise ClusterError(
                f"A worker failed with {type(error).__name__}: {error}. Do the scheduler and all "
                "workers have the same versions of all packages as this machine?"
            ) from error
        made: list[MadeGroup] = pickle.loads(data)  # noqa: S301 - our own workers' result
        return made

    @contextmanager
    def _told_of_losses(self) -> Iterator[None]:
        try:
            yield
        except self._workers.losses as error:
            raise _LostError(_said(error)) from error

    def _begin_anew(self, error: _LostError) -> None:
        """Connect once more; raises the error where there is nobody."""
        self._losses += 1
        self._carried.clear()
        if self._losses > _LOSSES or not self._workers.reconnect():
            raise error
        self._notice(f"Workers were lost ({error}); their tasks are sent again.")

    def _carry(self, parcel: Parcel) -> Any:  # noqa: ANN401 - as `Workers.carry`
        if parcel.digest not in self._carried:
            self._carried[parcel.digest] = self._workers.carry(parcel)
        return self._carried[parcel.digest]

    def _project(self) -> Parcel:
        if self._bundle is None:
            before = self._planned.before
            session, settings = before.session, before.session.settings
            with tempfile.TemporaryDirectory(dir=session.cache) as folder:
                memory = Path(folder) / "memory"
                hand_over(session.state, before.loaded, settings, memory, SITE)
                content = memory.read_bytes()
            config = self._site.config
            self._bundle = pack(
                Bundle(
                    config=Path(config.config_file_path).resolve().name,
                    now=settings.now.isoformat(),
                    skips_invalid=settings.skip_invalid,
                    memory=content,
                    files=() if self._folder else self._files(),
                    folder=self._folder,
                )
            )
        return self._bundle

    def _files(self) -> tuple[BundledFile, ...]:
        settings = self._planned.before.session.settings
        return read_files(project_files(self._site.config, settings), settings.root)

    def _cut(self, groups: Sequence[OutputGroup]) -> Iterator[tuple[OutputGroup, ...]]:
        """Give groups in tasks; those of one day stay together where that is possible."""
        least, most = self._pages
        total = sum(group.weight + 1 for group in groups)
        size = max(least, min(most, total // (_TASKS_OF_A_WORKER * max(1, self._workers.count))))
        part: list[OutputGroup] = []
        weight = 0
        for group in groups:
            more = group.weight + 1
            is_new_day = bool(part) and (group.batch or group.name) != part[-1].batch
            if part and (weight + more > most or (weight >= size and is_new_day)):
                yield tuple(part)
                part, weight = [], 0
            part.append(group)
            weight += more
        if part:
            yield tuple(part)

    def _notice(self, text: str) -> None:
        self._planned.before.session.listener.notice(text)


def _order(work: GroupRenderer) -> Order:
    kept = work.renderer.kept_bodies
    return Order(
        dict(work.comparer.inputs),
        frozenset(work.comparer.unfinished),
        None if kept is None else frozenset(kept),
        frozenset(work.renderer.wanted_anchors),
    )


def _what_keeps_here(work: GroupRenderer) -> str:
    """Say why groups have to be rendered on this machine; empty if they need not."""
    if work.known:
        return "they are compared with what is published"
    if work.requirements != Requirements():
        return "plugins or hooks of others take part in their pages"
    return ""


def _settled(made: MadeGroup, stage: Stage) -> GroupResult:
    """Write a group's files into the stage; give what is remembered of it, with their times."""
    result = made.result
    outputs: Outputs = pickle.loads(result.outputs)  # noqa: S301 - our own workers' result
    blocked = list(result.blocked)
    for path, data in made.files:
        place = stage_file(stage, path, data, path)
        record = outputs[path]
        if place is None:
            blocked.append(path)
            outputs[path] = None
        elif record is not None:
            outputs[path] = record._replace(size=place[0], time=place[1])
    return result._replace(
        outputs=pickle.dumps(outputs, pickle.HIGHEST_PROTOCOL),
        files=files_of(outputs),
        blocked=tuple(blocked),
    )


def _said(error: BaseException) -> str:
    return str(error) or type(error).__name__
