"""The order of a build: begin, load, plan, render, publish.

Each step takes the record that the step before it gives, and what MkDocs knows by then. Where a
step fails, the next build may begin; the published site is as it was, unless it is publishing that
fails, which the next build then finishes. Between two steps MkDocs works by itself; if that fails,
`abandon` ends the build.
"""

from __future__ import annotations

import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_briefings.build.anchors import AnchorCheck
from mkdocs_briefings.build.claims import (
    claims_of_any_site,
    claims_of_archive,
    plan_site,
    refuse_collisions,
)
from mkdocs_briefings.build.collector import without_collector
from mkdocs_briefings.build.context import BuildContext
from mkdocs_briefings.build.dead_links import SiteLinks
from mkdocs_briefings.build.docs_links import links_of_docs, to_anchors
from mkdocs_briefings.build.files import files_below
from mkdocs_briefings.build.finish import finish
from mkdocs_briefings.build.group_runs import LocalRunner
from mkdocs_briefings.build.intruders import find_intruders
from mkdocs_briefings.build.load import forget_folders, without
from mkdocs_briefings.build.load import load as load_newsroom
from mkdocs_briefings.build.render import inputs_of
from mkdocs_briefings.build.render import render as render_news
from mkdocs_briefings.build.report import BuildReport, note_changed_feeds
from mkdocs_briefings.build.session import Listener, Session, abandon, begin
from mkdocs_briefings.build.site_addresses import AddressFinder
from mkdocs_briefings.build.state import STATE, State, site_name
from mkdocs_briefings.errors import InvalidNewsroomError
from mkdocs_briefings.outputs.products import all_products, other_code
from mkdocs_briefings.rendering.anchors import AnchorReader
from mkdocs_briefings.rendering.full_rebuild import full_rebuild_reason
from mkdocs_briefings.rendering.global_inputs import global_inputs
from mkdocs_briefings.rendering.page.headers import write_headers
from mkdocs_briefings.rendering.page.links import LinkedFiles, Linker
from mkdocs_briefings.rendering.page.standing import no_standing_files
from mkdocs_briefings.rendering.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.build.group_runs import GroupRunner
    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.build.render import RenderResult
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings

