"""The ids of headings that links of the same text lead to, as Hugo and Jekyll make them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

_WORDS = frozenset({"code_inline", "text"})
_DROPPED = re.compile(r"[^\w\- ]")


def link_targets(tokens: Iterable[Token]) -> frozenset[str]:
    """Give the ids that the links of a text lead to on its own page."""
    addresses = (
        str(token.attrs.get("href", ""))
        for block in tokens
        for token in block.children or ()
        if token.type == "link_open"
    )
    return frozenset(unquote(address[1:]) for address in addresses if address.startswith("#"))


def give_heading_ids(tokens: Sequence[Token], targets: frozenset[str]) -> None:
    """Give the headings that links lead to the ids that the old site gave them.

    Both generators make them as GitHub does, a second one of the same name with a number.
    """
    seen: Counter[str] = Counter()
    for token, text in pairwise(tokens):
        if token.type != "heading_open" or token.attrGet("id"):
            continue
        words = "".join(child.content for child in text.children or () if child.type in _WORDS)
        name = _DROPPED.sub("", words.strip().lower()).replace(" ", "-")
        number = seen[name]
        seen[name] += 1
        name = f"{name}-{number}" if number else name
        if name in targets:
            token.attrSet("id", name)
