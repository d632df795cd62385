"""Links and images whose address has spaces: `[a](b c.html)`.

kramdown takes them, as Hugo did before 0.60. CommonMark shows them as text, which nobody meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_DESTINATION = re.compile(
    r"""\([ \t]*(?P<address>[^()<>"\s\[\]]++(?:[ \t]++[^()<>"\s\[\]]++)+)"""
    r"""(?:[ \t]+"(?P<title>[^"\n]*)")?[ \t]*\)"""
)


def spaced_links_plugin(parser: MarkdownIt) -> None:
    """Take addresses with spaces for what they were meant."""
    parser.inline.ruler.after("image", "spaced_link", _spaced_link)


def _spaced_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    is_image = state.src.startswith("![", state.pos)
    if not is_image and not state.src.startswith("[", state.pos):
        return False
    start, maximum = state.pos + is_image, state.posMax
    end = state.md.helpers.parseLinkLabel(state, start, not is_image)
    found = _DESTINATION.match(state.src, end + 1, maximum) if end >= 0 else None
    if found is None:
        return False
    if not silent:
        attributes: dict[str, str | int | float] = {}
        attributes["src" if is_image else "href"] = found["address"]
        if found["title"]:
            attributes["title"] = found["title"]
        label = state.src[start + 1 : end]
        if is_image:
            token = state.push("image", "img", 0)
            children: list[Token] = []
            state.md.inline.parse(label, state.md, state.env, children)
            token.attrs, token.children, token.content = {"alt": "", **attributes}, children, label
        else:
            state.push("link_open", "a", 1).attrs = attributes
            state.pos, state.posMax = start + 1, end
            state.linkLevel += 1
            state.md.inline.tokenize(state)
            state.linkLevel -= 1
            state.push("link_close", "a", -1)
    state.pos, state.posMax = found.end(), maximum
    return True
