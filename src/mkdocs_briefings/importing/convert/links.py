"""Rewrite the links and images in a Markdown text, where `briefings check` sees them."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.definitions import Definitions
from mkdocs_briefings.importing.convert.html_markup import words_anywhere
from mkdocs_briefings.importing.place.destinations import NOWHERE
from mkdocs_briefings.reading.links import IMAGE_BY_LABEL, find_links, unescaped
from mkdocs_briefings.reading.prose_lines import prose_lines

if TYPE_CHECKING:
    from mkdocs_briefings.importing.place.destinations import Destinations

_DESTINATION = r"""(?:<(?P<{0}_angle>[^<>]*)>|(?P<{0}_bare>(?!["'])(?:[^()<>]|\([^()]*\))*?))"""
_TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?"""
_TOKEN = re.compile(
    rf"""
    (?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))
    | !\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*{_DESTINATION.format("image")}
      (?P<image_title>{_TITLE})\s*\)
    | {IMAGE_BY_LABEL.pattern}
    | \]\(\s*{_DESTINATION.format("link")}(?P<link_title>{_TITLE})\s*\)
    | ^(?P<label>\ {{0,3}}\[(?!\^)(?P<label_text>[^\]]+)\]:\s*)
      (?:<(?P<definition_angle>[^<>]*)>|(?P<definition_bare>\S+))
    | (?P<tag><(?P<tag_name>a|img|source|video|audio)\s[^<>]*>)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"""(?P<name>\b(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE
)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LINK_TAG = re.compile(r"<(/?)a(?=[\s>])", re.IGNORECASE)
_TO_NOWHERE = re.compile(
    rf"""\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\](?:\([^()]*\))?)*)\]\({NOWHERE}{_TITLE}\)"""
)


def rewrite_links(text: str, destinations: Destinations) -> str:
    """Give the text with every link and image outside code rewritten."""
    lines = text.split("\n")
    definitions = Definitions(prose_lines(text))
    numbers = {link.line for link in find_links(text)} | definitions.lines_with_images
    is_in_link = False
    for at, line in enumerate(lines):
        if at + 1 in numbers:
            rewriter = _Line(line, destinations, definitions, is_in_link=is_in_link)
            lines[at] = rewriter.rewritten()
        if "<" in line and (tags := _LINK_TAG.findall(line)):
            is_in_link = tags[-1] == ""
    rewritten = "\n".join(lines)
    if NOWHERE not in rewritten:
        return rewritten
    return _TO_NOWHERE.sub(r"\g<text>", rewritten).replace(NOWHERE, "")


class _Line:
    """A line in which something leads somewhere."""

    def __init__(
        self, line: str, destinations: Destinations, definitions: Definitions, *, is_in_link: bool
    ) -> None:
        self._line, self._destinations, self._is_in_link = line, destinations, is_in_link
        self._definitions = definitions
        self._tags = list(_LINK_TAG.finditer(line)) if "<" in line else []

    def rewritten(self) -> str:
        """Give the line with its links and images rewritten."""
        return _TOKEN.sub(self._token, self._line)

    def _token(self, found: re.Match[str]) -> str:
        if found["code"] is not None:
            return found.group()
        ways = {
            "tag_name": self._tag,
            "alt": self._image,
            "described": self._image_by_label,
            "label": self._definition,
        }
        way = next((way for group, way in ways.items() if found[group] is not None), self._link)
        return way(found)

    def _link(self, found: re.Match[str]) -> str:
        raw, written = _written(found, "link")
        new = self._destinations.link(written) if written else written
        if new == written:
            return found.group()
        return f"]({_destination(new)}{found['link_title']})" if raw else found.group()

    def _definition(self, found: re.Match[str]) -> str:
        _raw, written = _written(found, "definition")
        label = found["label_text"]
        if self._definitions.is_only_of_images(label) and written != NOWHERE:
            # Where the image is not there, something else stands for it, and nothing refers here.
            new = self._destinations.image(written) or NOWHERE
        else:
            new = self._destinations.link(written)
        if new == written:
            return found.group()
        return f"{found['label']}{_destination(new) if new != NOWHERE else '#'}"

    def _image_by_label(self, found: re.Match[str]) -> str:
        alt: str = found["described"]
        written = self._definitions.target(found["by_label"] or alt)
        if not written or self._destinations.image(written) is not None:
            return found.group()
        return self._in_place_of_image(found, alt, written)

    def _image(self, found: re.Match[str]) -> str:
        _raw, written = _written(found, "image")
        alt: str = found["alt"]
        address = self._destinations.image(written) if written != NOWHERE else None
        if address is not None:
            return f"![{alt}]({_destination(address)}{found['image_title']})"
        return self._in_place_of_image(found, alt, written)

    def _in_place_of_image(self, found: re.Match[str], alt: str, written: str) -> str:
        if written == NOWHERE:
            return alt
        substitute = self._destinations.substitute(alt, written)
        if self._is_words_of_link(found):
            return alt or "Image"
        is_link = bool(substitute.address)
        return f"[{substitute.text}]({substitute.address})" if is_link else substitute.text

    def _image_tag(self, found: re.Match[str]) -> str:
        """Put HTML in the place of HTML: where it stands, Markdown may not be read."""
        address = _ADDRESS.search(found["tag"])
        if address is None:
            return found["tag"]
        new = self._destinations.image(_address_in(address))
        if new is not None:
            return _with_address(found["tag"], address, new)
        alt = _ALT.search(found["tag"])
        words = html.unescape(alt[1] or alt[2] or "") if alt else ""
        if _address_in(address) == NOWHERE:
            return words_anywhere(words)
        substitute = self._destinations.substitute(words, _address_in(address))
        if self._is_words_of_link(found):
            return words_anywhere(words or "Image")
        text = words_anywhere(substitute.text)
        if not substitute.address:
            return text
        return f'<a href="{html.escape(substitute.address)}">{text}</a>'

    def _tag(self, found: re.Match[str]) -> str:
        if found["tag_name"].lower() == "img":
            return self._image_tag(found)
        address = _ADDRESS.search(found["tag"])
        if address is None:
            return found["tag"]
        return _with_address(found["tag"], address, self._destinations.link(_address_in(address)))

    def _is_words_of_link(self, found: re.Match[str]) -> bool:
        """Whether it is what a link leads with, so that it cannot become a link of its own."""
        start, end = found.span()
        if start and self._line[start - 1] == "[" and self._line.startswith(("](", "]["), end):
            return True
        at = bisect_left(self._tags, start, key=lambda tag: tag.start())
        return not self._tags[at - 1][1] if at else self._is_in_link


def _address_in(attribute: re.Match[str]) -> str:
    return html.unescape(attribute[2] or attribute[3] or attribute[4] or "").strip()


def _with_address(tag: str, attribute: re.Match[str], new: str) -> str:
    if new == _address_in(attribute) != NOWHERE:
        return tag
    written = f'{attribute["name"]}"{html.escape(new)}"' if new != NOWHERE else ""
    return f"{tag[: attribute.start()]}{written}{tag[attribute.end() :]}"


def _written(found: re.Match[str], kind: str) -> tuple[str, str]:
    raw = (found[f"{kind}_angle"] or found[f"{kind}_bare"] or "").strip()
    return raw, unescaped(raw)


def _destination(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address
