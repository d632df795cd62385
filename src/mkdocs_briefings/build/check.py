"""Find all that would stop a build, and write nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.addresses import check_addresses
from mkdocs_briefings.build.claims import claims_of_any_site, claims_of_archive, plan_site
from mkdocs_briefings.build.collisions import collisions, hint, message
from mkdocs_briefings.build.load import load
from mkdocs_briefings.build.state import STATE, State, site_name
from mkdocs_briefings.errors import Problem, Severity, errors_in
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.newsroom import read_newsroom
from mkdocs_briefings.reading.snapshots import find_folders, list_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.build.claims import Claim
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


def check(settings: Settings, standing: StandingFiles) -> Iterator[Problem]:
    """Give every problem, and write nothing in the project.

    What is in the way of every site comes first, before a briefing is read; the others are sorted
    by path and line. `standing` is what MkDocs would make itself.
    """
    claims = dict(claims_of_any_site(settings, standing))
    known = tuple(_collision_problems(claims, standing))
    yield from known
    newsroom = read_newsroom(settings)
    problems = [
        *newsroom.problems,
        *check_addresses(newsroom, settings),
        *standing.problems,
        *_refused_beside(settings),
    ]
    if not errors_in(problems) and _may_be_in_the_way(standing, claims):
        claims.update(_claims_of_archive(settings, standing))
        found = _collision_problems(claims, standing)
        problems += [problem for problem in found if problem not in known]
    yield from sorted(problems, key=lambda problem: problem.sort_key)


def _refused_beside(settings: Settings) -> Iterator[Problem]:
    """Name what lies beside briefings and is not read, as a build does."""
    boundary = boundary_of(settings)
    for folder in find_folders(settings.root, settings.briefings_dir):
        for file in list_files(settings.root / folder):
            if not file.is_briefing:
                problem = boundary.problem(f"{folder}/{file.name}", Severity.WARNING)
                if problem is not None:
                    yield problem


def _may_be_in_the_way(standing: StandingFiles, claims: Mapping[str, str]) -> bool:
    """Whether a file stands in a folder of the news: only then it matters what is published."""
    pages = (place for place in claims if place.endswith("/index.html"))
    folders = {page.partition("/")[0] for page in pages}
    tops = {place.partition("/")[0] for place in standing.places}
    return any(top in folders or top.isdecimal() for top in tops)


def _claims_of_archive(settings: Settings, standing: StandingFiles) -> Iterator[Claim]:
    with TemporaryDirectory() as folder:
        state = State(Path(folder) / STATE.name)
        archive = load(settings, state, site_name(settings)).archive
        yield from claims_of_archive(archive, plan_site(archive, settings, standing))


def _collision_problems(claims: Mapping[str, str], standing: StandingFiles) -> Iterator[Problem]:
    origins = frozenset(standing.places.values())
    found = collisions([*claims.items(), *standing.places.items()])
    for place, claimants in found.items():
        path = next(each for each in claimants if each in origins)
        yield Problem(path, 1, message(claimants, place), hint(place))
