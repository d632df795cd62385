"""A page of `docs/` that looks as those of the news do: `template: briefings/standing.html`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_briefings.archive.urls import site_urls
from mkdocs_briefings.model.directions import direction_of
from mkdocs_briefings.rendering.page.head import Alternate, Head
from mkdocs_briefings.rendering.page.standing import address

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.pages import Page

    from mkdocs_briefings.settings import Settings


def standing_head(settings: Settings) -> Callable[[Page], Head]:
    """Give the filter that tells what the head of such a page says of it."""
    elsewhere = {each.language: site_urls(each).home() for each in settings.translations}

    def alternates(url: str) -> tuple[Alternate, ...]:
        # Pages of docs/ are in the default language.
        return tuple(
            Alternate(
                each.tag,
                each.name,
                direction_of(each.tag),
                elsewhere.get(each.tag, url),
                is_same=each.tag not in elsewhere,
            )
            for each in settings.languages
        )

    def head_of(page: Page) -> Head:
        described = page.meta.get("description") or settings.site_description
        return Head(
            url=address(page.file),
            title=str(page.meta.get("title") or _plain(str(page.title))),
            description=str(described),
            alternates=alternates(address(page.file)),
        )

    return head_of


def _plain(html: str) -> str:
    """Give a title that MkDocs has taken from a heading."""
    return Markup(html).striptags()  # noqa: S704 - it is made plain
