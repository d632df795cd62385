"""Let work on strangers' bytes be done in a process of its own, which can be ended."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from mkdocs_briefings.wire.errors import WireError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from typing import Self

_Input = ParamSpec("_Input")
_Output = TypeVar("_Output")

_GB = 1024**3


class ConfinedError(WireError):
    """The work came to no end, or took its process down; the message is a sentence."""


class Confined(Generic[_Input, _Output]):
    """A function that takes so many seconds and bytes at most, whatever it is given.

    Readers of feeds and pages have patterns that need the square of a text's length, and a stranger
    chooses the text. A thread that hangs cannot be ended, a process can. It is started with the
    first call, and anew after it was ended; calls come one after another.
    """

    def __init__(
        self, work: Callable[_Input, _Output], *, seconds: float, memory: int = 2 * _GB
    ) -> None:
        """Take a function of a module, whose input and output can be pickled."""
        self._work = work
        self._seconds = seconds
        self._memory = memory
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def __call__(self, *values: _Input.args, **named: _Input.kwargs) -> _Output:
        """Do the work; raises what it raises, and `ConfinedError`.

        A `WireError` says that nothing can be read at all.
        """
        try:
            connection = self._connection or self._start()
            connection.send((values, named))
            if not connection.poll(self._seconds):
                self._end()
                raise ConfinedError(f"To read it takes longer than {self._seconds:g} seconds.")
            is_done, answer = connection.recv()
        except (EOFError, OSError) as error:
            self._end()
            raise ConfinedError("To read it takes down the process that does it.") from error
        if is_done:
            result: _Output = answer
            return result
        if isinstance(answer, MemoryError):
            raise ConfinedError("To read it takes too much memory.") from answer
        raise answer

    def _start(self) -> Connection:
        # Not by a fork: this process has threads.
        context = multiprocessing.get_context("spawn")
        self._connection, far_end = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(far_end, self._work, self._memory), daemon=True
        )
        try:
            self._process.start()
            far_end.close()
            # The seconds count from when it is there.
            self._connection.recv()
        except (EOFError, OSError) as error:
            self._end()
            # It says nothing of what was to be read, so nobody may take it for a reason.
            raise WireError("The process that reads what strangers send does not start.") from error
        return self._connection

    def _end(self) -> None:
        if self._process and self._connection:
            if self._process.pid is not None:
                self._process.kill()
                self._process.join()
            self._process.close()
            self._connection.close()
        self._process = self._connection = None

    def close(self) -> None:
        """End the process."""
        self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _serve(connection: Connection, work: Callable[..., object], memory: int) -> None:
    # Whoever presses Ctrl-C ends the process that waits for this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        # Not every system lets a process be limited so; the seconds hold all the same.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # Whoever asked may be gone by now: then nobody waits for an answer.
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)
        while True:
            values, named = connection.recv()
            connection.send(_done(work, values, named))


def _done(
    work: Callable[..., object], values: Iterable[object], named: Mapping[str, object]
) -> tuple[bool, object]:
    """Give what came of work: whether it was done, and its result or what it raised."""
    try:
        return True, work(*values, **named)
    except Exception as error:  # noqa: BLE001 - it is raised where the call came from
        return False, error
