"""The feeds of briefings: those of the site, of its sections, and those that it has combined."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.fingerprint import Lazy
from mkdocs_briefings.outputs.feed_links import main_feed, section_feed
from mkdocs_briefings.outputs.feeds.all_languages import all_languages, latest_in_all
from mkdocs_briefings.outputs.feeds.archives import archive_documents
from mkdocs_briefings.outputs.feeds.channels import make_channel, section_channel
from mkdocs_briefings.outputs.feeds.combined import latest_of, moment_of
from mkdocs_briefings.outputs.feeds.directory import FeedDirectory, offers_of
from mkdocs_briefings.outputs.feeds.editions import editions_group
from mkdocs_briefings.outputs.feeds.feed import ArchiveLinks
from mkdocs_briefings.outputs.feeds.files import FeedFiles, claims_of_feed
from mkdocs_briefings.outputs.feeds.items import briefing_item, feed_briefings, outlets_of
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.product import Product

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.archive.cards import Ref
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.archive.store import BriefingStore
    from mkdocs_briefings.outputs.feeds.feed import Channel
    from mkdocs_briefings.outputs.feeds.items import FeedBriefing, Outlets
    from mkdocs_briefings.outputs.group import Claim
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.settings import CombinedFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingFeed(OutputGroup):
    """The latest briefings of one feed."""

    latest: Lazy[tuple[FeedBriefing, ...]]
    outlets: Outlets
    icon: bytes
    """Digest of the site's icon; empty without one."""

    is_full: bool
    """Whether it holds the texts of its briefings."""

    moment: datetime
    """What it tells the time by where it has no briefing."""

    archive: str
    """Address of the newest part of its archive; empty without one."""

    @property
    def weight(self) -> int:
        """About that of the briefings that it holds."""
        return _WEIGHT

    @property
    def holds_texts(self) -> bool:
        """Whether it is a full one."""
        return self.is_full

    def texts(self) -> Iterator[PublishedBriefing]:
        """Give its briefings."""
        return (each.entry for each in self.latest.load())

    @abstractmethod
    def channel(self, context: PlanContext) -> Channel:
        """Give what is said of the feed itself."""

    def claims(self, context: PlanContext) -> Iterator[Claim]:
        """Give its files, without putting together what is in them."""
        return claims_of_feed(self.channel(context))

    def plan(self, context: PlanContext) -> Iterator[FeedFiles]:
        """Plan its files."""
        urls, briefings = context.urls, self.latest.load()
        links = ArchiveLinks()
        if self.archive:
            links = ArchiveLinks(
                older=urls.absolute(urls.atom_feed(self.archive)),
                older_json=urls.absolute(urls.json_feed(self.archive)),
            )
        channel, moments = self.channel(context), [each.entry.modified for each in briefings]
        yield FeedFiles(
            urls.feed(channel.url),
            channel,
            max(moments) if moments else self.moment,
            tuple(
                briefing_item(each, self.outlets, context, is_full=self.is_full)
                for each in briefings
            ),
            links,
        )


_WEIGHT = 40
"""How many articles weigh as much as a feed: about as many as it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFeed(BriefingFeed):
    """The feeds of the whole site, or of a section."""

    section: Ref | None
    """Whose feeds they are; None for the whole site's."""

    place: str
    """Key of the section among all kinds."""

    @property
    def name(self) -> str:
        """The section's key."""
        return f"feed {self.place}"

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """The section's folder."""
        return (unquote(self.section.url if self.section else context.urls.home()),)

    def channel(self, context: PlanContext) -> Channel:
        """Give that of the section."""
        link = section_feed(self.section, context) if self.section else main_feed(context)
        return section_channel(link, self.icon, context)


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedFeeds(BriefingFeed):
    """The feeds of what a site has combined."""

    combined: CombinedFeed

    @property
    def name(self) -> str:
        """The slug."""
        return f"combined feed {self.combined.slug}"

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """A folder of their own."""
        return (unquote(context.urls.combined(self.combined.slug)),)

    def channel(self, context: PlanContext) -> Channel:
        """Give that of what is combined."""
        urls, combined = context.urls, self.combined
        title = f"{context.site_name}: {combined.title}"
        url = urls.combined(combined.slug)
        return make_channel(title, url, urls.feeds(), self.icon, context)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllLanguages(BriefingFeed):
    """The feeds of what is new in any language of a site that is in several."""

    @property
    def name(self) -> str:
        """That of all languages."""
        return "feed of all languages"

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """A folder of their own."""
        return (unquote(all_languages(context.urls)),)

    def channel(self, context: PlanContext) -> Channel:
        """Give that of all languages."""
        urls = context.urls
        whole = context.words.gettext("All languages")
        title = f"{context.site_name}: {whole}"
        return make_channel(title, all_languages(urls), urls.feeds(), self.icon, context)


class Feeds(Product):
    """All that subscribers read: feeds, their archives, and the page that offers them."""

    name = "feeds"

    def groups(self, view: SiteView) -> Iterator[OutputGroup]:
        """Give all feeds and their archives, and the page that offers them."""
        archive, settings = view.archive, view.settings
        icon = archive.store.digest(settings.icon) if settings.icon else b""
        with_news = (each for each in archive.sections if each.count)
        all_sections = (archive.everything, *with_news, *archive.quiet_countries)
        archived = {
            section.place: archive_documents(section, icon, archive.urls, settings)
            for section in all_sections
        }
        outlets, moment = outlets_of(archive, settings), _start(view)
        for section in all_sections:
            newest = archived[section.place][:1]
            yield SectionFeed(
                section=section.ref if section.place else None,
                place=section.place,
                latest=_with_images(section.all.latest(settings.latest), archive.store),
                outlets=outlets,
                icon=icon,
                is_full=settings.has_full_feeds,
                moment=moment,
                archive=newest[0].url if newest else "",
            )
        for combined in settings.combined_feeds:
            latest = latest_of(combined, archive, settings.latest)
            yield CombinedFeeds(
                combined=combined,
                latest=_with_images(latest, archive.store),
                outlets=outlets,
                icon=icon,
                is_full=settings.has_full_feeds,
                moment=moment_of(combined, archive, settings),
                archive="",
            )
        if settings.languages and settings.is_default:
            yield AllLanguages(
                latest=_with_images(latest_in_all(view.in_languages, settings), archive.store),
                outlets=outlets,
                icon=icon,
                # Texts are those of one language, which has them in its own feeds.
                is_full=False,
                moment=moment,
                archive="",
            )
        for documents in archived.values():
            yield from documents
        yield editions_group(view, icon)
        yield FeedDirectory(tuple(offers_of(archive, settings)))

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the page that offers the feeds."""
        return {view.archive.urls.feeds(): None}


def _start(view: SiteView) -> datetime:
    """Give when the first day of the news began: nothing has changed in an empty feed since.

    Atom asks for a moment, and this one changes with no new briefing. Before the first one only
    that of the build is left.
    """
    settings, first = view.settings, view.archive.everything.all.first_day
    return datetime.combine(first, time(), settings.zone) if first else settings.now


def _with_images(
    latest: Lazy[tuple[PublishedBriefing, ...]], store: BriefingStore
) -> Lazy[tuple[FeedBriefing, ...]]:
    # Its fingerprint covers the bytes of the images.
    return Lazy(latest.fingerprint, lambda: feed_briefings(latest.load(), store))
