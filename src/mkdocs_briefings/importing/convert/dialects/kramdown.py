"""What kramdown, Jekyll's Markdown, has besides CommonMark.

Its manual: https://kramdown.gettalong.org/syntax.html
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.dialects.html_elements import element_ends, start_tag_end

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_ENDS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""Blocks that a rule may end."""

_ATTRIBUTE_LINE = re.compile(r"\{:(?![:/])(?:[^{}\n\\]|\\.)*\}[ \t]*$")
_ATTRIBUTES = re.compile(r"\{:(?![:/])(?:[^{}\n\\]|\\.)+\}")
_CONTENTS = re.compile(r"\{:[ \t]*toc\b")
_EXTENSION = re.compile(r"\{::(?P<name>\w+)(?P<options>[^{}\n]*?)(?P<whole>/)?\}")
_ABBREVIATION = re.compile(r"\*\[[^\]\n]+\]:")
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_LIST_ENDS = frozenset({"bullet_list_close", "ordered_list_close"})
_LAST_END = -1
"""Key of what is remembered of a text: where its last end of an extension is."""

_MARKDOWN_INSIDE = re.compile(r"""\s\bmarkdown\s*=\s*["']?(?:1|block|span)\b["']?""", re.IGNORECASE)


def kramdown_plugin(parser: MarkdownIt) -> None:
    """Teach a parser for CommonMark what kramdown has besides."""
    block, inline = parser.block.ruler, parser.inline.ruler
    block.before("table", "kramdown_attributes", _attribute_line, _ENDS)
    block.before("table", "kramdown_extension", _extension_block, _ENDS)
    block.before("table", "kramdown_abbreviation", _abbreviation)
    block.before("table", "kramdown_end", _end_of_block, _ENDS)
    block.before("table", "kramdown_maths", _maths_block, _ENDS)
    block.before("html_block", "kramdown_html", _html_block, _ENDS)
    parser.core.ruler.after("block", "kramdown_toc", _without_contents)
    inline.before("escape", "kramdown_break", _line_break)
    inline.before("escape", "kramdown_maths", _maths)
    inline.before("escape", "kramdown_extension", _extension)
    inline.before("escape", "kramdown_attributes", _attributes)
    parser.inline.add_terminator_char("$")


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _push(state: StateBlock, kind: str, content: str, start: int, end: int) -> None:
    token = state.push(kind, "", 0)
    token.content, token.map = content, [start, end]
    state.line = end


def _attribute_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    text = _line(state, start)
    if state.is_code_block(start) or not _ATTRIBUTE_LINE.match(text):
        return False
    if not silent:
        _push(state, "attribute_list", text, start, start + 1)
    return True


