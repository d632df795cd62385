"""Find all that would stop a build, and write nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.build.anchors import AnchorCheck
from mkdocs_briefings.build.claims import claims_of_any_site, claims_of_archive
from mkdocs_briefings.build.collisions import collisions, hint, message
from mkdocs_briefings.build.dead_links import SiteLinks
from mkdocs_briefings.build.docs_links import dead_links_of_docs, links_of_docs, to_anchors
from mkdocs_briefings.build.intruders import find_intruders
from mkdocs_briefings.build.load import load_all
from mkdocs_briefings.build.plan_sites import PlannedSite, plan_in_languages
from mkdocs_briefings.build.site_addresses import AddressFinder, find_in_all
from mkdocs_briefings.build.state import STATE, State, site_name
from mkdocs_briefings.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.rendering.anchors import AnchorReader
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


def check(settings: Settings, standing: StandingFiles, reader: AnchorReader) -> Iterator[Problem]:
    """Give every problem, and write nothing in the project.

    What is in the way of every site comes first, before a briefing is read; the others are sorted
    by path and line. `standing` is what MkDocs would make itself, and `reader` knows the anchors on
    pages. All is read as a build reads it, so that what stops a build stands here too.
    """
    of_any = [dict(claims_of_any_site(each, standing)) for each in settings.all_sites]
    known = tuple(chain(*(_collision_problems(each, standing) for each in of_any)))
    yield from known
    translations = tuple(replace(each, skip_invalid=True) for each in settings.translations)
    settings = replace(settings, skip_invalid=True, translations=translations)
    with TemporaryDirectory() as folder:
        state = State(Path(folder) / STATE.name)
        names = {each.language: site_name(each) for each in settings.all_sites}
        loaded = load_all(settings, state, names, standing.problems)
        parts = [_Part(*each) for each in zip(settings.all_sites, loaded, of_any, strict=True)]
        sites = _planned(parts, standing)
        finders = [
            AddressFinder(*site, state, part.settings)
            for site, part in zip(sites, parts, strict=True)
        ]
        of_docs = tuple(links_of_docs(standing, reader, settings))
        into = list(to_anchors(of_docs, loaded[0].archive))
        problems = list(dead_links_of_docs(of_docs, [each.archive for each in loaded]))
        for part, site in zip(parts, sites, strict=True):
            claims = {**part.claims, **dict(claims_of_archive(part.loaded.archive, site.plan))}
            found = _collision_problems(claims, standing)
            links = SiteLinks(part.loaded.links, part.loaded.archive, part.settings)
            there = find_in_all(finders, links.paths, part.settings)
            into += links.to_anchors(there)
            problems += [
                *part.loaded.problems,
                *find_intruders(part.loaded, site.plan, standing, part.settings),
                *links.dead(there, is_all_known=standing.are_all),
                *(problem for problem in found if problem not in known),
            ]
        ids = chain(*(each.ids for each in loaded))
        problems += AnchorCheck(into, ids, reader, state).problems({}, settings.jobs)
    yield from sorted(problems, key=lambda problem: problem.sort_key)


class _Part(NamedTuple):
    """The site in one language."""

    settings: Settings
    loaded: LoadResult
    claims: Mapping[str, str]
    """What it claims whatever is published."""


def _planned(parts: Sequence[_Part], standing: StandingFiles) -> list[PlannedSite]:
    archives = tuple(part.loaded.archive for part in parts)
    return [
        PlannedSite(part.loaded, plan_in_languages(part.settings, archives, standing), standing)
        for part in parts
    ]


def _collision_problems(claims: Mapping[str, str], standing: StandingFiles) -> Iterator[Problem]:
    origins = frozenset(standing.places.values())
    found = collisions([*claims.items(), *standing.places.items()])
    for place, claimants in found.items():
        path = next(each for each in claimants if each in origins)
        yield Problem(path, 1, message(claimants, place), hint(place))
