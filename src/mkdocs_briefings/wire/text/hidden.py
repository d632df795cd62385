"""Texts that a page has, but does not show without a program: in structured data, in scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.characters import read_json
from mkdocs_briefings.wire.records import BlockKind
from mkdocs_briefings.wire.text.blocks import Passage, passage, read_fragment
from mkdocs_briefings.wire.text.tree import parse
from mkdocs_briefings.wire.text.words import plain

if TYPE_CHECKING:
    from mkdocs_briefings.wire.text.structured import Structured
    from mkdocs_briefings.wire.text.tree import Tree

MOST_LETTERS = 2_000_000
"""Characters of scripts that are searched."""

_LEAST = 500
"""Characters of a string in a script that may be a text."""

_LINE_ENDS = re.compile(r"\r?\n+|<br\s*/?>|</p>", re.IGNORECASE)

_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_PARAGRAPH = re.compile(r"(?:<|\\u003c)/p(?:>|\\u003e)", re.IGNORECASE)
_LEAST_PARAGRAPHS = 2


def in_structured_data(structured: Structured, headline: str) -> Passage:
    """Give the text that structured data carries, if it does not say that one has to pay for it."""
    if not structured.is_free:
        return Passage()
    said = structured.report.get("articleBody")
    lines = _LINE_ENDS.split(said[:MOST_LETTERS]) if isinstance(said, str) else []
    return passage(((BlockKind.PARAGRAPH, plain(line)) for line in lines), headline)


def in_scripts(tree: Tree, structured: Structured, headline: str) -> Passage:
    """Give the text that a script carries for a program to show: its longest one of paragraphs."""
    if not structured.is_free:
        return Passage()
    best, left = "", MOST_LETTERS
    for script in tree.scripts:
        left -= len(script.text)
        if left < 0 or not _PARAGRAPH.search(script.text):
            continue
        for found in _STRING.finditer(script.text):
            literal = found[1]
            if len(literal) > max(len(best), _LEAST) and _is_text(literal):
                best = literal
    if not best:
        return Passage()
    try:
        html = read_json(f'"{best}"', strict=False)
    except ValueError:
        return Passage()
    shown = parse(f"<body>{html}</body>", tree.url)
    body = None if shown is None else shown.root.find("body")
    return Passage() if body is None else read_fragment(body, headline)


def _is_text(literal: str) -> bool:
    return len(_PARAGRAPH.findall(literal)) >= _LEAST_PARAGRAPHS
