"""What a page of a built site leads to, and the places on it that others may lead to."""

from __future__ import annotations

from typing import NamedTuple, cast

from lxml import etree

from mkdocs_briefings.reading.html_tags import of_srcset

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)

_LINK, _SET, _ANCHOR, _ONWARD, _OTHER = range(5)

_KINDS = {
    "href": _LINK, "src": _LINK, "action": _LINK, "poster": _LINK,
    "srcset": _SET, "imagesrcset": _SET,
    "id": _ANCHOR,
    "name": _OTHER, "data": _OTHER, "content": _OTHER,
}  # fmt: skip
"""What attributes are, whatever their element is; of the others that decides."""


class PageLinks(NamedTuple):
    """What a page leads to, and what can be led to on it."""

    written: tuple[str, ...]
    """What its links say, each once, in their order, those of sets of pictures last."""

    anchors: frozenset[str]
    onward: str
    """Where it leads on at once, as it is written; empty where it does not."""


def read_page(data: bytes) -> PageLinks:
    """Read the links of a page.

    All attributes are gone through once: to ask for each kind of link and for anchors by paths
    takes twice as long.
    """
    if not data.strip():
        return PageLinks((), frozenset(), "")
    found: tuple[list[str], ...] = ([], [], [], [])
    add = [each.append for each in found]
    for element in etree.fromstring(data, _PARSER).iter():
        # lxml's own types allow for bytes, which no HTML gives.
        for name, value in cast("list[tuple[str, str]]", element.items()):
            kind = _KINDS.get(name)
            if kind == _OTHER:
                kind = _kind_in(element, name)
            if kind is not None:
                add[kind](value)
    written, sets, anchors, onward = found
    links = [text.strip() for text in written]
    of_sets = (address for text in sets for address in of_srcset(text))
    leads_on = onward[0].partition("url=")[2].strip() if onward else ""
    return PageLinks(tuple(dict.fromkeys((*links, *of_sets))), frozenset(anchors), leads_on)


def _kind_in(element: etree._Element, name: str) -> int | None:
    """Give what an attribute is in its element; None where it says nothing of links."""
    match element.tag, name:
        case "meta", "content":
            if element.get("property") == "og:image" or element.get("name") == "twitter:image":
                return _LINK
            return _ONWARD if element.get("http-equiv") == "refresh" else None
        case "object", "data":
            return _LINK
        case "a", "name":
            return _ANCHOR
    return None
