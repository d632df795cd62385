"""Publish what was rendered, and remember it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.build.publish import Delivery, PublishError, publish
from mkdocs_briefings.build.remember import remember

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from mkdocs_briefings.build.publish import Published
    from mkdocs_briefings.build.render import Desk, Rendered


@dataclass(frozen=True, slots=True)
class Finished:
    """A build whose site is up to date."""

    published: Published
    unchanged: int
    """How many files of the site were not touched."""

    megabytes: float
    """How many millions of bytes were written to the site."""


def finish(desk: Desk, rendered: Rendered, standing: Collection[str]) -> Finished:
    """Bring the published site up to date, and remember what it was made of.

    `standing` are the files in the stage that are not of the news. Raises `PublishError`.
    """
    for folder in sorted(desk.loaded.changed):
        desk.renderer.forget_copies(folder, desk.loaded.library.digests_in(folder))
    news = [stale.path for stale in rendered.stale if stale.is_staged]
    ours, present = rendered.once_ours, rendered.present(standing)
    delivery = Delivery(
        first=[path for path in standing if not path.endswith(".html")],
        others=[*news, *(path for path in standing if path.endswith(".html"))],
        gone=ours - present,
        ours=ours,
    )
    # Before the first is written: after a crash none of them is relied on, or another's.
    doubts = {*delivery.first, *delivery.others, *delivery.gone}
    desk.state.through_damage(partial(desk.state.doubt, desk.site, doubts))
    site = desk.settings.site_dir
    published = publish(desk.stage, site, delivery)
    try:
        desk.state.through_damage(partial(remember, desk, rendered, standing, published.untouched))
    except OSError as error:
        where, why = error.filename or site, error.strerror or error
        raise PublishError(f"{where}: {why}. The next build will do its work again.") from error
    return Finished(
        published,
        len(present) - len(published.written),
        _size(published, rendered, site) / 1_000_000,
    )


def _size(published: Published, rendered: Rendered, site: Path) -> int:
    """Give the size of all that was written, in bytes; workers have told that of the news."""
    written = set(published.written)
    known = {path: size for done in rendered.done for path, size, _ in done.files if size >= 0}
    news = sum(size for path, size in known.items() if path in written)
    return news + sum((site / path).stat().st_size for path in written - known.keys())
