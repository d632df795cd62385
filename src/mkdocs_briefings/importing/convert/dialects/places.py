"""Where in a text Markdown is not read: in blocks of HTML, and in code."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.dialects.parsers import parser_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.importing.importer import MarkdownDialect

_CODE_IN_LINE = re.compile(r"((?<!`)(`++).*?(?<!`)\2(?!`))", re.DOTALL)


class HtmlPlaces:
    """The blocks of HTML in a text."""

    def __init__(self, text: str, dialect: MarkdownDialect) -> None:
        self._starts = list(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
        self._lines = _lines_of(text, dialect, {"html_block"}) if "<" in text else set()

    def __contains__(self, place: int) -> bool:
        return bisect_right(self._starts, place) - 1 in self._lines


def code_pieces(text: str, dialect: MarkdownDialect) -> Iterator[tuple[bool, str]]:
    """Give the pieces of a text, and of each whether it is code."""
    code = _lines_of(text, dialect, {"code_block", "fence"})
    lines = enumerate(text.splitlines(keepends=True))
    for is_code, group in groupby(lines, lambda numbered: numbered[0] in code):
        piece = "".join(line for _number, line in group)
        if is_code:
            yield True, piece
            continue
        end = 0
        for found in _CODE_IN_LINE.finditer(piece):
            yield False, piece[end : found.start()]
            yield True, found[0]
            end = found.end()
        yield False, piece[end:]


def _lines_of(text: str, dialect: MarkdownDialect, kinds: set[str]) -> set[int]:
    tokens = parser_of(dialect).parse(text)
    maps = (token.map for token in tokens if token.type in kinds and token.map)
    return {line for start, end in maps for line in range(start, end)}
