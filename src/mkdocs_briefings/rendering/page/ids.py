"""The ids of a page's elements, which are the anchors that links can lead to."""

from __future__ import annotations

from html.parser import HTMLParser


def ids_in(html: str) -> frozenset[str]:
    """Give all ids, and the names of anchors, which do the same."""
    ids = _Ids()
    ids.feed(html)
    ids.close()
    return frozenset(ids.found)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and (name == "id" or (name == "name" and tag == "a")):
                self.found.append(value)
