"""A folder that workers see as the builder does, on the same machine or on a disk of both.

What workers make is written there and moved to the stage, instead of being sent and written by the
builder. That both see the same is never believed of a name: a worker has to find there what was
just written, and to leave something that is the builder's to move.
"""

from __future__ import annotations

import os
import secrets
import shutil
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.build.stage import FolderStage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.cluster.bundle import Parcel
    from mkdocs_briefings.cluster.executor import Workers

_NAME = "cluster"
"""The folder's name in the cache: one build at a time has it, and clears what another has left."""

_TOKEN = "token"  # noqa: S105 - a file's name
_TRACE = f"{_TOKEN}.html"

UNSHARED = "BRIEFINGS_UNSHARED"
"""In the environment of a worker: it is to see nothing that the builder shares, if not empty."""


def shares() -> bool:
    """Whether this process may look for what the builder shares."""
    return not os.environ.get(UNSHARED)


class SharedPath(NamedTuple):
    """What workers are told of the builder's folder."""

    path: str
    """Where the builder has it."""

    token: str
    """What stands in a file in it that was written for this build."""

    def leave_trace(self) -> str:
        """Give the name of a folder in it with a file that this process has written.

        Empty where it is another folder here, or files that are written here would be another
        user's or open to others than the builder's are.
        """
        if not shares():
            return ""
        token = Path(self.path, _TOKEN)
        try:
            if token.read_text("utf-8") != self.token:
                return ""
            stage = self.open_stage()
            stage.write(_TRACE, self.token.encode())
            if _access(stage.folder / _TRACE) == _access(token):
                return stage.folder.name
        except (OSError, ValueError):
            pass
        return ""

    def open_stage(self) -> FolderStage:
        """Give a stage of its own for what is made of one task; nobody else writes there.

        So whatever becomes of a worker that is late or lost, it never touches what was taken over.
        Raises `OSError`.
        """
        folder = Path(self.path, secrets.token_hex(8))
        folder.mkdir()
        return FolderStage(folder)


class SharedFolder:
    """The builder's folder, and whether workers see it: all that there were when it was shown."""

    def __init__(self, cache: Path) -> None:
        """Take the folder of what builds keep: what is moved to the stage must be on its disk."""
        self._folder = cache / _NAME
        self._shown: SharedPath | None = None
        self._asked: Future[Sequence[object]] | None = None
        self._is_seen: bool | None = None

    def show(self, workers: Workers) -> None:
        """Begin to ask workers whether they see it."""
        self._asked, self._is_seen = None, None
        # A full disk, say: then all is sent, and whoever has to write there tells of it.
        with suppress(OSError):
            self._asked = workers.ask(self.shown.leave_trace)

    @property
    def is_known(self) -> bool:
        """Whether it need not be waited for what workers say."""
        return self._asked is None or self._asked.done()

    @property
    def is_seen(self) -> bool:
        """Whether all of them see it.

        Waits for what they say, and raises what stands for losses.
        """
        if self._is_seen is None:
            answers = () if self._asked is None else self._asked.result()
            self._is_seen = bool(answers) and self._has_traces(answers)
        return self._is_seen

    def give_up(self) -> None:
        """Take note that some do not see it."""
        self._is_seen = False

    @property
    def shown(self) -> SharedPath:
        """What workers are told of it. Raises `OSError`."""
        if self._shown is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            # Late workers of an earlier build know another one.
            folder = self._folder / secrets.token_hex(8)
            folder.mkdir(parents=True)
            self._shown = SharedPath(str(folder), secrets.token_hex(16))
            Path(folder, _TOKEN).write_text(self._shown.token, "utf-8")
        return self._shown

    def _has_traces(self, answers: Sequence[object]) -> bool:
        names = [answer for answer in answers if isinstance(answer, str) and answer]
        try:
            return len(names) == len(answers) and all(map(self._has_trace, names))
        except OSError:
            return False

    def _has_trace(self, name: str) -> bool:
        path, token = self.shown
        trace, taken = Path(path, name), Path(path, f"{name}-taken")
        trace.rename(taken)
        # It is the builder's: other files can be put beside it, and it can be removed.
        Path(taken, _TOKEN).touch()
        is_ours = (taken / _TRACE).read_text("utf-8") == token
        shutil.rmtree(taken)
        return is_ours

    def carry(self, parcel: Parcel) -> Future[str]:
        """Write bytes there; give the path of the file."""
        path = Path(self.shown.path, parcel.digest)
        path.write_bytes(parcel.data)
        carried: Future[str] = Future()
        carried.set_result(str(path))
        return carried

    def made(self, name: str) -> Path:
        """Give the folder of what a worker has made, by the name that it has told."""
        return Path(self.shown.path, os.path.basename(name))  # noqa: PTH119 - a name, no path

    def close(self) -> None:
        """Remove it, with what nobody has taken over."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._shown = None


def _access(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_uid, found.st_gid, found.st_mode
