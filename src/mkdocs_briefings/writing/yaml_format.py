"""Write a front matter in one form: of all ways to write the same, always the same one.

Keys stand in the order of the model, lists are indented, short ones stand in a line, and quotes are
where YAML needs them. No line is folded, so an edit of a text changes its line and no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml import ScalarNode, SequenceNode

from mkdocs_briefings.reading.plain_keys import NULLS
from mkdocs_briefings.writing.scalars import (
    has_type,
    is_plain,
    is_plain_in_line,
    quoted,
)
from mkdocs_briefings.writing.yaml_entries import entries_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from yaml import MappingNode

    from mkdocs_briefings.model.key_order import KeyOrder
    from mkdocs_briefings.writing.yaml_entries import Entry

WIDEST_LIST = 90
"""A list of texts that takes more characters has a line for each."""

_INDENT = 2
_LINE_END = "\n"


def write_in_one_form(text: str, root: MappingNode, order: KeyOrder) -> str:
    """Give a front matter that has no aliases, anchors or tags in its one form.

    `root` is what YAML reads of it.
    """
    entries = entries_of(text, root)
    lines = list(_lines(entries.roots, 0, order))
    if lines[0] == "":
        del lines[0]
    if entries.header:
        lines = [*entries.header, "", *lines]
    return "".join(f"{line}\n" for line in (*lines, *entries.footer))


def _lines(entries: Sequence[Entry], indent: int, order: KeyOrder) -> Iterator[str]:
    """Give the lines of a mapping or a list."""
    margin = " " * indent
    for entry in sorted(entries, key=lambda each: order.place(_name(each))):
        yield from (f"{margin}{comment}" if comment else "" for comment in entry.above)
        if entry.key is None:
            yield from _item(entry, indent, order)
        else:
            yield from _pair(entry, entry.key, indent, order.of(_name(entry)))
        yield from (f"{margin}{comment}" for comment in entry.below)


def _name(entry: Entry) -> str:
    return str(entry.key.value) if entry.key is not None else ""


def _pair(entry: Entry, key: ScalarNode, indent: int, order: KeyOrder) -> Iterator[str]:
    start = f"{' ' * indent}{_scalar(key, is_plain_in_line)}:"
    if _has_own_lines(entry):
        yield f"{start}{_beside(entry)}"
        yield from _lines(entry.children, indent + _INDENT, order)
    else:
        yield from _value(entry, start, indent)


def _item(entry: Entry, indent: int, order: KeyOrder) -> Iterator[str]:
    start = f"{' ' * indent}-"
    if not _has_own_lines(entry):
        yield from _value(entry, start, indent)
        return
    first, *others = _lines(entry.children, indent + _INDENT, order)
    if entry.beside or not first or first.lstrip().startswith("#"):
        yield f"{start}{_beside(entry)}"
        yield from (first, *others) if first else others
    else:
        yield f"{start} {first.lstrip()}"
        yield from others


def _beside(entry: Entry) -> str:
    return f"  {entry.beside}" if entry.beside else ""


def _has_own_lines(entry: Entry) -> bool:
    """Whether a mapping or list stands below its key or dash, and not behind it."""
    return bool(entry.children) and _flow(entry) is None


def _value(entry: Entry, start: str, indent: int) -> Iterator[str]:
    """Give the line of a key or dash with its value, and the lines of a text that has several."""
    node, beside = entry.value, _beside(entry)
    if not isinstance(node, ScalarNode):
        empty = "[]" if isinstance(node, SequenceNode) else "{}"
        yield f"{start} {_flow(entry) or empty}{beside}"
    elif _is_nothing(node):
        yield f"{start}{beside}"
    elif _is_block(node.value):
        margin = " " * (indent + _INDENT)
        yield f"{start} {'|' if node.value.endswith(_LINE_END) else '|-'}{beside}"
        lines = node.value.removesuffix(_LINE_END).split(_LINE_END)
        yield from (f"{margin}{line}" if line else "" for line in lines)
    else:
        yield f"{start} {_scalar(node, is_plain_in_line)}{beside}"


def _flow(entry: Entry) -> str | None:
    """Give a list that has room in a line; None for all else."""
    if not isinstance(entry.value, SequenceNode) or any(
        each.has_comments for each in entry.children
    ):
        return None
    texts = []
    for item in entry.value.value:
        if not isinstance(item, ScalarNode) or _is_nothing(item) or _LINE_END in item.value:
            return None
        texts.append(_scalar(item, is_plain))
    return f"[{', '.join(texts)}]" if sum(len(each) + 2 for each in texts) <= WIDEST_LIST else None


def _is_nothing(node: ScalarNode) -> bool:
    return not node.style and node.value in NULLS


def _is_block(value: str) -> bool:
    """Whether a text is written line by line, as it is."""
    lines = value.split(_LINE_END)
    return (
        len(lines) > 1
        and bool(lines[0].strip())
        and not lines[0].startswith(" ")
        and not value.endswith(_LINE_END * 2)
        and all(line.isprintable() for line in lines)
    )


def _scalar(node: ScalarNode, is_plain_there: Callable[[str], bool]) -> str:
    value = str(node.value)
    # What looks like a number is a text for other programs, too, as long as it has its quotes.
    if not is_plain_there(value) or (node.style and has_type(value)):
        return quoted(value)
    return value
