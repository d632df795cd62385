"""Look at images, without loading Pillow where there is none to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.reading.picture import is_raster

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.reading.picture import Flaw, Picture


def look(data: bytes) -> Picture | Flaw:
    """Look at the bytes of an image's file."""
    # Pillow takes 30 ms to load, and most builds open no image.
    from mkdocs_briefings.reading import image_file  # noqa: PLC0415

    return image_file.look(data)


def look_at(path: Path) -> Picture | Flaw | None:
    """Look at a file; None where it is not an image made of pixels, or cannot be read."""
    if not is_raster(path.name):
        return None
    try:
        data = path.read_bytes()
    except OSError:  # gone, or not to be read: whoever needs it says so
        return None
    return look(data)
