"""Publish what was rendered, and remember it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.build.publish import Changeset, PublishError, publish
from mkdocs_briefings.build.remember import remember
from mkdocs_briefings.build.requirements import notices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from mkdocs_briefings.build.context import BuildContext
    from mkdocs_briefings.build.publish import SiteChanges
    from mkdocs_briefings.build.render import RenderedSite, RenderResult
    from mkdocs_briefings.build.state import State


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


def finish(sites: Sequence[RenderedSite], standing: Collection[str]) -> PublishResult:
    """Bring the published site up to date, and remember what it was made of.

    `sites` are the site in each language, the default first, and `standing` the files in the stage
    that are not of the news. Raises `PublishError`.
    """
    # What MkDocs makes is the default language's.
    parts = [
        _Part(each.context, _with_surveys(*each), () if number else standing)
        for number, each in enumerate(sites)
    ]
    context = parts[0].context
    for folder in sorted(context.loaded.changed):
        context.renderer.forget_copies(folder, context.loaded.store.digests_in(folder))
    known = context.state.languages(context.site).values()
    left = {site: _files_of(site, context.state) for site in known if site not in _names(parts)}
    news = [stale.path for part in parts for stale in part.rendered.stale if stale.is_staged]
    ours = set().union(*(part.rendered.once_ours for part in parts), *left.values())
    gone = ours.difference(*(part.standing for part in parts))
    for part in parts:
        gone = part.rendered.left_of(gone)
    count = sum(part.rendered.files + len(part.standing) for part in parts)
    delivery = Changeset(
        first=[path for path in standing if not path.endswith(".html")],
        others=[*news, *(path for path in standing if path.endswith(".html"))],
        gone=gone,
        ours=ours,
    )
    # Before the first is written: after a crash none of them is relied on, or another's.
    unfinished = {*delivery.first, *delivery.others, *delivery.gone}
    for part in parts:
        context.state.through_damage(
            partial(context.state.note_unfinished, part.context.site, unfinished)
        )
    site = context.settings.site_dir
    published = publish(context.stage, site, delivery)
    try:
        for part in parts:
            context.state.through_damage(
                partial(remember, part.context, part.rendered, part.standing, published.untouched)
            )
        for name in left:
            context.state.forget(name)
    except OSError as error:
        where, why = error.filename or site, error.strerror or error
        raise PublishError(f"{where}: {why}. The next build will do its work again.") from error
    rendered = [part.rendered for part in parts]
    return PublishResult(
        published,
        count - len(published.written),
        _size(published, rendered, site) / 1_000_000,
        notices(rendered[0].requirements.findings, sum(each.pages for each in rendered)),
    )


class _Part(NamedTuple):
    """The site in one language."""

    context: BuildContext
    rendered: RenderResult
    standing: Collection[str]


def _names(parts: Iterable[_Part]) -> set[str]:
    return {part.context.site for part in parts}


def _files_of(site: str, state: State) -> set[str]:
    """Give the files of the site in a language that it is not in any more."""
    made = {path for files in state.files(site).values() for path, *_ in files.load()}
    return made | state.unfinished(site)


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


def _size(published: SiteChanges, rendered: Iterable[RenderResult], site: Path) -> int:
    """Give the size of all that was written, in bytes; workers have told that of the news."""
    written = set(published.written)
    groups = (done for each in rendered for done in each.done)
    known = {path: size for done in groups for path, size, _ in done.files if size >= 0}
    news = sum(size for path, size in known.items() if path in written)
    return news + sum((site / path).stat().st_size for path in written - known.keys())