__all__ = [
    "LoadStep", "PlanStep", "RenderStep", "Runners", "StandStill", "Standby", "abandon", "begin",
    "forget", "hand_stage_over", "load", "on_this_machine", "open_archive", "plan", "publish",
    "render", "stand_by",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class LoadStep:
    """All that is published has been read."""

    session: Session
    standing: StandingFiles
    """What MkDocs makes itself."""

    loaded: LoadResult
    is_outdated: bool
    """Whether it is what the last build of a preview had, since some files have errors now."""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """It is known what will be made."""

    before: LoadStep
    plan: Plan
    linker: Linker
    files: LinkedFiles
    """MkDocs' files, in which pages of `docs/` find briefings too."""

    to_anchors: tuple[SiteLink, ...]
    """Links of texts to anchors, on their own pages and on others."""


@dataclass(frozen=True, slots=True)
class RenderStep:
    """What has to be made is in the stage."""

    session: Session
    context: BuildContext
    rendered: RenderResult
    others: Collection[str] | None
    """Files of the stage that are not of the news; None where others may still write some."""


@dataclass(frozen=True, slots=True)
class StandStill:
    """Nothing was rendered, as where the briefings of a preview have errors: the old pages stay."""

    session: Session


@dataclass(frozen=True, slots=True)
class Standby:
    """All is ready to render what the build of another process asks for."""

    context: BuildContext
    inputs: Mapping[str, str]
    """Fingerprints of what every page depends on, by names for people."""


Runners: TypeAlias = "Callable[[PlanStep, MkDocsSite], GroupRunner]"
"""Gives what renders the groups of a build, once it is planned."""


def on_this_machine(_planned: PlanStep, _site: MkDocsSite) -> GroupRunner:
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
            refuse_collisions(claims_of_any_site(session.settings, standing), standing)
        return _load(session, standing or no_standing_files(), last)


def plan(loaded: LoadStep) -> PlanStep:
    """Plan what is made of it. Raises `PlanError` and `CollisionError`."""
    with loaded.session.turn.step("plan"):
        state = loaded.session.state
        return state.through_damage(partial(_plan, loaded), lambda: _plan(_load_again(loaded)))


def render(
    planned: PlanStep, site: MkDocsSite, runners: Runners = on_this_machine
) -> RenderStep | StandStill:
    """Render what has changed into the stage. Raises `RenderError` and `CollisionError`."""
    session = planned.before.session
    with session.turn.step("render"):
        if planned.before.is_outdated:
            return StandStill(session)
        write_headers(session.stage, site.scripts, session.settings)
        others = files_below(session.stage)
        return session.state.through_damage(
            lambda: _render(planned, site, others, runners),
            lambda: _render(_plan(_load_again(planned.before)), site, others, runners),
        )


def stand_by(planned: PlanStep, site: MkDocsSite) -> Standby:
    """Prepare to render what the build of another process asks for, in place of a step to render.

    That process has to have the same inputs.
    """
    session = planned.before.session
    with session.turn.step("render"):
        site = replace(site, files=planned.files)
        context = _context(planned, site, LocalRunner(), is_alone=True)
        return Standby(context, inputs_of(context, _inputs(site, session.settings)))


def publish(rendered: RenderStep | StandStill, warnings: int = 0) -> BuildReport | None:
    """Bring the published site up to date, and remember what it was made of.

    Gives None where nothing is published: for the errors of a preview, and in strict mode for so
    many warnings. Raises `PublishError` and `OSError`.
    """
    session = rendered.session
    with session.turn.step("publish"):
        if isinstance(rendered, StandStill) or (session.settings.strict and warnings):
            return None
        done = finish(rendered.context, rendered.rendered, _others(rendered))
        for notice in done.notices:
            session.listener.notice(notice)
        shutil.rmtree(session.stage, ignore_errors=True)
        seconds = time.monotonic() - session.started
        report = BuildReport(
            rendered.context.loaded,
            rendered.rendered.stale,
            rendered.rendered.reused,
            done,
            seconds,
        )
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


@contextmanager
def open_archive(settings: Settings, listener: Listener | None = None) -> Iterator[Archive]:
    """Give all that is published; what is new is read and remembered, as by a build.

    Raises what `begin` and `load` raise.
    """
    session = begin(settings, listener)
    try:
        yield load(session).loaded.archive
    finally:
        session.turn.end()


def forget(settings: Settings) -> None:
    """Forget what is published, which is gone. Raises `StateError`."""
    State(settings.root / STATE).forget(site_name(settings))


def _load(session: Session, standing: StandingFiles, last: BuildReport | None) -> LoadStep:
    settings, listener, state = session.settings, session.listener, session.state
    try:
        with without_collector():
            loaded = state.through_damage(
                lambda: load_newsroom(settings, state, session.site, standing.problems)
            )
    except InvalidNewsroomError as error:
        for problem in error.problems:
            listener.problem(problem)
        if last is None:
            raise
        return LoadStep(session, standing, last.loaded, is_outdated=True)
    if state.was_damaged:
        listener.info("What the last build remembered is unreadable; all is rendered anew.")
    elif state.was_other:
        listener.info("Another version has made what is remembered; all is rendered anew.")
    for problem in loaded.problems:
        listener.problem(problem)
    return LoadStep(session, standing, loaded, is_outdated=False)


def _load_again(loaded: LoadStep) -> LoadStep:
    return _load(loaded.session, loaded.standing, None)


def _plan(before: LoadStep) -> PlanStep:
    session, standing, archive = before.session, before.standing, before.loaded.archive
    settings = session.settings
    news = plan_site(archive, settings, standing)
    refuse_collisions(claims_of_archive(archive, news), standing)
    known = session.state.group_names(session.site)
    problems = tuple(find_intruders(before.loaded, news, standing, settings, known))
    if problems:
        before = _without_intruders(before, problems)
        archive = before.loaded.archive
        news = plan_site(archive, settings, standing)
    links = SiteLinks(before.loaded.links, archive, settings)
    finder = AddressFinder(before.loaded, news, standing, session.state, settings)
    addresses = finder.find(links.paths)
    for problem in links.dead(addresses):
        session.listener.problem(problem)
    linker = Linker(archive, settings, standing, session.listener.warn, addresses)
    docs = settings.relative(settings.docs_dir)
    files = LinkedFiles(standing.files, linker, docs, str(session.stage))
    return PlanStep(before, news, linker, files, tuple(links.to_anchors(addresses)))


def _without_intruders(before: LoadStep, problems: tuple[Problem, ...]) -> LoadStep:
    """Leave out who is in the way. Raises `InvalidNewsroomError` where that is not wanted."""
    session, settings = before.session, before.session.settings
    for problem in problems:
        session.listener.problem(problem)
    # So that the next build finds them again.
    forget_folders(session.state, problems)
    if not settings.skip_invalid:
        raise InvalidNewsroomError(problems)
    return replace(before, loaded=without(before.loaded, problems, settings))


def _anchor_check(planned: PlanStep, site: MkDocsSite) -> AnchorCheck:
    session, standing = planned.before.session, planned.before.standing
    reader = AnchorReader(site.config, session.settings, standing)
    of_docs = links_of_docs(standing, reader, session.settings)
    loaded = planned.before.loaded
    links = *planned.to_anchors, *to_anchors(of_docs, loaded.archive)
    return AnchorCheck(links, loaded.ids, reader, session.state)


def _render(
    planned: PlanStep, site: MkDocsSite, others: Collection[str], runners: Runners
) -> RenderStep:
    session, site = planned.before.session, replace(site, files=planned.files)
    reason = full_rebuild_reason(site.config)
    if reason:
        session.listener.debug(f"Every page is rendered anew, on one core: {reason}.")
    # In one process means in this one.
    runner = on_this_machine(planned, site) if reason else runners(planned, site)
    context = _context(planned, site, runner, is_alone=not reason)
    if context.renderer.notice:
        session.listener.notice(context.renderer.notice)
    anchors = _anchor_check(planned, site)
    context.renderer.note_anchors(anchors.unknown)
    try:
        rendered = render_news(context, _inputs(site, session.settings))
    finally:
        runner.close()
    for problem in anchors.problems(rendered.anchors, session.settings.jobs):
        session.listener.problem(problem)
    may_write = bool(reason) or context.renderer.listeners.may_write
    return RenderStep(session, context, rendered, None if may_write else others)


def _inputs(site: MkDocsSite, settings: Settings) -> dict[str, str]:
    return {**global_inputs(site, settings), **other_code(all_products())}


def _context(
    planned: PlanStep, site: MkDocsSite, runner: GroupRunner, *, is_alone: bool
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
    )


def _others(rendered: RenderStep) -> Collection[str]:
    if rendered.others is not None:
        return rendered.others
    news = {stale.path for stale in rendered.rendered.stale}
    return [path for path in files_below(rendered.session.stage) if path not in news]
