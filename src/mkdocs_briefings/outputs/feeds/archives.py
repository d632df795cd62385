"""Archives of feeds (RFC 5005, section 4): every briefing of a feed, by month.

Each document lists a month, or a day where a month is large, as the pages of listings do: a new
briefing changes the documents of its own day. They hold no texts, which stand on the articles'
pages: a briefing is in half a dozen feeds, so that its text would stand there a dozen times.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.feeds.feed import ArchiveLinks
from mkdocs_briefings.outputs.feeds.files import FeedFiles
from mkdocs_briefings.outputs.feeds.items import archived_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.sections import Period, Section
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.outputs.feeds.feed import Channel
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class ArchiveDocument:
    """A part of an archive: a month, or a day of one that is large."""

    period: Period
    month: date
    """First day of its month."""

    url: str
    """The address below which it stands, in Atom and in JSON Feed."""

    older: str
    """That of the one before it; empty for the first."""

    newer: str
    """That of the one after it; empty for the last."""

    @property
    def key(self) -> bytes:
        """Stands for what it shows."""
        return hash_all(self.period.key, self.url, self.older, self.newer)


def archive_documents(
    section: Section, urls: Urls, settings: Settings
) -> tuple[ArchiveDocument, ...]:
    """Give all parts of the archive of a section's feed, newest first.

    There are none where the latest briefings, which the feed itself holds, are all.
    """
    if section.count <= settings.latest or not _is_wanted(section, settings):
        return ()
    found = [
        (period, month.start, _address(section, period, urls, is_month=period is month))
        for month in section.months
        for period in (month.days if month.count > settings.month_limit else (month,))
    ]
    addresses = ["", *(url for _, _, url in found), ""]
    return tuple(
        ArchiveDocument(period, month, url, older=addresses[place + 2], newer=addresses[place])
        for place, (period, month, url) in enumerate(found)
    )


def _is_wanted(section: Section, settings: Settings) -> bool:
    wanted = {"all"} if section.place else {"all", "site"}
    return settings.in_all_formats and settings.feed_archives in wanted


def _address(section: Section, period: Period, urls: Urls, *, is_month: bool) -> str:
    if not section.place:
        return urls.month(period.start) if is_month else urls.edition(period.start)
    if is_month:
        return urls.section_month(section.url, period.start)
    return urls.section_day(section.url, period.start)


def plan_archive_documents(
    parts: Iterable[ArchiveDocument], channel: Channel, archive: Archive
) -> Iterator[FeedFiles]:
    """Plan parts of the archive of a feed, which is told by its channel."""
    urls = archive.urls

    def atom(url: str) -> str:
        return urls.absolute(urls.atom_feed(url)) if url else ""

    def json(url: str) -> str:
        return urls.absolute(urls.json_feed(url)) if url else ""

    for part in parts:
        cards = part.period.cards
        changed = max(card.modified for card in cards)
        items = tuple(archived_item(card, archive) for card in cards)
        # Nobody subscribes to it, so no hub tells of it.
        own = replace(
            channel, url=part.url, rss="", atom=atom(part.url), json=json(part.url), hub=""
        )
        archived = ArchiveLinks(
            channel.atom, atom(part.older), atom(part.newer), older_json=json(part.older)
        )
        yield FeedFiles(urls.atom_feed(part.url), own, changed, items, archived)
