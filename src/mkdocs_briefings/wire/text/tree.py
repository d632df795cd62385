"""The tree of a page, within limits that bound the work of all that looks at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

import lxml.html
from lxml.etree import strip_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

MOST_BYTES = 3_000_000
"""Of a page that is larger only the beginning is read; newspapers' pages have up to 2.3 million."""

MOST_ELEMENTS = 20_000
"""Elements that are looked at; newspapers' pages have up to 4,100."""

DEEPEST = 150
"""Elements within one another; newspapers' pages have up to 50."""

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>]{0,500}>", re.IGNORECASE)

# Comments stay out, since what they hold is no text. IDs are not collected: none is looked up.
_PARSER = lxml.html.HTMLParser(
    encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
)


@dataclass(frozen=True, slots=True)
class Script:
    """A program, or data, of a page."""

    type: str
    """In lower case; empty for a program."""

    source: str
    """Where it is; empty where it stands in the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A page's elements."""

    root: HtmlElement
    """Without scripts and styles."""

    scripts: tuple[Script, ...]
    said: Mapping[str, tuple[str, ...]]
    """What `<meta>` says, by names in lower case, in the page's order."""

    url: str
    """Address that the page came from."""

    base: str
    """Address that its links are relative to."""

    is_cut: bool
    """Whether something of the page was left out, since it is larger than it may be."""

    def address(self, link: str | None) -> str:
        """Give a link as a whole address of the web; empty where it is none."""
        return web_address(link or "", self.base)

    def metas(self, *names: str) -> Iterator[str]:
        """Give what `<meta>` says under these names, the first name first, in the page's order."""
        for name in names:
            yield from self.said.get(name, ())

    def meta(self, *names: str) -> str:
        """Give the first thing that `<meta>` says under these names; empty where there is none."""
        return next(self.metas(*names), "")

    def links(self, relation: str) -> Iterator[HtmlElement]:
        """Give the elements that link to something in a relation, such as `canonical`."""
        for element in self.root.iter("link", "a"):
            if relation in (element.get("rel") or "").lower().split():
                yield element


def parse(text: str, url: str, *, is_cut: bool = False) -> Tree | None:
    """Give the tree of a page's characters; None where there is no element in them."""
    # libxml2 ends at a character that it cannot read, and believes what an old DOCTYPE says.
    clean = _DOCTYPE.sub("", _UNREADABLE.sub("", text), count=1)
    if not clean.strip():
        return None
    try:
        root = lxml.html.document_fromstring(clean.encode(), parser=_PARSER)
    except lxml.etree.ParserError:
        return None
    scripts = tuple(_take_scripts(root))
    is_cut = _prune(root) or is_cut
    declared = next((each.get("href") or "" for each in root.iter("base")), "")
    return Tree(root, scripts, _metas(root), url, web_address(declared, url) or url, is_cut)


def web_address(link: str, base: str) -> str:
    """Give a link as a whole address of http or https, without a fragment; empty if it is none."""
    try:
        parts = urlsplit(urljoin(base, link.strip()))
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        return ""
    return urlunsplit(parts._replace(fragment="")) if is_web and link.strip() else ""


def _metas(root: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    said: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        value = " ".join((meta.get("content") or "").split())
        for key in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if value and key:
                said.setdefault(key.strip().lower(), []).append(value)
    return {name: tuple(values) for name, values in said.items()}


def _take_scripts(root: HtmlElement) -> Iterator[Script]:
    """Take scripts and styles out, which no reader sees, and give the scripts."""
    for element in list(root.iter("script", "style")):
        if element.tag == "script":
            source = element.get("src") or ""
            yield Script((element.get("type") or "").lower(), source, element.text or "")
        element.drop_tree()


def _prune(root: HtmlElement) -> bool:
    """Take out what is too deep or too much; give whether there was any."""
    count, too_deep = 0, False
    surplus: list[HtmlElement] = []
    element: HtmlElement | None = root
    depth = 0
    while element is not None:
        count += 1
        if count > MOST_ELEMENTS:
            surplus.append(element)
        if depth >= DEEPEST and len(element):
            # Their text stays, in one piece.
            strip_tags(element, "*")
            too_deep = True
        if len(element) and count <= MOST_ELEMENTS:
            element, depth = element[0], depth + 1
            continue
        while element is not None and element.getnext() is None:
            element, depth = element.getparent(), depth - 1
        element = element.getnext() if element is not None else None
    for each in surplus:
        if (parent := each.getparent()) is not None:
            parent.remove(each)
    return too_deep or bool(surplus)
