"""Tell the lines of a Markdown text that are prose or HTML from those that are code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What follows a fence of backticks has none itself; else it is code in a line.
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_CODE_SPAN = re.compile(r"(?<!`)(`++).*?(?<!`)\1(?!`)")
# Of a list, a definition, an admonition, a tab or a footnote what is indented below is a part.
_CONTAINER = re.compile(r"(?:[-*+]|\d+[.)]|:|!!!|\?\?\?\+?|===[!+]?|\[\^[^\]]+\]:)\s")
_INDENT = re.compile(r"\t| {4}")

_BLOCKS = (
    "address|article|aside|blockquote|body|canvas|center|colgroup|dd|details|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|h[1-6]|header|hgroup|html|iframe|legend|li|main|map|math|menu"
    "|nav|noscript|object|ol|option|output|p|pre|progress|script|section|style|summary|table|tbody"
    "|td|textarea|tfoot|th|thead|tr|ul|video"
)
_HTML_BLOCK = re.compile(rf" {{0,3}}<({_BLOCKS})(?=[\s/>])(?![^<>]*\smarkdown\b)", re.IGNORECASE)
"""What begins a block of HTML, in which nothing is Markdown up to the end of its element."""


def prose_lines(text: str) -> list[tuple[int, str]]:
    """Give the lines of a Markdown text, counted from 1, without code and comments."""
    lines = list(enumerate(_without_comments(text).split("\n"), start=1))
    # In most texts no line that leads somewhere can be code, which shows at once.
    if "`" in text or "~" in text or any(map(_may_be_code, lines)):
        lines = list(_without_code(lines))
    return lines


def html_lines(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Give, of lines without code, those of blocks of HTML, in which nothing is Markdown."""
    block = _HtmlBlock()
    return ((number, line) for number, line in lines if block.holds(line))


def begins_html(block: str) -> bool:
    """Whether a block begins one of HTML, in which nothing is Markdown."""
    return _HTML_BLOCK.match(block) is not None


def _may_be_code(numbered: tuple[int, str]) -> bool:
    line = numbered[1]
    return line[:1].isspace() and ("[" in line or "<" in line or "{" in line)


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
    code, block = _CodeBlocks(), _HtmlBlock()
    for number, whole in lines:
        # Where a fence begins there is code, in a block of HTML too.
        if not code.fence and block.holds(whole) and not _FENCE.match(whole):
            code.pass_html()
            yield number, whole
            continue
        line = code.without(whole)
        if line is not None:
            yield number, _CODE_SPAN.sub("", line) if "`" in line else line


class _CodeBlocks:
    """Follows a text from line to line, and knows where code begins and ends."""

    def __init__(self) -> None:
        self.fence = ""
        """What the fence that is open was made of."""

        self._depth = 0
        self._may_be_code, self._after_blank = True, True

    def pass_html(self) -> None:
        """Pass a line of HTML, behind which nothing indented is code."""
        self._may_be_code = self._after_blank = False

    def without(self, whole: str) -> str | None:
        """Give the next line, as it stands in the list or note that it is in; None for code."""
        if not self.fence and (not whole or whole[0].isalpha()):
            # A line of a paragraph or an empty one, as most are: no sign that could mean more.
            if whole and self._after_blank:
                self._depth = 0
            self._after_blank = self._may_be_code = not whole
            return whole or None
        # As deep as the list's item or the note that it is in: what is deeper still may be code.
        line, level = _dedented(whole, self._depth)
        opening = _FENCE.match(line)
        if self.fence:
            if opening and opening[1].startswith(self.fence):
                is_end = not line.strip().strip(self.fence[0])
                self.fence = "" if is_end else self.fence
            return None
        if opening:
            self.fence = opening[1]
            return None
        return self._indented(line, level)

    def _indented(self, line: str, level: int) -> str | None:
        is_indented = line.startswith(("    ", "\t"))
        is_code = is_indented and self._may_be_code
        if _CONTAINER.match(line):
            self._depth = level + 1
        elif self._after_blank and line.strip() and not is_indented:
            self._depth = level
        self._after_blank = not line.strip()
        self._may_be_code = self._after_blank or is_code
        return None if is_code else line


class _HtmlBlock:
    """Follows a block of HTML from line to line, to its end."""

    def __init__(self) -> None:
        self._tags: re.Pattern[str] | None = None
        self._open = 0

    def holds(self, line: str) -> bool:
        """Whether the next line is one of a block."""
        if self._tags is None:
            begins = _HTML_BLOCK.match(line) if "<" in line else None
            if begins is None:
                return False
            self._tags = re.compile(rf"<(/?){begins[1]}(?=[\s/>])", re.IGNORECASE)
        for found in self._tags.finditer(line):
            self._open += -1 if found[1] else 1
        if self._open <= 0:
            self._tags, self._open = None, 0
        return True


def _dedented(line: str, depth: int) -> tuple[str, int]:
    level = 0
    while level < depth and (indent := _INDENT.match(line)):
        line, level = line[indent.end() :], level + 1
    return line, level
