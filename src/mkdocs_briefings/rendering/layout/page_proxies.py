"""The proxies that stand for one page while the layout of many is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_briefings.rendering.layout.taint_proxy import (
    FragmentProxy,
    NonEmptyListProxy,
    PageProxy,
    PresentProxy,
    TaintProxy,
    TextProxy,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_briefings.rendering.layout.taint_proxy import TaintTracker
    from mkdocs_briefings.rendering.site import NewsPage

TEXTS: Mapping[str, Callable[[NewsPage], object]] = {
    "page.title": lambda page: page.title,
    "page.meta.title": lambda page: page.meta["title"],
    "page.meta.description": lambda page: page.meta["description"],
    "page.canonical_url": lambda page: page.canonical_url,
    "page.toc.first.url": lambda page: next(iter(page.toc)).url,
}
"""Texts that a theme may print anywhere, and how to ask a page for them."""

_CONSTANTS = (
    "active", "ancestors", "children", "is_homepage", "is_link", "is_page", "is_section",
    "is_top_level", "next_page", "parent", "previous_page", "update_date",
)  # fmt: skip

_OF_META = ("title", "description")


def page_proxies(page: NewsPage, view: Iterable[str], tracker: TaintTracker) -> dict[str, Any]:
    """Give a layout's variables: for all that may differ between its pages there is a proxy.

    `page` is one of them, and `view` the names of what its output tells its template.
    """
    texts = {name: TextProxy(tracker, name) for name in TEXTS}
    attributes = constants(page)
    attributes["meta"] = {**page.meta, **{name: texts[f"page.meta.{name}"] for name in _OF_META}}
    attributes["title"] = texts["page.title"]
    attributes["canonical_url"] = texts["page.canonical_url"]
    attributes["toc"] = _headings(page, tracker)
    if page.edit_url is None:
        attributes["edit_url"] = None
    return {
        **{name: TaintProxy(tracker, name) for name in view},
        "build_date_utc": TaintProxy(tracker, "build_date_utc"),
        "head": PresentProxy(tracker, "head"),
        "page": PageProxy(tracker, "page", attributes),
    }


def constants(page: NewsPage) -> dict[str, Any]:
    """Give what has to be the same on all pages of a layout."""
    meta = {name: value for name, value in page.meta.items() if name not in _OF_META}
    return {"meta": meta, **{name: getattr(page, name) for name in _CONSTANTS}}


def _headings(page: NewsPage, tracker: TaintTracker) -> object:
    if not page.toc:
        return page.toc
    # Themes have a link past their masthead, to the first heading.
    url = FragmentProxy(tracker, "page.toc.first.url")
    first = PresentProxy(tracker, "page.toc.first", {"url": url})
    return NonEmptyListProxy(tracker, "page.toc", {"first": first})
