"""Archives of feeds (RFC 5005, section 4): every briefing of a feed, by month.

Each document lists a month, or a day where a month is large, as the pages of listings do: a new
briefing changes the documents of its own day. They hold no texts, which stand on the articles'
pages: a briefing is in half a dozen feeds, so that its text would stand there a dozen times.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.outputs.feed_links import main_feed, section_feed
from mkdocs_briefings.outputs.feeds.channels import section_channel
from mkdocs_briefings.outputs.feeds.feed import ArchiveLinks
from mkdocs_briefings.outputs.feeds.files import FeedFiles
from mkdocs_briefings.outputs.feeds.items import archived_item
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.listing_archives import has_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.cards import Card, Ref
    from mkdocs_briefings.archive.sections import Period, Section
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class ArchiveDocument(OutputGroup):
    """A part of an archive: a month, or a day of one that is large."""

    section: Ref | None
    """Whose feed it is; None for the whole site's."""

    cards: Lazy[tuple[Card, ...]]
    count: int
    """How many briefings it has."""

    url: str
    """The address below which it stands, in Atom and in JSON Feed."""

    older: str
    """That of the one before it; empty for the first."""

    newer: str
    """That of the one after it; empty for the last."""

    icon: bytes
    """Digest of the site's icon; empty without one."""

    @property
    def name(self) -> str:
        """The address."""
        return f"feed archive {self.url}"

    @property
    def weight(self) -> int:
        """A tenth of an article for each briefing."""
        return self.count // 10

    def places(self, context: PlanContext) -> tuple[str, ...]:  # noqa: ARG002 - it is a field
        """The folder of the period."""
        return (unquote(self.url),)

    def plan(self, context: PlanContext) -> Iterator[FeedFiles]:
        """Plan the document, which the others of its archive are named in."""
        urls, cards = context.urls, self.cards.load()
        link = section_feed(self.section, context) if self.section else main_feed(context)
        channel = section_channel(link, self.icon, context)

        def atom(url: str) -> str:
            return urls.absolute(urls.atom_feed(url)) if url else ""

        def json(url: str) -> str:
            return urls.absolute(urls.json_feed(url)) if url else ""

        # Nobody subscribes to it, so no hub tells of it.
        own = replace(
            channel, url=self.url, rss="", atom=atom(self.url), json=json(self.url), hub=""
        )
        yield FeedFiles(
            urls.atom_feed(self.url),
            own,
            max(card.modified for card in cards),
            tuple(archived_item(card, context) for card in cards),
            ArchiveLinks(
                channel.atom, atom(self.older), atom(self.newer), older_json=json(self.older)
            ),
        )


def archive_documents(
    section: Section, icon: bytes, urls: Urls, settings: Settings
) -> tuple[ArchiveDocument, ...]:
    """Give all parts of the archive of a section's feed, newest first.

    There are none where the latest briefings, which the feed itself holds, are all. `icon` is the
    digest of the site's icon.
    """
    if section.count <= settings.latest or not _is_wanted(section, settings):
        return ()
    found = [
        (period, _address(section, period, urls, is_month=period is month))
        for month in section.months
        for period in (month.days if has_days(month, settings) else (month,))
    ]
    addresses = ["", *(url for _, url in found), ""]
    return tuple(
        ArchiveDocument(
            section=section.ref if section.place else None,
            cards=period.listed,
            count=period.count,
            url=url,
            older=addresses[place + 2],
            newer=addresses[place],
            icon=icon,
        )
        for place, (period, url) in enumerate(found)
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
