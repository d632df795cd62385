"""Which feeds of briefings there are, and what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.feeds.channels import channel_of, make_channel
from mkdocs_briefings.outputs.feeds.combined import latest_of
from mkdocs_briefings.outputs.feeds.feed import ArchiveLinks
from mkdocs_briefings.outputs.feeds.files import FeedFiles
from mkdocs_briefings.outputs.feeds.items import briefing_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.outputs.feeds.archives import ArchiveDocument
    from mkdocs_briefings.outputs.feeds.feed import Channel
    from mkdocs_briefings.settings import CombinedFeed, Settings


def plan_feeds(
    section: Section, archive: Archive, settings: Settings, newest: ArchiveDocument | None
) -> Iterator[FeedFiles]:
    """Plan the feeds of the whole site, or those of a section if it has briefings.

    `newest` is the newest part of their archive.
    """
    if section.place and not section.count:
        return
    channel = channel_of(section, archive, settings)
    entries = section.all.latest(settings.latest)
    yield from _feeds(channel, entries, newest, archive, settings)


def plan_combined(
    combined: CombinedFeed, archive: Archive, settings: Settings
) -> Iterator[FeedFiles]:
    """Plan the feeds of what a site has combined."""
    url = archive.urls.combined(combined.slug)
    title = f"{settings.site_name}: {combined.title}"
    channel = make_channel(title, url, archive.urls.feeds(), archive, settings)
    entries = tuple(latest_of(combined, archive, settings.latest))
    yield from _feeds(channel, entries, None, archive, settings)


def _feeds(
    channel: Channel,
    entries: Sequence[PublishedBriefing],
    newest: ArchiveDocument | None,
    archive: Archive,
    settings: Settings,
) -> Iterator[FeedFiles]:
    urls = archive.urls
    archived = ArchiveLinks()
    if newest is not None:
        archived = ArchiveLinks(
            older=urls.absolute(urls.atom_feed(newest.url)),
            older_json=urls.absolute(urls.json_feed(newest.url)),
        )
    # With nothing to tell the time by, the build's own moment has to do.
    changed = max((entry.modified for entry in entries), default=settings.now)
    is_full = settings.has_full_feeds
    items = tuple(briefing_item(entry, archive, is_full=is_full) for entry in entries)
    yield FeedFiles(urls.feed(channel.url), channel, changed, items, archived)
