"""What YAML leaves out of a text without quotes, and says nothing of.

A number sign after a space begins a comment, an exclamation mark a tag, an ampersand an anchor: so
half a headline may be gone, and the rest is valid (YAML 1.2, sections 6.6, 6.8 and 6.9).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from yaml import Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SIGNS = re.compile(r"[ \t]#|(?:^|[\s\[{,])[!&]")
"""What a front matter has somewhere if anything is left out of it."""

_COMMENT = re.compile(r"[ \t]+(#.*)")
_PROPERTY = re.compile(r"([!&])(\S*)[ \t]*")
_ALIAS = re.compile(r"(?:^|[\s\[{,])\*([^\s,\]}]+)")


class Omission(NamedTuple):
    """Something that an editor has written and YAML leaves out."""

    line: int
    text: str
    reason: str
    """Goes on with a sentence that begins with the text."""


def may_omit(text: str) -> bool:
    """Whether anything may be left out of a front matter: few have to be looked at."""
    # Most have none of the signs, which is known ten times as quickly.
    return ("#" in text or "!" in text or "&" in text) and _SIGNS.search(text) is not None


def find_omissions(text: str, nodes: Iterable[Node]) -> Iterator[Omission]:
    """Give what is left out, its line counted from 0. `nodes` are all of the front matter.

    A comment in a line of its own is meant as one, and so is one behind quotes; an anchor is where
    an alias refers to it, or where it stands before no text.
    """
    aliases = frozenset(_ALIAS.findall(text))
    for node in nodes:
        start, end = node.start_mark.index, node.end_mark.index
        found = _PROPERTY.match(text, start, end)
        while found is not None:
            sign, name = found.groups()
            if sign == "!":
                yield Omission(node.start_mark.line, f"!{name}", "is taken for a tag of YAML")
            elif isinstance(node, ScalarNode) and name not in aliases:
                yield Omission(node.start_mark.line, f"&{name}", "is taken for an anchor of YAML")
            found = _PROPERTY.match(text, found.end(), end)
        is_plain = isinstance(node, ScalarNode) and not node.style
        comment = _COMMENT.match(text, end) if is_plain else None
        if comment is not None:
            yield Omission(node.end_mark.line, comment[1], "is taken for a comment")
