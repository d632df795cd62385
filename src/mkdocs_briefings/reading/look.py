"""Look at images, without loading what opens them where there is none to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.reading.links import is_converted
from mkdocs_briefings.reading.picture import is_image, is_raster

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.reading.picture import Flaw, Picture


def look(name: str, data: bytes) -> Picture | Flaw | None:
    """Look at the bytes of a file of that name; None where it is no image, or a drawing."""
    # Pillow takes 30 ms to load, and most builds open no image.
    if is_raster(name):
        from mkdocs_briefings.reading import image_file  # noqa: PLC0415

        return image_file.look(data, is_converted=is_converted(name))
    if is_image(name):
        from mkdocs_briefings.reading import svg_file  # noqa: PLC0415

        return svg_file.look(data)
    return None


def look_at(path: Path) -> Picture | Flaw | None:
    """Look at a file; None where it is no image, a drawing, or cannot be read."""
    if not is_image(path.name):
        return None
    try:
        data = path.read_bytes()
    except OSError:  # gone, or not to be read: whoever needs it says so
        return None
    return look(path.name, data)
