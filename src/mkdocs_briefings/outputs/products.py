"""All products: the built-in ones, and those of other packages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from mkdocs_briefings.entry_points import EntryPointError, load_entry_point, owner_of
from mkdocs_briefings.outputs.app import App
from mkdocs_briefings.outputs.articles import Articles
from mkdocs_briefings.outputs.assets import Assets
from mkdocs_briefings.outputs.choice import LanguageChoice
from mkdocs_briefings.outputs.countries import Countries
from mkdocs_briefings.outputs.desk.product import DeskProduct
from mkdocs_briefings.outputs.directories import Directories
from mkdocs_briefings.outputs.editions import Editions
from mkdocs_briefings.outputs.feeds.product import Feeds
from mkdocs_briefings.outputs.globe import Globe
from mkdocs_briefings.outputs.home import Home
from mkdocs_briefings.outputs.host_headers import HostHeaders
from mkdocs_briefings.outputs.listings import Listings
from mkdocs_briefings.outputs.maps import Maps
from mkdocs_briefings.outputs.media import Media
from mkdocs_briefings.outputs.news_sitemap import GoogleNews
from mkdocs_briefings.outputs.numbers import Numbers
from mkdocs_briefings.outputs.offline import Offline
from mkdocs_briefings.outputs.other_products import GROUP, find_other_products
from mkdocs_briefings.outputs.reader_pages import ReaderPages
from mkdocs_briefings.outputs.redirects import RULES, Redirects
from mkdocs_briefings.outputs.robots import ROBOTS, RobotsRules
from mkdocs_briefings.outputs.search.product import Search
from mkdocs_briefings.outputs.share_cards import ShareCards
from mkdocs_briefings.outputs.sitemaps import Sitemaps
from mkdocs_briefings.outputs.stories import Stories
from mkdocs_briefings.rendering.page.headers import HEADERS

if TYPE_CHECKING:
    from mkdocs_briefings.outputs.product import Product

OPTIONAL = frozenset({HEADERS, RULES, ROBOTS})
"""Files that a site may have in its `docs/`; then they are not made."""

BUILT_IN: tuple[type[Product], ...] = (
    Search,  # takes longest, so it comes first
    Sitemaps,  # a month's takes as long as two dozen feeds: as one of the last, one worker waits
    Home,
    LanguageChoice,
    Articles,
    ShareCards,
    Editions,
    Redirects,
    Directories,
    ReaderPages,
    Numbers,
    Feeds,
    Countries,
    Listings,
    Stories,
    Globe,
    Maps,
    Media,
    GoogleNews,
    RobotsRules,
    HostHeaders,
    Assets,
    App,
    DeskProduct,
    Offline,
)
"""In the order in which sitemaps list their pages, and workers make what is of no day."""


@cache
def all_products() -> tuple[Product, ...]:
    """Give every product once: ours first, then those of other distributions, by name.

    Raises `EntryPointError` where one of them cannot be loaded, or has the name of another.
    """
    found = {kind.name: kind() for kind in BUILT_IN}
    for entry in find_other_products():
        if entry.name in found:
            taken = "Another product has that name."
            raise EntryPointError(f"{GROUP}: {entry.name!r} of {owner_of(entry)}: {taken}")
        found[entry.name] = cast(
            "Product", load_entry_point(entry, ("name", "groups", "pages", "after_pages"))
        )
    return tuple(found.values())
