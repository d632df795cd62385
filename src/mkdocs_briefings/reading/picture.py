"""What is known of an image that a briefing shows, without opening it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.reading.links import IMAGE_SUFFIXES, suffix

if TYPE_CHECKING:
    from pathlib import Path

WIDTHS = (320, 640, 960, 1280)
"""How wide the smaller copies of an image are, in pixels; a copy is only made of a wider one."""

WIDEST = 1600
"""Up to this width, in pixels, an image is offered in its own width too.

A copy is made for that if it is a smaller file; otherwise it is the image itself.
"""

_RASTER = IMAGE_SUFFIXES - {".svg"}


class Picture(NamedTuple):
    """An image that can be shown."""

    width: int
    """In pixels, the right way up."""

    height: int
    widths: tuple[int, ...]
    """How wide the copies of it are that are made in WebP, the narrowest first."""

    length: int
    """How many bytes its published file has."""


class Flaw(NamedTuple):
    """Why an image cannot be shown."""

    reason: str
    """Ends a sentence that begins with the image."""

    hint: str


Look = Callable[[str], Picture | Flaw | None]
"""Tells what is known of a file by its path in the project; None where it is no such image."""


def is_raster(path: str) -> bool:
    """Whether a file is an image made of pixels, by its name."""
    return suffix(path) in _RASTER


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
