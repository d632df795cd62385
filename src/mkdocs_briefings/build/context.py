"""What rendering works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mkdocs_briefings.build.group_runs import GroupRunner
    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.build.state import State
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.rendering.page.links import Linker
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class BuildContext:
    """All that rendering works with."""

    plan: Plan
    loaded: LoadResult
    renderer: Renderer
    linker: Linker
    settings: Settings
    state: State
    site: str
    """What the state knows the site by."""

    stage: Path
    standing: Mapping[str, str]
    """What MkDocs writes itself: by its place in the site, the file that it is made from."""

    jobs: int
    """How many processes may work."""

    runner: GroupRunner
    """Renders groups."""

    reuses: bool
    """Whether what is fresh is left as it is; otherwise everything is rendered."""

    warn: Callable[[str], None]
    progress: Callable[[int, int], None]
    """Is told, again and again, how much is done, and of how much."""

    moved: Callable[[], frozenset[str]]
    """Gives the paths of briefings that have another address than before, in any language."""
