"""Run something in a process of its own, which may be killed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def in_child(work: Callable[[], object]) -> int:
    """Do that in a forked process; give its exit code, or the number of what ended it below 0."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def at_event(
    name: str, number: int, matches: Callable[[str], bool], do: Callable[[], None]
) -> None:
    """Before the event of that name after so many others like it, do something in this process.

    Events are Python's audit events; `matches` is asked about the last of their paths. They cannot
    be unlistened to, so this is for a process that ends soon.
    """
    count = 0

    def look(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event != name or not matches([str(each) for each in arguments if _is_path(each)][-1]):
            return
        if count == number:
            do()
        count += 1

    sys.addaudithook(look)


def _is_path(value: object) -> bool:
    return isinstance(value, str | os.PathLike)
