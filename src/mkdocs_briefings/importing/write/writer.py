"""Write briefings, profiles and what goes beside them, and count them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem
from mkdocs_briefings.importing.write.report import FilePair
from mkdocs_briefings.writing.files import Outcome, copy_new, write_new

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.write.tally import Tally


class Writer:
    """Writes what an import makes, and nothing over a file that is there."""

    def __init__(self, tally: Tally, *, dry_run: bool) -> None:
        self._tally, self._dry_run = tally, dry_run

    def write_profile(self, old: str, target: Path, text: str) -> None:
        """Write the profile of a source; `old` is what it was made of."""
        if self._write(old, target, text) is Outcome.WRITTEN:
            self._tally.sources.append(FilePair(old, target.as_posix()))

    def write_briefing(
        self, post: OldPost, target: Path, text: str, files: Mapping[Path, Path]
    ) -> bool:
        """Write a briefing and copy its files; gives whether it is there now as it shall be."""
        outcome = self._write(post.path, target, text)
        if outcome is None:
            return False
        self._tally.briefings[outcome].append(FilePair(post.path, target.as_posix()))
        if outcome is Outcome.LEFT_ALONE:
            return False
        for original, copy in files.items():
            self._copy(post, original, copy)
        return True

    def _write(self, old: str, target: Path, text: str) -> Outcome | None:
        try:
            return write_new(target, text.encode(), dry_run=self._dry_run)
        except OSError as error:
            message = f"{target.as_posix()} cannot be written: {_reason(error)}."
            self._tally.failed.append(Problem(old, 1, message))
            return None

    def _copy(self, post: OldPost, original: Path, target: Path) -> None:
        try:
            outcome = copy_new(original, target, dry_run=self._dry_run)
        except OSError as error:
            message = f"{original.name} cannot be copied to {target.as_posix()}: {_reason(error)}."
            self._tally.failed.append(post.error(message))
            return
        if outcome is Outcome.LEFT_ALONE:
            message = f"{target.as_posix()} exists with other content and is left alone."
            self._tally.notes.append(post.note(message))
        self._tally.files += outcome is Outcome.WRITTEN


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
