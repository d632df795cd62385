"""Read a feed of whichever format it is."""

from __future__ import annotations

from mkdocs_briefings.wire.feeds.feed import Feed, FeedError
from mkdocs_briefings.wire.feeds.json_feed import read_json_feed
from mkdocs_briefings.wire.feeds.xml_feed import read_xml_feed

LONGEST = 10 * 1024 * 1024
"""Bytes: larger ones are refused."""

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json;q=0.9,"
    " application/rdf+xml;q=0.8, application/xml;q=0.7, text/xml;q=0.7, */*;q=0.1"
)
"""What a request for a feed says that it can read."""


def read_feed(data: bytes, content_type: str, url: str) -> Feed:
    """Give what a feed says, whatever of it can be had; raises `FeedError`.

    `url` is the address that it came from.
    """
    if len(data) > LONGEST:
        raise FeedError(f"It is larger than {LONGEST // 1024} kB.")
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not start:
        raise FeedError("It is empty.")
    if start in {b"{", b"["}:
        return read_json_feed(data, url)
    return read_xml_feed(data, content_type, url)
