"""Which feeds fit a page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Ref
from mkdocs_briefings.archive.sections import overlooked_name
from mkdocs_briefings.rendering.page.head import FeedLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.outputs.plan_context import PlanContext


@lru_cache(maxsize=65_536)  # Every article names several, and most of them the same.
def _link(title: str, folder: str, url: str) -> FeedLink:
    return FeedLink(title, url, folder)


def _offer(title: str, folder: str, context: PlanContext) -> FeedLink:
    return _link(title, folder, context.urls.feed(folder))


def main_feed(context: PlanContext) -> FeedLink:
    """Give the feed of the whole site."""
    return _offer(context.site_name, context.urls.home(), context)


def editions_feed(context: PlanContext) -> FeedLink:
    """Give the feed of editions."""
    # Translators: A feed: each of its entries is the edition of a day.
    name = context.words.gettext("Editions")
    return _offer(f"{context.site_name}: {name}", context.urls.archive(), context)


def section_feed(section: Ref, context: PlanContext) -> FeedLink:
    """Give the feed of one country, source or tag."""
    return _offer(f"{context.site_name}: {section.name}", section.url, context)


def feeds_of(card: Card, context: PlanContext) -> Iterator[FeedLink]:
    """Give the feeds in which a briefing appears: the whole site's, and those of its sections."""
    yield main_feed(context)
    for ref in (*card.countries, *((card.source,) if card.source else ()), *card.tags):
        if ref.url:
            yield section_feed(ref, context)
    if card.overlooked:
        yield section_feed(
            Ref("", overlooked_name(context.words), context.urls.overlooked()), context
        )
