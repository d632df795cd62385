"""Walk through what YAML has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml import CollectionNode, MappingNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterator


def children_of(node: Node) -> Iterator[Node]:
    """Give the nodes right below one, a key before its value."""
    if isinstance(node, MappingNode):
        for pair in node.value:
            yield from pair
    elif not isinstance(node, ScalarNode):
        yield from node.value


def pair_below(node: Node | None, name: str) -> tuple[Node, Node] | None:
    """Give a name in a mapping and what stands below it; None of anything else."""
    pairs = node.value if isinstance(node, MappingNode) else ()
    return next((pair for pair in pairs if pair[0].value == name), None)


def value_below(node: Node | None, name: str) -> Node | None:
    """Give what stands below a name in a mapping; None of anything else."""
    pair = pair_below(node, name)
    return pair[1] if pair is not None else None


def end_of(node: Node) -> int:
    """Give where a value ends in its text, without the lines between it and what follows."""
    if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    # An alias ends where what it stands for does, which is before its key.
    return max(map(end_of, last)) if isinstance(last, tuple) else end_of(last)


def nodes_of(root: Node | None) -> Iterator[Node]:
    """Give a node and all below it in the order of the text, each once, whatever its aliases are.

    It is for nodes of any depth, at which a function that calls itself would fail.
    """
    waiting, seen = [root] if root is not None else [], set()
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            waiting.extend([*children_of(node)][::-1])
