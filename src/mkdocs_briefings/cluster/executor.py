"""Where tasks go: processes elsewhere, behind an executor of Python's own kind."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Future
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor
    from pathlib import Path

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

    def carry(self, parcel: Parcel) -> Future[Any]:
        """Begin to bring bytes near to the workers, once for all tasks.

        Gives what will be an argument of tasks, for which a worker gets the bytes or the path of a
        file.
        """

    def is_there(self) -> bool:
        """Whether there is any worker."""

    def reconnect(self) -> bool:
        """Begin anew after a loss; whether that was possible."""

    def close(self) -> None:
        """Let go of them."""


class LocalWorkers:
    """Any executor whose workers see the files of this machine."""

    losses: tuple[type[Exception], ...] = (BrokenExecutor,)
    patience: float | None = None

    def __init__(self, executor: Executor, count: int, folder: Path) -> None:
        """Take an executor, which remains its owner's, and the folder for what is sent once."""
        self.executor, self.count, self._folder = executor, count, folder
        self._carried: list[Path] = []

    def begin(self, work: Callable[[], None]) -> None:
        """Do nothing: an executor gives no say in who does what."""

    def carry(self, parcel: Parcel) -> Future[Any]:
        """Write a file."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / parcel.digest
        path.write_bytes(parcel.data)
        self._carried.append(path)
        carried: Future[Any] = Future()
        carried.set_result(str(path))
        return carried

    def is_there(self) -> bool:
        """Whether there is any worker: an executor tells of losses by itself."""
        return True

    def reconnect(self) -> bool:
        """Do nothing: an executor that is broken stays so."""
        return False

    def close(self) -> None:
        """Remove what was written."""
        for path in self._carried:
            path.unlink(missing_ok=True)
        self._carried.clear()
