"""Write blocks, so that Python-Markdown reads them as the old dialect did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.dialects.inline_text import InlineText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.tree import SyntaxTreeNode

    from mkdocs_briefings.importing.convert.dialects.our_reader import OurReader

_LANGUAGE = re.compile(r"[\w#.+-]+")
_ALIGNMENTS = {"left": ":---", "right": "---:", "center": ":---:"}
_INDENT = " " * 4

Labels = frozenset[str]
"""Labels that links are defined for, in upper case."""


class BlockText:
    """Writes the blocks of a text; `keep` tells whether a line's source may stay as it is."""

    def __init__(
        self, reader: OurReader, labels: Labels, keep: Callable[[SyntaxTreeNode], bool]
    ) -> None:
        self._reader, self._labels, self._keep = reader, labels, keep
        self._depth = 0

    def write(self, nodes: Iterable[SyntaxTreeNode]) -> str:
        """Give the Markdown of blocks."""
        return self._join(nodes, "\n\n")

    def _join(self, nodes: Iterable[SyntaxTreeNode], between: str) -> str:
        return between.join(text for text in map(self._block, nodes) if text)

    def _block(self, node: SyntaxTreeNode) -> str:
        write = getattr(self, f"_write_{node.type}", None)
        return write(node) if write else ""

    def _inside(self, node: SyntaxTreeNode, between: str = "\n\n") -> str:
        self._depth += 1
        try:
            return self._join(node.children, between)
        finally:
            self._depth -= 1

    def _line(self, node: SyntaxTreeNode, line_break: str = "  \n") -> str:
        """Give what stands in the line of a paragraph, a heading or a cell."""
        if not node.children:
            return ""
        inline = node.children[0]
        if self._keep(inline):
            return inline.content
        return InlineText(self._reader, self._labels, line_break).write(inline.children)

    def _write_paragraph(self, node: SyntaxTreeNode) -> str:
        return self._line(node)

    def _write_heading(self, node: SyntaxTreeNode) -> str:
        text = self._line(node, "<br>").replace("\n", " ")
        name = node.attrs.get("id")
        given = f" {{#{name}}}" if name and self._reader.knows_heading_ids else ""
        return f"{'#' * int(node.tag[1:])} {text}{given}"

    def _write_hr(self, _node: SyntaxTreeNode) -> str:
        return "---"

    def _write_blockquote(self, node: SyntaxTreeNode) -> str:
        lines = self._inside(node).split("\n")
        return "\n".join(
            f"> {line}".rstrip(" ") if not line.strip() else f"> {line}" for line in lines
        )

    def _write_bullet_list(self, node: SyntaxTreeNode) -> str:
        items = list(node.children)
        is_tight = not any(
            child.type == "paragraph" and not child.hidden
            for item in items
            for child in item.children
        )
        between = "\n" if is_tight else "\n\n"
        return between.join(self._item(item, node, between) for item in items)

    _write_ordered_list = _write_bullet_list

    def _item(self, item: SyntaxTreeNode, parent: SyntaxTreeNode, between: str) -> str:
        mark = f"{item.info or 1}." if parent.type == "ordered_list" else item.markup
        text = self._inside(item, between)
        if item.children and item.children[0].type != "paragraph":
            # What is no text cannot begin on the line of the mark.
            text = f"\n\n{text}"
        return f"{mark} {self._check_box(item)}{_indented(text).lstrip(' ')}".rstrip(" ")

    def _check_box(self, item: SyntaxTreeNode) -> str:
        checked = item.meta.get("checked")
        if checked is None:
            return ""
        if self._reader.knows_task_lists:
            return "[x] " if checked else "[ ] "
        return f'<input type="checkbox" disabled{" checked" if checked else ""}> '

    def _write_fence(self, node: SyntaxTreeNode) -> str:
        code = node.content.removesuffix("\n")
        knows = self._reader.knows_fences_in_lists if self._depth else self._reader.knows_fences
        if node.type == "code_block" or not knows:
            return "\n".join(
                f"{_INDENT}{line}" if line.strip() else "" for line in code.split("\n")
            )
        found = _LANGUAGE.search(node.info.strip().partition(" ")[0])
        fence = "```"
        while fence in code:
            fence += "`"
        return f"{fence}{found[0] if found else ''}\n{code}\n{fence}"

    _write_code_block = _write_fence

    def _write_html_block(self, node: SyntaxTreeNode) -> str:
        return node.content.strip("\n")

    def _write_abbreviation(self, node: SyntaxTreeNode) -> str:
        return node.content if self._reader.knows_abbreviations else ""

    def _write_table(self, node: SyntaxTreeNode) -> str:
        rows = [row for part in node.children for row in part.children]
        lines = [self._row(row) for row in rows]
        styles = (str(cell.attrs.get("style", "")).rpartition(":")[2] for cell in rows[0].children)
        lines.insert(1, f"| {' | '.join(_ALIGNMENTS.get(style, '---') for style in styles)} |")
        return "\n".join(lines)

    def _row(self, row: SyntaxTreeNode) -> str:
        cells = (self._line(cell, "<br>").replace("|", r"\|") for cell in row.children)
        return f"| {' | '.join(cells)} |"

    def _write_dl(self, node: SyntaxTreeNode) -> str:
        lines: list[str] = []
        for child in node.children:
            if child.type == "dt":
                lines.append(f"\n{self._line(child)}" if lines else self._line(child))
            else:
                lines.append(f":   {_indented(self._inside(child)).lstrip(' ')}")
        return "\n".join(lines)

    def _write_footnote_reference(self, node: SyntaxTreeNode) -> str:
        return f"[^{node.meta['label']}]: {_indented(self._inside(node)).lstrip(' ')}"


def _indented(text: str) -> str:
    return "\n".join(f"{_INDENT}{line}" if line.strip() else "" for line in text.split("\n"))
