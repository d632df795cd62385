"""Draw a share card: a headline, where it is from, and a map of where it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.cards.colours import MUTED, RED
from mkdocs_briefings.drawing.cards.lettering import lettering_for
from mkdocs_briefings.drawing.cards.sheet import Base, Line, Sheet, draw_land
from mkdocs_briefings.model.directions import first_direction

if TYPE_CHECKING:
    from mkdocs_briefings.drawing.cards.words import CardWords

_BRAND, _RULE, _COUNTRY, _BYLINE = 90, 116, 178, 566
"""How far down the base lines are, and the line below the brand."""

_LARGE, _SMALL = 34, 28
"""Sizes of the brand, and of all else but the headline, in pixels."""


def draw_card(words: CardWords, code: str, paper: str, base: Base | None = None) -> bytes:
    """Draw the card of a briefing on the country of that code, as PNG. Raises `KeyError`.

    `base` is what cards of that country have in common, where there was one before.

    `paper` is the colour of the paper, as `#rrggbb`. What no font has the letters of is left out;
    the name of the country then takes the place of a headline.
    """
    direction = first_direction(words.headline) or words.direction
    headline = lettering_for(words.headline, words.language, direction)
    brand, country, source, day = (
        _line(text, words) for text in (words.brand, words.country, words.source, words.day)
    )
    sheet = Sheet(direction if headline else words.direction)
    sheet.write_common(_BRAND, _LARGE, brand)
    sheet.rule(_RULE)
    if headline:
        sheet.write_common(_COUNTRY, _SMALL, country, RED)
        sheet.headline(words.headline, headline)
    elif country:
        sheet.headline(*country)
    sheet.write(_BYLINE, _SMALL, [source, day], MUTED)
    return sheet.png(Base(draw_land(code)) if base is None else base, paper)


def _line(text: str, words: CardWords) -> Line | None:
    """Give a text in the site's language with its lettering; None where it cannot be drawn."""
    direction = first_direction(text) or words.direction
    lettering = lettering_for(text, words.site_language, direction) if text else None
    return Line(text, lettering) if lettering else None
