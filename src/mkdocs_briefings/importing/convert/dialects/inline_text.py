"""Write what stands in a line, so that Python-Markdown reads it as the old dialect did."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from markdown_it.tree import SyntaxTreeNode

    from mkdocs_briefings.importing.convert.dialects.our_reader import OurReader

_SIGN = re.compile(
    r"""
      \\(?=[\\`*_{}\[\]()>\#+.!|-]|\Z) | `
    | \*(?!\s) | (?<!\s)\*
    | (?<!\w)_(?!\s) | (?<!\s)_(?!\w)
    | \[(?=\^) | \[(?=[^\[\]]*\][\[(])
    | <(?=[A-Za-z/!?]) | &(?=\#?\w+;) | \{(?=:)
    """,
    re.VERBOSE,
)
"""What Python-Markdown would take for more than a sign."""

_LABEL = re.compile(r"\[([^\[\]]+)\]")
_LINE_START = re.compile(r"(?P<digits>\d+(?=\.\s))|[#>](?!\s*\Z)|[-+*](?=\s)|[:|=](?=\s|=|\Z)|-+$")
_ENTITIES = {"<": "&lt;", "&": "&amp;", "{": "&#123;"}


class InlineText:
    """Writes the nodes of one paragraph, heading or cell."""

    def __init__(
        self, reader: OurReader, labels: Collection[str], line_break: str = "  \n"
    ) -> None:
        self._reader, self._labels, self._line_break = reader, labels, line_break

    def write(self, nodes: list[SyntaxTreeNode]) -> str:
        """Give the Markdown of nodes; its lines do not look like anything but text."""
        lines = self._all(nodes).split("\n")
        return "\n".join(map(_as_text, lines))

    def _all(self, nodes: list[SyntaxTreeNode]) -> str:
        return "".join(map(self._node, nodes))

    def _node(self, node: SyntaxTreeNode) -> str:
        write = getattr(self, f"_write_{node.type}", None)
        return write(node) if write else escape(node.content, quote=False)

    def _write_text(self, node: SyntaxTreeNode) -> str:
        text = _SIGN.sub(lambda sign: _ENTITIES.get(sign[0], f"\\{sign[0]}"), node.content)
        if self._labels and "[" in text:
            text = _LABEL.sub(self._without_label, text)
        return text.replace("~~", "&#126;~") if self._reader.knows_strikethrough else text

    def _without_label(self, found: re.Match[str]) -> str:
        return f"\\{found[0]}" if found[1].upper() in self._labels else found[0]

    def _write_hardbreak(self, _node: SyntaxTreeNode) -> str:
        return self._line_break

    def _write_softbreak(self, _node: SyntaxTreeNode) -> str:
        return "\n"

    def _write_em(self, node: SyntaxTreeNode) -> str:
        return f"{node.markup}{self._all(node.children)}{node.markup}"

    _write_strong = _write_em

    def _write_s(self, node: SyntaxTreeNode) -> str:
        start, end = ("~~", "~~") if self._reader.knows_strikethrough else ("<del>", "</del>")
        return f"{start}{self._all(node.children)}{end}"

    def _write_code_inline(self, node: SyntaxTreeNode) -> str:
        text = node.content.replace("\n", " ")
        ticks = "`"
        while ticks in text:
            ticks += "`"
        pad = " " if text.startswith("`") or text.endswith("`") else ""
        return f"{ticks}{pad}{text}{pad}{ticks}"

    def _write_link(self, node: SyntaxTreeNode) -> str:
        address, text = str(node.attrs.get("href", "")), self._all(node.children)
        is_bare = len(node.children) == 1 and node.children[0].content == address
        if is_bare and re.match(r"(?:https?|ftp)://", address):
            return f"<{address}>"
        return f"[{text}]({_destination(address)}{_title(node)})"

    def _write_image(self, node: SyntaxTreeNode) -> str:
        alt = re.sub(r"[\[\]]", r"\\\g<0>", _words(node))
        return f"![{alt}]({_destination(str(node.attrs.get('src', '')))}{_title(node)})"

    def _write_html_inline(self, node: SyntaxTreeNode) -> str:
        return node.content

    def _write_footnote_ref(self, node: SyntaxTreeNode) -> str:
        return f"[^{node.meta['label']}]"


def _as_text(line: str) -> str:
    line = line.lstrip(" \t")
    found = _LINE_START.match(line)
    if found is None:
        return line
    if found["digits"]:
        return f"{found['digits']}\\{line[found.end() :]}"
    if line[0] in ":|=":
        return f"&#{ord(line[0])};{line[1:]}"
    return f"\\{line}"


def _destination(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) or not address else address


def _title(node: SyntaxTreeNode) -> str:
    title = str(node.attrs.get("title", ""))
    return ' "{}"'.format(title.replace('"', "&quot;")) if title else ""


def _words(node: SyntaxTreeNode) -> str:
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    return "".join(map(_words, node.children)) if node.children else node.content
