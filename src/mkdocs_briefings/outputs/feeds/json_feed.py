"""JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.outputs.feeds.plain_text import plain

if TYPE_CHECKING:
    from mkdocs_briefings.outputs.feeds.feed import Feed, FeedEntry


def json_feed(feed: Feed) -> bytes:
    """Write a feed in JSON, or a part of its archive."""
    channel = feed.channel
    members = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain(channel.title, channel.direction),
        "home_page_url": channel.page,
        "feed_url": channel.json,
        "description": plain(channel.description, channel.direction),
        "next_url": feed.archived.older_json,
        "icon": channel.icon,
        "authors": [_author(channel.site, channel.home)],
        "language": channel.language,
        "hubs": [{"type": "WebSub", "url": channel.hub}] if channel.hub else [],
    }
    told = {name: value for name, value in members.items() if value}
    told["items"] = [_item(entry, channel.language) for entry in feed.entries]
    return f"{json.dumps(told, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _item(entry: FeedEntry, around: str) -> dict[str, Any]:
    summary = plain(entry.summary, entry.direction)
    members = {
        "id": entry.link,
        "url": entry.link,
        "external_url": entry.original,
        "title": plain(entry.title, entry.direction),
        # A text is asked for: where there is none, the summary stands for it.
        "summary": summary if entry.content else "",
        "content_html": entry.content,
        "content_text": "" if entry.content else summary,
        "image": entry.image.url if entry.image else "",
        "date_published": entry.published.isoformat(),
        "date_modified": entry.modified.isoformat() if entry.modified != entry.published else "",
        "authors": [_author(author.name, author.url) for author in entry.authors],
        "tags": list(entry.categories),
        "language": entry.language if entry.language != around else "",
    }
    return {name: value for name, value in members.items() if value}


def _author(name: str, url: str) -> dict[str, str]:
    return {"name": name, "url": url} if url else {"name": name}
