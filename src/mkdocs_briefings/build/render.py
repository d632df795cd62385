"""Render what is stale of the plan into the stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.build.digests import FileFingerprints
from mkdocs_briefings.build.fingerprint import fingerprint
from mkdocs_briefings.build.publish import Made, Rendered
from mkdocs_briefings.build.stale import Comparer, Comparison, Stale
from mkdocs_briefings.build.state import Memory
from mkdocs_briefings.build.workers import render_all
from mkdocs_briefings.outputs.feeds import RssFeed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.build.state import State
    from mkdocs_briefings.outputs.output import Output
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.reading.documents import Briefing, Source
    from mkdocs_briefings.rendering.links import Linker
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.rendering.trace import Body
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """All that rendering works with."""

    plan: Plan
    archive: Archive
    renderer: Renderer
    linker: Linker
    settings: Settings
    stage: Path
    jobs: int
    """How many processes may work."""

    reuses: bool
    """Whether what is fresh is left as it is; otherwise everything is rendered."""


def render(
    desk: Desk,
    state: State,
    name: str,
    surroundings: Mapping[str, str],
    warn: Callable[[str], None],
) -> tuple[Rendered, tuple[Stale, ...]]:
    """Render every stale output into the stage; give what was made, and what was stale and why.

    Raises `RenderError`.
    """
    parts = {
        key: fingerprint(text.encode(errors="surrogatepass")) for key, text in surroundings.items()
    }
    memory = state.recall(name) if desk.reuses else Memory()
    comparer = Comparer(memory, parts, _file_fingerprints(desk), desk.linker.url_of)
    comparison = comparer.compare(desk.plan.outputs, desk.settings.site_dir)
    made = _render_stale(desk, comparison, comparer, state, warn)
    return (
        Rendered(made, comparison.fresh, comparison.retimed, parts),
        comparison.stale,
    )


def _file_fingerprints(desk: Desk) -> FileFingerprints:
    archive = desk.archive
    documents: list[Briefing | Source] = [*archive.briefings.values(), *archive.sources.values()]
    return FileFingerprints(desk.settings.root, documents)


def _render_stale(
    desk: Desk,
    comparison: Comparison,
    comparer: Comparer,
    state: State,
    warn: Callable[[str], None],
) -> dict[str, Made | None]:
    parts = {stale.output.path: stale.parts for stale in comparison.stale}
    outputs = [stale.output for stale in comparison.stale]
    # Articles first: the feeds need their text.
    pages = [output for output in outputs if not isinstance(output, RssFeed)]
    feeds = [output for output in outputs if isinstance(output, RssFeed)]
    keys = {
        path: comparer.body_key(path, desk.archive.cards[path].url) for path in desk.plan.in_feeds
    }
    made: dict[str, Made | None] = {}
    bodies: dict[str, Body] = {}
    desk.renderer.keep_bodies(desk.plan.in_feeds)
    made.update(_render_some(desk, pages, parts, bodies, warn))
    if feeds:
        remembered = state.bodies(keys) if desk.reuses else {}
        usable = {
            path: body
            for path, body in remembered.items()
            if path not in bodies and comparer.are_same(body.trace.lookups)
        }
        desk.renderer.know_bodies({**usable, **bodies})
        made.update(_render_some(desk, feeds, parts, bodies, warn))
    if desk.reuses:
        state.remember_bodies(bodies, keys, desk.plan.in_feeds)
    return made


def _render_some(
    desk: Desk,
    outputs: Sequence[Output],
    parts: Mapping[str, dict[str, str]],
    bodies: dict[str, Body],
    warn: Callable[[str], None],
) -> dict[str, Made | None]:
    made: dict[str, Made | None] = {}
    for done, new_bodies in render_all(outputs, desk.renderer, desk.stage, desk.jobs):
        bodies.update(new_bodies)
        for one in done:
            for message in one.warnings:
                warn(message)
            # What was warned of is rendered each time, so that each build warns of it.
            made[one.path] = None if one.warnings else Made(parts[one.path], one.lookups)
    return made
