"""Text in the fonts of share cards: whether it can be drawn, how wide it is, and its letters.

Pillow draws with one font at a time. Where a text needs two it is cut into pieces, and these are
put in the order in which they are seen; within a piece Raqm orders and shapes the letters.
"""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypedDict, TypeVar

from PIL import Image, ImageDraw, ImageFont, features

from mkdocs_briefings.drawing.cards.breaks import BETWEEN_WORDS
from mkdocs_briefings.drawing.cards.fonts import BOLD, fonts_for, own
from mkdocs_briefings.drawing.cards.words import letters_of
from mkdocs_briefings.model.directions import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PIL.ImageFont import Axis

    from mkdocs_briefings.drawing.cards.fonts import Fonts
    from mkdocs_briefings.drawing.cards.typeface import Typeface

HAS_RAQM = features.check("raqm")
"""Whether letters can be shaped and ordered as their scripts ask."""

_REFERENCE = 100
"""The size at which a text is measured, in pixels: its width grows with the size."""

_WITH_THE_LAST = frozenset({"AN", "BN", "EN", "NSM"})
"""Numbers and marks, which go with the letters before them."""

_Kind = TypeVar("_Kind")


class Piece(NamedTuple):
    """A part of a text that is drawn at once."""

    text: str
    face: Typeface
    direction: str
    """`ltr` or `rtl`."""


class Stamp(NamedTuple):
    """A text that is drawn, seen from the left of its base line."""

    image: Image.Image
    """The places of its colours in the palette."""

    left: int
    top: int

    def shape(self) -> Image.Image:
        """Give where there is anything of it."""
        return self.image.point(_WHERE_ANY, "1")


class Lettering(NamedTuple):
    """How the texts of a card are drawn that share a language."""

    fonts: Fonts
    language: str
    """BCP 47 tag: some letters look different in other languages."""

    direction: str

    @property
    def is_own(self) -> bool:
        """Whether the package's font is the only one."""
        return self.fonts.main is own() and self.fonts.other is None

    def width(self, text: str, size: float) -> float:
        """Give the width of a text, in pixels."""
        width = 0.0
        for piece in self.pieces(text):
            width += _width(piece, self.language)
        return width * size / _REFERENCE

    def stamp(self, text: str, size: int, tone: bytes) -> Stamp:
        """Draw a text, and keep that for the next card which has it.

        `tone` leads from how much of a pixel is covered to the place of a colour.
        """
        return _stamp(self, text, size, tone)

    def stamps(self, text: str, size: int, tone: bytes) -> Iterator[tuple[float, Stamp]]:
        """Draw each word of a text, as `stamp` does, and give how far from its left each begins.

        Where words may run leftwards, or have no spaces between them, all of it is one.
        """
        if not self.is_own or self.direction == "rtl":
            yield 0.0, _draw(self, text, size, tone)
            return
        left, gap = 0.0, self.width(" ", size)
        for word in text.split():
            yield left, _stamp(self, word, size, tone)
            left += self.width(word, size) + gap

    def pieces(self, text: str) -> Iterable[Piece]:
        """Give the parts of a text that are drawn at once, from left to right."""
        if self.fonts.other is None:
            return (Piece(text, self.fonts.main, self.direction),)
        return cut(text, self.fonts, self.direction)


def lettering_for(text: str, language: str, direction: str) -> Lettering | None:
    """Give what a text can be drawn with; None where that would not be right, or no text is."""
    text = text.replace(BETWEEN_WORDS, "")
    fonts = fonts_for(letters_of(text)) if text else None
    if fonts is None or not (HAS_RAQM or stands_by_itself(text)):
        return None
    lettering = Lettering(fonts, language, direction)
    if lettering.is_own:  # it is whole
        return lettering
    try:
        lettering.width(text, _REFERENCE)
    except OSError:  # FreeType cannot open a font, whatever its tables say
        return None
    return lettering


def stands_by_itself(text: str) -> bool:
    """Whether each letter of a text is drawn as it is, one after the other."""
    return not any(
        unicodedata.bidirectional(letter) in RIGHT_TO_LEFT
        or unicodedata.category(letter) in {"Mn", "Mc", "Me", "Cf"}
        for letter in text
    )


