"""Publish what was rendered, and remember it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.build.publish import Changeset, PublishError, publish
from mkdocs_briefings.build.remember import remember
from mkdocs_briefings.build.requirements import notices

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from mkdocs_briefings.build.context import BuildContext
    from mkdocs_briefings.build.publish import SiteChanges
    from mkdocs_briefings.build.render import RenderResult


@dataclass(frozen=True, slots=True)
class PublishResult:
    """A build whose site is up to date."""

    published: SiteChanges
    unchanged: int
    """How many files of the site were not touched."""

    megabytes: float
    """How many millions of bytes were written to the site."""

    notices: tuple[str, ...]
    """Sentences for whoever builds the site: what plugins and hooks of others cost."""


def finish(
    context: BuildContext, rendered: RenderResult, standing: Collection[str]
) -> PublishResult:
    """Bring the published site up to date, and remember what it was made of.

    `standing` are the files in the stage that are not of the news. Raises `PublishError`.
    """
    rendered = _with_surveys(context, rendered)
    for folder in sorted(context.loaded.changed):
        context.renderer.forget_copies(folder, context.loaded.store.digests_in(folder))
    news = [stale.path for stale in rendered.stale if stale.is_staged]
    ours, present = rendered.once_ours, rendered.present(standing)
    delivery = Changeset(
        first=[path for path in standing if not path.endswith(".html")],
        others=[*news, *(path for path in standing if path.endswith(".html"))],
        gone=ours - present,
        ours=ours,
    )
    # Before the first is written: after a crash none of them is relied on, or another's.
    unfinished = {*delivery.first, *delivery.others, *delivery.gone}
    context.state.through_damage(partial(context.state.note_unfinished, context.site, unfinished))
    site = context.settings.site_dir
    published = publish(context.stage, site, delivery)
    try:
        context.state.through_damage(
            partial(remember, context, rendered, standing, published.untouched)
        )
    except OSError as error:
        where, why = error.filename or site, error.strerror or error
        raise PublishError(f"{where}: {why}. The next build will do its work again.") from error
    return PublishResult(
        published,
        len(present) - len(published.written),
        _size(published, rendered, site) / 1_000_000,
        notices(rendered.requirements.findings, rendered.pages),
    )


def _with_surveys(context: BuildContext, rendered: RenderResult) -> RenderResult:
    """Remember who has looked through the finished site. Raises `PublishError`.

    Somebody who has never done so may do it for the first time when most of the site is not in the
    stage.
    """
    known = rendered.requirements
    found = context.renderer.listeners.take_surveys()
    requirements = known.with_more(found)
    if requirements.findings == known.findings:
        return rendered
    if not rendered.is_whole:
        context.state.forget(context.site)
        raise PublishError(
            f"{found[0].listener} looks through the finished site, which it did not before. "
            "Build again: all of the site will be there."
        )
    inputs = requirements.completed(rendered.global_inputs)
    return replace(rendered, requirements=requirements, global_inputs=inputs)


def _size(published: SiteChanges, rendered: RenderResult, site: Path) -> int:
    """Give the size of all that was written, in bytes; workers have told that of the news."""
    written = set(published.written)
    known = {path: size for done in rendered.done for path, size, _ in done.files if size >= 0}
    news = sum(size for path, size in known.items() if path in written)
    return news + sum((site / path).stat().st_size for path in written - known.keys())
