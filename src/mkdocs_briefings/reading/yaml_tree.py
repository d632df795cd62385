"""Walk through what YAML has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml import MappingNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterator


def children_of(node: Node) -> Iterator[Node]:
    """Give the nodes right below one, a key before its value."""
    if isinstance(node, MappingNode):
        for pair in node.value:
            yield from pair
    elif not isinstance(node, ScalarNode):
        yield from node.value


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
