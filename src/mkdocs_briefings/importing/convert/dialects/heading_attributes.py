"""Attributes behind a heading, as Hugo and Jekyll take them: `## Water {#water .lead}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_ATTRIBUTES = re.compile(r"[ \t]*(?<!\\)\{[ \t]*([#.][^{}\n]*)\}[ \t]*$")
_ID = re.compile(r"#([^\s}#.]+)")


def heading_attributes_plugin(parser: MarkdownIt) -> None:
    """Take attributes off the text of a heading; only the id is kept."""
    parser.core.ruler.before("inline", "heading_attributes", _take_attributes)


def _take_attributes(state: StateCore) -> None:
    for token, text in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type != "heading_open" or not text.content.endswith("}"):
            continue
        start = text.content.rfind("{")
        found = _ATTRIBUTES.match(text.content, start)
        if found:
            text.content = text.content[:start].rstrip()
            if name := _ID.search(found[1]):
                token.attrSet("id", name[1])
