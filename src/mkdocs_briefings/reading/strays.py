"""Files among the briefings that somebody may have meant as one, and that are none by their names.

What nobody refers to is not published, so without a word such a text would be gone.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.reading.links import MARKDOWN_SUFFIXES, is_markdown, suffix

if TYPE_CHECKING:
    from pathlib import Path

_MARKUP = frozenset(
    {
        *(".mdx", ".mdtxt", ".mdtext", ".markdn", ".qmd", ".rmd"),
        *(".adoc", ".asciidoc", ".creole", ".org", ".rst", ".textile", ".wiki"),
    }
)
"""Texts in another markup, or in another kind of Markdown."""

_ANY_TEXT = frozenset({"", ".htm", ".html", ".text", ".txt"})
"""Files that are texts of any kind: with a front matter one is meant as a briefing."""

_FENCES = (b"---", b"+++")


def is_stray(path: Path) -> bool:
    """Whether somebody may have meant a file as a briefing; it is opened only if its name may."""
    name = path.name
    if is_markdown(name):
        return False
    ending = suffix(_plain(name))
    return ending in _MARKUP | MARKDOWN_SUFFIXES or (ending in _ANY_TEXT and _has_fence(path))


def stray(path: str) -> Problem:
    """Give the warning for such a file, to which nothing refers."""
    name = path.rpartition("/")[2]
    plain = _plain(name)
    if suffix(plain) in MARKDOWN_SUFFIXES:
        message = f"{name!a} does not end as the name of a briefing does."
        hint = f"Rename it to {plain}."
    else:
        message = "It is no briefing, since its name does not end in .md, and it is not published."
        hint = "Write it in Markdown and rename it, or put it elsewhere."
    return Problem(path, 1, message, hint, Severity.WARNING)


def _plain(name: str) -> str:
    """Give a name without what nobody sees at its end, and with full stops of any width."""
    visible = (each for each in name if unicodedata.category(each) not in {"Cf", "Cc"})
    return unicodedata.normalize("NFKC", "".join(visible)).rstrip(" .,;_")


def _has_fence(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.readline(64)
    except OSError:  # gone, or not to be read: whoever needs it says so
        return False
    return start.removeprefix(b"\xef\xbb\xbf").rstrip() in _FENCES
