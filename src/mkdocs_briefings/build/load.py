"""The first half of a build: from files to the archive, or to the problems in the way."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.archive import Archive, build_archive, check_addresses
from mkdocs_briefings.build.fingerprint import fingerprint
from mkdocs_briefings.build.state import STATE, State
from mkdocs_briefings.errors import InvalidNewsroomError, Problem, errors_in
from mkdocs_briefings.reading.cache import ReadCache
from mkdocs_briefings.reading.newsroom import Newsroom, read_newsroom

if TYPE_CHECKING:
    from mkdocs_briefings.settings import Settings

_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Loaded:
    """An archive that can be published."""

    archive: Archive
    problems: tuple[Problem, ...]
    """Warnings, and where invalid files are skipped their errors too; sorted."""

    skipped: tuple[str, ...]
    """Paths of the files that are left out because of an error, sorted."""


def check(settings: Settings) -> tuple[Problem, ...]:
    """Give every problem of every file, sorted by path and line; writes nothing."""
    newsroom = read_newsroom(settings)
    problems = (*newsroom.problems, *check_addresses(newsroom, settings))
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))


def load(settings: Settings) -> Loaded:
    """Read everything and group what is published.

    Raises `InvalidNewsroomError` where a file has an error, unless the settings skip such files.
    """
    newsroom = _read(settings)
    problems = (*newsroom.problems, *check_addresses(newsroom, settings))
    errors = errors_in(problems)
    if errors and not settings.skip_invalid:
        raise InvalidNewsroomError(problems)
    return Loaded(
        archive=build_archive(newsroom, settings, errors),
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        skipped=tuple(sorted({problem.path for problem in errors})),
    )


def _read(settings: Settings) -> Newsroom:
    """Read everything, with what an earlier build has read if that can be had."""
    version = _version(settings)
    try:
        state = State(settings.root / STATE)
        cache = ReadCache(settings.root, state.shelves(version))
    except Exception:  # noqa: BLE001 - a damaged memory raises anything, and is only a memory
        return read_newsroom(settings)
    newsroom = read_newsroom(settings, cache)
    with suppress(OSError, sqlite3.Error):  # a memory that cannot be written is none
        state.keep_shelves(cache.changed, cache.gone, version)
    return newsroom


def _version(settings: Settings) -> str:
    """Stand for all that a file's reading depends on besides the file."""
    chosen = (
        sys.version,
        str(settings.zone),
        settings.relative(settings.docs_dir),
        settings.relative(settings.briefings_dir),
        settings.relative(settings.sources_dir),
    )
    parts = [repr(chosen).encode()]
    for folder in ("model", "reading"):
        for path in sorted((_PACKAGE / folder).glob("*.py")):
            parts.append(path.read_bytes())  # noqa: PERF401 - a comprehension of two loops is none
    return fingerprint(b"".join(parts))
