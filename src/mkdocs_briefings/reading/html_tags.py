"""Find the HTML tags in a Markdown text, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

# A `<` within quotes ends it too, so that each character is looked at a few times at most.
_BEGINNING = (
    r"""<(?P<end>/?)(?P<name>[a-z][^\s/<>"'`]*+)"""
    r"""(?P<rest>(?:[^<>"'\n]++|"[^"<]*+"|'[^'<]*+'|"(?![^"<]*+")|'(?![^'<]*+')|\n(?!\s*\n))*)"""
)
_TAG = re.compile(f"{_BEGINNING}>", re.IGNORECASE)
_BROKEN_TAG = re.compile(rf"{_BEGINNING}(?=<|\n\s*\n|\Z)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]++)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?"""
)
_BEFORE_DESTINATION = re.compile(r"(?:\]\(\s*|^ {0,3}\[(?!\^)[^\]]+\]:\s*)$")
"""What stands before the address of a link, which may be between such brackets."""

_LONGEST_LABEL = 200
_INSTRUCTION = re.compile(r"<(?:\?[a-z]*|!\[[a-z]*\[?)", re.IGNORECASE)
_ATTRIBUTE_LIST = re.compile(r"\{:?([^{}]*)\}")
_ID_IN_LIST = re.compile(r"(?<=[\s{:])#([^\s{}#]+)")
_QUOTED = re.compile(r"""="[^"]*"|='[^']*'""")
_MAIL = re.compile(r"<[^<> !]+@[^@<> ]+>")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag."""

    name: str
    """In lower case."""

    line: int
    """Line of the text, counted from 1."""

    attributes: Mapping[str, str]
    """Their values, by their names in lower case; empty where one has none."""

    lines: Mapping[str, int]
    """On which line of the text each attribute stands, where that is another one."""

    is_end: bool

    text: str
    """All of it, as it is written."""

    def line_of(self, attribute: str) -> int:
        """Give the line on which an attribute stands."""
        return self.lines.get(attribute, self.line)


def find_tags(lines: Iterable[tuple[int, str]]) -> Iterator[Tag]:
    """Give every tag in lines without code, which are numbered, from top to bottom.

    An address between angle brackets is none, where Markdown makes a link of it.
    """
    joined = _joined(lines)
    place, line_now = 0, 0
    for found in _TAG.finditer(joined):
        if _MAIL.fullmatch(found[0]) or _is_destination(joined, found.start()):
            continue
        line_now += joined.count("\n", place, found.start())
        place = found.start()
        attributes, own_lines = _attributes(found["rest"], line_now)
        name, is_end = found["name"].lower(), bool(found["end"])
        yield Tag(name, line_now, attributes, own_lines, is_end, found[0])


def find_broken_tags(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Give the beginning of each tag in lines of HTML that has no end, with its line."""
    joined = _joined(lines)
    place, line = 0, 0
    for found in _BROKEN_TAG.finditer(joined):
        line += joined.count("\n", place, found.start())
        place = found.start()
        if found["rest"].count('"') % 2 == found["rest"].count("'") % 2 == 0:
            yield line, f"<{found['end']}{found['name']}"


def _joined(lines: Iterable[tuple[int, str]]) -> str:
    """Give numbered lines as a text that has each of them below as many others."""
    text, last = [], 0
    for number, line in lines:
        text.append("\n" * (number - last) + line)
        last = number
    return "".join(text)


def find_attribute_lists(lines: Iterable[tuple[int, str]]) -> Iterator[Tag]:
    """Give the attributes that stand between braces, as a tag without a name for each list.

    With the extension `attr_list` they become those of what stands before them.
    """
    for number, line in lines:
        if "{" in line and ("=" in line or "#" in line):
            for found in _ATTRIBUTE_LIST.finditer(line):
                attributes, own_lines = _attributes(found[1], number)
                yield Tag("", number, attributes, own_lines, is_end=False, text=found[0])


def ids_in_list(attributes: Tag) -> set[str]:
    """Give the ids in a list of attributes: as `#here`, or with their name."""
    found = set(_ID_IN_LIST.findall(_QUOTED.sub("", attributes.text)))
    named = attributes.attributes.get("id", "")
    return found | {named} if named else found


def find_instructions(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Give each beginning of what is for programs alone, such as `<?php`, with its line."""
    for number, line in lines:
        if "<?" in line or "<![" in line:
            for found in _INSTRUCTION.finditer(line):
                yield number, found[0]


def _is_destination(text: str, place: int) -> bool:
    near = max(place - _LONGEST_LABEL, 0)
    start = max(text.rfind("\n", near, place) + 1, near)
    return _BEFORE_DESTINATION.search(text[start:place]) is not None


def _attributes(text: str, line: int) -> tuple[dict[str, str], dict[str, int]]:
    attributes: dict[str, str] = {}
    lines: dict[str, int] = {}
    for found in _ATTRIBUTE.finditer(text):
        name = found["name"].lower()
        if name not in attributes:  # browsers take the first one
            attributes[name] = unescape(found[2] or found[3] or found[4] or "")
            below = text.count("\n", 0, found.start())
            if below:
                lines[name] = line + below
    return attributes, lines


def of_srcset(value: str) -> list[str]:
    """Give the addresses in an image's `srcset`."""
    return [address for address, _ in _candidates(value)]


def with_addresses(srcset: str, change: Callable[[str], str | None]) -> str | None:
    """Give a `srcset` with other addresses; None where none of them has one."""
    found = [(change(address), how) for address, how in _candidates(srcset)]
    return ", ".join(f"{address} {how}".strip() for address, how in found if address) or None


def _candidates(value: str) -> Iterator[tuple[str, str]]:
    """Give each address with what is said of its image (HTML, section 4.8.4.2.1).

    An address has no space, and no comma at its ends.
    """
    address, described = "", []
    for word in value.split():
        if not address:
            address = word.strip(",")
        else:
            described.append(word.rstrip(","))
        if word.endswith(","):
            if address:
                yield address, " ".join(described)
            address, described = "", []
    if address:
        yield address, " ".join(described)
