"""Process text within blocks, trying an inline pattern only where a match of it can stand.

Python-Markdown tries each of its fourteen patterns on every piece of text. Most of a news text
matches none, which shows in one look for the characters without which no pattern matches.

The result is that of the stock processor to the byte. What follows repeats its steps, its order and
its way of numbering what it puts aside, without what nothing depends on here: the names of the
elements around a text, which no verified pattern reads.
"""

from __future__ import annotations

import re
from collections import deque
from types import MappingProxyType
from typing import TYPE_CHECKING, cast
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_PREFIX, AtomicString

from mkdocs_briefings.rendering.fast_markdown.patterns import has_trigger, steps_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown.inlinepatterns import Pattern
    from markdown.util import Registry

    from mkdocs_briefings.rendering.fast_markdown.patterns import Step

_PLACEHOLDER = re.compile(INLINE_PLACEHOLDER % "([0-9]+)")


class TriggeredInlineProcessor(InlineProcessor):
    """The stock processor, with a shorter way for patterns that are all verified."""

    _seen: tuple[tuple[Pattern, re.Pattern[str], object], ...] = ()
    _steps: Mapping[bool, Sequence[Step]] = MappingProxyType({})
    _active: Sequence[Step] = ()

    @property
    def is_on(self) -> bool:
        """Whether all patterns are verified, so that the shorter way is taken."""
        # An extension may add a pattern, or a delimiter to one, whenever it likes.
        registry = cast("Registry[Pattern]", self.inlinePatterns)
        patterns = tuple(
            (each, each.getCompiledRegExp(), each.ANCESTOR_EXCLUDES) for each in registry
        )
        if patterns != self._seen:
            self._seen = patterns
            self._steps = steps_of([pattern for pattern, _, _ in patterns])
        return bool(self._steps)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Give the tree with inline patterns applied."""
        if not self.is_on:
            return super().run(tree, ancestors)
        self.stashed_nodes = {}
        labels = self.md.references
        self._active = self._steps[bool(labels) or type(labels) is not dict]
        waiting = deque((tree,))
        while waiting:
            self._process_children(waiting.popleft(), waiting)
        return tree

    def _process_children(self, parent: Element, waiting: deque[Element]) -> None:
        inserted: list[tuple[Element, list[Element]]] = []
        # What a tail gives is inserted behind it, and so comes up in this very loop.
        for child in parent:
            text = child.text
            if text and has_trigger(text) and not isinstance(text, AtomicString):
                child.text = None
                nodes = self._expand(self._apply_all(text, 0), child)
                waiting.extend(nodes)
                inserted.append((child, nodes))
            tail = child.tail
            if tail and has_trigger(tail):
                self._process_tail(parent, child, tail)
            if len(child):
                waiting.append(child)
        for child, nodes in inserted:
            child[:0] = nodes

    def _process_tail(self, parent: Element, child: Element, tail: str) -> None:
        holder = Element("d")
        child.tail = None
        nodes = self._expand(self._apply_all(tail, 0), holder, is_text=False)
        if holder.tail:
            child.tail = holder.tail
        position = list(parent).index(child) + 1
        parent[position:position] = nodes

    def _apply_all(self, text: str, first: int) -> str:
        """Give a text in which placeholders stand for what patterns from the first on made."""
        if isinstance(text, AtomicString):
            return text
        steps = self._active
        for position in range(first, len(steps)):
            trigger = steps[position].trigger
            if trigger in text or (trigger == "*" and "_" in text):
                text = self._apply(position, text)
        return text

    def _apply(self, position: int, text: str) -> str:
        _, expression, handle = self._active[position]
        start = 0
        while True:
            for match in expression.finditer(text, start):
                node, begin, end = handle(match, text)
                if begin is not None and end is not None:
                    break
            else:
                return text
            if node is None:
                start = end
                continue
            if not isinstance(node, str):
                self._apply_within(node, position)
            number = f"{len(self.stashed_nodes):04d}"
            self.stashed_nodes[number] = node
            placeholder = INLINE_PLACEHOLDER % number
            text = f"{text[:begin]}{placeholder}{text[end:]}"
            start = begin + len(placeholder)

    def _apply_within(self, node: Element, position: int) -> None:
        if isinstance(node.text, AtomicString):
            return
        for child in (node, *node):
            if child.text:
                child.text = self._apply_all(child.text, position + 1)
            if child.tail:
                child.tail = self._apply_all(child.tail, position)

    def _expand(self, text: str, parent: Element, *, is_text: bool = True) -> list[Element]:
        """Give the elements that placeholders stand for; the text around them becomes theirs."""
        nodes: list[Element] = []
        start = 0
        while (index := text.find(INLINE_PLACEHOLDER_PREFIX, start)) != -1:
            found = _PLACEHOLDER.search(text, index)
            node = self.stashed_nodes.get(found[1]) if found else None
            if found is None or node is None:
                end = index + len(INLINE_PLACEHOLDER_PREFIX)
                _join(text[start:end], nodes, parent, is_text=is_text)
                start = end
                continue
            _join(text[start:index], nodes, parent, is_text=is_text)
            start = found.end()
            if isinstance(node, str):
                _join(node, nodes, parent, is_text=is_text)
                continue
            self._expand_within(node)
            nodes.append(node)
        rest = text[start:]
        if isinstance(text, AtomicString):
            rest = AtomicString(rest)
        _join(rest, nodes, parent, is_text=is_text)
        return nodes

    def _expand_within(self, node: Element) -> None:
        for child in (node, *node):
            tail = child.tail
            if tail and INLINE_PLACEHOLDER_PREFIX in tail and tail.strip():
                child.tail = None
                made = self._expand(tail, child, is_text=False)
                place = 0 if child is node else list(node).index(child) + 1
                node[place:place] = made
            text = child.text
            if text and INLINE_PLACEHOLDER_PREFIX in text and text.strip():
                child.text = None
                child[:0] = self._expand(text, child)


def _join(text: str, nodes: Sequence[Element], parent: Element, *, is_text: bool) -> None:
    if not text:
        return
    if nodes:
        nodes[-1].tail = f"{nodes[-1].tail}{text}" if nodes[-1].tail else text
    elif is_text:
        parent.text = f"{parent.text}{text}" if parent.text else text
    else:
        parent.tail = f"{parent.tail}{text}" if parent.tail else text
