"""The first half of a build: from files to the archive, or to the problems in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.archive import Archive, build_archive, check_addresses
from mkdocs_briefings.errors import InvalidNewsroomError, Problem, errors_in
from mkdocs_briefings.reading.newsroom import read_newsroom

if TYPE_CHECKING:
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Loaded:
    """An archive that can be published."""

    archive: Archive
    problems: tuple[Problem, ...]
    """Warnings, and where invalid files are skipped their errors too; sorted."""

    skipped: tuple[str, ...]
    """Paths of the files that are left out because of an error, sorted."""


def check(settings: Settings) -> tuple[Problem, ...]:
    """Give every problem of every file, sorted by path and line."""
    newsroom = read_newsroom(settings)
    problems = (*newsroom.problems, *check_addresses(newsroom, settings))
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))


def load(settings: Settings) -> Loaded:
    """Read everything and group what is published.

    Raises `InvalidNewsroomError` where a file has an error, unless the settings skip such files.
    """
    newsroom = read_newsroom(settings)
    problems = (*newsroom.problems, *check_addresses(newsroom, settings))
    errors = errors_in(problems)
    if errors and not settings.skip_invalid:
        raise InvalidNewsroomError(problems)
    return Loaded(
        archive=build_archive(newsroom, settings, errors),
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        skipped=tuple(sorted({problem.path for problem in errors})),
    )
