"""Let builds of one project take turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class BuildLock:
    """Held by the build that is running; the system frees it when a process ends in any way."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(path)

    def acquire(self, on_wait: Callable[[], None]) -> None:
        """Wait for a running build to end; `on_wait` is called once if there is one."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            on_wait()
            self._lock.acquire()

    def release(self) -> None:
        """Let the next build go on; does nothing where none is held."""
        self._lock.release()
