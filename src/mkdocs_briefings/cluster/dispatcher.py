"""Get tasks done by workers, and here whatever would wait for them."""

from __future__ import annotations

from collections import deque
from concurrent.futures import FIRST_COMPLETED, wait
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from mkdocs_briefings.build.group_renderer import GroupResult
    from mkdocs_briefings.cluster.executor import Workers
    from mkdocs_briefings.cluster.work import MadeTask
    from mkdocs_briefings.outputs.group import OutputGroup

    Groups = tuple[OutputGroup, ...]

_AHEAD = 4
"""So many tasks for each worker are on their way."""

_LOSSES = 3
"""After so many the rest is rendered here."""

_TIMES = 2
"""A worker that is well gives something in so many times what the longest task has taken."""

_AT_LEAST = 1.0
"""Seconds that it is given in any case."""


class LostError(Exception):
    """Workers, or the whole cluster, are lost."""


class TaskSteps(Protocol):
    """What is done with a task, one after the other."""

    def is_ready(self) -> bool:
        """Whether workers have what all tasks take; to hand one out waits for that."""

    def submit(self, groups: Groups) -> Future[bytes]:
        """Hand it to a worker."""

    def receive(self, future: Future[bytes]) -> MadeTask:
        """Give what a worker has made. Raises what stands for losses, and `ClusterError`."""

    def settle(self, made: MadeTask) -> list[GroupResult]:
        """Bring it to the stage. Raises `RenderError`."""

    def render(self, groups: Groups) -> list[GroupResult]:
        """Make it here instead. Raises `RenderError`."""

    def begin_anew(self) -> None:
        """Take note that workers were lost and others are reached."""

    def notice(self, text: str) -> None:
        """Tell whoever builds a sentence."""


class Dispatcher:
    """Hands tasks out, and keeps what is made of them until its turn comes.

    What nobody has begun is rendered here while there is nothing to receive. So is what a worker
    has been given and does not give back: then it is done twice, and what is there first counts.
    """

    def __init__(self, workers: Workers, *, helps: bool) -> None:
        """Take the workers; `helps` is whether to render here what nobody has begun."""
        self._workers, self._helps = workers, helps
        self._left: deque[int] = deque()
        self._under_way: dict[Future[bytes], int] = {}
        self._made: dict[int, list[GroupResult]] = {}
        self._losses = 0
        self._longest = 0.0
        self._is_silent = False
        self._is_told = False

    def results(self, tasks: Sequence[Groups], steps: TaskSteps) -> Iterator[list[GroupResult]]:
        """Give what is made of each task, in their order. Raises `LostError` and `ClusterError`."""
        self._left.extend(range(len(tasks)))
        try:
            for position in range(len(tasks)):
                while position not in self._made:
                    self._step(tasks, steps)
                yield self._made.pop(position)
        finally:
            for future in self._under_way:
                future.cancel()

    def take(self, position: int) -> list[GroupResult] | None:
        """Give what was made of a task whose turn did not come; None if nothing was."""
        return self._made.pop(position, None)

    def _step(self, tasks: Sequence[Groups], steps: TaskSteps) -> None:
        """Hand out, and receive what is done; if nothing is, do something here or wait."""
        try:
            with self._told_of_losses():
                self._hand_out(tasks, steps)
                if self._receive_done(steps):
                    return
                here = self._chosen(steps)
        except LostError as error:
            self._begin_anew(error, steps)
            return
        if here is not None:
            self._made[here] = steps.render(tasks[here])

    def _hand_out(self, tasks: Sequence[Groups], steps: TaskSteps) -> None:
        if self._helps and not steps.is_ready():
            return
        while self._left and len(self._under_way) < _AHEAD * max(2, self._workers.count):
            future = steps.submit(tasks[self._left[0]])
            self._under_way[future] = self._left.popleft()

    def _receive_done(self, steps: TaskSteps) -> bool:
        done = [future for future in self._under_way if future.done()]
        for future in done:
            made = steps.receive(future)
            self._longest = max(self._longest, made.seconds)
            # At once and not when its turn comes: so its bytes need not wait in memory.
            self._made[self._under_way.pop(future)] = steps.settle(made)
        self._is_silent = self._is_silent and not done
        return bool(done)

    def _chosen(self, steps: TaskSteps) -> int | None:
        """Give what to render here; None to look again for what is done."""
        if self._left and self._helps:
            return self._left.popleft()
        # Whoever has given nothing for so long is not waited for again, until something comes.
        patience = 0.0 if self._is_silent else self._patience
        if wait(self._under_way, patience, FIRST_COMPLETED).done:
            return None
        if not self._workers.is_there():
            raise LostError("no worker is there any more")
        if not self._longest:  # all of them may be making themselves ready
            return None
        self._is_silent = True
        if not self._is_told:
            self._is_told = True
            steps.notice("A worker takes much longer than others; what it has to do is done twice.")
        late = min(self._under_way, key=lambda future: self._under_way[future])
        position = self._under_way.pop(late)
        late.cancel()
        return position

    @property
    def _patience(self) -> float | None:
        """Seconds in which something is given where any worker is well; None for ever."""
        known, most = _AT_LEAST + _TIMES * self._longest, self._workers.patience
        if not self._longest:
            return most
        return known if most is None else min(known, most)

    def _begin_anew(self, error: LostError, steps: TaskSteps) -> None:
        """Connect once more; raises the error where there is nobody."""
        self._left = deque(sorted((*self._left, *self._under_way.values())))
        self._under_way.clear()
        self._losses += 1
        if self._losses > _LOSSES or not self._workers.reconnect():
            raise error
        steps.begin_anew()
        steps.notice(f"Workers were lost ({error}); their tasks are sent again.")

    @contextmanager
    def _told_of_losses(self) -> Iterator[None]:
        try:
            yield
        except self._workers.losses as error:
            raise LostError(str(error) or type(error).__name__) from error
