"""Find the ids that a text gives its elements itself, where another may have the same.

Headings and footnotes have ids of their own, which extensions choose. Whether one of them is that
of another element the converted text tells; most texts have nothing that needs to be looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.reading.html_tags import find_attribute_lists, find_tags, ids_in_list
from mkdocs_briefings.reading.prose_lines import prose_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.reading.html_tags import Tag

_KEY = re.compile(r"\b(?:id|name)\Z", re.IGNORECASE)
"""What stands before an equals sign that gives an id."""

_LONGEST_KEY = len(" name")
"""With the letter before it, which tells whether it is a word by itself."""

_LIST = re.compile(r"\{:?[^{}\n]*#")
"""How a list of attributes begins that gives one."""

_HEADING = re.compile(r" {0,3}#|\s*(?:=+|-+)\s*$")
_OF_FOOTNOTES = "fn"
"""How the ids of footnotes begin."""


class WrittenId(NamedTuple):
    """An id that a text gives an element."""

    path: str
    """The file of the text, relative to the project."""

    line: int
    """Line of that file."""

    name: str


def may_give_ids(text: str) -> bool:
    """Tell whether a text has somewhere what gives an id; nearly none has.

    To look for such a key at each letter, in one expression, took a quarter of the time of reading
    a briefing; to look at what stands before each equals sign takes a thirtieth of that.
    """
    before = (part.rstrip()[-_LONGEST_KEY:] for part in text.split("=")[:-1])
    return any(map(_KEY.search, before)) or ("{" in text and bool(_LIST.search(text)))


def find_written_ids(file: OpenFile) -> tuple[WrittenId, ...]:
    """Give the ids in a file's text that may not be the only ones of their name, by their lines."""
    if not may_give_ids(file.body):
        return ()
    lines = prose_lines(file.body)
    of_tags = [(tag.line, name) for tag in find_tags(lines) for name in _names(tag)]
    of_lists = [
        (each.line, name) for each in find_attribute_lists(lines) for name in ids_in_list(each)
    ]
    times = Counter(name for _, name in (*of_tags, *of_lists))
    # Of its own tags alone the extension for headings knows nothing.
    has_headings = bool(of_tags) and any(_HEADING.match(line) for _, line in lines)
    kept = (
        *((line, name) for line, name in of_tags if has_headings or _may_be_twice(name, times)),
        *((line, name) for line, name in of_lists if _may_be_twice(name, times)),
    )
    first = file.body_line - 1
    return tuple(WrittenId(file.path, first + line, name) for line, name in sorted(kept))


def _names(tag: Tag) -> set[str]:
    """Give the id of a tag, and the name of an anchor, which becomes one."""
    keys = ("id", "name") if tag.name == "a" else ("id",)
    return {tag.attributes[key] for key in keys if tag.attributes.get(key)}


def _may_be_twice(name: str, times: Mapping[str, int]) -> bool:
    return times[name] > 1 or name.startswith(_OF_FOOTNOTES)
