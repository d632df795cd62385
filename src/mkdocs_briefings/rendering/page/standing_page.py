"""Pages of `docs/` as pages of the news show them, with `template: briefings/standing.html`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from mkdocs_briefings.archive.urls import home_in
from mkdocs_briefings.model.directions import direction_of
from mkdocs_briefings.rendering.page.head import Alternate, Head
from mkdocs_briefings.rendering.page.standing import address
from mkdocs_briefings.rendering.page.translated_pages import tag_of_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from mkdocs_briefings.settings import Settings

    Addresses = Mapping[str, tuple[tuple[str, str], ...]]
    """What is in several languages: by the address in each, that in all, with their tags."""


def standing_head(settings: Settings, addresses: Addresses) -> Callable[[Page], Head]:
    """Give the filter that tells what the head of such a page says of it."""

    def alternates(url: str) -> tuple[Alternate, ...]:
        there = dict(addresses.get(url, ((settings.tag, url),)))
        return tuple(
            Alternate(
                each.tag,
                each.name,
                direction_of(each.tag),
                there.get(each.tag, home_in(each, settings)),
                is_same=each.tag in there,
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


class StandingLink(NamedTuple):
    """A link to a page that stands on the first level of `nav`."""

    title: str
    url: str
    """Address, relative to the site's root, or a whole one."""

    language: str
    """BCP 47 tag of the page's language."""


def standing_links(
    items: Iterable[object],
    translations: Mapping[str, Mapping[str, File]],
    settings: Settings,
) -> tuple[StandingLink, ...]:
    """Give the links of `nav`, without its sections, each to the page in the settings' language.

    What is not translated is in its own.
    """
    return tuple(
        _link(item, translations, settings) for item in items if getattr(item, "url", None)
    )


def _link(
    item: object, translations: Mapping[str, Mapping[str, File]], settings: Settings
) -> StandingLink:
    # A link has no file. Those of ProperDocs have a class of their own.
    file: File | None = getattr(item, "file", None)
    shown: Any = item
    if file is not None:
        file = translations.get(file.src_uri, {}).get(settings.tag, file)
        shown = item if getattr(file, "page", None) is None else file.page
    own = tag_of_page(file.src_uri, settings) if file is not None else settings.tag_of(None)
    return StandingLink(str(shown.title), str(getattr(shown, "url", "")), own or settings.language)


def coverage_page(addresses: Addresses, settings: Settings) -> str:
    """Give the address of the page on how coverage is measured, in the settings' language."""
    url, mark, anchor = settings.coverage_page.partition("#")
    return f"{dict(addresses.get(url, ())).get(settings.tag, url)}{mark}{anchor}"


def _plain(html: str) -> str:
    """Give a title that MkDocs has taken from a heading."""
    return Markup(html).striptags()  # noqa: S704 - it is made plain
