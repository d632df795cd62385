"""Make plain text of what feeds call text."""

from __future__ import annotations

import re
from html import unescape

import nh3

_BLOCKS = re.compile(
    r"(</?(?:article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr"
    r"|li|ol|p|pre|section|table|td|th|tr|ul)\b)",
    re.IGNORECASE,
)
_LOOKS_LIKE_HTML = re.compile(
    r"</\w+\s*>|<(?:br|img|p)\b[^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff]")
_ROUNDS = 2

_LOOKED_AT = 50_000
"""Characters: nobody needs more of a title or a summary, and nested tags take their square."""


def plain(text: str, *, is_html: bool = False) -> str:
    """Give a text in one line, without markup and with its characters for entities.

    What looks like HTML is taken for it, also once it was unpacked: feeds that escape it once too
    often are many, and titles that speak of tags are few.
    """
    text = text[:_LOOKED_AT]
    for _ in range(_ROUNDS):
        if not (is_html or _LOOKS_LIKE_HTML.search(text)):
            break
        # Words of two paragraphs are not one.
        text, is_html = unescape(nh3.clean(_BLOCKS.sub(r" \1", text), tags=set())), False
    return " ".join(_CONTROLS.sub("", text).split())


def shortened(text: str, most: int) -> str:
    """Give a text of so many characters at most, cut between words."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    words, space, _ = cut.rpartition(" ")
    return f"{(words if space and len(words) > most // 2 else cut).rstrip()}…"
