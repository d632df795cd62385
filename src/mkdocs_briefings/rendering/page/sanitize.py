"""Let through only what a briefing's text may hold.

Briefings carry other people's words. What Markdown and its extensions made of them, raw HTML
included, passes an allow-list: tags, attributes, and the schemes that links may have. It runs on
the whole body, not on its raw HTML alone, so that no extension's way of setting an attribute leads
around it. The handbook's page "Writing a briefing" lists what may stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import nh3

from mkdocs_briefings.reading.allow_list import (
    DROPPED_WHOLE,
    FIELD_TYPES,
    READ_ATTRIBUTES,
    RESERVED,
    SCHEMES,
    TAGS,
    is_reserved,
)
from mkdocs_briefings.reading.html_tags import with_addresses
from mkdocs_briefings.reading.text import without_forbidden
from mkdocs_briefings.rendering.page.body import fit, is_remote
from mkdocs_briefings.rendering.page.frames import with_links_for_frames

Resolve = Callable[[str], str | None]
"""Gives the address for a relative link or image; None takes it out."""

# Names that the theme's own scripts and styles look for.
_RESERVED_CLASSES = ("md-", "js-")

# As the cleaner writes them: values are in quotes, and hold none.
_CELL = re.compile(r"""<t[dh]\b(?:[^"<>]|"[^"]*")*>""")
_STYLE = re.compile(r' style="(?:text-align:\s*(\w+))?[^"]*"')
_ALIGN = re.compile(r' align="[^"]*"')

_ALIGNMENTS = frozenset({"center", "justify", "left", "right"})

_WEB = re.compile(r"https?://", re.IGNORECASE)

_FILTERED = ("class", "src", "cite", "poster", RESERVED)
"""What every attribute that the filter may change has in it."""


class Sanitizer:
    """Cleans the bodies of briefings, one after the other."""

    def __init__(self, embeds: Collection[str] = ()) -> None:
        """Take the hosts whose frames become links."""
        self._embeds = embeds
        self._links = _Links()
        self._cleaner = make_cleaner(self._links, self._links.filter)
        self._quick_cleaner = make_cleaner(self._links)

    def clean(self, html: str, resolve: Resolve) -> str:
        """Give the part of a body that may stand, its relative links resolved.

        Images of other sites become links, and the headings stand below the page's own.
        """
        self._links.resolve = resolve
        if self._embeds and "<iframe" in html.lower():
            html = with_links_for_frames(html, self._embeds)
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

    def filter(self, tag: str, attribute: str, value: str) -> str | None:
        """Give the value that an attribute may have; None takes it out."""
        if attribute == "srcset":
            return with_addresses(value, self._of_candidate)
        return _filter_attribute(tag, attribute, value)

    def _of_candidate(self, url: str) -> str | None:
        # The cleaner knows no addresses in it.
        return None if is_remote(url) else self(url)


def make_cleaner(
    resolve: Resolve, attribute_filter: Callable[[str, str, str], str | None] | None = None
) -> nh3.Cleaner:
    """Make a cleaner that lets through what may stand, relative addresses resolved."""
    return nh3.Cleaner(
        tags=TAGS,
        clean_content_tags=DROPPED_WHOLE,
        attributes=READ_ATTRIBUTES,
        attribute_filter=attribute_filter,
        tag_attribute_values={"input": {"type": FIELD_TYPES}},
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
    if attribute in {"id", "name", "for"} and is_reserved(value):
        return None
    # Readers fetch nothing from elsewhere. Of a remote image a link is made in its place.
    if attribute in {"poster", "src"} and tag != "img" and is_remote(value):
        return None
    # Nobody follows it, so nh3 lets every scheme through.
    if attribute == "cite" and not _WEB.match(value):
        return None
    return value
