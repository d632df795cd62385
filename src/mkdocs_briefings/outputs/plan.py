"""The plan: every file that a build makes of the news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.articles import plan_articles
from mkdocs_briefings.outputs.directories import plan_directories
from mkdocs_briefings.outputs.editions import plan_editions
from mkdocs_briefings.outputs.feeds import RssFeed, paths_in_feeds, plan_feeds, plan_feeds_page
from mkdocs_briefings.outputs.home import plan_home
from mkdocs_briefings.outputs.listings import plan_listings
from mkdocs_briefings.outputs.media import plan_media
from mkdocs_briefings.outputs.redirects import plan_redirects
from mkdocs_briefings.outputs.sitemaps import plan_sitemaps
from mkdocs_briefings.outputs.stories import plan_stories

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.outputs.output import Output
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build makes of the news."""

    outputs: tuple[Output, ...]
    """Pages first, then what is made from their text."""

    in_feeds: frozenset[str]
    """Paths of the briefings whose text stands in a feed."""


def plan(archive: Archive, settings: Settings, standing: Collection[str]) -> Plan:
    """Plan every output; `standing` are the addresses of the pages that MkDocs makes itself."""
    pages: list[Output] = [
        *plan_articles(archive),
        *plan_home(archive, settings),
        *plan_editions(archive),
        *plan_listings(archive, settings),
        *plan_directories(archive),
        *plan_stories(archive),
        *plan_feeds_page(archive),
    ]
    feeds: list[RssFeed] = list(plan_feeds(archive, settings))
    return Plan(
        outputs=(
            *pages,
            *plan_media(archive, settings),
            *plan_redirects(archive),
            *feeds,
            *plan_sitemaps(archive, pages, standing),
        ),
        in_feeds=paths_in_feeds(feeds),
    )
