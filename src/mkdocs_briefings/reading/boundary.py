"""What a site may be made of: ordinary files in the folders of the briefings and of `docs/`.

Git keeps links. So whoever proposes a change could otherwise publish any file of the machine that
builds the site, its environment among them; and to read a pipe or a device may never end.
"""

from __future__ import annotations

import errno
import os
from functools import lru_cache
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.errors import Problem, Severity

if TYPE_CHECKING:
    from mkdocs_briefings.settings import Settings


class Refusal(NamedTuple):
    """Why a file is not read."""

    reason: str
    """What a sentence says of the file."""

    hint: str


_DENIED = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
_SPECIAL = Refusal("is no ordinary file, and is not read.", "Remove it.")
_CIRCLE = Refusal("is a link that leads in a circle, and is not read.", "Remove it.")


def _unreadable(error: OSError) -> Refusal:
    reason = error.strerror or type(error).__name__
    return Refusal(f"cannot be read: {reason}.", "Let it be read, or remove it.")


def _of_error(error: Exception) -> Refusal | None:
    """Give the refusal of what cannot be looked at; None where it is not there."""
    if getattr(error, "errno", None) == errno.ELOOP:
        return _CIRCLE
    return _unreadable(error) if isinstance(error, PermissionError) else None


def linked_folder(path: str, settings: Settings) -> Problem | None:
    """Give the problem of a link to a folder, which is not followed.

    None stands for one among the briefings: what is there is read where it is.
    """
    docs, briefings, *_ = settings.places
    place = os.path.realpath(f"{settings.root}/{path}")
    if f"{place}{os.sep}".startswith(f"{os.path.realpath(settings.briefings_dir)}{os.sep}"):
        return None
    message = f"The folder is a link that leads out of {briefings}/, and nothing in it is read."
    hint = "Put a copy of the folder in the link's place."
    if f"{place}{os.sep}".startswith(f"{os.path.realpath(settings.docs_dir)}{os.sep}"):
        hint = f"Put a copy of the folder in the link's place: what is in {docs}/ is no briefing."
    return Problem(path, 1, message, hint, Severity.WARNING)


def unreadable_folder(path: str, error: OSError) -> Problem:
    """Give the problem of a folder that the system does not let us look into."""
    refusal = _unreadable(error)
    return Problem(path, 1, f"The folder {refusal.reason}", refusal.hint)


class Boundary:
    """The folders that a site is made of; what lies elsewhere is not read, whatever leads to it."""

    def __init__(self, root: str, folders: tuple[str, ...]) -> None:
        """Take the project's folder, and the folders, relative to it, that are read.

        Those of the briefings and of the standing pages come first.
        """
        self._root = root
        self._folders = tuple(f"{os.path.realpath(f'{root}/{each}')}{os.sep}" for each in folders)
        shown = " and ".join(f"{each}/" for each in folders[:2])
        hint = "Put a copy of the file in the link's place."
        self._outside = Refusal(f"leads out of {shown}, and is not read.", hint)
        self._holds = lru_cache(maxsize=4096)(self._is_inside)

    def holds(self, path: str) -> bool:
        """Whether there is a file at a path of the project that is read."""
        place = f"{self._root}/{path}"
        if self._is_plain(place):
            return True
        return os.path.isfile(place) and self.refusal(path) is None  # noqa: PTH113 - as below

    def refusal(self, path: str) -> Refusal | None:
        """Say why the file at a path of the project is not read; None if it is.

        What is not there is for whoever reads it to tell.
        """
        place = f"{self._root}/{path}"
        if not self._is_plain(place):
            try:
                place = os.path.realpath(place, strict=True)
                is_ordinary = S_ISREG(os.stat(place).st_mode)  # noqa: PTH116 - as below
            except (OSError, ValueError) as error:
                return _of_error(error)
            if not place.startswith(self._folders):
                return self._outside
            if not is_ordinary:
                return _SPECIAL
        return None if os.access(place, os.R_OK) else _unreadable(_DENIED)

    def problem(self, path: str, severity: Severity = Severity.ERROR) -> Problem | None:
        """Give the problem of a file that is not read."""
        refusal = self.refusal(path)
        if refusal is None:
            return None
        return Problem(path, 1, f"The file {refusal.reason}", refusal.hint, severity)

    def _is_plain(self, place: str) -> bool:
        """Whether a file is an ordinary one in one of the folders, as nearly all are."""
        # A Path for each of 100,000 files is slow.
        try:
            is_ordinary = S_ISREG(os.lstat(place).st_mode)
        except (OSError, ValueError):
            return False
        return is_ordinary and self._holds(os.path.dirname(place))  # noqa: PTH120 - as above

    def _is_inside(self, folder: str) -> bool:
        return f"{os.path.realpath(folder)}{os.sep}".startswith(self._folders)


@lru_cache(maxsize=8)  # each build of a preview has settings of its own
def boundary_of(settings: Settings) -> Boundary:
    """Give the boundary of a site."""
    docs, briefings, *others = settings.places
    if settings.names_dir is not None:
        others.append(settings.relative(settings.names_dir))
    return Boundary(str(settings.root), (briefings, docs, *others))
