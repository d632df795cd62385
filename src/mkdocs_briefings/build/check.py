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
from mkdocs_briefings.errors import Problem, errors_in
from mkdocs_briefings.reading.newsroom import read_newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.build.claims import Claim
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


def check(settings: Settings, standing: StandingFiles) -> tuple[Problem, ...]:
    """Give every problem of every file, sorted by path and line; writes nothing in the project.

    `standing` is what MkDocs would make itself.
    """
    newsroom = read_newsroom(settings)
    problems = [*newsroom.problems, *check_addresses(newsroom, settings)]
    claims = list(claims_of_any_site(settings, standing))
    if not errors_in(problems) and _may_be_in_the_way(standing, claims):
        claims += _claims_of_archive(settings, standing)
    problems += _collision_problems(claims, standing)
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))


def _may_be_in_the_way(standing: StandingFiles, claims: list[Claim]) -> bool:
    """Whether a file stands in a folder of the news: only then it matters what is published."""
    pages = (place for place, _ in claims if place.endswith("/index.html"))
    folders = {page.partition("/")[0] for page in pages}
    tops = {place.partition("/")[0] for place in standing.places}
    return any(top in folders or top.isdecimal() for top in tops)


def _claims_of_archive(settings: Settings, standing: StandingFiles) -> Iterator[Claim]:
    with TemporaryDirectory() as folder:
        state = State(Path(folder) / STATE.name)
        archive = load(settings, state, site_name(settings)).archive
        yield from claims_of_archive(archive, plan_site(archive, settings, standing))


def _collision_problems(claims: list[Claim], standing: StandingFiles) -> Iterator[Problem]:
    origins = frozenset(standing.places.values())
    # What every site has is among what the archive makes too.
    found = collisions([*dict(claims).items(), *standing.places.items()])
    for place, claimants in found.items():
        path = next(each for each in claimants if each in origins)
        yield Problem(path, 1, message(claimants, place), hint(place))
