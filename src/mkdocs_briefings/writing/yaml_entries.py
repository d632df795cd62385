"""A front matter as a tree of entries, each with the comments that belong to it.

YAML's parser drops comments. They are found again in the gaps between its texts, and given to the
entry that they stand above, beside or below.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from yaml import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from mkdocs_briefings.reading.yaml_tree import nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COMMENT = re.compile(r"(?:(?<=[ \t\n])|\A)#[^\n]*")

_Span = tuple[int, int]


@dataclass(eq=False, slots=True)
class Entry:
    """A key with its value, or an item of a list."""

    key: ScalarNode | None
    """None of an item."""

    value: Node
    start: int
    """Where it begins in the text."""

    column: int
    parent: Entry | None
    above: list[str] = field(default_factory=list)
    """Comments in lines of their own before it; an empty text is an empty line."""

    beside: str = ""
    """The comment at the end of its line."""

    below: list[str] = field(default_factory=list)
    """Comments behind it that are indented as it is, where what follows is not."""

    children: list[Entry] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where it ends, or what stands of it before the lines below."""
        value = self.value
        if isinstance(value, ScalarNode):
            # A block's own text is not in the line with its sign.
            return int(value.start_mark.index) if value.style in {"|", ">"} else _end(value)
        if isinstance(value, CollectionNode) and value.flow_style:
            return _end(value)
        return _end(self.key) if self.key is not None else self.start

    @property
    def has_comments(self) -> bool:
        """Whether a comment stands with it or in it."""
        return bool(any(self.above) or self.beside or self.below) or any(
            each.has_comments for each in self.children
        )


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a front matter."""

    roots: tuple[Entry, ...]
    header: tuple[str, ...]
    """Comments on the whole: an empty line parts them from the first key."""

    footer: tuple[str, ...]
    """Comments behind all keys."""


def find_comments(text: str, root: Node | None) -> tuple[str, ...]:
    """Give every comment of a front matter, in order. `root` is what YAML reads of it."""
    spans = _scalar_spans(text, root)
    return tuple(text[start:end] for start, end in _comments(text, spans))


def entries_of(text: str, root: MappingNode) -> Entries:
    """Give the entries of a front matter that has no aliases. `root` is what YAML reads of it."""
    roots = tuple(_entries(text, root, None))
    flat = sorted(_all(roots), key=attrgetter("start"))
    spans = _scalar_spans(text, root)
    comments = _comments(text, spans)
    above = _Lines(text, spans, flat)
    header, footer = above.give_away()
    for start, end in comments:
        if text[text.rfind("\n", 0, start) + 1 : start].strip():
            before = [each for each in flat if each.end <= start and each.start < start]
            max(before, key=attrgetter("end", "start")).beside = text[start:end]
    return Entries(roots, tuple(header), tuple(footer))


def _entries(text: str, node: Node, parent: Entry | None) -> Iterator[Entry]:
    if isinstance(node, MappingNode):
        pairs = ((key, key.start_mark.index, value) for key, value in node.value)
    elif isinstance(node, SequenceNode):
        pairs = ((None, _item_start(text, node, value), value) for value in node.value)
    else:
        return
    for key, start, value in pairs:
        column = start - text.rfind("\n", 0, start) - 1
        entry = Entry(key, value, start, column, parent)
        entry.children.extend(_entries(text, value, entry))
        yield entry


def _item_start(text: str, node: SequenceNode, item: Node) -> int:
    start = int(item.start_mark.index)
    return start if node.flow_style else text.rfind("-", 0, start)


def _all(entries: Sequence[Entry]) -> Iterator[Entry]:
    for each in entries:
        yield each
        yield from _all(each.children)


def _end(node: Node) -> int:
    return int(node.end_mark.index)


def _scalar_spans(text: str, root: Node | None) -> list[_Span]:
    """Give where texts stand, in which a number sign is no comment."""
    found: list[_Span] = []
    for node in nodes_of(root):
        if isinstance(node, ScalarNode):
            start = int(node.start_mark.index)
            if node.style in {"|", ">"}:
                start = text.find("\n", start)
            found.append((start, _end(node)))
    return sorted(found)


def _is_inside(place: int, spans: list[_Span]) -> bool:
    at = bisect_right(spans, place, key=itemgetter(0)) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]


def _comments(text: str, spans: list[_Span]) -> list[_Span]:
    found = (match.span() for match in _COMMENT.finditer(text))
    return [span for span in found if not _is_inside(span[0], spans)]


class _Lines:
    """Gives comments in lines of their own, and empty lines, to entries."""

    def __init__(self, text: str, spans: list[_Span], flat: list[Entry]) -> None:
        self._text, self._spans, self._flat = text, spans, flat
        self._waiting: list[tuple[int, str]] = []
        """Comments with their columns, until the entry comes that they may stand above."""

        self._last: Entry | None = None

    def give_away(self) -> tuple[list[str], list[str]]:
        """Do it; give what belongs to no entry, at the beginning and at the end."""
        header: list[str] = []
        start = 0
        for line in self._text.splitlines(keepends=True):
            place = start
            start += len(line)
            words = line.strip()
            if place and _is_inside(place - 1, self._spans) and _is_inside(place, self._spans):
                continue
            if not words or words.startswith("#"):
                self._waiting.append((len(line) - len(line.lstrip()), words))
                continue
            own = [each for each in self._flat if place <= each.start < start]
            if own and self._last is None:
                header = self._header()
            if own:
                self._put_below(own[0].column)
                own[0].above.extend(_tidy(words for _, words in self._waiting))
                self._waiting.clear()
                self._last = own[-1]
            elif self._last is not None:
                # A bracket that closes a list.
                self._put_below(-1)
        self._put_below(0)
        footer = _tidy(words for _, words in self._waiting)
        return header, footer

    def _header(self) -> list[str]:
        """Take the comments on the whole from those above the first key."""
        words = [words for _, words in self._waiting]
        if not any(words) or "" not in words:
            return []
        last = len(words) - words[::-1].index("")
        header = _tidy(iter(words[:last]))
        del self._waiting[:last]
        return [each for each in header if each] if any(header) else []

    def _put_below(self, column: int) -> None:
        """Give what is indented more than what follows to what stands before it."""
        while self._waiting and self._last is not None:
            first = next((each for each in self._waiting if each[1]), None)
            if first is None or first[0] <= column:
                return
            entry = self._last
            while entry.column > first[0] and entry.parent is not None:
                entry = entry.parent
            at = self._waiting.index(first)
            entry.below.append(first[1])
            del self._waiting[: at + 1]


def _tidy(lines: Iterator[str]) -> list[str]:
    """Give lines with one empty line in the place of several."""
    found: list[str] = []
    for line in lines:
        if line or not found or found[-1]:
            found.append(line)
    return found
