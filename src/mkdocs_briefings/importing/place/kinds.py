"""Of the files of a post, those of a kind that is published beside a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.reading.links import is_converted, suffix
from mkdocs_briefings.reading.look import look_at
from mkdocs_briefings.reading.media_types import PUBLISHED
from mkdocs_briefings.reading.picture import Flaw, is_raster

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.old_post import OldPost


def published_files(
    files: Mapping[Path, Path], post: OldPost
) -> tuple[dict[Path, Path], list[Problem]]:
    """Give the files that are copied, and notes on those that are not, or that a check refuses.

    `files` are where each file of the archive goes.
    """
    copied: dict[Path, Path] = {}
    notes: list[Problem] = []
    for original, target in files.items():
        line = post.line_of_text(original.name)
        if suffix(original.name) not in PUBLISHED:
            message = f"{original.name!r} is no kind of file that is published, and is not copied."
            notes.append(post.note(message, "Mend or remove the link.", line=line))
            continue
        copied[original] = target
        # Most images made of pixels are never refused, and there may be thousands.
        is_shown = is_raster(original.name) and not is_converted(original.name)
        found = None if is_shown else look_at(original)
        if isinstance(found, Flaw) and found.is_refused:
            message = f"The image {original.name!r} {found.reason}"
            notes.append(post.note(message, found.hint, line=line))
    return copied, notes
