"""Write the tags and the words of HTML so that Markdown takes none of it for its own."""

from __future__ import annotations

import html
import re

SPACES = " \t\n\r\f"
"""What is white space in HTML."""

Attributes = dict[str, str]
"""The attributes of an element, by their names."""

_SPACE = re.compile(f"[{SPACES}]+")
_BLANK_LINES = re.compile(r"\n[ \n]*\n")
_BEFORE_BLANK_LINE = re.compile(r"\n(?=[ \t]*\n)")
_ADDRESSES = frozenset({"cite", "href", "src"})
_MARKDOWN = (("`", "&#96;"), ("~~~", "&#126;~~"), ("](", "]&#40;"), ("]:", "]&#58;"))
"""What would be code, a link or its definition, and is an example or chance in HTML."""

_SIGNS_OF_MARKDOWN = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_[]"}


def without_comments(text: str) -> str:
    """Give HTML without its comments, of which the last may have no end."""
    # A pattern, and html.parser too, would look for the end of each anew.
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0:
        kept.append(text[place:start])
        end = text.find("-->", start)
        place = end + len("-->") if end >= 0 else len(text)
    return "".join([*kept, text[place:]])


def tidy(name: str, value: str) -> str:
    """Give the value of an attribute in one line."""
    return value.strip(SPACES) if name in _ADDRESSES else _SPACE.sub(" ", value)


def start_tag(name: str, attributes: Attributes) -> str:
    """Give the tag that an element starts with."""
    written = (f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{name}{''.join(written)}>"


def words(text: str) -> str:
    """Give a text as HTML, its white space as short as it can be."""
    text = _SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", text)
    return _escaped(text)


def words_anywhere(text: str) -> str:
    """Give a text as HTML that says the same where Markdown is read."""
    return words(text).translate(_SIGNS_OF_MARKDOWN)


def preformatted(text: str) -> str:
    """Give a text as HTML, its white space as it is."""
    # A blank line would end a block for some readers of Markdown, and a tab would become spaces.
    text = _BEFORE_BLANK_LINE.sub("&#10;", _escaped(text))
    return text.replace("\t", "&#9;")


def without_markdown(block: str) -> str:
    """Give a block of HTML without blank lines, and without what could be Markdown inside."""
    for sign, entity in _MARKDOWN:
        block = block.replace(sign, entity)
    return _BLANK_LINES.sub("\n", block)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\xa0", "&nbsp;")
