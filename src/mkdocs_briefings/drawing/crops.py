"""Cut main images to the proportions that networks and search engines ask for."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import NamedTuple

from PIL import Image

from mkdocs_briefings.reading.picture import crops

LARGEST = 60_000
"""So many bytes the crop to share may have: some networks leave out what takes long to load."""

_UPPER, _MIDDLE = 0.25, 0.5
"""How much of what a portrait, or another image, loses in height is cut off its top.

In a picture that is taller than wide, people's heads are above the middle.
"""

_QUALITY = 75
_QUALITIES = (80, 70, 60, 50, 40, 30, 20, 10)
"""Tried one after the other until the crop is small enough."""


class Framing(NamedTuple):
    """How a crop is cut from an image."""

    name: str
    width: int
    """That of the whole image, in pixels."""

    height: int

    @property
    def decoded(self) -> int:
        """How wide the image has to be decoded, so that none of its crops is enlarged."""
        sizes = crops(self.width, self.height).values()
        shares = (size[0] / _frame(self.width, self.height, size)[0] for size in sizes)
        return ceil(self.width * max(shares))

    def cut(self, image: Image.Image, paper: str) -> Image.Image:
        """Cut the crop; `paper` is the colour behind what can be seen through, as `#rrggbb`."""
        size = crops(self.width, self.height)[self.name]
        width, height = _frame(*image.size, size)
        left = (image.width - width) / 2
        top = (image.height - height) * (_UPPER if image.height > image.width else _MIDDLE)
        box = left, top, left + width, top + height
        crop = image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3)
        return on_paper(crop, paper)


def on_paper(image: Image.Image, paper: str) -> Image.Image:
    """Give an image as RGB; what can be seen through has a colour, as `#rrggbb`, behind it."""
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, paper)
    ground.paste(image, mask=image)
    return ground


def encode(image: Image.Image, *, is_small: bool) -> bytes:
    """Give an image as JPEG, and where it has to be small in the best quality that is."""
    if not is_small:
        return _encode(image, _QUALITY)
    for quality in _QUALITIES:
        data = _encode(image, quality)
        if len(data) <= LARGEST:
            return data
    # It is more noise than picture, and nobody misses a half of it.
    return encode(image.reduce(2).resize(image.size), is_small=True)


def _frame(width: int, height: int, size: tuple[int, int]) -> tuple[float, float]:
    """Give the largest frame of a size's proportions in an image of that width and height."""
    scale = min(width / size[0], height / size[1])
    return size[0] * scale, size[1] * scale


def _encode(image: Image.Image, quality: int) -> bytes:
    data = BytesIO()
    image.save(data, "JPEG", quality=quality, progressive=True, optimize=True)
    return data.getvalue()
