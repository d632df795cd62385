"""Plain text out of HTML: what stands in for a title or a summary that a post does not have."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.html_markup import without_comments

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = frozenset({
    "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
"""Tags at which a piece of text ends."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NO_PARAGRAPHS = _HEADINGS | {"caption", "dt", "figcaption", "pre", "td", "th"}
_UNSEEN = frozenset({"audio", "iframe", "noscript", "script", "style", "template", "video"})
_SHORT_PARAGRAPH = 20


def first_html_heading(text: str) -> str:
    """Give the first heading of a text in HTML; empty where it has none."""
    return next((words for tag, words in text_pieces(text) if tag in _HEADINGS), "")


def first_html_paragraph(text: str) -> str:
    """Give the first paragraph of a text in HTML; empty where it has none."""
    short = ""
    for tag, words in text_pieces(text):
        if tag in _NO_PARAGRAPHS or not any(character.isalpha() for character in words):
            continue
        if len(words) >= _SHORT_PARAGRAPH and tag != "li":
            return words
        short = short or words
    return short


def html_words(text: str) -> str:
    """Give all that a text in HTML says, without its tags."""
    return " ".join(words for _tag, words in text_pieces(text))


def text_pieces(text: str) -> Iterator[tuple[str, str]]:
    """Give the pieces that a text in HTML consists of, each with the tag of the block it is in."""
    parser = _TextParser()
    parser.feed(without_comments(text))
    parser.close()
    parser.end_piece("")
    return iter(parser.pieces)


class _TextParser(HTMLParser):
    """Collects words from one block's start or end to the next."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._tag = ""
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's signature
        if tag in _UNSEEN:
            self._unseen = self._unseen or tag
        elif tag in _ENDS:
            self.end_piece(tag)
        elif tag == "br":
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag in _ENDS:
            self.end_piece("")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words.append(data)

    def end_piece(self, tag: str) -> None:
        words = " ".join("".join(self._words).split())
        if words:
            self.pieces.append((self._tag, words))
        self._words, self._tag = [], tag
