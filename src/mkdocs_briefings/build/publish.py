"""The last step of a build: bring the published site up to date, file by file.

The site is never emptied. What has the right bytes already is not touched, and what we made once
and make no longer is removed last. Files that others put there stay.
"""

from __future__ import annotations

import filecmp
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import files_below, move, remove_empty_parents
from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path


class PublishError(BriefingsError):
    """The site cannot be written; what was published before is still whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changeset:
    """What a stage holds, and what of the site goes; paths in them, with `/`."""

    first: Collection[str]
    """Files that pages need, and that are there before the first page: styles, scripts."""

    others: Collection[str]
    gone: Collection[str] = ()
    """Files that we made once and make no longer."""

    ours: Collection[str] = ()
    """All files that we made once: they may make way for others."""


@dataclass(frozen=True, slots=True)
class SiteChanges:
    """What a build changed in the site; paths in it, with `/`, sorted."""

    written: tuple[str, ...]
    """New files, and those whose bytes changed."""

    untouched: frozenset[str]
    """Files of the stage whose bytes the site had already."""

    removed: tuple[str, ...]


def publish(stage: Path, site: Path, delivery: Changeset) -> SiteChanges:
    """Make the site hold what the stage holds, which is moved. Raises `PublishError`."""
    merge = _Merge(stage, site, delivery.ours)
    try:
        site.mkdir(parents=True, exist_ok=True)
        merge.files(sorted(delivery.first))
        merge.folder("")
        removed = tuple(path for path in sorted(delivery.gone) if _remove(site, path))
    except OSError as error:
        where = error.filename or site
        reason = error.strerror or error
        raise PublishError(f"{where}: {reason}. The site was not fully updated.") from error
    written = {*delivery.first, *delivery.others} - merge.untouched
    return SiteChanges(tuple(sorted(written)), frozenset(merge.untouched), removed)


class _Merge:
    """Moves what is staged into the site."""

    def __init__(self, stage: Path, site: Path, ours: Collection[str]) -> None:
        self._stage, self._site, self._ours = stage, site, ours
        self.untouched: set[str] = set()

    def folder(self, inside: str) -> None:
        """Move all files of a folder of the stage; one that the site has not, in one step."""
        with os.scandir(self._stage / inside) as found:
            entries = sorted(found, key=lambda entry: (entry.name.endswith(".html"), entry.name))
        for entry in entries:
            path = f"{inside}{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                self._file(path)
            elif not self._moved_whole(path):
                self.folder(f"{path}/")

    def files(self, paths: Iterable[str]) -> None:
        """Move these files."""
        for path in paths:
            self._file(path)

    def _moved_whole(self, path: str) -> bool:
        target = self._site / path
        if target.is_dir():
            return False
        if os.path.lexists(target):
            self._make_way(path)
            return False
        try:
            (self._stage / path).rename(target)
        except OSError:  # another file system; file by file will do, or say why not
            return False
        return True

    def _file(self, path: str) -> None:
        source, target = self._stage / path, self._site / path
        # Bytes decide, never times: every file of the stage has just been written.
        if target.is_file() and filecmp.cmp(source, target, shallow=False):
            self.untouched.add(path)
            return
        if not target.is_file():
            self._make_way(path)
        move(source, target)

    def _make_way(self, path: str) -> None:
        """Remove our own file where a folder has to be now, and the other way round."""
        parts = path.split("/")
        for length in range(1, len(parts) + 1):
            above = "/".join(parts[:length])
            is_file = (self._site / above).is_file()
            if above in self._ours and is_file and (length < len(parts) or self._is_folder(path)):
                (self._site / above).unlink()
        if (self._site / path).is_dir() and not self._is_folder(path):
            for inside in files_below(self._site / path):
                if f"{path}/{inside}" in self._ours:
                    _remove(self._site, f"{path}/{inside}")
            if (self._site / path).is_dir() and not any((self._site / path).iterdir()):
                (self._site / path).rmdir()

    def _is_folder(self, path: str) -> bool:
        return (self._stage / path).is_dir()


def _remove(site: Path, path: str) -> bool:
    target = site / path
    if not target.is_file():
        return False
    target.unlink()
    remove_empty_parents(target, site)
    return True
