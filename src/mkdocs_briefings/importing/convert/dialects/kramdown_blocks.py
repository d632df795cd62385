"""Blocks that kramdown takes in more forms than others: tables without a head, several terms."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_TICKS = re.compile("`+")
_BAR = re.compile(r"\\.|\|")
_SEPARATOR = re.compile(r"[|+: =-]*[-=][|+: =-]*")
_OTHER_BLOCK = re.compile(r"[#>:<`~|]|[-*+]\s|\d+[.)]\s|\{:")
_DEFINITION = re.compile(r":\s")
_MOST_TERMS = 20
"""Lines: in longer paragraphs a colon that begins a line is one."""


def kramdown_blocks_plugin(parser: MarkdownIt) -> None:
    """Teach a parser for CommonMark with tables and definitions these forms."""
    ruler = parser.block.ruler
    rules = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    definitions = rules["deflist"]

    def terms(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
        """Read a list of definitions whose first has several terms, each on a line of its own."""
        last = -1 if silent else _last_term(state, start, end)
        opening = len(state.tokens)
        if last <= start or not definitions(state, last, end, False):  # noqa: FBT003 - markdown-it's
            return False
        state.tokens[opening].map = [start, state.line]
        behind = state.tokens[opening + 1 :]
        del state.tokens[opening + 1 :]
        state.level += 1
        for line in range(start, last):
            _element(state, "dt", _line(state, line), line)
        state.level -= 1
        state.tokens.extend(behind)
        return True

    ruler.before("deflist", "kramdown_terms", terms)
    ruler.after("table", "kramdown_table", _table)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def _last_term(state: StateBlock, start: int, end: int) -> int:
    """Give the last line of terms, if a definition comes behind these lines; else -1."""
    line, end = start, min(end, start + _MOST_TERMS)
    while line < end and not state.isEmpty(line):
        text = _line(state, line)
        if _DEFINITION.match(text):
            return line - 1
        if state.is_code_block(line) or _OTHER_BLOCK.match(text):
            return -1
        line += 1
    is_defined = line + 1 < end and _DEFINITION.match(_line(state, line + 1))
    return line - 1 if is_defined else -1


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    """Read a table that needs no head: lines that begin with a bar, up to a blank one."""
    if silent:
        return False
    line = start
    while line < end and _line(state, line).startswith("|") and not state.is_code_block(line):
        line += 1
    is_whole = line == end or state.isEmpty(line) or _line(state, line).startswith("{:")
    head, rows = _rows([_line(state, each) for each in range(start, line)])
    if not (rows and is_whole):
        return False
    state.push("table_open", "table", 1).map = [start, line]
    for part, cell, places in (("thead", "th", head), ("tbody", "td", rows)):
        if places:
            _part(state, part, cell, [start + place for place in places])
    state.push("table_close", "table", -1)
    state.line = line
    return True


def _rows(lines: list[str]) -> tuple[list[int], list[int]]:
    """Give the places of the rows of the head, and of the others."""
    rows = [place for place, line in enumerate(lines) if not _SEPARATOR.fullmatch(line)]
    ends = [place for place in sorted({*range(len(lines))} - {*rows}) if "=" not in lines[place]]
    head_end = next((place for place in ends if rows and rows[0] < place < rows[-1]), 0)
    return [row for row in rows if row < head_end], [row for row in rows if row >= head_end]


def _part(state: StateBlock, part: str, cell: str, rows: list[int]) -> None:
    state.push(f"{part}_open", part, 1).map = [rows[0], rows[-1] + 1]
    for row in rows:
        state.push("tr_open", "tr", 1).map = [row, row + 1]
        for text in _cells(_line(state, row)):
            _element(state, cell, text, row)
        state.push("tr_close", "tr", -1)
    state.push(f"{part}_close", part, -1)


def _cells(row: str) -> Iterator[str]:
    """Give the texts between the bars of a row, of which those in code part nothing."""
    start = 1
    code = _code(row)
    for found in _BAR.finditer(row, 1):
        before = bisect_right(code, (found.start(), 0)) - 1
        is_code = before >= 0 and found.start() < code[before][1]
        if found[0] == "|" and not is_code:
            yield row[start : found.start()].replace("\\|", "|").strip()
            start = found.end()
    if start < len(row):
        yield row[start:].replace("\\|", "|").strip()


def _code(text: str) -> list[tuple[int, int]]:
    """Give where the spans of code in a line begin and end."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    after: dict[int, list[int]] = {}
    for place, (start, end) in enumerate(runs):
        after.setdefault(end - start, []).append(place)
    spans: list[tuple[int, int]] = []
    past = -1
    for place, (start, end) in enumerate(runs):
        same = after[end - start]
        closing = bisect_right(same, place)
        if place > past and closing < len(same):
            past = same[closing]
            spans.append((start, runs[past][1]))
    return spans


def _element(state: StateBlock, tag: str, content: str, line: int) -> None:
    """Add an element with a line of text in it."""
    state.push(f"{tag}_open", tag, 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = content, [line, line + 1], []
    state.push(f"{tag}_close", tag, -1)
