"""Write HTML anew, in blocks that Markdown passes through as they are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Protocol

from mkdocs_briefings.importing.convert.html_markup import (
    SPACES,
    Attributes,
    preformatted,
    start_tag,
    tidy,
    without_markdown,
    words,
)
from mkdocs_briefings.importing.place.destinations import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_briefings.importing.place.destinations import Substitute


class LinkTargets(Protocol):
    """Tells where links and images lead, as `Destinations` does."""

    def link(self, written: str, /) -> str:
        """Give the new destination of a link."""

    def image(self, written: str, /) -> str | None:
        """Give the new address of an image; None where it cannot be shown."""

    def substitute(self, alt: str, written: str, kind: str = "image", /) -> Substitute:
        """Give what stands in for an image that cannot be shown."""


BLOCKS = frozenset({
    "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "ul",
})  # fmt: skip
"""Tags with which Markdown lets a block of HTML begin."""

VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
"""Tags that have no end, of those that a briefing may hold."""

_EMPTY = re.compile(rf"<(p|div)>[{SPACES}]*</\1>")
_OF_MEDIA = frozenset({"source", "track"})
_HELD = frozenset({"audio", "iframe", "video"})


@dataclass(slots=True)
class _Block:
    """A block on its way."""

    pieces: list[str] = field(default_factory=list)
    wrapper: str = ""
    """The tag that goes around it; empty where it begins with a block's own."""

    def __str__(self) -> str:
        text = "".join(self.pieces)
        if self.wrapper:
            text = f"<{self.wrapper}>{text.strip(SPACES)}</{self.wrapper}>"
        return without_markdown(text)


@dataclass(slots=True)
class _Embed:
    """A film, a sound or a page, written when its element ends: its source may stand inside."""

    tag: str
    attributes: Attributes
    depth: int = 1
    tracks: list[Attributes] = field(default_factory=list)
    """Its subtitles and the like."""

    inside: list[Callable[[], None]] = field(default_factory=list)
    """Writes what stands inside: browsers show it where they cannot show the element."""

    def start(self, tag: str, attributes: Attributes) -> None:
        self.depth += tag == self.tag
        if tag == "source" and not self.attributes.get("src"):
            self.attributes["src"] = attributes.get("src", "")
        elif tag == "track":
            self.tracks.append(attributes)

    def ends_with(self, tag: str) -> bool:
        self.depth -= tag == self.tag
        return self.depth == 0


