"""Tell browsers how large images are, and which of their copies to fetch."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.reading.picture import WIDEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.reading.picture import Picture

# The sanitiser's output: every attribute is in double quotes.
_IMAGE = re.compile(r'<img(?P<attributes>(?:\s+[^\s="]+="[^"]*")*)\s*>')
_ATTRIBUTE = re.compile(r'\s([^\s="]+)="([^"]*)"')

_MEASURE = 680
"""How wide a line of text is at most, in the pixels of a style sheet."""


def srcset(source: str, width: int, widths: Sequence[int], most: int = 0) -> str:
    """Give what stands in an image's `srcset`: the addresses of its copies, with their widths.

    `source` is the image's address, `width` its width. `most` is how many pixels can be shown at
    most; a copy that has more is only offered where no narrower one has them.
    """
    found = [(Urls.variant(source, each), each) for each in widths]
    if widths and widths[-1] < width <= WIDEST:
        found.append((source, width))
    if most:
        enough = next((place for place, (_, each) in enumerate(found) if each >= most), len(found))
        found = found[: enough + 1]
    return ",".join([f"{url} {each}w" for url, each in found])


def with_sizes(html: str, pictures: Mapping[str, Picture]) -> str:
    """Give a clean text whose images know their size, and are fetched when they are near.

    `pictures` are those of the site, by their addresses as the text has them.
    """

    def replace(found: re.Match[str]) -> str:
        written = dict(_ATTRIBUTE.findall(found["attributes"]))
        source = written.get("src", "")
        added = {"loading": "lazy", "decoding": "async"}
        picture = pictures.get(unescape(source))
        if picture is not None:
            added |= _size(picture, written, source)
        attributes = "".join(f' {name}="{value}"' for name, value in added.items())
        return f"<img{found['attributes']}{attributes}>"

    return _IMAGE.sub(replace, html) if "<img" in html else html


def _size(picture: Picture, written: Mapping[str, str], source: str) -> dict[str, str]:
    width = written.get("width", "")
    shown = min(int(width) if width.isdecimal() else _MEASURE, picture.width)
    found = {}
    if not width and "height" not in written:
        found = {"width": str(picture.width), "height": str(picture.height)}
    # Twice as many pixels as those of the style sheet: on most screens more cannot be seen.
    copies = srcset(unescape(source), picture.width, picture.widths, 2 * shown)
    if copies:
        sizes = f"{shown}px" if width.isdecimal() else f"(min-width:{shown + 40}px) {shown}px,100vw"
        found |= {"srcset": escape(copies), "sizes": sizes}
    return found
