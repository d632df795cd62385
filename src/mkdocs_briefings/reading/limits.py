"""Limits of what a text may ask of Python-Markdown.

For most texts it takes time in proportion to their length. For brackets that do not close, notes
that are cited again and again, or abbreviations, it takes the square of their number: 20 kB keep it
busy for a minute. And what is nested is read by functions that call themselves, as deep as Python
lets them. No text that somebody wrote comes near these limits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem
from mkdocs_briefings.reading.prose_lines import begins_html, prose_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.settings import Settings

_TAB = 4
"""So many spaces, or a tab, are a level of nesting, as Python-Markdown has it."""

_TAGS = 10
"""So many times as often as brackets tags may stand in a paragraph: they take less time."""

_MARKER = r"(?:>|(?:[-*+]|\d{1,9}[.)])(?=\s))"
_RULE = r"[ ]{0,3}([-*])(?:[ ]*+\1)+[ ]*+$"
"""A line across the page has many of these signs too."""

_NESTING = ("    ", "\t", "-", "*", "+", ">", ".", ")")
"""Each level of a line has one of these."""

_LINK = re.compile(r"\[[^\[\]]*+\]\((?:[^()\[\]]++|\([^()\[\]]*+\))*\)|\[[^\[\]]*+\](?!\()")
_CLOSED_TAG = re.compile(r"<[^<>]*+>")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*+)[^<>]*+>")
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
})  # fmt: skip
"""Elements of HTML that have no end."""

_CITATION = re.compile(r"\[\^")
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[", re.MULTILINE)
_HINT = "Write it in a simpler way, or raise `{option}` in mkdocs.yml."


@dataclass(frozen=True, slots=True)
class Excess:
    """A place of a text that goes past a limit."""

    line: int
    """Of the text, counted from 1."""

    message: str
    option: str


def limit_problem(file: OpenFile, settings: Settings) -> Problem | None:
    """Give the first place of a text that goes past a limit of the site; None where none does."""
    excess = first_excess(file.body, settings.nesting_limit, settings.markup_limit)
    if excess is None:
        return None
    hint = _HINT.format(option=excess.option)
    return Problem(file.path, file.body_line + excess.line - 1, excess.message, hint)


def first_excess(text: str, nesting_limit: int, markup_limit: int) -> Excess | None:
    """Give the first place of a text that goes past one of two limits; None where none does."""
    return _deep(text, nesting_limit) or _many(text, markup_limit)


def _deep(text: str, limit: int) -> Excess | None:
    # Counting takes a tenth of a search, and most texts have not enough for one deep line.
    if sum(map(text.count, _NESTING)) < limit:
        return None
    found = _deep_line(limit).search(text)
    if found is None:
        return None
    message = f"Lists and quotes are nested more than {limit} levels deep here."
    return Excess(_line_at(text, found.start()), message, "nesting_limit")


def _deep_line(limit: int) -> re.Pattern[str]:
    # Python keeps the patterns that it has compiled.
    indented = rf"(?: {{{_TAB}}}|\t){{{limit}}}"
    marked = rf"(?:[ \t]*+{_MARKER}){{{limit + 1}}}"
    return re.compile(rf"^(?!{_RULE})(?:{indented}|{marked})", re.MULTILINE)


def _many(text: str, limit: int) -> Excess | None:
    if text.count("[") <= limit and text.count("<") <= limit:
        return None
    return next(_excesses(text, limit), None)


def _excesses(text: str, limit: int) -> Iterator[Excess]:
    for pattern, what in ((_CITATION, "Footnotes"), (_ABBREVIATION, "Abbreviations")):
        places = [found.start() for found in pattern.finditer(text)]
        if len(places) > limit:
            message = f"{what} stand in the text more than {limit} times."
            yield Excess(_line_at(text, places[limit]), message, "markup_limit")
    for line, block in _blocks(text):
        brackets = _LINK.sub("", block).count("[")
        if brackets > limit:
            message = f"{brackets} brackets in one paragraph open and do not close as a link does."
            yield Excess(line, message, "markup_limit")
        signs = _CLOSED_TAG.sub("", block).count("<")
        if signs > limit:
            message = f"{signs} signs < in one paragraph begin no tag that ends."
            yield Excess(line, message, "markup_limit")
        if block.count("<") > _TAGS * limit and not begins_html(block):
            message = f"More than {_TAGS * limit} tags of HTML stand in one paragraph."
            yield Excess(line, message, "markup_limit")
    yield from _open_tags(text, limit)


def _open_tags(text: str, limit: int) -> Iterator[Excess]:
    depth = 0
    for found in _TAG.finditer(text):
        if found[2].lower() not in _VOID:
            depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > limit:
            message = f"More than {limit} tags of HTML are open at once here."
            yield Excess(_line_at(text, found.start()), message, "markup_limit")
            return


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Give what stands between empty lines and code, each with its line."""
    first, last, lines = 0, 0, list[str]()
    for number, line in prose_lines(text):
        if lines and (number != last + 1 or not line.strip()):
            yield first, "\n".join(lines)
            lines = []
        if line.strip():
            first = first if lines else number
            lines.append(line)
        last = number
    if lines:
        yield first, "\n".join(lines)


def _line_at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
