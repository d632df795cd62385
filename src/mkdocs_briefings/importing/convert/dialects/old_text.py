"""A text in Markdown as the old generator read it."""

from __future__ import annotations

from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markdown_it.tree import SyntaxTreeNode

from mkdocs_briefings.importing.convert.dialects.heading_ids import (
    give_heading_ids,
    link_targets,
)
from mkdocs_briefings.importing.convert.dialects.parsers import MAX_NESTING, parser_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.importing.importer import MarkdownDialect


def old_html(text: str, dialect: MarkdownDialect) -> str:
    """Give the page that the old generator made of a text, without its layout."""
    return OldText(text, dialect).html()


class OldText:
    """A text as the old generator read it."""

    def __init__(self, text: str, dialect: MarkdownDialect) -> None:
        self.lines = text.split("\n")
        self._parser = parser_of(dialect)
        self.env: dict[str, Any] = {}
        self.tokens = self._parser.parse(text, self.env)
        self.targets = link_targets(self.tokens)
        if self.targets:
            give_heading_ids(self.tokens, self.targets)
        self.tree = SyntaxTreeNode(self.tokens)

    @property
    def is_too_deep(self) -> bool:
        """Whether blocks may be missing, since they stand too deeply in others."""
        return any(token.level >= MAX_NESTING - 1 for token in self.tokens)

    @property
    def has_maths(self) -> bool:
        """Whether there are formulas."""
        return any(
            token.meta.get("is_maths")
            for block in self.tokens
            for token in (block, *(block.children or ()))
        )

    @property
    def labels(self) -> frozenset[str]:
        """Labels of its links, in upper case."""
        return frozenset(self.env.get("references", ()))

    def html(self) -> str:
        """Give the whole page, with its footnotes."""
        body = [node for node in self.tree.children if node.type != "footnote_reference"]
        notes = {label: self.render(note.children) for label, note in self.notes.items()}
        return self.render(body) + (footnotes_html(notes) if notes else "")

    @cached_property
    def notes(self) -> dict[str, SyntaxTreeNode]:
        """The footnotes that somebody refers to, in the order in which that happens."""
        defined: dict[str, SyntaxTreeNode] = {}
        body: list[SyntaxTreeNode] = []
        for node in self.tree.children:
            if node.type == "footnote_reference":
                defined.setdefault(node.meta["label"], node)
            else:
                body.append(node)
        notes: dict[str, SyntaxTreeNode] = {}
        waiting = deque(references_in(body))
        while waiting:
            label = waiting.popleft()
            if label in defined and label not in notes:
                notes[label] = defined[label]
                waiting.extend(references_in(notes[label].children))
        return notes

    def render(self, nodes: list[SyntaxTreeNode]) -> str:
        """Give the HTML of blocks."""
        tokens = [token for node in nodes for token in node.to_tokens()]
        return str(self._parser.renderer.render(tokens, self._parser.options, self.env))

    def definitions(self) -> str:
        """Give the definitions of links, as every reader takes them."""
        return "\n".join(
            f"[{label}]: <{one['href']}>" + (f' "{one["title"]}"' if one["title"] else "")
            for label, one in self.env.get("references", {}).items()
        )


def footnotes_html(notes: dict[str, str]) -> str:
    """Give the footnotes below a page as Python-Markdown writes them."""
    items = "".join(f"<li>{note}</li>" for note in notes.values())
    return f'<div class="footnote"><hr><ol>{items}</ol></div>'


def references_in(nodes: list[SyntaxTreeNode]) -> Iterator[str]:
    """Give the labels of the footnotes that nodes refer to."""
    for top in nodes:
        for node in top.walk():
            if node.type == "footnote_ref":
                yield node.meta["label"]
