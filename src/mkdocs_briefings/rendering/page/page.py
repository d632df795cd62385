"""A page of the news, as templates know it: what MkDocs tells of its own pages, without MkDocs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.rendering.page.head import Head


class OwnPage:
    """A page that only templates are given; it stands in no navigation.

    Title and description are escaped, since themes print them as HTML.
    """

    active = False
    ancestors: tuple[()] = ()
    children = None
    edit_url = None
    is_link = False
    is_page = True
    is_section = False
    is_top_level = True
    next_page = None
    parent = None
    previous_page = None

    def __init__(self, head: Head, template: str, site_url: str, now: datetime) -> None:
        self.title = title_of(head)
        self.meta = meta_of(head, template)
        self.markdown: str | None = ""
        self.content: str | None = ""
        self.toc: Any = []
        self.url = head.url
        """Its address, relative to the site's root."""

        self._site_url, self._now = site_url, now

    @property
    def canonical_url(self) -> str:
        """Its whole address."""
        return urljoin(self._site_url, self.url)

    @property
    def is_homepage(self) -> bool:
        """Whether it is at the site's root."""
        return not self.url

    @property
    def update_date(self) -> str:
        """The day of the build."""
        return self._now.date().isoformat()


def title_of(head: Head) -> str:
    """Give a page's title, as HTML."""
    return escape(head.title, quote=False)


def meta_of(head: Head, template: str) -> dict[str, Any]:
    """Give what its front matter would be if it were a page of `docs/`."""
    meta: dict[str, Any] = {
        "title": escape(head.title),
        "description": escape(head.description),
        "template": template,
        "hide": ["navigation", "toc"],
    }
    if not head.searchable:
        meta["search"] = {"exclude": True}
    return meta
