"""A letter's images: where mail programs fetch them from, or copies that travel with it.

Mail programs show JPEG, PNG and GIF; several show neither WebP, AVIF nor SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from mkdocs_briefings.fingerprint import hash_of
from mkdocs_briefings.letters.wishes import Images
from mkdocs_briefings.reading.image_file import TURNS, UNREADABLE, open_image
from mkdocs_briefings.reading.links import suffix
from mkdocs_briefings.rendering.images import in_srgb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_briefings.archive.cards import Card, CardImage
    from mkdocs_briefings.archive.urls import Urls

COLUMN = 600
"""How wide a letter is, in the pixels of a style sheet."""

_TALLEST = 450
"""How tall an image is shown at most."""

_WIDEST, _QUALITY = 1200, 75
"""Of the copies that travel with a letter: twice the column, for screens with twice the pixels."""

_SHOWN_EVERYWHERE = frozenset({".gif", ".jpeg", ".jpg", ".png"})


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as a letter shows it."""

    src: str
    alt: str
    width: int
    """In the pixels of a style sheet; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Attached:
    """An image that travels with a letter."""

    name: str
    """Stands for it within the message."""

    data: bytes
    """JPEG."""


Pictures = dict[str, Picture]
"""By the path of the briefing that they belong to."""


def address_in_mail(image: CardImage, urls: Urls) -> str:
    """Give where mail programs fetch an image from; empty where they could not show it.

    This is the one place that decides so.
    """
    return urls.absolute(image.url) if suffix(image.path) in _SHOWN_EVERYWHERE else ""


def on_the_page(cards: Iterable[Card], urls: Urls) -> Pictures:
    """Give the images of a letter's web page: browsers show all that the site has."""
    return _shown(cards, lambda image: urls.absolute(image.url))


def in_the_mail(
    cards: Iterable[Card], wish: Images, urls: Urls, read: Callable[[str], bytes]
) -> tuple[Pictures, tuple[Attached, ...]]:
    """Give the images of a message, and those that it carries.

    `read` gives the bytes of a file by its path in the project.
    """
    if wish is Images.NONE:
        return {}, ()
    if wish is Images.HOSTED:
        return _shown(cards, lambda image: address_in_mail(image, urls)), ()
    attached: dict[str, Attached] = {}

    def embed(image: CardImage) -> str:
        data = _jpeg(read(image.path)) if suffix(image.path) != ".svg" else None
        if data is None:
            return ""
        copy = Attached(f"{hash_of(data).hex()}.jpg", data)
        attached[copy.name] = copy
        return f"cid:{copy.name}"

    return _shown(cards, embed), tuple(attached.values())


def _shown(cards: Iterable[Card], address: Callable[[CardImage], str]) -> Pictures:
    found: Pictures = {}
    for card in cards:
        src = address(card.image) if card.image is not None else ""
        if card.image is not None and src:
            found[card.path] = Picture(src, card.image.alt, _width(card.image))
    return found


def _width(image: CardImage) -> int:
    if not image.width:
        return 0
    return min(COLUMN, image.width, max(1, _TALLEST * image.width // image.height))


def _jpeg(data: bytes) -> bytes | None:
    """Give a copy without what describes the image; none of one that cannot be decoded."""
    try:
        opened = open_image(data)
        opened.image.draft(None, (_WIDEST, _WIDEST))
        opened.image.load()
    except UNREADABLE:  # of which the checks have told
        return None
    turn = TURNS.get(opened.stripped.orientation)
    image = in_srgb(opened.image if turn is None else opened.image.transpose(turn))
    if image.mode == "RGBA":
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image).convert("RGB")
    image.thumbnail((_WIDEST, _WIDEST), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return buffer.getvalue()
