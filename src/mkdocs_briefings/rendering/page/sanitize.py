"""Let through only what a briefing's text may hold.

Briefings carry other people's words. What Markdown and its extensions made of them, raw HTML
included, passes an allow-list: tags, attributes, and the schemes that links may have. It runs on
the whole body, not on its raw HTML alone, so that no extension's way of setting an attribute leads
around it. The handbook's page "Writing a briefing" lists what may stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3

from mkdocs_briefings.reading.text import without_forbidden
from mkdocs_briefings.rendering.page.body import fit, is_remote

Resolve = Callable[[str], str | None]
"""Gives the address for a relative link or image; None takes it out."""

_TEXT = {
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr",
}  # fmt: skip
_BLOCKS = {
    "a", "aside", "blockquote", "details", "div", "dd", "dl", "dt", "figcaption", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "section", "summary", "ul",
}  # fmt: skip
_TABLES = {"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_MEDIA = {"audio", "video"}
# What Markdown extensions make: check boxes of task lists, tabs, and emoji as inline pictures.
_OF_EXTENSIONS = {"input", "label", "path", "svg"}

TAGS = frozenset(_TEXT | _BLOCKS | _TABLES | _MEDIA | _OF_EXTENSIONS)
"""Tags that may stand in a briefing; of others the text remains."""

ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href", "hreflang"},
    "audio": {"controls", "src"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "input": {"checked", "disabled", "name"},
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "ol": {"reversed", "start"},
    "path": {"d"},
    "q": {"cite"},
    "svg": {"viewbox", "viewBox", "xmlns"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"abbr", "align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "video": {"controls", "height", "src", "width"},
}
"""Attributes that may stand, by tag; `*` is every tag."""

READ_ATTRIBUTES = {
    **ATTRIBUTES,
    **{tag: ATTRIBUTES[tag] | {"style"} for tag in ("td", "th")},
}
"""The same, with those that others are made of."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that a link may have."""

_DROPPED_WHOLE = frozenset({"iframe", "math", "noscript", "object", "script", "style", "template"})

# Names that the theme's own scripts and styles look for.
_RESERVED_CLASSES = ("md-", "js-")
_RESERVED_IDS = "__"
# Of these, the ones that extensions give: to tabs, to a listing's lines and to their numbers.
_IDS_OF_EXTENSIONS = ("__tabbed_", "__span-", "__codelineno-")

# As the cleaner writes them: values are in quotes, and hold none.
_CELL = re.compile(r"""<t[dh]\b(?:[^"<>]|"[^"]*")*>""")
_STYLE = re.compile(r' style="(?:text-align:\s*(\w+))?[^"]*"')
_ALIGN = re.compile(r' align="[^"]*"')

_ALIGNMENTS = frozenset({"center", "justify", "left", "right"})

_WEB = re.compile(r"https?://", re.IGNORECASE)

_FILTERED = ("class", "src", "cite", _RESERVED_IDS)
"""What every attribute that the filter may change has in it."""


class Sanitizer:
    """Cleans the bodies of briefings, one after the other."""

    def __init__(self) -> None:
        self._links = _Links()
        self._cleaner = make_cleaner(self._links, _filter_attribute)
        self._quick_cleaner = make_cleaner(self._links)

    def clean(self, html: str, resolve: Resolve) -> str:
        """Give the part of a body that may stand, its relative links resolved.

        Images of other sites become links, and the headings stand below the page's own.
        """
        self._links.resolve = resolve
        # An entity such as `&#7;` writes a character that no feed can carry.
        cleaner = self._cleaner if _may_need_filter(html) else self._quick_cleaner
        try:
            return fit(without_forbidden(_with_alignment(cleaner.clean(html))))
        finally:
            self._links.resolve = None


class _Links:
    """Resolves the links of one body at a time.

    A cleaner holds on to what it calls, out of the sight of Python's collector. So this knows
    neither the cleaner nor, once a body is clean, anything of a build: a preview makes many.
    """

    def __init__(self) -> None:
        self.resolve: Resolve | None = None

    def __call__(self, url: str) -> str | None:
        return self.resolve(url) if self.resolve is not None else url


def make_cleaner(
    resolve: Resolve, attribute_filter: Callable[[str, str, str], str | None] | None = None
) -> nh3.Cleaner:
    """Make a cleaner that lets through what may stand, relative addresses resolved."""
    return nh3.Cleaner(
        tags=TAGS,
        clean_content_tags=_DROPPED_WHOLE,
        attributes=READ_ATTRIBUTES,
        attribute_filter=attribute_filter,
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        # Python-Markdown aligns a table's columns so.
        filter_style_properties={"text-align"},
        url_schemes=set(SCHEMES),
        url_relative=resolve,
        link_rel=None,
    )


def _with_alignment(clean: str) -> str:
    """Tell the alignment of cells by an attribute: the policy of a page forbids it a style."""
    return _CELL.sub(_aligned, clean) if ' style="' in clean else clean


def _aligned(cell: re.Match[str]) -> str:
    tag = cell[0]
    style = _STYLE.search(tag)
    if style is None:
        return tag
    if style[1] not in _ALIGNMENTS:
        return _STYLE.sub("", tag)
    # A style goes before an attribute of the same cell, and none may stand twice.
    return _STYLE.sub(f' align="{style[1]}"', _ALIGN.sub("", tag))


def _may_need_filter(html: str) -> bool:
    """Whether some attribute may not pass the filter as it is, which costs a call for each of them.

    An entity may stand for any letter, but for the four that Markdown writes itself.
    """
    lower = html.lower()
    if any(sign in lower for sign in _FILTERED):
        return True
    known = sum(lower.count(entity) for entity in ("&amp;", "&lt;", "&gt;", "&quot;"))
    return lower.count("&") != known


def _filter_attribute(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        kept = [name for name in value.split() if not name.startswith(_RESERVED_CLASSES)]
        return " ".join(kept) or None
    if attribute in {"id", "name", "for"} and _is_reserved(value):
        return None
    # Readers fetch nothing from elsewhere. Of a remote image a link is made in its place.
    if attribute == "src" and tag != "img" and is_remote(value):
        return None
    # Nobody follows it, so nh3 lets every scheme through.
    if attribute == "cite" and not _WEB.match(value):
        return None
    return value


def _is_reserved(name: str) -> bool:
    return name.startswith(_RESERVED_IDS) and not name.startswith(_IDS_OF_EXTENSIONS)
