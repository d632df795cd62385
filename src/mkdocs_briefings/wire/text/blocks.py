"""The text of a page as blocks, without what stands around it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from trafilatura import bare_extraction

from mkdocs_briefings.wire.records import Block, BlockKind
from mkdocs_briefings.wire.text.words import key, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from mkdocs_briefings.wire.text.tree import Tree

MOST_BLOCKS = 1_000
"""Blocks of a text; newspapers' texts have up to 300."""

MOST_LETTERS = 200_000
"""Characters of a text; newspapers' texts have up to 55,000."""

LONGEST_CELL = 250
"""Characters of a cell; what is longer is a text."""

_KINDS = MappingProxyType(
    {
        "blockquote": BlockKind.QUOTE,
        "head": BlockKind.HEADING,
        "item": BlockKind.ITEM,
        "li": BlockKind.ITEM,
        "quote": BlockKind.QUOTE,
        "row": BlockKind.ITEM,
        "tr": BlockKind.ITEM,
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    }
)
"""What elements of HTML, and those that the library makes of them, are."""

_CONTAINERS = frozenset({
    *_KINDS, "article", "body", "center", "code", "dd", "div", "dl", "dt", "list", "main", "ol",
    "p", "pre", "section", "table", "tbody", "thead", "ul",
})  # fmt: skip

_CELLS = frozenset({"cell", "td", "th"})
_BREAKS = frozenset({"br", "hr", "lb"})

_NO_TEXT = frozenset({
    "aside", "audio", "button", "figure", "footer", "form", "iframe", "nav", "noscript", "object",
    "picture", "script", "style", "svg", "template", "video",
})  # fmt: skip

_BREAK = "\N{LINE SEPARATOR}"

_SHORTEST_LINE = 60
"""Characters: a line that is so long and ends a sentence is a paragraph, if a break follows."""

_SENTENCE_END = re.compile(r"""[.!?…。！？؟۔।॥;:»”"')\]]$""")

# What the library has to say of pages would stand between what a command tells.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks of a text, and whether there were more than may be."""

    blocks: tuple[Block, ...] = ()
    is_cut: bool = False


def read_blocks(tree: Tree, headline: str) -> Passage:
    """Give the blocks of a page's text, without links; the headline is none of them."""
    # Links and images change what the library takes for the text, so it is asked for neither.
    document = bare_extraction(
        tree.root, url=tree.url, include_comments=False, include_links=False, include_images=False
    )
    if document is None or isinstance(document, dict):
        return Passage()
    return passage(_pieces(document.body, BlockKind.PARAGRAPH), headline)


def read_fragment(body: _Element, headline: str) -> Passage:
    """Give the blocks of HTML that is a text and nothing else, as feeds carry it."""
    return passage(_pieces(body, BlockKind.PARAGRAPH), headline)


def passage(pieces: Iterable[tuple[BlockKind, str]], headline: str) -> Passage:
    """Give blocks of kinds and texts, within limits; the headline is none of them."""
    blocks: list[Block] = []
    letters, title = 0, key(headline)
    for kind, text in pieces:
        line = one_line(text)
        if not key(line) or (key(line) == title and not _has_text(blocks)):
            continue
        letters += len(line)
        if len(blocks) == MOST_BLOCKS or letters > MOST_LETTERS:
            return Passage(tuple(blocks), is_cut=True)
        blocks.append(Block(kind, line))
    while blocks and blocks[-1].kind is BlockKind.HEADING:
        # What it was above is no part of the text.
        blocks.pop()
    return Passage(tuple(blocks))


def _has_text(blocks: list[Block]) -> bool:
    return any(
        block.kind is not BlockKind.HEADING and len(block.text) > _SHORTEST_LINE for block in blocks
    )


def _pieces(element: _Element, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    """Give kinds and texts of what is in an element, in order."""
    kind = _KINDS.get(str(element.tag), kind)
    held: list[str] = [element.text or ""]
    for child in element:
        if child.tag in _CONTAINERS:
            yield from ((kind, part) for part in _lines(held))
            held = []
            yield from _pieces(child, kind)
        elif child.tag in _CELLS:
            text = one_line(" ".join(map(str, child.itertext())))
            if len(text) > LONGEST_CELL:
                # Such tables are no tables, but hold pages together.
                yield from ((kind, part) for part in _lines(held))
                held = []
                yield from _pieces(child, BlockKind.PARAGRAPH)
            else:
                held.append(f"; {text}" if text and "".join(held).strip() else text)
        else:
            held.extend(_inline(child))
        held.append(child.tail or "")
    yield from ((kind, part) for part in _lines(held))


def _inline(element: _Element) -> Iterator[str]:
    if element.tag in _BREAKS:
        yield _BREAK
    elif element.tag not in _NO_TEXT and isinstance(element.tag, str):
        yield element.text or ""
        for child in element:
            yield from _inline(child)
            yield child.tail or ""


def _lines(held: list[str]) -> Iterator[str]:
    """Give paragraphs of what breaks divide: at two in a row, or one behind a long sentence."""
    together = ""
    for line in "".join(held).split(_BREAK):
        is_whole = len(together) >= _SHORTEST_LINE and _SENTENCE_END.search(together.strip())
        if together and (is_whole or not line.strip()):
            yield together
            together = ""
        together = f"{together} {line}" if together else line
    yield together
