"""Write other people's plain text as Markdown in which nothing is markup but what we put there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from mkdocs_briefings.wire.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.wire.records import Link

_SIGN = re.compile(r"[\\`*_\[\]{}]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_OTHER_SIGN = re.compile(r"[~^]|([=:+$])(?=\1)")
"""What extensions take for markup, and know no other way to escape."""

_START = re.compile(r"(?P<number>\d+)(?P<dot>[.)])(?=\s)|(?P<sign>[#>+-])|(?P<other>[:!?/|@%])")
"""What at the beginning of a line is a heading, a list, a quotation, a definition or a block."""

_SAFE = "%/:?#@!$&'*+,;=~-._"
"""Characters of addresses that stay as they are: all but those that Markdown needs."""


def plain(text: str) -> str:
    """Give text that reads as it is, wherever in a paragraph it stands."""
    text = _SIGN.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text).replace("<", "&lt;"))
    return _OTHER_SIGN.sub(lambda found: f"&#{ord(found[0])};", text)


def paragraph(text: str) -> str:
    """Give text that reads as it is, as a paragraph of its own."""
    return _unstarted(plain(" ".join(text.split())))


def linked(text: str, url: str) -> str:
    """Give text as a link; as plain text where the address is none of the web."""
    try:
        is_web = urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        is_web = False
    return f"[{plain(text)}]({quote(url, safe=_SAFE)})" if is_web else plain(text)


def block(kind: BlockKind, text: str, links: Iterable[Link] = ()) -> str:
    """Give a block of a text, with its links where their words stand."""
    line = _unstarted("".join(_pieces(" ".join(text.split()), links)))
    match kind:
        case BlockKind.HEADING:
            return f"## {line}"
        case BlockKind.QUOTE:
            return f"> {line}"
        case BlockKind.ITEM:
            return f"- {line}"
        case BlockKind.PARAGRAPH:
            return line


def joined(blocks: Iterable[tuple[BlockKind, str]]) -> str:
    """Give blocks, each with its kind, as one text; items that follow one another are a list."""
    text, before = "", None
    for kind, written in blocks:
        between = "\n" if kind is before is BlockKind.ITEM else "\n\n"
        text = f"{text}{between}{written}" if text else written
        before = kind
    return text


def _pieces(text: str, links: Iterable[Link]) -> Iterator[str]:
    """Give a text in pieces, plain ones and links; of links that overlap the first one stays."""
    at = 0
    places = sorted((place, link.anchor, link.url) for link in links
                    if link.anchor and (place := text.find(link.anchor)) >= 0)  # fmt: skip
    for place, anchor, url in places:
        if place >= at:
            yield plain(text[at:place])
            yield linked(anchor, url)
            at = place + len(anchor)
    yield plain(text[at:])


def _unstarted(line: str) -> str:
    return _START.sub(_escaped, line, count=1) if _START.match(line) else line


def _escaped(found: re.Match[str]) -> str:
    if found["number"]:
        return f"{found['number']}\\{found['dot']}"
    return f"\\{found['sign']}" if found["sign"] else f"&#{ord(found[0])};"
