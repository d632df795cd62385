"""The feed of editions: one entry for each day that is over, so that it comes whole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from mkdocs_briefings.outputs.editions import Edition, compose
from mkdocs_briefings.outputs.feed_links import editions_feed
from mkdocs_briefings.outputs.feeds.channels import make_channel
from mkdocs_briefings.outputs.feeds.feed import ArchiveLinks, FeedEntry
from mkdocs_briefings.outputs.feeds.files import FeedFiles, claims_of_feed
from mkdocs_briefings.outputs.group import OutputGroup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.outputs.feeds.feed import Channel
    from mkdocs_briefings.outputs.group import Claim
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.words.words import Words

_DAYS = 10
"""How many editions the feed holds."""

_HEADLINES = 8
"""How many of a region's headlines an edition shows in it."""


@dataclass(frozen=True, slots=True)
class EditionItem:
    """A day's edition in a feed."""

    edition: Edition
    link: str
    """Whole address of its page."""

    title: str
    language: str
    direction: str

    @property
    def has_text(self) -> bool:
        """Whether a briefing's text is in it."""
        return False

    def entry(self, renderer: Renderer) -> FeedEntry:
        """Give the complete entry."""
        edition = self.edition
        cards = _cards(edition)
        return FeedEntry(
            link=self.link,
            title=self.title,
            summary=edition.lead.title,
            content=_content(edition, self.link, renderer.urls, renderer.words),
            published=min(card.date for card in cards),
            modified=max(card.modified for card in cards),
            language=self.language,
            direction=self.direction,
        )


def _cards(edition: Edition) -> tuple[Card, ...]:
    regions = (card for region in edition.regions for card in region.cards)
    return (edition.lead, *edition.top, *regions)


def _content(edition: Edition, link: str, urls: Urls, words: Words) -> str:
    parts = [_told(card, urls, words) for card in (edition.lead, *edition.top)]
    for region in edition.regions:
        few = region.cards[:_HEADLINES]
        lines = Markup("\n").join(_line(card, urls, words) for card in few)
        more = len(region.cards) - len(few)
        parts.append(Markup("<h2>{}</h2>\n<ul>\n{}\n</ul>").format(region.name, lines))
        if more:
            # Translators: How many more briefings there are.
            text = words.ngettext("%(num)s more", "%(num)s more", more)
            parts.append(Markup('<p><a href="{}">{}</a></p>').format(link, text))
    return str(Markup("\n").join(parts)) + "\n"


def _told(card: Card, urls: Urls, words: Words) -> Markup:
    return Markup("<h2>{}</h2>\n<p>{}</p>\n<p>{}</p>").format(
        _headline(card, urls), card.summary, _origin(card, words)
    )


def _line(card: Card, urls: Urls, words: Words) -> Markup:
    return Markup("<li>{} ({})</li>").format(_headline(card, urls), _origin(card, words))


def _headline(card: Card, urls: Urls) -> Markup:
    link = urls.absolute(card.url)
    return Markup('<a href="{}" lang="{}" dir="auto">{}</a>').format(
        link, card.language, card.title
    )


def _origin(card: Card, words: Words) -> str:
    return words.comma.join((*((card.source.name,) if card.source else ()), card.country.name))


class ClosedDay(NamedTuple):
    """A day that is over, so that its edition is whole."""

    day: date
    cards: Lazy[tuple[Card, ...]]


@dataclass(frozen=True, slots=True)
class EditionsFeed(OutputGroup):
    """The feed of editions."""

    days: tuple[ClosedDay, ...]
    """Newest first."""

    icon: bytes
    """Digest of the site's icon; empty without one."""

    moment: datetime | None
    """With no edition to tell the time by, that of the build has to do."""

    @property
    def name(self) -> str:
        """That of the feed."""
        return "feed of editions"

    @property
    def weight(self) -> int:
        """That of its editions."""
        return len(self.days)

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """Its files."""
        return tuple(place for place, _ in self.claims(context))

    def claims(self, context: PlanContext) -> Iterator[Claim]:
        """Give its files, without putting together what is in them."""
        return claims_of_feed(self._channel(context))

    def plan(self, context: PlanContext) -> Iterator[FeedFiles]:
        """Plan the feed."""
        channel = self._channel(context)
        items = tuple(_item(closed, context) for closed in self.days)
        moments = [card.modified for item in items for card in _cards(item.edition)]
        changed = max(moment for moment in (*moments, self.moment) if moment is not None)
        yield FeedFiles(context.urls.feed(channel.url), channel, changed, items, ArchiveLinks())

    def _channel(self, context: PlanContext) -> Channel:
        url = context.urls.archive()
        return make_channel(editions_feed(context).title, url, url, self.icon, context)


def editions_group(view: SiteView, icon: bytes) -> EditionsFeed:
    """Give the feed of the newest days that are over in the newsroom's time zone."""
    settings = view.settings
    today = settings.now.astimezone(settings.zone).date()
    closed = (period for period in view.archive.editions if period.start < today)
    days = tuple(ClosedDay(each.start, each.listed) for each in islice(closed, _DAYS))
    return EditionsFeed(days, icon, None if days else settings.now)


def _item(closed: ClosedDay, context: PlanContext) -> EditionItem:
    urls, settings = context.urls, context.settings
    return EditionItem(
        edition=compose(closed.day, closed.cards.load(), context.names),
        link=urls.absolute(urls.edition(closed.day)),
        title=context.names.full_day(closed.day),
        language=settings.language,
        direction=context.names.direction(settings.language),
    )
