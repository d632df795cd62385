"""A build that is running: the project's turn, its memory and its stage."""

from __future__ import annotations

import errno
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.build.damage import DamagedStateError
from mkdocs_briefings.build.lock import BuildLock
from mkdocs_briefings.build.state import CACHE, MEMORY, State, site_name
from mkdocs_briefings.errors import describe_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.settings import Settings

_NO_ROOM = frozenset({errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC, errno.EROFS})
"""Errors of a full or broken disk, which no traceback helps with."""

_FORGOTTEN = "What the last build remembered is unreadable, and is forgotten now. Build again."

_STAGE = "stage"

_STEPS = ("load", "plan", "render", "publish")


class StepOrderError(RuntimeError):
    """A program has called a step of a build that is not the next one."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom a build tells how it goes, while it goes on; nobody, if nothing is given."""

    wait: Callable[[], None] = lambda: None
    """Is told that another build of the project has to end first."""

    debug: Callable[[str], None] = lambda _text: None
    info: Callable[[str], None] = lambda _text: None
    notice: Callable[[str], None] = lambda _text: None
    """Is told, of every build, what makes it slower than it need be."""

    warn: Callable[[str], None] = lambda _text: None
    problem: Callable[[Problem], None] = lambda _problem: None
    """Is told what is wrong with a file."""

    progress: Callable[[int, int], None] = lambda _done, _total: None
    """Is told, while pages are rendered, how much is done, and of how much."""


class Turn:
    """A project's turn to build: the steps that are left of it, and the lock until it ends."""

    def __init__(self, lock: BuildLock) -> None:
        self._lock = lock
        self._left: tuple[str, ...] = _STEPS

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Do the next step, which has to be that one; if it fails, the turn is over.

        Raises `StepOrderError`.
        """
        if name not in self._left[:1]:
            now = f"its next step is to {self._left[0]}" if self._left else "it has ended"
            raise StepOrderError(f"This build cannot {name} now: {now}.")
        try:
            yield
        except BaseException:
            self.end()
            raise
        self._left = self._left[1:]
        if not self._left:
            self.end()

    def end(self) -> None:
        """Let the next build begin."""
        self._left = ()
        self._lock.release()


@dataclass(frozen=True, slots=True)
class Session:
    """A build that has begun; no other one of the project does until its turn is over."""

    settings: Settings
    listener: Listener
    is_preview: bool
    """Whether only its editors see the site."""

    cache: Path
    """The folder with all that is kept for the next build, and the stage of this one."""

    state: State
    turn: Turn
    started: float
    """When it began, in seconds of a clock that only goes on."""

    @property
    def site(self) -> str:
        """What the state knows the site by."""
        return site_name(self.settings)

    @property
    def stage(self) -> Path:
        """The folder that everything is written to before it is published."""
        return stage_in(self.cache)


def stage_in(cache: Path) -> Path:
    """Give the stage of builds that keep what the next one needs in that folder."""
    return cache / _STAGE


def begin(
    settings: Settings,
    listener: Listener | None = None,
    *,
    is_preview: bool = False,
    cache: Path | None = None,
) -> Session:
    """Wait until no other build of the project is running, and begin one.

    `cache` is where it keeps what the next one needs, if not in the project. Raises `StateError`
    and `OSError`.
    """
    listener = listener or Listener()
    started = time.monotonic()
    cache = cache or settings.root / CACHE
    lock = BuildLock(cache / "lock")
    lock.acquire(listener.wait)
    try:
        # What a killed build has left, hidden files among it.
        shutil.rmtree(cache / _STAGE, ignore_errors=True)
        state = State(cache / MEMORY)
    except BaseException:
        lock.release()
        raise
    return Session(settings, listener, is_preview, cache, state, Turn(lock), started)


def abandon(session: Session | None, error: Exception) -> str:
    """End a build, if one has begun, because of an error; the published site is as it was.

    Gives what to say in place of the error; empty if that says enough itself.
    """
    try:
        if session is not None and isinstance(error, DamagedStateError):
            session.state.forget_everything()
            return _FORGOTTEN
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return f"{describe_error(error)} The published site is as it was."
        return ""
    finally:
        if session is not None:
            session.turn.end()
