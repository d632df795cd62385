"""Cut a text into blocks, taking a plain paragraph for one without asking who else wants it.

Python-Markdown asks up to seventeen block processors about each block. Nearly all blocks of a news
text are paragraphs, and most processors take a block only for how one of its lines begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser

from mkdocs_briefings.rendering.verified_upstream import verified_name

if TYPE_CHECKING:
    from markdown.blockprocessors import BlockProcessor

PARAGRAPH = "markdown.blockprocessors.ParagraphProcessor"
"""The processor of paragraphs, by the name of its class."""

LEAVE_PLAIN = frozenset(
    {
        "markdown.blockprocessors.BlockQuoteProcessor",
        "markdown.blockprocessors.CodeBlockProcessor",
        "markdown.blockprocessors.EmptyBlockProcessor",
        "markdown.blockprocessors.HRProcessor",
        "markdown.blockprocessors.HashHeaderProcessor",
        "markdown.blockprocessors.ListIndentProcessor",
        "markdown.blockprocessors.OListProcessor",
        "markdown.blockprocessors.ReferenceProcessor",
        "markdown.blockprocessors.SetextHeaderProcessor",
        "markdown.blockprocessors.UListProcessor",
        "markdown.extensions.abbr.AbbrBlockprocessor",
        "markdown.extensions.def_list.DefListIndentProcessor",
        "markdown.extensions.def_list.DefListProcessor",
        "markdown.extensions.footnotes.FootnoteBlockProcessor",
        "markdown.extensions.md_in_html.MarkdownInHtmlProcessor",
        "markdown.extensions.tables.TableProcessor",
        "pymdownx.superfences.SuperFencesCodeBlockProcessor",
    }
)
"""Processors that leave a block alone, and change nothing, where `is_plain` holds."""

_LINE_WITHOUT_LETTER = re.compile(r"\n(?![^\W\d_])")


def is_plain(block: str) -> bool:
    """Whether every line begins with a letter, and no table can stand."""
    return block[:1].isalpha() and (
        "\n" not in block or ("|" not in block and _LINE_WITHOUT_LETTER.search(block) is None)
    )


class PlainBlockParser(BlockParser):
    """The stock parser, with a shorter way for plain paragraphs.

    Instances are made of stock ones by a change of class: every processor holds on to its parser.
    """

    root = Element("none")  # The stock parser sets that of each text.
    _root: Element | None = None
    _seen: tuple[BlockProcessor, ...] = ()
    _asked: tuple[BlockProcessor, ...] | None = None
    _may_change = True

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - theirs
        """Add what the blocks say to an element."""
        while blocks:
            if self._may_change or self._root is not self.root:
                self._look()
            asked = self._asked if self._asked and is_plain(blocks[0]) else self._seen
            for processor in asked:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    def _look(self) -> None:
        """See which processors there are; of those that are verified none ever adds another."""
        self._root = self.root
        processors = tuple(self.blockprocessors)
        if processors != self._seen:
            self._seen, self._asked = processors, _curious(processors)
            self._may_change = not all(map(verified_name, processors))


def _curious(processors: tuple[BlockProcessor, ...]) -> tuple[BlockProcessor, ...] | None:
    """Give the processors that may have a use for a plain block, the one for paragraphs last."""
    curious: list[BlockProcessor] = []
    for processor in processors:
        name = verified_name(processor)
        if name == PARAGRAPH:
            return (*curious, processor)
        if name not in LEAVE_PLAIN:
            curious.append(processor)
    return None
