"""The way from the front page to a page (schema.org's BreadcrumbList)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.rendering.page.head import Head


def breadcrumbs(head: Head, site_name: str, urls: Urls) -> Iterator[dict[str, Any]]:
    """Give the way to a page, itself last and without an address; none to the front page."""
    home = urls.home()
    if head.url == home:
        return
    above = [(site_name, home), *((ref.name, ref.url) for ref in head.trail)]
    steps: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": place, "name": name, "item": urls.absolute(url)}
        for place, (name, url) in enumerate(above, start=1)
    ]
    steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": head.title})
    yield {"@type": "BreadcrumbList", "itemListElement": steps}
