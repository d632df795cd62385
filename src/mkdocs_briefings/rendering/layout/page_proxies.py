"""What stands for one page while the shell of many is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_briefings.rendering.layout.taint_proxy import (
    Fragment,
    Only,
    Present,
    Some,
    Text,
    Tripwire,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs.structure.pages import Page

    from mkdocs_briefings.rendering.layout.taint_proxy import Watch

TEXTS: Mapping[str, Callable[[Page], object]] = {
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


def stand_in(page: Page, view: Iterable[str], watch: Watch) -> dict[str, Any]:
    """Give variables for a shell, in which all trips that may differ between its pages.

    `page` is one of them, and `view` the names of what its output tells its template.
    """
    texts = {name: Text(watch, name) for name in TEXTS}
    known = constants(page)
    known["meta"] = {**page.meta, **{name: texts[f"page.meta.{name}"] for name in _OF_META}}
    known["title"], known["canonical_url"] = texts["page.title"], texts["page.canonical_url"]
    known["toc"] = _headings(page, watch)
    if page.edit_url is None:
        known["edit_url"] = None
    return {
        **{name: Tripwire(watch, name) for name in view},
        "build_date_utc": Tripwire(watch, "build_date_utc"),
        "head": Present(watch, "head"),
        "page": Only(watch, "page", known),
    }


def constants(page: Page) -> dict[str, Any]:
    """Give what has to be the same on all pages of a shell."""
    meta = {name: value for name, value in page.meta.items() if name not in _OF_META}
    return {"meta": meta, **{name: getattr(page, name) for name in _CONSTANTS}}


def _headings(page: Page, watch: Watch) -> object:
    if not page.toc:
        return page.toc
    # Themes have a link past their masthead, to the first heading.
    url = Fragment(watch, "page.toc.first.url")
    first = Present(watch, "page.toc.first", {"url": url})
    return Some(watch, "page.toc", {"first": first})
