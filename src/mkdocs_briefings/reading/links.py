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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What follows a fence of backticks has none itself; else it is code in a line.
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_CODE_SPAN = re.compile(r"(?<!`)(`++).*?(?<!`)\1(?!`)")
# Python-Markdown takes a target with spaces in it, as in `![](photo 1.png "A title")`.
_INLINE = re.compile(r"\]\(\s*+(?:<([^<>]*)>|((?:[^()<>]++|\([^()]*\))++)(?=\)))")
_TITLE = re.compile(r"(?<!\s)\s+[\"']")
_BRACKET = re.compile(r"\\.|!?\[|\]")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\]]+)\]:\s*(?:<([^<>]*)>|(\S+))")
_IMAGE_BY_LABEL = re.compile(r"!\[([^\[\]]*)\](?:\[([^\[\]]*)\])?(?!\()")
_HTML = re.compile(
    r"""<(a|img|source|video|audio)\s(?:[^<>]*?\s)?(?:href|src)\s*=\s*"""
    r"""(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+))""",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Of a list, a definition, an admonition, a tab or a footnote what is indented below is a part.
_CONTAINER = re.compile(r"(?:[-*+]|\d+[.)]|:|!!!|\?\?\?\+?|===[!+]?|\[\^[^\]]+\]:)\s")
_INDENT = re.compile(r"\t| {4}")

IMAGE_SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
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


def find_links(text: str) -> Iterator[Link]:
    """Give every link and image of a Markdown text, code left out, from top to bottom."""
    text = _without_comments(text)
    numbered = list(enumerate(text.split("\n"), start=1))
    lines = list(_leading(numbered))
    # Of most texts no such line can be code, which shows at once.
    if "`" in text or "~" in text or any(line[0].isspace() for _, line in lines):
        prose = _leading(_without_code(numbered))
        lines = [(number, _CODE_SPAN.sub("", line)) for number, line in prose]
    labels = {
        _label(found[2] or found[1])
        for _, line in lines
        if "![" in line
        for found in _IMAGE_BY_LABEL.finditer(line)
    }
    for number, line in lines:
        for target, is_image in _in_line(line, labels):
            if target:
                yield Link(target, number, is_image)


def _leading(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Give the lines that may lead somewhere."""
    return ((number, line) for number, line in lines if "[" in line or "<" in line)


def _in_line(line: str, image_labels: set[str]) -> Iterator[tuple[str, bool]]:
    if "](" in line:
        yield from _inline(line)
    if "]:" in line:
        yield from _defined(line, image_labels)
    if "<" in line:
        yield from _in_html(line)


def _inline(line: str) -> Iterator[tuple[str, bool]]:
    images = _images(line) if "![" in line else frozenset()
    for found in _INLINE.finditer(line):
        target = found[1] if found[1] is not None else found[2]
        if found[1] is None and ('"' in target or "'" in target):
            target = _TITLE.split(target, maxsplit=1)[0]
        yield _unescaped(target), found.start() in images


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
    found = _DEFINITION.match(line)
    if found:
        yield _unescaped(found[2] or found[3] or ""), _label(found[1]) in image_labels


def _in_html(line: str) -> Iterator[tuple[str, bool]]:
    for found in _HTML.finditer(line):
        target = found[2] or found[3] or found[4] or ""
        yield html.unescape(target).strip(), found[1].lower() == "img"


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _unescaped(target: str) -> str:
    if "\\" in target:
        target = _ESCAPED.sub(r"\1", target)
    return html.unescape(target).strip()


def _without_comments(text: str) -> str:
    # A pattern would look for the end of each comment anew, in a text of nothing but beginnings.
    if "<" not in text:  # one character is found in a tenth of the time
        return text
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end + len("-->")
    return "".join([*kept, text[place:]])


def _without_code(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Give the lines that are no code, with their numbers."""
    fence = ""
    depth = 0
    may_be_code, after_blank = True, True
    for number, whole in lines:
        if not fence and (not whole or whole[0].isalpha()):
            # A line of a paragraph or an empty one, as most are: no sign that could mean more.
            if whole:
                yield number, whole
                depth = 0 if after_blank else depth
            after_blank = may_be_code = not whole
            continue
        # As deep as the list's item or the note that it is in: what is deeper still may be code.
        line, level = _dedented(whole, depth)
        opening = _FENCE.match(line)
        if fence:
            if opening and opening[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if opening:
            fence = opening[1]
            continue
        is_indented = line.startswith(("    ", "\t"))
        if not (is_indented and may_be_code):
            yield number, line
        if _CONTAINER.match(line):
            depth = level + 1
        elif after_blank and line.strip() and not is_indented:
            depth = level
        after_blank = not line.strip()
        may_be_code = after_blank or (is_indented and may_be_code)


def _dedented(line: str, depth: int) -> tuple[str, int]:
    level = 0
    while level < depth and (indent := _INDENT.match(line)):
        line, level = line[indent.end() :], level + 1
    return line, level


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


def is_remote(target: str) -> bool:
    r"""Whether a link leads to another site.

    Browsers take `\` for a slash, and a scheme of the web without slashes for one with them.
    """
    try:
        parts = urlsplit(target.replace("\\", "/"))
    except ValueError:
        return False
    return bool(parts.netloc) or parts.scheme in {"http", "https"}