def _end_of_block(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    if state.is_code_block(start) or _line(state, start).rstrip() != "^":
        return False
    if not silent:
        _push(state, "attribute_list", "", start, start + 1)
    return True


def _abbreviation(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    text = _line(state, start)
    if state.is_code_block(start) or not _ABBREVIATION.match(text):
        return False
    if not silent:
        _push(state, "abbreviation", text, start, start + 1)
    return True


def _extension_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    text = _line(state, start).rstrip()
    found = None if state.is_code_block(start) else _EXTENSION.fullmatch(text)
    if found is None:
        return False
    name, last = found["name"], start
    if not found["whole"] and name != "options":
        closing = ("{:/}", f"{{:/{name}}}")
        last = _first_line(state, start + 1, end, closing)
        if not last:
            return False
    if not silent:
        is_raw = name == "nomarkdown" and last > start + 1
        inside = state.getLines(start + 1, last, state.blkIndent, True) if is_raw else ""  # noqa: FBT003 - markdown-it's
        _push(state, "html_block" if is_raw else "attribute_list", inside, start, last + 1)
    return True


def _first_line(state: StateBlock, start: int, end: int, texts: tuple[str, ...]) -> int:
    """Give the first of these lines that has such a text; 0 where none has."""
    # Where there was none to an end, there is none either from further down.
    missing: set[tuple[tuple[str, ...], int]] = state.env.setdefault("kramdown_missing", set())
    if (texts, end) in missing:
        return 0
    for line in range(start, end):
        if _line(state, line).rstrip() in texts:
            return line
    missing.add((texts, end))
    return 0


def _maths_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    text = _line(state, start)
    if state.is_code_block(start) or not text.startswith("$$"):
        return False
    if start < state.env.get("kramdown_no_maths_before", 0):
        return False
    for line in range(start, end):
        if state.isEmpty(line):
            break
        if (text[2:] if line == start else _line(state, line)).rstrip().endswith("$$"):
            if not silent:
                whole = state.getLines(start, line + 1, state.blkIndent, False)  # noqa: FBT003 - markdown-it's
                inside = whole.strip()[2:-2].strip("\n")
                _push(state, "code_block", f"{inside}\n", start, line + 1)
                state.tokens[-1].meta = {"is_maths": True}
            return True
    state.env["kramdown_no_maths_before"] = line
    return False


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    """Read an element to its end, whatever stands inside: blank lines too."""
    first = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<", first):
        return False
    ends = state.env.get("element_ends")
    if ends is None:
        ends = state.env["element_ends"] = element_ends(state.src)
    last = bisect_left(state.eMarks, ends.get(first, 0)) if first in ends else end
    if last >= end:
        return False
    if silent:
        return True
    tag = state.src[first : start_tag_end(state.src, first)]
    if _MARKDOWN_INSIDE.search(tag) and _line(state, start).rstrip() == tag and last > start:
        _element_with_markdown(state, _MARKDOWN_INSIDE.sub("", tag), start, last)
    else:
        inside = state.getLines(start, last + 1, state.blkIndent, True)  # noqa: FBT003 - markdown-it's
        _push(state, "html_block", inside, start, last + 1)
    return True


def _element_with_markdown(state: StateBlock, tag: str, start: int, last: int) -> None:
    _push(state, "html_block", f"{tag}\n", start, start + 1)
    line_max = state.lineMax
    state.lineMax = last
    state.md.block.tokenize(state, start + 1, last)
    state.lineMax = line_max
    _push(state, "html_block", f"{_line(state, last)}\n", last, last + 1)


def _line_break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    r"""Two backslashes at a line's end break it, and one is a sign."""
    if state.src[state.pos] != "\\":
        return False
    if state.src.startswith("\\\\\n", state.pos):
        if not silent:
            state.push("hardbreak", "br", 0)
        state.pos += 3
        return True
    if state.src.startswith("\\\n", state.pos):
        if not silent:
            state.pending += "\\"
        state.pos += 1
        return True
    return False


def _maths(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    if not state.src.startswith("$$", state.pos):
        return False
    end = state.src.find("$$", state.pos + 2, state.posMax)
    if end <= state.pos + 2:
        return False
    if not silent:
        token = state.push("code_inline", "code", 0)
        token.content = state.src[state.pos + 2 : end].strip()
        token.meta = {"is_maths": True}
    state.pos = end + 2
    return True


def _extension(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    found = _EXTENSION.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    inside, end = "", found.end()
    if not found["whole"]:
        if _LAST_END not in state.cache:
            state.cache[_LAST_END] = state.src.rfind("{:/")
        if state.cache[_LAST_END] < end:
            return False
        closing = re.compile(rf"\{{:/(?:{found['name']})?\}}").search(state.src, end)
        if closing is None:
            return False
        inside, end = state.src[end : closing.start()], closing.end()
    if not silent and found["name"] == "nomarkdown" and inside:
        state.push("html_inline", "", 0).content = inside
    state.pos = end
    return True


def _attributes(state: StateInline, silent: bool) -> bool:  # noqa: ARG001, FBT001 - markdown-it's
    found = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.pos = found.end()
    return True


def _without_contents(state: StateCore) -> None:
    """Leave out the lists that stand for a table of contents."""
    tokens: list[Token] = []
    starts: list[int] = []
    for token in state.tokens:
        is_contents = token.type == "attribute_list" and _CONTENTS.match(token.content)
        if token.type in _LISTS:
            starts = [start for start in starts if tokens[start].level < token.level]
            starts.append(len(tokens))
        elif is_contents and token.map and starts and tokens[-1].type in _LIST_ENDS:
            opening = tokens[starts.pop()]
            if opening.map and opening.level == token.level:
                token.map = [opening.map[0], token.map[1]]
                del tokens[tokens.index(opening) :]
        tokens.append(token)
    state.tokens = tokens
