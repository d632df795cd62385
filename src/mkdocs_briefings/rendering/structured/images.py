"""Images of an article (schema.org's ImageObject), with who made them and on which terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.model.licences import licence_url
from mkdocs_briefings.reading.picture import SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.model.briefing import Image

_NOTICE = re.compile(r"©|\(c\)|copyright|rights reserved", re.IGNORECASE)


def images(card: Card, told: Image | None, urls: Urls) -> Iterator[str | dict[str, Any]]:
    """Give the images of an article: its own, or else the map of its country.

    `told` is what its front matter says: of the image itself, and not of what is cut from it.
    """
    if card.image is None:
        yield urls.absolute(urls.share_map(card.country.url))
        return
    image = card.image
    # Lengths in schema.org have a unit.
    sides = {"width": image.width, "height": image.height}
    size = {side: f"{pixels} px" for side, pixels in sides.items() if pixels}
    details = _details(told) if told is not None else {}
    yield {
        "@type": "ImageObject",
        "contentUrl": urls.absolute(image.url),
        **size,
        **details,
    }
    for name in image.crops:
        if name != SHARE:  # the others are in the proportions that Google asks for
            yield urls.absolute(urls.crop(image.url, name))


def _details(told: Image) -> dict[str, str]:
    licence = licence_url(told.license) if told.license else None
    notice = told.license if told.license and _NOTICE.search(told.license) else None
    found = {
        "caption": told.caption,
        "creditText": told.credit,
        "license": licence,
        "acquireLicensePage": told.url if licence else None,
        "copyrightNotice": None if licence else notice,
    }
    return {name: value for name, value in found.items() if value}
