"""The colours of share cards, by their places in a palette.

There are sixteen, so that a byte holds two pixels: half of what has to be packed, and two thirds of
the bytes. Letters keep five steps between the paper and the ink, and coasts two between land and
sea; that there are not more of them cannot be seen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.maps.png import LEVELS, mix, palette

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.drawing.maps.png import Colour

_INKS = (0, 30, 60, 110, 166, 212, 255)
"""How much of the ink lies on the paper, of 255, for each colour of texts and lines."""

_REDS = (85, 170, 255)
"""The same of red; where there is none of it is paper."""

_MAP = (0, 1, 4, 7, 11, 14)
"""Which levels of maps there are: the sea, its grid, land, the country, and a step between them."""

_DARK, _LIGHT = (0x15, 0x1A, 0x21), (0xF2, 0xF0, 0xEA)
_RED, _ROSE = (0xB3, 0x26, 0x1E), (0xFF, 0x8A, 0x80)
"""The colour of countries on maps, and one for dark paper."""


def _nearest(known: Sequence[int], value: float) -> int:
    return min(range(len(known)), key=lambda place: abs(known[place] - value))


def _tone(strength: float) -> bytes:
    return bytes(_nearest(_INKS, strength * covered) for covered in range(256))


INK, MUTED = _tone(1), _tone(0.65)
"""Tones of letters: each leads from how much one covers of a pixel, up to 255, to a place."""

FAINT = 2
"""The place of what lines are drawn in."""

RED = bytes(_nearest((0, *_REDS), covered) for covered in range(256))
RED = bytes(place and len(_INKS) - 1 + place for place in RED)
"""The same for the country's name."""

OF_MAP = bytes(len(_INKS) + len(_REDS) + _nearest(_MAP, min(level, LEVELS)) for level in range(256))
"""Leads from the levels of a map to places."""


@lru_cache(maxsize=4)
def colours(paper: Colour) -> bytes:
    """Give all colours of cards on paper of a colour, each as red, green and blue."""
    red, green, blue = paper
    is_dark = 0.299 * red + 0.587 * green + 0.114 * blue < 128  # noqa: PLR2004 - half
    ink, accent = (_LIGHT, _ROSE) if is_dark else (_DARK, _RED)
    of_map = palette()
    return bytes(
        (
            *(part for covered in _INKS for part in mix(paper, ink, covered / 255)),
            *(part for covered in _REDS for part in mix(paper, accent, covered / 255)),
            *(part for level in _MAP for part in of_map[3 * level : 3 * level + 3]),
        )
    )
