"""Find all that would stop a build, and write nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs_briefings.build.anchors import AnchorCheck
from mkdocs_briefings.build.claims import claims_of_any_site, claims_of_archive, plan_site
from mkdocs_briefings.build.collisions import collisions, hint, message
from mkdocs_briefings.build.dead_links import SiteLinks
from mkdocs_briefings.build.docs_links import dead_links_of_docs, links_of_docs, to_anchors
from mkdocs_briefings.build.intruders import find_intruders
from mkdocs_briefings.build.load import load
from mkdocs_briefings.build.site_addresses import AddressFinder
from mkdocs_briefings.build.state import STATE, State, site_name
from mkdocs_briefings.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.rendering.anchors import AnchorReader
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


def check(settings: Settings, standing: StandingFiles, reader: AnchorReader) -> Iterator[Problem]:
    """Give every problem, and write nothing in the project.

    What is in the way of every site comes first, before a briefing is read; the others are sorted
    by path and line. `standing` is what MkDocs would make itself, and `reader` knows the anchors on
    pages. All is read as a build reads it, so that what stops a build stands here too.
    """
    claims = dict(claims_of_any_site(settings, standing))
    known = tuple(_collision_problems(claims, standing))
    yield from known
    settings = replace(settings, skip_invalid=True)
    with TemporaryDirectory() as folder:
        state = State(Path(folder) / STATE.name)
        loaded = load(settings, state, site_name(settings), standing.problems)
        plan = plan_site(loaded.archive, settings, standing)
        claims.update(claims_of_archive(loaded.archive, plan))
        found = _collision_problems(claims, standing)
        links = SiteLinks(loaded.links, loaded.archive, settings)
        there = AddressFinder(loaded, plan, standing, state, settings).find(links.paths)
        of_docs = tuple(links_of_docs(standing, reader, settings))
        into = *links.to_anchors(there), *to_anchors(of_docs, loaded.archive)
        problems = [
            *loaded.problems,
            *find_intruders(loaded, plan, standing, settings),
            *links.dead(there, is_all_known=standing.are_all),
            *dead_links_of_docs(of_docs, loaded.archive),
            *AnchorCheck(into, loaded.ids, reader, state).problems({}, settings.jobs),
            *(problem for problem in found if problem not in known),
        ]
    yield from sorted(problems, key=lambda problem: problem.sort_key)


def _collision_problems(claims: Mapping[str, str], standing: StandingFiles) -> Iterator[Problem]:
    origins = frozenset(standing.places.values())
    found = collisions([*claims.items(), *standing.places.items()])
    for place, claimants in found.items():
        path = next(each for each in claimants if each in origins)
        yield Problem(path, 1, message(claimants, place), hint(place))
