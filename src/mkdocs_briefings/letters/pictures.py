"""A letter's images: where mail programs fetch them from, or copies that travel with it.

Mail programs show JPEG, PNG and GIF; several show neither WebP, AVIF nor SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from mkdocs_briefings.drawing.crops import on_paper
from mkdocs_briefings.drawing.images import decode
from mkdocs_briefings.fingerprint import digest_of
from mkdocs_briefings.letters.wishes import Images
from mkdocs_briefings.reading.image_file import UNREADABLE
from mkdocs_briefings.reading.links import published_name, suffix
from mkdocs_briefings.reading.picture import SHARE

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
class LetterPicture:
    """An image as a letter shows it."""

    src: str
    alt: str
    width: int
    """In the pixels of a style sheet; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An image that travels with a letter."""

    name: str
    """Stands for it within the message."""

    data: bytes
    """JPEG."""


Pictures = dict[str, LetterPicture]
"""By the path of the briefing that they belong to."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where an image is taken from."""

    address: str
    """Empty where a mail program could not show it."""

    width: int
    """In its own pixels; 0 where that is not known."""

    height: int


def _hosted(image: CardImage, urls: Urls, *, has_crops: bool) -> _Source:
    """Give where mail programs fetch an image from.

    A crop is a JPEG of at most 60 kB, while the image itself may be of any kind and size.
    """
    if has_crops and SHARE in image.crops:
        return _Source(urls.absolute(urls.crop(image.url, SHARE)), *image.crops[SHARE])
    is_shown = suffix(published_name(image.path)) in _SHOWN_EVERYWHERE
    return _itself(image, urls.absolute(image.url) if is_shown else "")


def _itself(image: CardImage, address: str) -> _Source:
    return _Source(address, image.width, image.height)


def on_the_page(cards: Iterable[Card], urls: Urls) -> Pictures:
    """Give the images of a letter's web page: browsers show all that the site has."""
    return _shown(cards, lambda image: _itself(image, urls.absolute(image.url)))


def in_the_mail(
    cards: Iterable[Card],
    wish: Images,
    urls: Urls,
    read: Callable[[str], bytes],
    *,
    has_crops: bool,
) -> tuple[Pictures, tuple[Attachment, ...]]:
    """Give the images of a message, and those that it carries.

    `read` gives the bytes of a file by its path in the project. `has_crops` says whether the site
    has those that are made for where a briefing is shared.
    """
    if wish is Images.NONE:
        return {}, ()
    if wish is Images.HOSTED:
        return _shown(cards, lambda image: _hosted(image, urls, has_crops=has_crops)), ()
    attached: dict[str, Attachment] = {}

    def embed(image: CardImage) -> _Source:
        data = _jpeg(read(image.path)) if suffix(image.path) != ".svg" else None
        if data is None:
            return _itself(image, "")
        copy = Attachment(f"{digest_of(data).hex()}.jpg", data)
        attached[copy.name] = copy
        return _itself(image, f"cid:{copy.name}")

    return _shown(cards, embed), tuple(attached.values())


def _shown(cards: Iterable[Card], find: Callable[[CardImage], _Source]) -> Pictures:
    found: Pictures = {}
    for card in cards:
        source = find(card.image) if card.image is not None else None
        if card.image is not None and source is not None and source.address:
            found[card.path] = LetterPicture(source.address, card.image.alt, _width(source))
    return found


def _width(source: _Source) -> int:
    if not source.width:
        return 0
    return min(COLUMN, source.width, max(1, _TALLEST * source.width // source.height))


def _jpeg(data: bytes) -> bytes | None:
    """Give a copy without what describes the image; none of one that cannot be decoded."""
    try:
        image = on_paper(decode(data, _WIDEST), "#ffffff")
    except UNREADABLE:  # of which the checks have told
        return None
    image.thumbnail((_WIDEST, _WIDEST), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return buffer.getvalue()
