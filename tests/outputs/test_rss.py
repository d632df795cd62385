"""An item that is written once for all of its feeds is what feedgen writes into each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from mkdocs_briefings.outputs.feeds.feed import (
    ArchiveLinks,
    Channel,
    Feed,
    FeedAuthor,
    FeedEntry,
    FeedImage,
)
from mkdocs_briefings.outputs.feeds.rss import generator_of, rss, tell

NOW = datetime(2026, 10, 30, 7, tzinfo=UTC)

ENTRY = FeedEntry(
    link="https://news.example/2026/10/30/a/",
    title="A title",
    summary="Tom & Jerry <3 \U0001f600",
    content="",
    published=NOW,
    modified=NOW,
    language="en",
    direction="ltr",
)
FULL = replace(
    ENTRY,
    link="https://news.example/2026/10/30/b/?a=1&b=2",
    title="خبر من Kairo",
    content="<p>Text</p>\n    </item>\n  </channel>\n<item>",
    modified=NOW + timedelta(hours=1),
    language="ar",
    direction="rtl",
    categories=("Egypt", "R&D"),
    authors=(FeedAuthor("Ada"), FeedAuthor("The desk", "https://news.example/")),
    source_name="Outlet",
    source_url="https://outlet.example/feed?a&b",
    original="https://outlet.example/a",
    image=FeedImage("https://news.example/a.jpg", "image/jpeg", 9, 4, 3, "It\nshows", "©", "CC0"),
)
CHANNEL = Channel(
    url="", title="News", description="All", language="en", direction="ltr",
    page="https://news.example/", rss="https://news.example/feed.xml", atom="", json="",
    site="News", home="https://news.example/", hub="https://hub.example/",
)  # fmt: skip


def _by_feedgen(feed: Feed) -> bytes:
    generator = generator_of(feed)
    for entry in feed.entries:
        tell(entry, generator.add_entry(order="append"))
    written: bytes = generator.rss_str(pretty=True)
    return written


def test_items_are_as_feedgen_writes_them() -> None:
    """With all that an entry can have, and with as little; in one feed, and in another one."""
    summary = replace(FULL, content="")
    for entries in ((), (ENTRY,), (FULL, ENTRY, summary), (summary, ENTRY)):
        older = ArchiveLinks(older="https://news.example/2026/09.xml" if entries else "")
        feed = Feed(CHANNEL, NOW, entries, older)
        assert rss(feed) == _by_feedgen(feed)


def test_an_item_is_written_anew_when_it_has_changed() -> None:
    """What is kept of it is known by all that it says."""
    feed = Feed(CHANNEL, NOW, (ENTRY,), ArchiveLinks())
    rss(feed)
    for entry in (
        replace(ENTRY, modified=NOW + timedelta(days=1)),
        replace(ENTRY, published=NOW.astimezone(timezone(timedelta(hours=2)))),
    ):
        changed = replace(feed, entries=(entry,))
        assert rss(changed) == _by_feedgen(changed) != rss(feed)
