"""An article: of a page, or of a feed's entry alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.records import Article, Rights
from mkdocs_briefings.wire.text.anchors import with_links
from mkdocs_briefings.wire.text.blocks import Passage, read_blocks
from mkdocs_briefings.wire.text.dates import find_published
from mkdocs_briefings.wire.text.decoding import decode
from mkdocs_briefings.wire.text.doubts import find_doubts
from mkdocs_briefings.wire.text.fed import language_of, read_fed
from mkdocs_briefings.wire.text.headline import find_headline
from mkdocs_briefings.wire.text.hidden import in_scripts, in_structured_data
from mkdocs_briefings.wire.text.lead import with_lead
from mkdocs_briefings.wire.text.metadata import find_authors, find_canonical, find_image
from mkdocs_briefings.wire.text.obstacles import BRIEF, Obstacle, Reading, find_obstacle, size
from mkdocs_briefings.wire.text.rights import read_rights
from mkdocs_briefings.wire.text.structured import Structured, read_structured
from mkdocs_briefings.wire.text.tree import MOST_BYTES, Tree, parse

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.wire.records import Entry, Outlet
    from mkdocs_briefings.wire.text.download import Download

FROM_FEED = "The text is the feed's."
"""What is said beside the reason for which the page's own text was not taken."""

_MUCH_LONGER = 1.5


def read_article(download: Download, outlet: Outlet, entry: Entry, now: datetime) -> Article:
    """Give the article of a page.

    Where something stands in the way of its text, the article is that of the feed's entry, and
    its alarms say what; so they do of whatever else makes one doubt it.
    """
    text = decode(
        download.body[:MOST_BYTES], download.headers.get("content-type", ""), outlet.language
    )
    tree = parse(text, download.url, is_cut=len(download.body) > MOST_BYTES)
    if tree is None:
        return _instead(Obstacle.EMPTY, read_fed(outlet, entry), Rights())
    structured = read_structured(tree)
    headline = find_headline(tree, structured, (outlet.title,), entry.title)
    found = _passage(tree, structured, headline)
    reading = Reading(
        tree=tree,
        structured=structured,
        headline=headline,
        blocks=with_lead(with_links(found.blocks, tree), tree, structured, headline),
        asked=entry.url or download.url,
        fed=entry.title,
    )
    rights = read_rights(tree, structured, download.headers)
    obstacle = find_obstacle(reading)
    if obstacle not in {None, Obstacle.EMPTY}:
        return _instead(obstacle, read_fed(outlet, entry), rights)
    article = _article(reading, outlet, entry, now)
    article = replace(article, rights=rights, alarms=find_doubts(reading, is_cut=found.is_cut))
    if obstacle is None:
        return article
    fed = read_fed(outlet, entry)
    return _instead(obstacle, replace(article, blocks=fed.blocks, language=fed.language), rights)


def _passage(tree: Tree, structured: Structured, headline: str) -> Passage:
    """Give the text that the page shows, or a much longer one that it carries beside it."""
    found = read_blocks(tree, headline)
    length = size(found.blocks)
    others = [in_structured_data(structured, headline)]
    if length < BRIEF:
        others.append(in_scripts(tree, structured, headline))
    best = max(others, key=lambda each: size(each.blocks))
    return best if size(best.blocks) > _MUCH_LONGER * length else found


def _article(reading: Reading, outlet: Outlet, entry: Entry, now: datetime) -> Article:
    tree, structured = reading.tree, reading.structured
    return Article(
        url=tree.url,
        canonical=find_canonical(tree, structured),
        title=reading.headline,
        blocks=reading.blocks,
        published=find_published(tree, structured, entry.published, now),
        authors=find_authors(tree, structured, entry.authors),
        image=find_image(tree, structured, entry.image),
        language=language_of(reading.headline, reading.blocks, outlet.language),
    )


def _instead(obstacle: Obstacle | None, fed: Article, rights: Rights) -> Article:
    said = [obstacle.value] if obstacle else []
    said.extend([FROM_FEED] if fed.blocks else [])
    return replace(fed, rights=rights, alarms=tuple(said))
