"""Find all that would stop a build, and write nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs_briefings.build.anchors import AnchorCheck
from mkdocs_briefings.build.claims import claims_of_any_site, claims_of_archive, is_in_reach
from mkdocs_briefings.build.collisions import collisions, hint, message
from mkdocs_briefings.build.dead_links import SiteLinks
from mkdocs_briefings.build.docs_links import dead_links_of_docs, links_of_docs, to_anchors
from mkdocs_briefings.build.intruders import find_intruders
from mkdocs_briefings.build.load import load_all
from mkdocs_briefings.build.plan_sites import plan_in_languages
from mkdocs_briefings.build.site_addresses import AddressFinder, find_in_all
from mkdocs_briefings.build.state import STATE, State, site_name
from mkdocs_briefings.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.rendering.anchors import AnchorReader
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


def check(settings: Settings, standing: StandingFiles, reader: AnchorReader) -> Iterator[Problem]:
    """Give every problem, and write nothing in the project.

    What is in the way of every site comes first, before a briefing is read; the others are sorted
    by path and line. `standing` is what MkDocs would make itself, and `reader` knows the anchors on
    pages. All is read as a build reads it, so that what stops a build stands here too.
    """
    of_any = [_claims_in_reach(each, standing) for each in settings.all_sites]
    known = tuple(chain(*(_collision_problems(each, standing) for each in of_any)))
    yield from known
    translations = tuple(replace(each, skip_invalid=True) for each in settings.translations)
    settings = replace(settings, skip_invalid=True, translations=translations)
    with TemporaryDirectory() as folder:
        state = State(Path(folder) / STATE.name)
        names = {each.language: site_name(each) for each in settings.all_sites}
        loaded = load_all(settings, state, names, standing.problems)
        archives = tuple(each.archive for each in loaded)
        sites = [
            _Site(*each, standing, state, archives)
            for each in zip(settings.all_sites, loaded, of_any, strict=True)
        ]
        of_docs = tuple(links_of_docs(standing, reader, settings))
        into = list(to_anchors(of_docs, archives[0]))
        problems = list(dead_links_of_docs(of_docs, archives))
        for site in sites:
            links = SiteLinks(site.loaded.links, site.loaded.archive, site.settings)
            paths = tuple(links.paths)
            finders = [each.finder for each in sites] if paths else ()
            there = find_in_all(finders, paths, site.settings)
            into += links.to_anchors(there)
            problems += [
                *site.loaded.problems,
                *site.intruders(),
                *links.dead(there, is_all_known=standing.are_all),
                *(problem for problem in site.collisions() if problem not in known),
            ]
        ids = chain(*(each.ids for each in loaded))
        problems += AnchorCheck(into, ids, reader, state).problems({}, settings.jobs)
    yield from sorted(problems, key=lambda problem: problem.sort_key)


@dataclass(frozen=True)
class _Site:
    """The site in one language. It is planned where somebody has to know of its plan."""

    settings: Settings
    loaded: LoadResult
    of_any: Mapping[str, str]
    """What it claims whatever is published, as far as that is in reach of what stands."""

    standing: StandingFiles
    state: State
    archives: tuple[Archive, ...]
    """Those of the site in all languages."""

    @cached_property
    def plan(self) -> Plan:
        return plan_in_languages(self.settings, self.archives, self.standing)

    @property
    def finder(self) -> AddressFinder:
        return AddressFinder(self.loaded, self.plan, self.standing, self.state, self.settings)

    def intruders(self) -> Iterator[Problem]:
        if not self.loaded.is_empty:
            yield from find_intruders(self.loaded, self.plan, self.standing, self.settings)

    def collisions(self) -> Iterator[Problem]:
        if is_in_reach(self.settings, self.standing):
            of_archive = dict(claims_of_archive(self.loaded.archive, self.plan))
            yield from _collision_problems({**self.of_any, **of_archive}, self.standing)


def _claims_in_reach(settings: Settings, standing: StandingFiles) -> dict[str, str]:
    if not is_in_reach(settings, standing):
        return {}
    return dict(claims_of_any_site(settings, standing))


def _collision_problems(claims: Mapping[str, str], standing: StandingFiles) -> Iterator[Problem]:
    origins = frozenset(standing.places.values())
    found = collisions([*claims.items(), *standing.places.items()])
    for place, claimants in found.items():
        path = next(each for each in claimants if each in origins)
        yield Problem(path, 1, message(claimants, place), hint(place))
