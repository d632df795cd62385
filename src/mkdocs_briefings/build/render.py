"""Render what was planned into the stage."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import write
from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.rendering.renderer import Renderer


class RenderError(BriefingsError):
    """An output could not be rendered; says which, and why."""


def render(plan: Plan, renderer: Renderer, stage: Path) -> None:
    """Render every output and write it to the stage. Raises `RenderError`."""
    renderer.keep_bodies(plan.in_feeds)
    for output in plan.outputs:
        try:
            data = output.render(renderer)
        except Exception as error:  # whatever a template or another plugin raised
            raise RenderError(f"{output.origin}: cannot be rendered: {_reason(error)}") from error
        write(stage / output.path, data)


def _reason(error: Exception) -> str:
    # Jinja makes its templates frames of the traceback, as if Python had run them.
    frames = reversed(traceback.extract_tb(error.__traceback__))
    where = next(
        (f"{at.filename}:{at.lineno}: " for at in frames if at.filename.endswith(".html")), ""
    )
    return f"{where}{type(error).__name__}: {error}"
