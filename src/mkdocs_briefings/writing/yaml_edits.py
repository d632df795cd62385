"""Change keys of a front matter where they stand, and leave every other character as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from mkdocs_briefings.reading.yaml_tree import end_of
from mkdocs_briefings.writing.scalars import is_plain, quoted
from mkdocs_briefings.writing.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = str | Sequence[str] | Mapping[str, str | Sequence[str]] | None
"""What a key can be set to; None takes it away."""


def ways_to_set(text: str, key: str, value: Value) -> Iterator[str]:
    """Give a front matter with a key changed, written in one way after the other.

    The first ways change least; whether one of them reads as it should is for the caller to see.
    """
    root = compose(text)
    if not isinstance(root, MappingNode):
        return
    pair = next((pair for pair in reversed(root.value) if pair[0].value == key), None)
    if pair is None:
        if value is not None:
            yield _with_new_key(text, root, key, value)
    elif value is None or isinstance(value, Mapping):
        yield _with_new_key(_without_key(text, pair), root, key, value)
    elif isinstance(value, str):
        for written in _scalars(value, pair[1]):
            yield _replaced(text, pair[1], written)
    else:
        yield from _with_items(text, pair, value)


def _replaced(text: str, node: Node, written: str) -> str:
    start, end = node.start_mark.index, node.end_mark.index
    # An empty value stands right behind its colon, and one in lines of its own has the last's end.
    before = " " if text[start - 1 : start] == ":" else ""
    after = "\n" if text[start:end].endswith("\n") else ""
    return f"{text[:start]}{before}{written}{after}{text[end:]}"


def _scalars(value: str, node: Node) -> Iterator[str]:
    style = node.style if isinstance(node, ScalarNode) else None
    if style == "'" and value.isprintable():
        yield "'" + value.replace("'", "''") + "'"
    if not style and is_plain(value):
        yield value
    yield quoted(value)


def _scalar(value: str) -> str:
    return value if is_plain(value) else quoted(value)


def _flow(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_scalar, values))}]"


def _with_new_key(text: str, root: MappingNode, key: str, value: Value) -> str:
    if value is None:
        return text
    if root.flow_style:
        start = root.start_mark.index + 1
        return f"{text[:start]}{key}: {_in_a_line(value)}, {text[start:]}"
    indent = " " * root.start_mark.column
    return text + "".join(f"{indent}{line}\n" for line in _lines(key, value))


def _in_a_line(value: Value) -> str:
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_in_a_line(each)}' for key, each in value.items())}}}"
    return _flow(value or ())


def _lines(key: str, value: Value) -> list[str]:
    if isinstance(value, str):
        return [f"{key}: {_scalar(value)}"]
    if isinstance(value, Mapping):
        return [f"{key}:", *(f"  {name}: {_in_a_line(each)}" for name, each in value.items())]
    return [f"{key}:", *(f"  - {_scalar(item)}" for item in value or ())]


def _without_key(text: str, pair: tuple[Node, Node]) -> str:
    start = _line_start(text, pair[0].start_mark.index)
    end = max(end_of(pair[1]), pair[0].end_mark.index)
    return text[:start] + text[_line_end(text, end) :]


def _with_items(text: str, pair: tuple[Node, Node], items: Sequence[str]) -> Iterator[str]:
    node = pair[1]
    if not items:
        yield _without_key(text, pair)
    elif old := _scalars_of(node):
        if len(old) == len(items):
            yield _in_place(text, old, items)
        yield _with_lines(text, old, items)
    yield _replaced(text, node, _flow(items))


def _scalars_of(node: Node) -> list[ScalarNode]:
    """Give the items of a list that has a line for each; nothing of what is none."""
    if not isinstance(node, SequenceNode) or node.flow_style:
        return []
    items = [item for item in node.value if isinstance(item, ScalarNode)]
    return items if len(items) == len(node.value) else []


def _in_place(text: str, old: Sequence[ScalarNode], items: Sequence[str]) -> str:
    for node, item in reversed(list(zip(old, items, strict=True))):
        if node.value != item:
            text = _replaced(text, node, next(_scalars(item, node)))
    return text


def _with_lines(text: str, old: Sequence[ScalarNode], items: Sequence[str]) -> str:
    """Give the text with lines of a list put in, taken out or changed between those that stay."""
    was = [node.value for node in old]
    shorter = min(len(was), len(items))
    first = next((at for at in range(shorter) if was[at] != items[at]), shorter)
    most = shorter - first
    same = next((at for at in range(most) if was[-1 - at] != items[-1 - at]), most)
    column = text.rfind("-", 0, old[0].start_mark.index)
    dash = text[_line_start(text, column) : column] + "- "
    lines = "".join(f"{dash}{_scalar(item)}\n" for item in items[first : len(items) - same])
    start = _line_end(text, end_of(old[first - 1])) if first else _line_start(text, column)
    end = _line_end(text, end_of(old[len(old) - same - 1])) if same < len(old) else start
    return text[:start] + lines + text[max(start, end) :]


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _line_end(text: str, index: int) -> int:
    """Give where the line begins that follows a value that ends there."""
    if text[index - 1 : index] == "\n":
        return index
    return text.find("\n", index) + 1
