"""The lead of a report: the sentence below its headline, which belongs to its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.wire.records import Block, BlockKind
from mkdocs_briefings.wire.text.words import key, one_line, plain

if TYPE_CHECKING:
    from mkdocs_briefings.wire.text.structured import Structured
    from mkdocs_briefings.wire.text.tree import Tree

SHORTEST = 40
"""Letters: what is shorter is a heading, or a name."""

_ELEMENTS = ("p", "div", "h2", "h3", "h4", "span", "strong")


def with_lead(
    blocks: tuple[Block, ...], tree: Tree, structured: Structured, headline: str
) -> tuple[Block, ...]:
    """Give blocks with the lead before them, where it was left out of them.

    It is what the page says of itself where it is shared, if a reader sees it word for word, too.
    """
    body = key(" ".join(block.text for block in blocks))
    said = (structured.text("description"), *tree.metas("og:description", "description"))
    wanted = {
        found
        for each in said
        if len(found := key(plain(each))) >= SHORTEST
        and found not in body
        and found != key(headline)
    }
    for element in tree.root.iter(*_ELEMENTS) if wanted and blocks else ():
        text = one_line(element.text_content())
        if key(text) in wanted:
            return (Block(BlockKind.PARAGRAPH, text), *blocks)
    return blocks
