"""The channels of feeds: how each is called, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.icons import FEED_ICON, icon_url
from mkdocs_briefings.outputs.feeds.feed import Channel

if TYPE_CHECKING:
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.rendering.page.head import FeedLink


def section_channel(link: FeedLink, icon: bytes, context: PlanContext) -> Channel:
    """Give the channel of the feeds of a page, which has this link to them.

    `icon` is the digest of the site's icon; empty without one.
    """
    return make_channel(link.title, link.folder, link.folder, icon, context)


def make_channel(title: str, url: str, page: str, icon: bytes, context: PlanContext) -> Channel:
    """Make the channel of the feeds below an address; `page` is that of the page they belong to.

    `icon` is the digest of the site's icon; empty without one.
    """
    settings, urls = context.settings, context.urls
    return Channel(
        url=url,
        title=title,
        description=settings.site_description or title,
        language=settings.language,
        direction=context.names.direction(settings.language),
        page=urls.absolute(page),
        rss=urls.absolute(urls.feed(url)),
        atom=urls.absolute(urls.atom_feed(url)) if settings.in_all_formats else "",
        json=urls.absolute(urls.json_feed(url)) if settings.in_all_formats else "",
        site=settings.site_name,
        home=urls.absolute(urls.home()),
        icon=urls.absolute(icon_url(FEED_ICON, icon, settings.colors[0])) if icon else "",
        hub=settings.websub_hub,
    )
