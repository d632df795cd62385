"""Find where elements of HTML end, and whether all are closed that a text opens."""

from __future__ import annotations

import re

BLOCKS = frozenset({
    "address", "article", "aside", "audio", "blockquote", "body", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "iframe", "li", "main", "nav", "noscript", "object", "ol", "p", "pre",
    "script", "section", "style", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "video",
})  # fmt: skip
"""Elements that stand by themselves, and have an end."""

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)\b(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*>"
)


def element_ends(text: str) -> dict[int, int]:
    """Give where each block of HTML ends, by where it starts; those without an end are left out."""
    ends: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name not in BLOCKS or tag[0].endswith("/>"):
            continue
        starts = opened.setdefault(name, [])
        if not tag["end"]:
            starts.append(tag.start())
        elif starts:
            ends[starts.pop()] = tag.end()
    return ends


def open_elements(text: str, opened: int = 0) -> int:
    """Give how many blocks of HTML are open behind a text, if so many were before it."""
    for tag in _TAG.finditer(text):
        if tag["name"].lower() in BLOCKS and not tag[0].endswith("/>"):
            opened = max(0, opened - 1) if tag["end"] else opened + 1
    return opened


def start_tag_end(text: str, start: int) -> int:
    """Give where the tag ends that starts there; -1 for what is none."""
    tag = _TAG.match(text, start)
    return tag.end() if tag else -1