class HtmlBlocks(HTMLParser):
    """Takes well-formed HTML and gives its blocks, with links, images and frames converted."""

    def __init__(self, destinations: LinkTargets) -> None:
        super().__init__(convert_charrefs=True)
        self.frames = 0
        """How many embedded pages have become links."""

        self._destinations = destinations
        self._blocks: list[str] = []
        self._block: _Block | None = None
        self._open: list[str] = []
        self._inside: Counter[str] = Counter()
        self._links: list[bool] = []
        self._held: _Embed | None = None

    def blocks_of(self, text: str) -> list[str]:
        """Give the blocks of a text."""
        self.feed(text)
        self.close()
        self._end_block()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write the start of an element, or hold it back."""
        attributes = {name: tidy(name, value or "") for name, value in attrs}
        if self._held:
            self._held.start(tag, attributes)
            if tag not in _HELD:
                self._held.inside.append(partial(self.handle_starttag, tag, attrs))
        elif tag in _HELD:
            self._held = _Embed(tag, attributes)
        elif tag == "img":
            self._image(attributes)
        elif tag == "a":
            self._link(attributes)
        elif tag not in _OF_MEDIA:
            self._start(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        """Write the end of an element."""
        if self._held:
            if self._held.ends_with(tag):
                held, self._held = self._held, None
                (self._frame if tag == "iframe" else self._media)(held)
            elif tag not in _HELD:
                self._held.inside.append(partial(self.handle_endtag, tag))
        elif tag == "a":
            if self._links and self._links.pop():
                self._end(tag)
        elif tag not in VOID:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        """Write a piece of text."""
        if self._held:
            self._held.inside.append(partial(self.handle_data, data))
            return
        if self._block is None and not data.strip(SPACES):
            return
        if not self._inside["pre"]:
            self._put(words(data))
            return
        if data.startswith("\n") and self._block and self._block.pieces[-1].startswith("<pre"):
            # Browsers drop a line's end behind the tag, so that there have to be two.
            data = f"\n{data}"
        self._put(preformatted(data))

    def _start(self, tag: str, attributes: Attributes) -> None:
        self._put(start_tag(tag, attributes), tag)
        if tag not in VOID:
            self._open.append(tag)
            self._inside[tag] += 1
        elif tag in BLOCKS and not self._open:
            self._end_block()

    def _end(self, tag: str) -> None:
        if self._block is None or not self._inside[tag]:
            return
        while self._open:
            last = self._open.pop()
            self._inside[last] -= 1
            self._block.pieces.append(f"</{last}>")
            if last == tag:
                break
        if not self._open and not self._block.wrapper:
            self._end_block()

    def _put(self, piece: str, tag: str = "") -> None:
        is_block = tag in BLOCKS
        if is_block and not self._open:
            self._end_block()
            self._block = _Block()
        elif self._block is None:
            self._block = _Block(wrapper="p")
        elif is_block and self._block.wrapper:
            # Such as a link around a heading: a paragraph would end before it.
            self._block.wrapper = "div"
        self._block.pieces.append(piece)

    def _end_block(self) -> None:
        if self._block and not _EMPTY.fullmatch(text := str(self._block)):
            self._blocks.append(text)
        self._block = None

    def _link(self, attributes: Attributes) -> None:
        if name := attributes.pop("name", ""):
            # What a place in a page was called before it was its `id`.
            attributes.setdefault("id", name)
        if "href" in attributes:
            is_data = attributes["href"].startswith("data:")
            attributes["href"] = NOWHERE if is_data else self._destinations.link(attributes["href"])
        # Without its address, and not a place that others lead to, it is no more than its text.
        is_written = bool(attributes) and attributes.get("href") != NOWHERE
        self._links.append(is_written)
        if is_written:
            self._start("a", attributes)

    def _image(self, attributes: Attributes) -> None:
        source, alt = _source(attributes), attributes.get("alt", "")
        address = self._destinations.image(source)
        if address is not None:
            self._put(start_tag("img", {**attributes, "src": address}))
        elif source and source != NOWHERE:
            self._put_substitute(self._destinations.substitute(alt, source))
        else:
            self._put(words(alt))

    def _media(self, held: _Embed) -> None:
        source, title = _source(held.attributes), held.attributes.get("title", "")
        address = self._destinations.image(source)
        if address is not None:
            shown = {**self._with_poster(held.attributes), "src": address, "controls": ""}
            tracks = "".join(map(self._track, held.tracks))
            self._put(f"{start_tag(held.tag, shown)}{tracks}</{held.tag}>")
        elif source:
            self._put_substitute(self._destinations.substitute(title, source, held.tag))
        else:
            for write in held.inside:
                write()

    def _with_poster(self, attributes: Attributes) -> Attributes:
        """Give the attributes of a film with the picture that stands for it, if that is there."""
        others = {name: value for name, value in attributes.items() if name != "poster"}
        written = attributes.get("poster", "")
        address = self._destinations.image(written) if written else None
        if written and address is None:
            self._destinations.substitute("", written)
        return {**others, "poster": address} if address else others

    def _track(self, attributes: Attributes) -> str:
        written = attributes.get("src", "")
        address = self._destinations.image(written)
        if address is None:
            self._destinations.substitute("", written, "subtitles file")
            return ""
        return start_tag("track", {**attributes, "src": address})

    def _frame(self, held: _Embed) -> None:
        self.frames += 1
        attributes, address = held.attributes, held.attributes.get("src", "")
        address = f"https:{address}" if address.startswith("//") else address
        if address.startswith(("http:", "https:")):
            name = attributes.get("title") or "Embedded page"
            self._put_link(name, address)

    def _put_substitute(self, substitute: Substitute) -> None:
        if self._inside["a"]:
            self._put(words(substitute.text or "Image"))
        elif substitute.address:
            self._put_link(substitute.text, substitute.address)
        else:
            self._put(words(substitute.text))

    def _put_link(self, text: str, address: str) -> None:
        # A link inside of another would end that.
        is_inside = bool(self._inside["a"])
        start, end = ("", "") if is_inside else (start_tag("a", {"href": address}), "</a>")
        self._put(f"{start}{words(text)}{end}")


def _source(attributes: Attributes) -> str:
    source = attributes.get("src", "")
    # An address with data is the image itself, and can be as long as one.
    return source.partition(",")[0] if source.startswith("data:") else source
