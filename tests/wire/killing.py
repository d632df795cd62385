"""Work in a process of its own, which is killed at some moment."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import traceback
import warnings
from functools import partial
from typing import TYPE_CHECKING, Any

from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fetch.web import Web

_CHANGES = frozenset({
    "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.truncate",
    "socket.connect", "subprocess.Popen",
})  # fmt: skip
"""What Python tells of that changes something, or asks for it."""

_LOOKS = ("SELECT", "WITH", "PRAGMA", "--")
"""Statements that change nothing begin so, and comments of SQLite's own."""


def killed_after(server: Web, requests: int, work: Callable[[], None]) -> None:
    """Kill a piece of work once a server got so many requests, unless it is done before."""
    start = len(server.asked)
    child = _started(work)
    over: list[int] = []

    def is_time() -> bool:
        over.extend(os.waitpid(child, os.WNOHANG)[:1] if not any(over) else [])
        return any(over) or len(server.asked) >= start + requests

    wait_until(is_time, "The work asks nobody.")
    if not any(over):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def killed_before(change: int, work: Callable[[], None]) -> bool:
    """Kill a piece of work before its change of that number; give whether it was done by then.

    A change is a statement that writes to a database, a file that is opened to be written, moved or
    removed, a connection, and a program that is started. What is between two of them leaves nothing
    behind, so all that a kill can leave is left before one of them.
    """
    changes = Changes(change)

    def counted() -> None:
        changes.watch()
        work()

    _, status = os.waitpid(_started(counted), 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, -signal.SIGKILL}, "The work has failed."
    return code == 0


def changes_of(work: Callable[[], None]) -> int:
    """Do a piece of work, and give how many changes it makes."""
    out, into = os.pipe()
    changes = Changes(0)

    def counted() -> None:
        changes.watch()
        work()
        os.write(into, str(changes.count).encode())

    child = _started(counted)
    os.close(into)
    with os.fdopen(out) as told:
        count = told.read()
    assert os.waitpid(child, 0)[1] == 0, "The work has failed."
    return int(count)


class Changes:
    """Counts the changes of this process, and kills it before one of them; 0 is none."""

    def __init__(self, last: int) -> None:
        self.count = 0
        self._last = last

    def __call__(self, event: str, values: tuple[object, ...]) -> None:
        """Hear what Python does."""
        if event in _CHANGES or (event == "open" and _writes(values)):
            self._change()

    def watch(self) -> None:
        """Hear what this process does from now on."""
        statement = self._statement

        class Connection(sqlite3.Connection):
            def __init__(self, *values: Any, **named: Any) -> None:  # noqa: ANN401 - SQLite's
                super().__init__(*values, **named)
                self.set_trace_callback(statement)

        sqlite3.connect = partial(sqlite3.connect, factory=Connection)  # type: ignore[assignment]
        sys.addaudithook(self)

    def _statement(self, text: str) -> None:
        if not text.lstrip().upper().startswith(_LOOKS):
            self._change()

    def _change(self) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def _writes(values: tuple[object, ...]) -> bool:
    flags = values[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def _started(work: Callable[[], None]) -> int:
    with warnings.catch_warnings():
        # A server's thread does not exist in the child, which does not need it.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(code)
    return child
