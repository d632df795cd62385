"""Rewrite the links and images in a Markdown text, where `briefings check` sees them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.place.destinations import NOWHERE
from mkdocs_briefings.reading.links import find_links

if TYPE_CHECKING:
    from mkdocs_briefings.importing.place.destinations import Destinations, Substitute

_DESTINATION = r"""(?:<(?P<{0}_angle>[^<>]*)>|(?P<{0}_bare>(?!["'])(?:[^()<>]|\([^()]*\))*?))"""
_TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?"""
_TOKEN = re.compile(
    rf"""
    (?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))
    | !\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*{_DESTINATION.format("image")}
      (?P<image_title>{_TITLE})\s*\)
    | \]\(\s*{_DESTINATION.format("link")}(?P<link_title>{_TITLE})\s*\)
    | ^(?P<label>\ {{0,3}}\[(?!\^)[^\]]+\]:\s*)
      (?:<(?P<definition_angle>[^<>]*)>|(?P<definition_bare>\S+))
    | (?P<tag><(?P<tag_name>a|img|source|video|audio)\s[^<>]*>)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"""(?P<name>\b(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE
)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TO_NOWHERE = re.compile(
    rf"""\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\](?:\([^()]*\))?)*)\]\({NOWHERE}{_TITLE}\)"""
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def rewrite_links(text: str, destinations: Destinations) -> str:
    """Give the text with every link and image outside code rewritten."""
    lines = text.split("\n")
    for number in sorted({link.line for link in find_links(text)}):
        lines[number - 1] = _TOKEN.sub(lambda found: _token(found, destinations), lines[number - 1])
    rewritten = "\n".join(lines)
    if NOWHERE not in rewritten:
        return rewritten
    return _TO_NOWHERE.sub(r"\g<text>", rewritten).replace(NOWHERE, "")


def _token(found: re.Match[str], destinations: Destinations) -> str:
    if found["code"] is not None:
        return found.group()
    if found["tag"] is not None:
        return _tag(found, destinations)
    if found["alt"] is not None:
        return _image(found, destinations)
    kind = "link" if found["label"] is None else "definition"
    raw, written = _written(found, kind)
    new = destinations.link(written) if written else written
    if new == written:
        return found.group()
    if kind == "definition":
        return f"{found['label']}{_destination(new) if new != NOWHERE else '#'}"
    return f"]({_destination(new)}{found['link_title']})" if raw else found.group()


def _written(found: re.Match[str], kind: str) -> tuple[str, str]:
    raw = (found[f"{kind}_angle"] or found[f"{kind}_bare"] or "").strip()
    return raw, html.unescape(_ESCAPED.sub(r"\1", raw)).strip()


def _destination(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _image(found: re.Match[str], destinations: Destinations) -> str:
    _raw, written = _written(found, "image")
    alt: str = found["alt"]
    address = destinations.image(written)
    if address is not None:
        return f"![{alt}]({_destination(address)}{found['image_title']})"
    substitute = _markdown(destinations.substitute(alt, written))
    # An image that is a link's text cannot become a link of its own.
    before = found.string[: found.start()]
    is_link_text = before.endswith("[") and found.string.startswith("](", found.end())
    return alt or "Image" if is_link_text else substitute


def _markdown(substitute: Substitute) -> str:
    is_link = bool(substitute.address)
    return f"[{substitute.text}]({substitute.address})" if is_link else substitute.text


def _tag(found: re.Match[str], destinations: Destinations) -> str:
    tag, name = found["tag"], found["tag_name"].lower()
    address = _ADDRESS.search(tag)
    if address is None:
        return tag
    written = html.unescape(address[2] or address[3] or address[4] or "").strip()
    if name == "img":
        new = destinations.image(written)
        if new is None:
            alt = _ALT.search(tag)
            words = html.unescape(alt[1] or alt[2] or "") if alt else ""
            return _markdown(destinations.substitute(words, written))
    else:
        new = destinations.link(written)
    if new == written != NOWHERE:
        return tag
    attribute = f'{address["name"]}"{html.escape(new)}"' if new != NOWHERE else ""
    return f"{tag[: address.start()]}{attribute}{tag[address.end() :]}"
