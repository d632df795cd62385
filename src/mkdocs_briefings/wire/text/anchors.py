"""The links of a text: which words of its blocks led where on the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.records import Block, BlockKind, Link
from mkdocs_briefings.wire.text.words import key, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from mkdocs_briefings.wire.text.tree import Tree

MOST_PLACES = 500
"""Paragraphs with links that are looked at beside those that a block is the same as."""

MOST_LINKS = 50
"""Links of a block."""

_BLOCKS = frozenset({
    "blockquote", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "td",
    "th",
})  # fmt: skip
"""What holds a paragraph at most."""

_AREAS = frozenset({"article", "body", "div", "main", "section"})
"""What may hold a paragraph, and may hold all of the page."""

_AROUND = frozenset({"footer", "nav"})
"""What stands around a text."""

_LONGEST_AREA = 50
"""Elements: with more in it, an area holds more than a paragraph."""

_LEAST_OTHER = 0.3
"""Share of a block's letters that are no link, for it to be more than a way to elsewhere."""


@dataclass(frozen=True, slots=True)
class _Place:
    """An element of the page with links in it."""

    text: str
    """As a key."""

    links: tuple[tuple[str, str], ...]
    """Words and where they lead, as the page says it."""


def with_links(blocks: Iterable[Block], tree: Tree) -> tuple[Block, ...]:
    """Give blocks with the links whose words still stand in them.

    A block that is nothing but links leads to other reports, and is left out.
    """
    places = list(_places(tree))
    exact = {place.text: place for place in reversed(places)}
    linked = []
    for block in blocks:
        text = key(block.text)
        found = exact.get(text)
        near = [found] if found else [
            place for place in places[:MOST_PLACES] if place.text in text or text in place.text
        ]  # fmt: skip
        links = [
            Link(anchor, url)
            for place in near
            for anchor, target in place.links
            if anchor in block.text and (url := tree.address(target))
        ]
        kept = tuple(dict.fromkeys(links))[:MOST_LINKS]
        if not _is_way(block, text, kept):
            linked.append(replace(block, links=kept))
    return tuple(linked)


def _places(tree: Tree) -> Iterator[_Place]:
    links: dict[HtmlElement, list[tuple[str, str]]] = {}
    for element in tree.root.iter("a"):
        target = element.get("href")
        if target and (holder := _holder(element)) is not None:
            anchor = one_line(element.text_content())
            if key(anchor):
                links.setdefault(holder, []).append((anchor, target))
    for element, found in links.items():
        yield _Place(key(element.text_content()), tuple(found))


def _holder(element: HtmlElement) -> HtmlElement | None:
    """Give the paragraph that an element stands in; None where it stands around the text."""
    holder: HtmlElement | None = None
    for each in element.iterancestors():
        if each.tag in _AROUND:
            return None
        if holder is None and each.tag in _BLOCKS:
            holder = each
        if holder is None and each.tag in _AREAS:
            if (
                sum(1 for _ in zip(each.iterdescendants(), range(_LONGEST_AREA + 1), strict=False))
                > _LONGEST_AREA
            ):
                return None
            holder = each
    return holder


def _is_way(block: Block, text: str, links: tuple[Link, ...]) -> bool:
    if block.kind is BlockKind.HEADING:
        return False
    covered = sum(len(key(link.anchor)) for link in links)
    return covered > len(text) * (1 - _LEAST_OTHER)
