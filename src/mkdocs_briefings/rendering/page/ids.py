"""The ids of a page's elements, which are the anchors that links can lead to.

Each stands once on a page, or links to it, labels and a screen reader's ways would lead to whatever
comes first. So of two that a text has, one goes: that of a footnote stays, and else the first.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple

# As the sanitiser writes a tag.
_TAG = re.compile(r'<(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?:\s+[^\s="<>/]+="[^"]*")+)\s*/?>')
_ID = re.compile(r'\sid="([^"]*)"')
_FOOTNOTES = {"li": "fn", "sup": "fnref"}
"""How the ids of footnotes begin, and of the numbers that lead to them, by their tags."""


class Anchors(NamedTuple):
    """The anchors that the text of a page has."""

    ids: frozenset[str]
    twice: frozenset[str]
    """Those that several of its elements would have."""


def anchors_in(html: str) -> Anchors:
    """Give all ids, and the names of anchors, which do the same."""
    ids = _Ids()
    ids.feed(html)
    ids.close()
    return Anchors(
        frozenset(ids.found), frozenset(each for each, times in ids.found.items() if times > 1)
    )


def with_unique_ids(html: str) -> str:
    """Give a sanitised body in which no id stands twice."""
    ids = _ID.findall(html)
    if len(ids) == len(set(ids)):  # as in nearly all
        return html
    of_footnotes = {_id_of(each) for each in _TAG.finditer(html) if _is_of_footnote(each)}
    seen: set[str] = set()

    def once(found: re.Match[str]) -> str:
        own = _id_of(found)
        if not own:
            return found[0]
        is_first = own not in seen and (own not in of_footnotes or _is_of_footnote(found))
        if is_first:
            seen.add(own)
            return found[0]
        return _ID.sub("", found[0], count=1)

    return _TAG.sub(once, html)


def _id_of(tag: re.Match[str]) -> str:
    found = _ID.search(tag["attributes"])
    return found[1] if found is not None else ""


def _is_of_footnote(tag: re.Match[str]) -> bool:
    beginning = _FOOTNOTES.get(tag["tag"])
    return beginning is not None and _id_of(tag).startswith(beginning)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {value for name, value in attrs if name == "id" or (name, tag) == ("name", "a")}
        self.found.update(each for each in named if each)
