"""Plan a site in each of its languages, without the files that are in the way of something."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.build.claims import claims_of_archive, plan_site, refuse_collisions
from mkdocs_briefings.build.intruders import find_intruders
from mkdocs_briefings.build.load import forget_folders, without
from mkdocs_briefings.errors import InvalidNewsroomError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.build.steps import LoadStep
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


class PlannedSite(NamedTuple):
    """A site in one language."""

    loaded: LoadResult
    plan: Plan
    standing: StandingFiles


def plan_sites(steps: Sequence[LoadStep]) -> list[PlannedSite]:
    """Plan the site in each language.

    Raises `PlanError`, `CollisionError`, and `InvalidNewsroomError`.
    """
    loaded = [each.loaded for each in steps]
    plans = _plans(steps, loaded)
    is_changed = False
    for number, (step, plan) in enumerate(zip(steps, plans, strict=True)):
        session, standing = step.session, step.standing
        refuse_collisions(claims_of_archive(loaded[number].archive, plan), standing)
        known = session.state.group_names(session.site)
        problems = tuple(find_intruders(loaded[number], plan, standing, session.settings, known))
        if problems:
            loaded[number] = _without_intruders(step, problems)
            is_changed = True
    if is_changed:
        plans = _plans(steps, loaded)
    standings = (each.standing for each in steps)
    return [PlannedSite(*each) for each in zip(loaded, plans, standings, strict=True)]


def _plans(steps: Sequence[LoadStep], loaded: Sequence[LoadResult]) -> list[Plan]:
    archives = tuple(each.archive for each in loaded)
    return [plan_in_languages(step.settings, archives, step.standing) for step in steps]


def plan_in_languages(
    settings: Settings, archives: Sequence[Archive], standing: StandingFiles
) -> Plan:
    """Plan a site in one language, of the archives of all. Raises `PlanError`."""
    own = next(each for each in archives if each.language == settings.language)
    others = tuple(each for each in archives if each is not own)
    own.meet(others)
    return plan_site(own, settings, standing, others)


def _without_intruders(before: LoadStep, problems: tuple[Problem, ...]) -> LoadResult:
    """Leave out who is in the way. Raises `InvalidNewsroomError` where that is not wanted."""
    session, settings = before.session, before.settings
    for problem in problems:
        session.listener.problem(problem)
    # So that the next build finds them again.
    forget_folders(session.state, problems)
    if not settings.skip_invalid:
        raise InvalidNewsroomError(problems)
    return without(before.loaded, problems, settings)
