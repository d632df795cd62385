"""Make a sanitised body fit the page that it stands on.

Works on the sanitiser's output, whose form is known: every attribute is in double quotes, and a
quote inside it is written as an entity.
"""

from __future__ import annotations

import re
from html import escape, unescape

_IMAGE_OR_LINK = re.compile(r'<(?P<tag>a|/a|img)(?P<attributes>(?:\s+[^\s="]+="[^"]*")*)\s*>')
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_MAY_BE_EMPTY = "<img", "<input", "<source", "<track"
_EMPTY = re.compile(r'<(?P<tag>img|input|source|track)(?P<attributes>(?:\s+[^\s="]+="[^"]*")*)\s*>')
_NEEDED = {"img": {"src"}, "input": {"type"}, "source": {"src", "srcset"}, "track": {"src"}}
"""Of which attributes such an element has to have one."""

_ANCHOR = re.compile(r'<a(?P<attributes>(?:\s+[^\s="]+="[^"]*")*)\s*>')
_HEADING = re.compile(r"(?<=<)(/?)h([1-6])(?=[\s>])")

# What browsers drop or take for a slash when they read an address (WHATWG URL, section 4.4).
_AS_BROWSERS_READ = str.maketrans({"\t": None, "\n": None, "\r": None, "\\": "/"})
_AROUND_ADDRESS = "".join(map(chr, range(0x21)))
_ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def fit(html: str) -> str:
    """Give a sanitised body in which nothing is empty that shows or asks for something.

    Images of other sites are links, anchors have ids, and no heading is an h1.
    """
    if any(tag in html for tag in _MAY_BE_EMPTY):
        html = _EMPTY.sub(_without_empty, html)
    if ' name="' in html:
        html = _ANCHOR.sub(_with_id, html)
    if "<img" in html:
        html = _with_links_for_remote_images(html)
    # The page's one first-level heading is the headline.
    return _HEADING.sub(_one_lower, html) if "<h1" in html else html


def is_remote(url: str) -> bool:
    """Whether a browser would leave the site for this address."""
    return bool(_ELSEWHERE.match(_as_browsers_read(url)))


def _as_browsers_read(url: str) -> str:
    return url.translate(_AS_BROWSERS_READ).strip(_AROUND_ADDRESS)


def _with_links_for_remote_images(html: str) -> str:
    is_inside_link = False

    def replace(found: re.Match[str]) -> str:
        nonlocal is_inside_link
        if found["tag"] != "img":
            is_inside_link = found["tag"] == "a"
            return found.group()
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(found.group())}
        source = _as_browsers_read(attributes.get("src", ""))
        if not is_remote(source):
            return found.group()
        text = escape(attributes.get("alt") or source, quote=False)
        if is_inside_link or not _WEB.match(source):
            return text
        return f'<a href="{escape(source)}">{text}</a>'

    return _IMAGE_OR_LINK.sub(replace, html)


def _without_empty(found: re.Match[str]) -> str:
    """Give an element, or what can be read in its place where it has nothing to show or to ask."""
    attributes: dict[str, str] = dict(_ATTRIBUTE.findall(found["attributes"]))
    if not _NEEDED[found["tag"]].isdisjoint(attributes):
        return found.group()
    return attributes.get("alt", "")


def _with_id(found: re.Match[str]) -> str:
    """Give the start of an anchor with an id in place of a name, the old way to write one."""
    attributes = dict(_ATTRIBUTE.findall(found["attributes"]))
    if "name" not in attributes:
        return found.group()
    name = attributes.pop("name")
    attributes.setdefault("id", name)
    kept = "".join(f' {each}="{value}"' for each, value in attributes.items())
    # Where it has an id besides, both are told: an anchor of its own for the name.
    before = f'<a id="{name}"></a>' if attributes["id"] != name else ""
    return f"{before}<a{kept}>"


def _one_lower(found: re.Match[str]) -> str:
    return f"{found[1]}h{min(int(found[2]) + 1, 6)}"
