"""What is known of an image that a briefing shows, without opening it again."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.reading.links import IMAGE_SUFFIXES, suffix

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTHS = (320, 640, 960, 1280)
"""How wide the smaller copies of an image are, in pixels; a copy is only made of a wider one."""

WIDEST = 1600
"""Up to this width, in pixels, an image is offered in its own width too.

A copy is made for that if it is a smaller file; otherwise it is the image itself.
"""

SHARE = "share"
"""Name of the crop that is shown where a briefing is shared."""

SHARED_SIZE = 1200, 630
"""How large, in pixels, the picture is that is shown where a page is shared."""

_CROPS = MappingProxyType(
    {SHARE: SHARED_SIZE, "1x1": (1200, 1200), "4x3": (1200, 900), "16x9": (1200, 675)}
)
"""How large the crops of a main image are at most, by their names; the others are for searches."""

_LEAST_TO_SHARE = (600, 315)
"""What is smaller networks show as a thumbnail, if at all."""

_LEAST_WIDE, _LEAST_PIXELS = 1200, 50_000
"""What search engines ask of an image, and of each crop of it."""

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
    is_refused: bool = False
    """Whether it must not be published, and not only is not shown as it should be."""


Look = Callable[[str], Picture | Flaw | None]
"""Tells what is known of a file by its path in the project; None where it is no such image."""


def crops(width: int, height: int) -> Mapping[str, tuple[int, int]]:
    """Give the crops that are made of a main image of that size, each with its own, in pixels.

    None is larger than what it is cut from.
    """
    found = {}
    for name, (most_wide, most_high) in _CROPS.items():
        scale = min(1.0, width / most_wide, height / most_high)
        size = round(most_wide * scale), round(most_high * scale)
        if name == SHARE:
            is_worth_it = size[0] >= _LEAST_TO_SHARE[0] and size[1] >= _LEAST_TO_SHARE[1]
        else:
            is_worth_it = width >= _LEAST_WIDE and size[0] * size[1] >= _LEAST_PIXELS
        if is_worth_it:
            found[name] = size
    return MappingProxyType(found)


def is_image(path: str) -> bool:
    """Whether a file is an image, by its name: such are opened to see whether they can be shown."""
    return suffix(path) in IMAGE_SUFFIXES


def is_raster(path: str) -> bool:
    """Whether a file is an image made of pixels, by its name."""
    return suffix(path) in _RASTER
