"""Find where a Markdown text leads, without rendering it.

The scan is for validation, so it rather overlooks a link in an odd place (the renderer warns of
those) than takes an example in a code block for one.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_briefings.reading.allow_list import ADDRESSES
from mkdocs_briefings.reading.html_tags import find_tags, of_srcset
from mkdocs_briefings.reading.prose_lines import prose_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Python-Markdown takes a target with spaces in it, as in `![](photo 1.png "A title")`.
_INLINE = re.compile(r"\]\(\s*+(?:<([^<>]*)>|((?:[^()<>]++|\([^()]*+\))+)(?=\)))")
_TITLE = re.compile(r"(?<!\s)\s+[\"']")
_BRACKET = re.compile(r"\\.|!?\[|\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")

DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\]]+)\]:\s*(?:<([^<>]*)>|(\S+))")
"""What a label stands for: the label, and its target in angles or bare."""

# As Python-Markdown does, it lets a space stand before the label.
IMAGE_BY_LABEL = re.compile(r"!\[(?P<described>[^\[\]]*)\](?:\s?\[(?P<by_label>[^\[\]]*)\])?(?!\()")
"""An image whose target a definition has: its description, and the label if that is another."""

CONVERTED_SUFFIXES = frozenset({".heic", ".heif", ".tif", ".tiff"})
"""Images that browsers do not show, so that a copy is published in their place."""

MARKDOWN_SUFFIXES = frozenset({".markdown", ".md", ".mdown", ".mkd", ".mkdn"})
"""What counts as Markdown, by the ending of its file's name: as for MkDocs, in either case."""

IMAGE_SUFFIXES = CONVERTED_SUFFIXES | {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
"""What counts as an image, by the ending of its file's name."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place in a text that leads somewhere."""

    target: str
    """The destination as it was written."""

    line: int
    """Line of the text, counted from 1."""

    is_image: bool = False
    """Whether the page shows what is there, in place of leading to it."""

    tag: str = ""
    """Name of the HTML element that it stands in; empty where it is written in Markdown."""


def find_links(text: str) -> Iterator[Link]:
    """Give every link and image of a Markdown text, code left out, from top to bottom."""
    lines = prose_lines(text)
    found = [*_in_markdown(lines), *(_in_html(lines) if "<" in text else ())]
    # Of one line what is written in Markdown comes first.
    yield from sorted(found, key=lambda link: link.line)


def _in_markdown(lines: Iterable[tuple[int, str]]) -> Iterator[Link]:
    telling = [(number, line) for number, line in lines if "[" in line]
    labels = {
        label_key(found["by_label"] or found["described"])
        for _, line in telling
        if "![" in line
        for found in IMAGE_BY_LABEL.finditer(line)
    }
    for number, line in telling:
        targets = _inline(line) if "](" in line else iter(())
        for target, is_image in [*targets, *(_defined(line, labels) if "]:" in line else ())]:
            if target:
                yield Link(target, number, is_image)


def _in_html(lines: Iterable[tuple[int, str]]) -> Iterator[Link]:
    for tag in find_tags(lines):
        for attribute in ADDRESSES.get(tag.name, ()):
            written = tag.attributes.get(attribute, "")
            is_image = attribute in {"poster", "srcset"} or tag.name == "img"
            values = of_srcset(written) if attribute == "srcset" else [written.strip()]
            for value in filter(None, values):
                yield Link(value, tag.line_of(attribute), is_image, tag.name)


def _inline(line: str) -> Iterator[tuple[str, bool]]:
    images = _images(line) if "![" in line else frozenset()
    for found in _INLINE.finditer(line):
        target = found[1] if found[1] is not None else found[2]
        if found[1] is None and ('"' in target or "'" in target):
            target = _TITLE.split(target, maxsplit=1)[0]
        yield unescaped(target), found.start() in images


def _images(line: str) -> frozenset[int]:
    """Give where the brackets of images close: in `[![a](b)](c)` the first does, the other not."""
    images: set[int] = set()
    opened: list[str] = []
    for found in _BRACKET.finditer(line):
        if found[0] == "]":
            if opened and opened.pop() == "![":
                images.add(found.start())
        elif not found[0].startswith("\\"):
            opened.append(found[0])
    return frozenset(images)


def _defined(line: str, image_labels: set[str]) -> Iterator[tuple[str, bool]]:
    found = DEFINITION.match(line)
    if found:
        yield unescaped(found[2] or found[3] or ""), label_key(found[1]) in image_labels


def label_key(text: str) -> str:
    """Give what labels have in common that stand for the same."""
    return " ".join(text.split()).casefold()


def unescaped(target: str) -> str:
    """Give a target as it is followed, without the escapes of Markdown and HTML."""
    if "\\" in target:
        target = _ESCAPED.sub(r"\1", target)
    return html.unescape(target).strip()


def local_path(target: str, folder: str) -> str | None:
    """Give the file that a link leads to, or None where it does not lead to a file here.

    `folder` and the result are relative to the project, with `/`; a result that starts with `..`
    lies outside it. Links with a scheme or a host, absolute ones, and those to a place on the same
    page lead to no file.
    """
    if target.startswith(("https://", "http://")):
        return None
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith(("/", "\\")):
        return None
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path)))


def suffix(path: str) -> str:
    """Give the ending of a file's name in lower case, with its dot; empty where it has none."""
    return posixpath.splitext(path)[1].lower()


def is_markdown(path: str) -> bool:
    """Whether a file is Markdown, by its name."""
    # Nearly every file is called so, and to cut a name up takes ten times as long.
    return path.endswith(".md") or suffix(path) in MARKDOWN_SUFFIXES


def is_converted(path: str) -> bool:
    """Whether a copy of an image is published in its place, by its name."""
    return suffix(path) in CONVERTED_SUFFIXES


def published_name(path: str) -> str:
    """Give the name under which a file is published: with all of its own, as copies are."""
    return f"{path}.jpg" if is_converted(path) else path


def is_remote(target: str) -> bool:
    r"""Whether a link leads to another site.

    Browsers take `\` for a slash, and a scheme of the web without slashes for one with them.
    """
    try:
        parts = urlsplit(target.replace("\\", "/"))
    except ValueError:
        return False
    return bool(parts.netloc) or parts.scheme in {"http", "https"}