@lru_cache(maxsize=64)
def cut(text: str, fonts: Fonts, base: str) -> tuple[Piece, ...]:
    """Cut a text into pieces of one font and direction, as they stand from left to right."""
    runs = _grouped(text, _directions(text, base))
    if base == "rtl":
        runs.reverse()
    found: list[Piece] = []
    for direction, run in runs:
        faces = _grouped(run, _faces(run, fonts))
        pieces = [Piece(letters, face, direction) for face, letters in faces]
        found += reversed(pieces) if direction == "rtl" else pieces
    return tuple(found)


def _directions(text: str, base: str) -> list[str]:
    """Give the direction of each letter: Unicode's annex 9 as far as headlines need it."""
    found: list[str] = []
    last, waiting = base, 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _WITH_THE_LAST:
            # What stands between goes along: `iPhone 15` is one run.
            found += [last] * (waiting + 1)
            waiting = 0
        elif kind == "L" or kind in RIGHT_TO_LEFT:
            direction = "ltr" if kind == "L" else "rtl"
            found += [direction if direction == last else base] * waiting + [direction]
            last, waiting = direction, 0
        else:
            waiting += 1
    return found + [base] * waiting


def _faces(text: str, fonts: Fonts) -> list[Typeface]:
    """Give the font of each letter; what is no letter stays with those before it."""
    found: list[Typeface] = []
    face = _face(next(filter(_is_letter, text), text[0]), fonts)
    for letter in text:
        if _is_letter(letter) or ord(letter) not in face.letters:
            face = _face(letter, fonts)
        found.append(face)
    return found


def _face(letter: str, fonts: Fonts) -> Typeface:
    is_there = ord(letter) in fonts.main.letters
    return fonts.main if is_there else fonts.other or fonts.main


def _is_letter(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "L"


def _grouped(text: str, kinds: Iterable[_Kind]) -> list[tuple[_Kind, str]]:
    pairs = zip(kinds, text, strict=True)
    groups = groupby(pairs, key=lambda pair: pair[0])
    return [(kind, "".join(letter for _, letter in group)) for kind, group in groups]


@lru_cache(maxsize=64)
def _font(face: Typeface, size: int) -> ImageFont.FreeTypeFont:
    engine = ImageFont.Layout.RAQM if HAS_RAQM else ImageFont.Layout.BASIC
    font = ImageFont.truetype(face.path, size, index=face.index, layout_engine=engine)
    if face.is_variable:
        with suppress(OSError, NotImplementedError):  # of a FreeType that cannot vary fonts
            font.set_variation_by_axes([_on_axis(axis) for axis in font.get_variation_axes()])
    return font


def _on_axis(axis: Axis) -> float:
    if axis["name"] != b"Weight":
        return axis["default"] or 0
    return min(max(BOLD, axis["minimum"] or 0), axis["maximum"] or BOLD)


def _draw(lettering: Lettering, text: str, size: int, tone: bytes) -> Stamp:
    # Accents stand on one another, and letters reach beyond their places.
    beside, around = size, 2 * size
    width = round(lettering.width(text, size)) + 2 * beside
    image = Image.new("L", (width, 2 * around))
    on, x = ImageDraw.Draw(image), float(beside)
    for piece in lettering.pieces(text):
        font, shaping = _font(piece.face, size), _shaping(piece, lettering.language)
        on.text((x, around), piece.text, fill=255, font=font, anchor="ls", **shaping)
        x += _width(piece, lettering.language) * size / _REFERENCE
    box = image.getbbox() or (0, 0, 1, 1)
    return Stamp(image.crop(box).point(tone), box[0] - beside, box[1] - around)


_WHERE_ANY = bytes((0, *[255] * 255))

_stamp = lru_cache(maxsize=4096)(_draw)
"""Of some 7 kB each: half of all words of headlines are among those of the last hundreds.

With half as many a card of the benchmark takes a third longer, which has 2,500 words and sizes.
"""


@lru_cache(maxsize=4096)
def _width(piece: Piece, language: str) -> float:
    return _font(piece.face, _REFERENCE).getlength(piece.text, **_shaping(piece, language))


class _Shaping(TypedDict, total=False):
    direction: str
    language: str


def _shaping(piece: Piece, language: str) -> _Shaping:
    return {"direction": piece.direction, "language": language} if HAS_RAQM else {}
