"""Find where a Markdown text leads, without rendering it.

The scan is for validation, so it rather overlooks a link in an odd place (the renderer warns of
those) than takes an example in a code block for one.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_INLINE = re.compile(r"\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))+))")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:\s*(?:<([^<>]*)>|(\S+))")
_HTML = re.compile(
    r"""<(?:a|img|source|video|audio)\s[^>]*?\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

IMAGE_SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""What counts as an image, by the ending of its file's name."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place in a text that leads somewhere."""

    target: str
    """The destination as it was written."""

    line: int
    """Line of the text, counted from 1."""


def find_links(text: str) -> Iterator[Link]:
    """Give every link and image of a Markdown text, code left out, from top to bottom."""
    for number, line in _prose_lines(_COMMENT.sub(_blank_lines, text)):
        if "[" not in line and "<" not in line:
            continue
        prose = _CODE_SPAN.sub("", line)
        for pattern in (_INLINE, _DEFINITION, _HTML):
            for found in pattern.finditer(prose) if pattern is not _DEFINITION else _at_start(prose):
                target = (found[1] or found[2] or "").strip()
                if target:
                    yield Link(target, number)


def _at_start(line: str) -> Iterator[re.Match[str]]:
    found = _DEFINITION.match(line)
    if found:
        yield found


def _blank_lines(found: re.Match[str]) -> str:
    return "\n" * found.group().count("\n")


def _prose_lines(text: str) -> Iterator[tuple[int, str]]:
    fence = ""
    may_be_code = True
    for number, line in enumerate(text.split("\n"), start=1):
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
        may_be_code = not line.strip() or (is_indented and may_be_code)


def local_path(target: str, folder: str) -> str | None:
    """Give the file that a link leads to, or None where it does not lead to a file here.

    `folder` and the result are relative to the project, with `/`; a result that starts with `..`
    lies outside it. Links with a scheme or a host, absolute ones, and those to a place on the same
    page lead to no file.
    """
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
