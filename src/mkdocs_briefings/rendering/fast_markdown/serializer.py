"""Write a tree as XHTML, byte for byte as Python-Markdown does, in half of the time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import HTML_EMPTY

from markdown.serializers import RE_AMP, to_xhtml_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from xml.etree.ElementTree import Element


def to_xhtml(element: Element) -> str:
    """Give an element and all within it as XHTML."""
    parts: list[str] = []
    try:
        _write(parts.append, element)
    except (TypeError, RecursionError):
        # Comments and names with a namespace, which other programs may put into a tree.
        return to_xhtml_string(element)
    return "".join(parts)


def _write(write: Callable[[str], None], element: Element) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    end, is_raw = _end_of(tag)
    items = element.items()
    attributes = _attributes(items) if items else ""
    if end:
        if text and not is_raw:
            text = _escaped(text)
        if len(element):
            write(f"<{tag}{attributes}>{text or ''}")
            for child in element:
                _write(write, child)
            write(end)
        else:
            write(f"<{tag}{attributes}>{text or ''}{end}")
    else:
        write(f"<{tag}{attributes} />")
    if tail:
        write(_escaped(tail))


@cache
def _end_of(tag: object) -> tuple[str, bool]:
    """Give the end tag, which is empty where nothing may stand within; and if text is not escaped.

    Raises `TypeError` where the tag is not a name.
    """
    if not isinstance(tag, str):
        raise TypeError
    name = tag.lower()
    return "" if name in HTML_EMPTY else f"</{tag}>", name in {"script", "style"}


def _attributes(items: Iterable[tuple[str, str | None]]) -> str:
    """Give attributes, in the order of their names."""
    return "".join(
        f" {name}" if value is None else f' {name}="{_escaped(value, in_quotes=True)}"'
        for name, value in sorted(items)
    )


def _escaped(text: str, *, in_quotes: bool = False) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if in_quotes and '"' in text:
        text = text.replace('"', "&quot;")
    return text
