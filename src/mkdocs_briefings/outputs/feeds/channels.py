"""The channels of feeds: how each is called, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.icons import FEED_ICON, icon_url
from mkdocs_briefings.outputs.feeds.feed import Channel
from mkdocs_briefings.outputs.feeds.links import main_feed, section_feed

if TYPE_CHECKING:
    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.settings import Settings


def channel_of(section: Section, archive: Archive, settings: Settings) -> Channel:
    """Give the channel of a section's feeds, or of those of the whole site."""
    link = section_feed(section, archive) if section.place else main_feed(archive)
    return make_channel(link.title, section.url, section.url, archive, settings)


def make_channel(title: str, url: str, page: str, archive: Archive, settings: Settings) -> Channel:
    """Make the channel of the feeds below an address; `page` is that of the page they belong to."""
    urls = archive.urls
    digest = archive.library.digest(settings.icon) if settings.icon else b""
    return Channel(
        url=url,
        title=title,
        description=settings.site_description or title,
        language=settings.language,
        direction=archive.names.direction(settings.language),
        page=urls.absolute(page),
        rss=urls.absolute(urls.feed(url)),
        atom=urls.absolute(urls.atom_feed(url)) if settings.in_all_formats else "",
        json=urls.absolute(urls.json_feed(url)) if settings.in_all_formats else "",
        site=settings.site_name,
        icon=urls.absolute(icon_url(FEED_ICON, digest, settings.colors[0])) if digest else "",
        hub=settings.websub_hub,
    )
