"""A page of `docs/` that looks as those of the news do: `template: briefings/standing.html`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_briefings.rendering.page.head import Head
from mkdocs_briefings.rendering.page.standing import address

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.pages import Page

    from mkdocs_briefings.settings import Settings


def standing_head(settings: Settings) -> Callable[[Page], Head]:
    """Give the filter that tells what the head of such a page says of it."""

    def head_of(page: Page) -> Head:
        described = page.meta.get("description") or settings.site_description
        return Head(
            url=address(page.file),
            title=str(page.meta.get("title") or _plain(str(page.title))),
            description=str(described),
        )

    return head_of


def _plain(html: str) -> str:
    """Give a title that MkDocs has taken from a heading."""
    return Markup(html).striptags()  # noqa: S704 - it is made plain
