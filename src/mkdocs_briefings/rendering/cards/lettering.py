"""Text in the fonts of share cards: what of it can be drawn, how wide it is, and its letters.

Pillow draws with one font at a time. Where two are needed the text is cut into pieces, which are
put in the order in which they are seen; within a piece Raqm shapes and orders the letters.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PIL import ImageFont, features

from mkdocs_briefings.rendering.cards.fonts import BOLD, Fonts, fonts_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import ImageDraw

    from mkdocs_briefings.rendering.cards.typeface import Typeface

_ENGINE = (
    ImageFont.Layout.RAQM if features.check("raqm") else ImageFont.Layout.BASIC
)

_REFERENCE = 100
"""The size that texts are measured in, in pixels: their width grows with it."""


class Piece(NamedTuple):
    """A part of a text that is drawn at once."""

    text: str
    face: Typeface
    direction: str
