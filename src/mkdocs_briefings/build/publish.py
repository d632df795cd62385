"""The last step of a build: bring the published site up to date, file by file.

The site is never emptied. What has the right bytes already is not touched, and what we made once
and make no longer is removed last. Files that others put there stay.
"""

from __future__ import annotations

import filecmp
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import files_below, move, remove_empty_parents
from mkdocs_briefings.build.fingerprint import fingerprint
from mkdocs_briefings.build.state import Record
from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from mkdocs_briefings.build.state import State


class PublishError(BriefingsError):
    """The site cannot be written; what was published before is still whole."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a build changed in the site; paths in it, with `/`, sorted."""

    written: tuple[str, ...]
    """New files, and those whose bytes changed."""

    unchanged: int
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What a rendered output was made of."""

    parts: dict[str, str]
    lookups: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a build has rendered of the news, and what it did not have to."""

    made: Mapping[str, Made | None]
    """By the paths of rendered outputs; None where it is not to be relied on again."""

    kept: Collection[str]
    """Paths of outputs whose published files are right."""

    retimed: Mapping[str, Record]
    """By their paths, kept outputs whose files have new times."""

    surroundings: Mapping[str, str]
    """Fingerprints of what every page depends on, by names for people."""


def publish(stage: Path, site: Path, name: str, state: State, rendered: Rendered) -> Published:
    """Make the site hold what the stage holds, whose changed files are moved, and what is kept.

    `name` is what the state knows the site by. Raises `PublishError`.
    """
    ours = set(state.recall(name).records)
    staged = files_below(stage)
    gone = sorted(ours - set(staged) - set(rendered.kept))
    # Before the first is written: after a crash none of them is relied on, or another's.
    state.doubt(name, staged)
    try:
        written = [path for path in _pages_last(staged) if _update(stage, site, path, ours)]
        removed = [path for path in gone if _remove(site, path)]
        records = {path: _record(site / path, rendered.made.get(path)) for path in staged}
    except OSError as error:
        where = error.filename or site
        reason = error.strerror or error
        raise PublishError(f"{where}: {reason}. The site was not fully updated.") from error
    state.remember(name, {**rendered.retimed, **records}, gone, rendered.surroundings)
    unchanged = len(staged) + len(rendered.kept) - len(written)
    return Published(tuple(sorted(written)), unchanged, tuple(removed))


def _record(path: Path, made: Made | None) -> Record | None:
    if made is None:
        return None
    found = path.stat()
    digest = fingerprint(path.read_bytes())
    return Record(made.parts, made.lookups, found.st_size, found.st_mtime_ns, digest)


def _pages_last(paths: list[str]) -> list[str]:
    # A page that readers see needs its styles and pictures to be there.
    return sorted(paths, key=lambda path: (path.endswith(".html"), path))


def _update(stage: Path, site: Path, path: str, ours: set[str]) -> bool:
    source, target = stage / path, site / path
    # Bytes decide, never times: every file of the stage has just been written.
    if target.is_file() and filecmp.cmp(source, target, shallow=False):
        return False
    _make_way(site, path, ours)
    move(source, target)
    return True


def _make_way(site: Path, path: str, ours: set[str]) -> None:
    """Remove our own file where a folder has to be now, and the other way round."""
    parts = path.split("/")
    for length in range(1, len(parts)):
        above = "/".join(parts[:length])
        if above in ours and (site / above).is_file():
            (site / above).unlink()
    if (site / path).is_dir():
        for inside in files_below(site / path):
            if f"{path}/{inside}" in ours:
                _remove(site, f"{path}/{inside}")
        if (site / path).is_dir() and not any((site / path).iterdir()):
            (site / path).rmdir()


def _remove(site: Path, path: str) -> bool:
    target = site / path
    if not target.is_file():
        return False
    target.unlink()
    remove_empty_parents(target, site)
    return True
