"""Where tasks go: processes elsewhere, behind an executor of Python's own kind."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Future
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor

    from mkdocs_briefings.cluster.bundle import Parcel


class Workers(Protocol):
    """Processes that render."""

    @property
    def executor(self) -> Executor:
        """What takes tasks."""

    @property
    def count(self) -> int:
        """How many tasks are worked on at the same time."""

    @property
    def losses(self) -> tuple[type[Exception], ...]:
        """What a future raises whose task was not done because workers, or all of it, are lost."""

    @property
    def patience(self) -> float | None:
        """After how many seconds without a result to ask whether anybody is there; or never."""

    def begin(self, work: Callable[[], None]) -> None:
        """Let each of them do what can be done before there is a task; nobody waits for it."""

    def ask(self, question: Callable[[], str]) -> Future[Sequence[object]]:
        """Begin to ask each that there is, whatever else it does; gives answers, or errors."""

    def carry(self, parcel: Parcel) -> Future[Any]:
        """Begin to bring bytes near to the workers, once for all tasks.

        Gives what will be an argument of tasks, for which a worker gets the bytes.
        """

    def is_there(self) -> bool:
        """Whether there is any worker."""

    def reconnect(self) -> bool:
        """Begin anew after a loss; whether that was possible."""

    def close(self) -> None:
        """Let go of them."""


class LocalWorkers:
    """Any executor of Python's own kind."""

    losses: tuple[type[Exception], ...] = (BrokenExecutor,)
    patience: float | None = None

    def __init__(self, executor: Executor, count: int) -> None:
        """Take an executor, which remains its owner's."""
        self.executor, self.count = executor, count

    def begin(self, work: Callable[[], None]) -> None:
        """Do nothing: an executor gives no say in who does what."""

    def ask(self, question: Callable[[], str]) -> Future[Sequence[object]]:
        """Ask one: they are all alike."""
        asked: Future[Sequence[object]] = Future()
        try:
            answer = self.executor.submit(question)
        except BrokenExecutor:  # whoever has a task is told of it
            asked.set_result(())
        else:
            answer.add_done_callback(lambda answer: asked.set_result((_outcome(answer),)))
        return asked

    def carry(self, parcel: Parcel) -> Future[Any]:
        """Give the bytes themselves, which go along with each task."""
        carried: Future[Any] = Future()
        carried.set_result(parcel.data)
        return carried

    def is_there(self) -> bool:
        """Whether there is any worker: an executor tells of losses by itself."""
        return True

    def reconnect(self) -> bool:
        """Do nothing: an executor that is broken stays so."""
        return False

    def close(self) -> None:
        """Do nothing: the executor is its owner's."""


def _outcome(future: Future[str]) -> object:
    """Give what a future that is done has come to: its result, or what it raised."""
    return None if future.cancelled() else future.exception() or future.result()
