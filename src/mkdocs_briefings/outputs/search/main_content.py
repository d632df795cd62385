"""The text of a page of `docs/`, read from the page that its theme has made.

Themes and engines agree on little else than that: each marks what is the page's own, and gives
headings their ids. What stands in it to lead elsewhere is no text of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_MAIN = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (r"<article\b", r"<[a-z]+\b[^>]*\srole=[\"']?main\b", r"<main\b", r"<body\b")
)
"""What a page's own begins with: the first of these that there is."""

_NO_TEXT = frozenset(
    ("aside", "button", "form", "nav", "noscript", "script", "select", "style", "svg", "template")
)
_NO_TEXT_CLASSES = frozenset(
    (
        "edit-this-page",
        "footnote-backref",
        "headerlink",
        "linenos",
        "md-content__button",
        "md-source-file",
    )
)
"""Signs of themes and extensions that lead elsewhere."""

_LEFT_OUT = "data-search-exclude"
"""An attribute of Material's, by which editors keep a part of a page out of a search."""

_HEADING = re.compile(r"h[1-6]")

_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track")
)
"""Elements that have no end."""

_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|label|mark|q|s|samp|small|span|strong|"
    "sub|sup|time|tt|u|var|wbr"
)
"""Elements that part no words. A picture parts them."""


@dataclass(slots=True)
class TextSection:
    """A heading, and what follows it up to the next one."""

    anchor: str
    """Id of the heading; empty before the first one that has an id."""

    title: str
    """What the heading says; empty before the first one."""

    texts: list[str] = field(default_factory=list)
    """Paragraphs and the like."""


def main_content(html: str) -> str:
    """Give a page from where its own begins up to its end; empty where there is no page."""
    for mark in _MAIN:
        found = mark.search(html)
        if found is not None:
            end = html.rfind("</body")
            return html[found.start() : end if end > 0 else len(html)]
    return ""


def sections(content: str) -> list[TextSection]:
    """Give the sections of what `main_content` gives; the first one has the page's title."""
    reader = _ContentReader()
    reader.feed(content)
    reader.close()
    reader.part()
    return reader.found


class _ContentReader(HTMLParser):
    """Reads the first element of a text, and nothing behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.found = [TextSection("", "")]
        self._words: list[str] = []
        self._main, self._depth, self._is_over = "", 0, False
        self._skipped, self._skipped_depth = "", 0
        self._left_out = 0
        """Level of the heading whose section is left out; 0 where none is."""
        self._heading: tuple[int, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element, or past it."""
        if self._is_over:
            return
        self._main = self._main or tag
        self._depth += tag == self._main
        if self._skipped:
            self._skipped_depth += tag == self._skipped
            return
        told = dict(attrs)
        if _HEADING.fullmatch(tag):
            self.part()
            self._begin(int(tag[1]), told)
        elif tag not in _EMPTY and (_LEFT_OUT in told or tag in _NO_TEXT or _is_sign(told)):
            self._skipped, self._skipped_depth = tag, 1
        elif not _INLINE.fullmatch(tag):
            self.part()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass what has no end of its own: a break, a picture, a part of a drawing."""
        if tag in _EMPTY:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Come out of it."""
        if self._is_over:
            return
        if self._skipped:
            self._skipped_depth -= tag == self._skipped
            if not self._skipped_depth:
                self._skipped = ""
        elif self._heading is not None and _HEADING.fullmatch(tag):
            self._end()
        elif not _INLINE.fullmatch(tag):
            self.part()
        self._depth -= tag == self._main
        self._is_over = not self._depth

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if not (self._is_over or self._skipped) and (self._heading or not self._left_out):
            self._words.append(data)

    def part(self) -> None:
        """Begin the next paragraph; within a heading, the next word."""
        if self._heading is not None:
            self._words.append(" ")
            return
        text = self._take()
        if text:
            self.found[-1].texts.append(text)

    def _take(self) -> str:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        return text

    def _begin(self, level: int, told: dict[str, str | None]) -> None:
        self._heading = level, told.get("id") or ""
        if not self._left_out or level <= self._left_out:
            self._left_out = level if _LEFT_OUT in told else 0

    def _end(self) -> None:
        assert self._heading is not None  # noqa: S101 - as its caller has seen
        (level, anchor), self._heading = self._heading, None
        title = self._take()
        if self._left_out or not title:
            return
        first = self.found[0]
        if level == 1 and not first.title:
            first.title = title
        elif anchor:
            self.found.append(TextSection(anchor, title))
        else:
            self.found[-1].texts.append(title)


def _is_sign(told: dict[str, str | None]) -> bool:
    return not _NO_TEXT_CLASSES.isdisjoint((told.get("class") or "").split())
