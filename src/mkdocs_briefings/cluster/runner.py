"""Hand the groups of a build out in tasks, and bring what is made of them into the stage."""

from __future__ import annotations

from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_briefings.build.group_runs import LocalRunner
from mkdocs_briefings.build.requirements import Requirements
from mkdocs_briefings.cluster.bundle import pack
from mkdocs_briefings.cluster.dispatcher import Dispatcher, LostError
from mkdocs_briefings.cluster.errors import ClusterError
from mkdocs_briefings.cluster.packing import pack_project
from mkdocs_briefings.cluster.shared_folder import SharedFolder
from mkdocs_briefings.cluster.steps import ClusterSteps
from mkdocs_briefings.cluster.work import Order
from mkdocs_briefings.cluster.worker import load_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from mkdocs_briefings.build.group_renderer import GroupRenderer, GroupResult
    from mkdocs_briefings.build.pipeline import PlanStep
    from mkdocs_briefings.cluster.bundle import Parcel
    from mkdocs_briefings.cluster.delivery import Delivery
    from mkdocs_briefings.cluster.executor import Workers
    from mkdocs_briefings.outputs.group import OutputGroup
    from mkdocs_briefings.rendering.site import Site


class TaskRules(NamedTuple):
    """How groups are shared among workers."""

    pages: tuple[int, int] = (200, 1_000)
    """About how many pages a task has at least and at most: fewer cost more to send than to render.
    """

    folder: str = ""
    """Where workers have the project; empty where it is sent."""

    helps: bool = True
    """Whether this machine renders what no worker has been given yet, while it waits."""


_USUAL = TaskRules()

_SHARES_OF_A_WORKER = 8
"""A task is one of so many shares of what is left then.

So the last ones are small, and at the end no worker waits long for another.
"""


class ClusterRunner:
    """Renders the groups of a first build on workers elsewhere, and all else on this machine."""

    def __init__(
        self,
        workers: Callable[[], Workers],
        planned: PlanStep,
        site: Site,
        *,
        rules: TaskRules = _USUAL,
        delivery: Delivery | None = None,
    ) -> None:
        """Take how to reach the workers, and the build; nobody is reached before there is a task.

        `delivery` takes what they bring to where the site lives, if they do.
        """
        self._open, self._planned, self._site = workers, planned, site
        self._reached: Workers | None = None
        self._rules, self._delivery = rules, delivery
        self._shared = SharedFolder(planned.before.session.cache)
        self._local = LocalRunner()
        self._bundles: dict[str, Parcel] = {}
        self._carried: dict[str, Future[Any]] = {}
        self._dispatcher: Dispatcher | None = None
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
            self._let_go()
            yield from self._local.run(groups, work, jobs)
            return
        try:
            tasks = tuple(self._cut(groups))
            steps, dispatcher = self._steps(work), self._dispatching
        except LostError as error:
            yield from self._run_here(groups, len(groups), error, work, jobs)
            return
        done = 0
        try:
            for results in dispatcher.results(tasks, steps):
                yield from results
                done += 1
        except LostError as error:
            made = [dispatcher.take(position) for position in range(done, len(tasks))]
            rest = tuple(zip(tasks[done:], made, strict=True))
            missing = [group for task, known in rest if known is None for group in task]
            here = self._run_here(missing, len(groups), error, work, jobs)
            for task, known in rest:
                yield from islice(here, len(task)) if known is None else known
            yield from here  # which is at its end, and lets its processes go

    def close(self) -> None:
        """Let go of the workers."""
        if self._reached is not None:
            self._reached.close()
        self._shared.close()

    def _let_go(self) -> None:
        """Let go of them until another run needs them: with a client's threads nothing may fork."""
        self.close()
        self._reached = self._dispatcher = None
        self._carried.clear()

    @property
    def _workers(self) -> Workers:
        if self._reached is None:
            try:
                self._reached = self._open()
                self._reached.begin(load_code)
                self._shared.show(self._reached)
            except ClusterError as error:
                raise LostError(str(error)) from error
        return self._reached

    def _run_here(
        self,
        groups: Sequence[OutputGroup],
        total: int,
        error: LostError,
        work: GroupRenderer,
        jobs: int,
    ) -> Iterator[GroupResult]:
        """Render what is left when the cluster is lost."""
        self._is_lost = True
        self.close()
        self._notice(
            f"The cluster is lost ({error}): "
            f"{len(groups)} of {total} output groups are rendered here."
        )
        return self._local.run(groups, work, jobs)

    @property
    def _dispatching(self) -> Dispatcher:
        if self._dispatcher is None:
            self._dispatcher = Dispatcher(self._workers, helps=self._rules.helps)
        return self._dispatcher

    def _steps(self, work: GroupRenderer) -> ClusterSteps:
        return ClusterSteps(
            self._workers,
            self._project,
            self._carried,
            self._shared,
            cache(partial(self._order, work)),
            work,
            self._notice,
            self._delivery,
        )

    def _project(self) -> Parcel:
        root = str(self._planned.before.session.settings.root)
        folder = self._rules.folder or (root if self._shared.is_seen else "")
        if folder not in self._bundles:
            self._bundles[folder] = pack_project(self._planned, self._site, folder)
        return self._bundles[folder]

    def _order(self, work: GroupRenderer) -> Parcel:
        kept = work.renderer.kept_bodies
        delivery = self._delivery
        is_shared = delivery is None and self._shared.is_seen
        return pack(
            Order(
                work.context.settings.tag,
                dict(work.comparer.inputs),
                frozenset(work.comparer.unfinished),
                None if kept is None else frozenset(kept),
                frozenset(work.renderer.wanted_anchors),
                None if delivery is None else delivery.writer,
                self._shared.shown if is_shared else None,
            )
        )

    def _cut(self, groups: Sequence[OutputGroup]) -> Iterator[tuple[OutputGroup, ...]]:
        """Give groups in tasks; those of one day stay together where that is possible."""
        least, most = self._rules.pages
        left = sum(group.weight + 1 for group in groups)
        shares = _SHARES_OF_A_WORKER * max(1, self._workers.count)
        part: list[OutputGroup] = []
        weight = 0
        for group in groups:
            more = group.weight + 1
            size = max(least, min(most, left // shares))
            is_new_day = bool(part) and (group.batch or group.name) != part[-1].batch
            if part and (weight + more > most or (weight >= size and is_new_day)):
                yield tuple(part)
                left -= weight
                part, weight = [], 0
            part.append(group)
            weight += more
        if part:
            yield tuple(part)

    def _notice(self, text: str) -> None:
        self._planned.before.session.listener.notice(text)


def _what_keeps_here(work: GroupRenderer) -> str:
    """Say why groups have to be rendered on this machine; empty if they need not."""
    if work.known:
        return "they are compared with what is published"
    if work.requirements != Requirements():
        return "plugins or hooks of others take part in their pages"
    return ""
