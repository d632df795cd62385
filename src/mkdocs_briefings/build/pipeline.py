"""The order of a build: begin, load, plan, render, publish.

Each step takes the record that the step before it gives, and what MkDocs knows by then. Where a
step fails, the next build may begin; the published site is as it was, unless it is publishing that
fails, which the next build then finishes. Between two steps MkDocs works by itself; if that fails,
`abandon` ends the build.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_briefings.build.anchors import AnchorCheck
from mkdocs_briefings.build.claims import refuse_collisions_of_any_site
from mkdocs_briefings.build.context import BuildContext
from mkdocs_briefings.build.dead_links import SiteLinks
from mkdocs_briefings.build.docs_links import links_of_docs, to_anchors
from mkdocs_briefings.build.files import files_below
from mkdocs_briefings.build.finish import finish
from mkdocs_briefings.build.group_runs import LocalRunner
from mkdocs_briefings.build.languages import languages_of, refuse_twins
from mkdocs_briefings.build.load import load_session
from mkdocs_briefings.build.moved import moved_briefings
from mkdocs_briefings.build.page_search import write_page_search
from mkdocs_briefings.build.plan_sites import plan_sites
from mkdocs_briefings.build.render import RenderedSite, inputs_of
from mkdocs_briefings.build.render import render as render_news
from mkdocs_briefings.build.report import BuildReport, note_changed_feeds
from mkdocs_briefings.build.session import Session, abandon, begin
from mkdocs_briefings.build.site_addresses import AddressFinder, find_in_all
from mkdocs_briefings.build.state import STATE, State, site_name
from mkdocs_briefings.build.steps import (
    LoadStep,
    PlanStep,
    ReadySite,
    RenderStep,
    Standby,
    StandStill,
)
from mkdocs_briefings.drawing.cards.lacking import told_of_fonts
from mkdocs_briefings.errors import InvalidNewsroomError
from mkdocs_briefings.outputs.other_products import other_code
from mkdocs_briefings.outputs.products import all_products
from mkdocs_briefings.rendering.full_rebuild import full_rebuild_reason
from mkdocs_briefings.rendering.global_inputs import global_inputs
from mkdocs_briefings.rendering.page.headers import write_headers
from mkdocs_briefings.rendering.page.links import Linker
from mkdocs_briefings.rendering.page.standing import no_standing_files
from mkdocs_briefings.rendering.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from mkdocs_briefings.build.group_runs import GroupRunner
    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.rendering.page.languages import LanguageSites
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.rendering.site import Site
    from mkdocs_briefings.settings import Settings

__all__ = [
    "LoadStep", "PlanStep", "RenderStep", "Runners", "StandStill", "Standby", "abandon", "begin",
    "forget", "hand_stage_over", "load", "on_this_machine", "plan", "publish", "render",
    "stand_by", "with_standing",
]  # fmt: skip


Runners: TypeAlias = "Callable[[PlanStep, Site], GroupRunner]"
"""Gives what renders the groups of a build, once it is planned."""


def on_this_machine(_planned: PlanStep, _site: Site) -> GroupRunner:
    """Let the groups of a build be rendered by processes of this machine."""
    return LocalRunner()


def load(
    session: Session, standing: StandingFiles | None = None, last: BuildReport | None = None
) -> LoadStep:
    """Read what is new. `last` is what a preview shows while files have errors.

    Raises `InvalidNewsroomError`, and `CollisionError` where MkDocs makes what every site has.
    """
    with session.turn.step("load"):
        if standing is not None:
            for each in session.settings.all_sites:
                its = _standing_in(each, standing)
                refuse_collisions_of_any_site(each, its)
        return _load(session, standing or no_standing_files(), last)


def plan(loaded: LoadStep) -> PlanStep:
    """Plan what is made of it. Raises `PlanError` and `CollisionError`."""
    with loaded.session.turn.step("plan"):
        state = loaded.session.state
        return state.through_damage(partial(_plan, loaded), lambda: _plan(_load_again(loaded)))


def with_standing(loaded: LoadStep, standing: StandingFiles) -> LoadStep:
    """Give the same where something else stands than was known when it was read.

    Raises `CollisionError` where that is in the way of what every site has.
    """
    sites = [
        replace(each, standing=_standing_in(each.settings, standing)) for each in loaded.all_sites
    ]
    for each in sites:
        refuse_collisions_of_any_site(each.settings, each.standing)
    first, *others = sites
    return replace(first, translations=tuple(others))


def render(
    planned: PlanStep, site: Site, runners: Runners = on_this_machine
) -> RenderStep | StandStill:
    """Render what has changed into the stage. Raises `RenderError` and `CollisionError`."""
    session = planned.before.session
    with session.turn.step("render"):
        if planned.before.is_outdated:
            return StandStill(session)
        write_headers(session.stage, site.scripts, session.settings)
        write_page_search(planned, session.stage, session.cache)
        others = files_below(session.stage)
        return session.state.through_damage(
            lambda: _render(planned, site, others, runners),
            lambda: _render(_plan(_load_again(planned.before)), site, others, runners),
        )


def stand_by(planned: PlanStep, site: Site) -> Standby:
    """Prepare to render what the build of another process asks for, in place of a step to render.

    That process has to have the same inputs.
    """
    session = planned.before.session
    with session.turn.step("render"):
        return Standby({each.before.settings.tag: _ready(each, site) for each in planned.all_sites})


def publish(rendered: RenderStep | StandStill, warnings: int = 0) -> BuildReport | None:
    """Bring the published site up to date, and remember what it was made of.

    Gives None where nothing is published: for the errors of a preview, and in strict mode for so
    many warnings. Raises `PublishError` and `OSError`.
    """
    session = rendered.session
    with session.turn.step("publish"):
        if isinstance(rendered, StandStill) or (session.settings.strict and warnings):
            return None
        done = finish(rendered.sites, _others(rendered))
        for notice in done.notices:
            session.listener.notice(notice)
        shutil.rmtree(session.stage, ignore_errors=True)
        seconds = time.monotonic() - session.started
        report = BuildReport(rendered.sites, done, seconds)
        if not session.is_preview:  # nobody subscribes to one
            note_changed_feeds(report.feeds, session.settings.root)
        return report


def hand_stage_over(
    rendered: RenderStep | StandStill, take: Callable[[RenderStep], None], warnings: int = 0
) -> bool:
    """Let something else publish what is in the stage, in place of the step that does.

    Nothing is remembered of it, and the published site stays as it was. Gives whether it was
    taken, as `publish` does; raises what `take` raises.
    """
    session = rendered.session
    with session.turn.step("publish"):
        if isinstance(rendered, StandStill) or (session.settings.strict and warnings):
            return False
        take(rendered)
        shutil.rmtree(session.stage, ignore_errors=True)
        return True


def forget(settings: Settings) -> None:
    """Forget what is published, which is gone. Raises `StateError`."""
    state, name = State(settings.root / STATE), site_name(settings)
    for site in (name, *state.languages(name).values()):
        state.forget(site)


def _load(session: Session, standing: StandingFiles, last: BuildReport | None) -> LoadStep:
    try:
        loaded, *others = load_session(session, standing.problems)
    except InvalidNewsroomError:
        if last is None:
            raise
        loaded, *others = (each.context.loaded for each in last.sites)
        return _step(session, standing, loaded, others, is_outdated=True)
    return _step(session, standing, loaded, others, is_outdated=False)


def _step(
    session: Session,
    standing: StandingFiles,
    loaded: LoadResult,
    others: Sequence[LoadResult],
    *,
    is_outdated: bool,
) -> LoadStep:
    """Give the step of a site; `others` were loaded of it in its other languages."""
    translations = tuple(
        LoadStep(replace(session, settings=each), _standing_in(each, standing), of_it, is_outdated)
        for each, of_it in zip(session.settings.translations, others, strict=True)
    )
    return LoadStep(session, standing, loaded, is_outdated, translations)


def _standing_in(settings: Settings, standing: StandingFiles) -> StandingFiles:
    """Give what MkDocs makes, with the pages of one of the languages."""
    return standing if settings.is_default else standing.in_language(settings.language)


def _load_again(loaded: LoadStep) -> LoadStep:
    return _load(loaded.session, loaded.standing, None)


def _plan(before: LoadStep) -> PlanStep:
    planned = plan_sites(before.all_sites)
    steps = [
        replace(step, loaded=each.loaded)
        for step, each in zip(before.all_sites, planned, strict=True)
    ]
    # A text may lead to the site in another language.
    finders = [
        AddressFinder(*each, step.session.state, step.settings)
        for each, step in zip(planned, steps, strict=True)
    ]
    languages = languages_of(planned, before.session.settings)
    first, *others = (
        _with_links(step, each.plan, finders, languages)
        for step, each in zip(steps, planned, strict=True)
    )
    return replace(first, translations=tuple(others))


def _with_links(
    before: LoadStep, news: Plan, finders: Sequence[AddressFinder], languages: LanguageSites
) -> PlanStep:
    """Find what is at the addresses that texts link to."""
    session, standing, archive = before.session, before.standing, before.loaded.archive
    settings = session.settings
    links = SiteLinks(before.loaded.links, archive, settings)
    addresses = find_in_all(finders, links.paths, settings)
    for problem in links.dead(addresses):
        session.listener.problem(problem)
    warn = session.listener.warn
    linker = Linker(archive, settings, standing, warn, addresses, languages=languages)
    return PlanStep(before, news, linker, tuple(links.to_anchors(addresses)))


def _anchor_check(planned: PlanStep, site: Site) -> AnchorCheck:
    session, standing = planned.before.session, planned.before.standing
    reader = site.anchor_reader(session.settings, standing)
    of_docs = links_of_docs(standing, reader, session.settings)
    of_docs = to_anchors(of_docs, planned.before.loaded.archive)
    links = chain(*(each.to_anchors for each in planned.all_sites), of_docs)
    ids = chain(*(each.before.loaded.ids for each in planned.all_sites))
    return AnchorCheck(links, ids, reader, session.state)


def _render(planned: PlanStep, site: Site, others: Collection[str], runners: Runners) -> RenderStep:
    session = planned.before.session
    reason = full_rebuild_reason(site.config)
    if reason:
        session.listener.debug(f"Every page is rendered anew, on one core: {reason}.")
    anchors = _anchor_check(planned, site)
    # Found once for all languages, and only where something links.
    moved = cache(partial(moved_briefings, [each.before for each in planned.all_sites]))
    # In one process means in this one.
    runner = on_this_machine(planned, site) if reason else runners(planned, site)
    sites: list[RenderedSite] = []
    try:
        for each in planned.all_sites:
            settings = each.before.settings
            its = site.in_language(settings.tag)
            context = _context(each, its, runner, moved, is_alone=not reason)
            if context.renderer.notice and settings.is_default:
                session.listener.notice(context.renderer.notice)
            context.renderer.note_anchors(anchors.unknown)
            sites.append(RenderedSite(context, render_news(context, _inputs(its, settings))))
    finally:
        runner.close()
    refuse_twins(sites)
    found = {path: each for site in sites for path, each in site.rendered.anchors.items()}
    for problem in anchors.problems(found, session.settings.jobs):
        session.listener.problem(problem)
    undrawn = frozenset().union(*(each.rendered.undrawn for each in sites))
    if undrawn:
        session.listener.notice(told_of_fonts(undrawn))
    may_write = bool(reason) or any(each.context.renderer.listeners.may_write for each in sites)
    return RenderStep(session, tuple(sites), None if may_write else others)


def _ready(planned: PlanStep, site: Site) -> ReadySite:
    settings = planned.before.settings
    its = site.in_language(settings.tag)
    # Whoever stands by compares nothing with what was published.
    context = _context(planned, its, LocalRunner(), frozenset, is_alone=True)
    return ReadySite(context, inputs_of(context, _inputs(its, settings)))


def _inputs(site: Site, settings: Settings) -> dict[str, str]:
    return {**global_inputs(site, settings), **other_code(all_products())}


def _context(
    planned: PlanStep,
    site: Site,
    runner: GroupRunner,
    moved: Callable[[], frozenset[str]],
    *,
    is_alone: bool,
) -> BuildContext:
    before, session = planned.before, planned.before.session
    settings, store = session.settings, before.loaded.store
    copies = session.cache / "images"
    return BuildContext(
        plan=planned.plan,
        loaded=before.loaded,
        renderer=Renderer(site, settings, planned.linker, store.keys, copies),
        linker=planned.linker,
        settings=settings,
        state=session.state,
        site=session.site,
        stage=session.stage,
        standing=before.standing.places,
        jobs=settings.jobs if is_alone else 1,
        runner=runner,
        reuses=is_alone,
        warn=session.listener.warn,
        progress=session.listener.progress,
        moved=moved,
    )


def _others(rendered: RenderStep) -> Collection[str]:
    if rendered.others is not None:
        return rendered.others
    news = {stale.path for each in rendered.sites for stale in each.rendered.stale}
    return [path for path in files_below(rendered.session.stage) if path not in news]
