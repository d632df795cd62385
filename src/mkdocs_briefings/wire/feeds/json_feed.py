"""Read JSON Feed, versions 1.0 and 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.wire.characters import whole_json
from mkdocs_briefings.wire.feeds.entries import MOST_ENTRIES, complete, language_tag, whole_text
from mkdocs_briefings.wire.feeds.feed import Feed, FeedError
from mkdocs_briefings.wire.feeds.links import clean_guid, clean_url
from mkdocs_briefings.wire.feeds.plain import plain
from mkdocs_briefings.wire.records import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Json = Mapping[str, Any]


def read_json_feed(data: bytes, url: str) -> Feed:
    """Read a feed in JSON; raises `FeedError`."""
    notes: list[str] = []
    document = _parsed(data, notes)
    if "jsonfeed.org" not in _text(document, "version") and "items" not in document:
        raise FeedError("This is JSON, and no JSON Feed.")
    items = _list(document, "items")
    language = language_tag(_text(document, "language"))
    entries = list(_entries(items[:MOST_ENTRIES], url, language))
    if len(items) > MOST_ENTRIES:
        notes.append(f"Of its {len(items)} entries, the first {MOST_ENTRIES} were read.")
    if (lost := len(items[:MOST_ENTRIES]) - len(entries)) > 0:
        notes.append(f"Of its entries, {lost} cannot be read.")
    if document.get("expired") is True:
        notes.append("It says that it has ended.")
    hubs = [_text(hub, "url") for hub in _records(document, "hubs")]
    return Feed(
        title=plain(_text(document, "title")),
        home=clean_url(_text(document, "home_page_url"), url),
        language=language,
        ttl=0,
        moved_to="",
        hub=next((hub for hub in (clean_url(hub, url) for hub in hubs) if hub), ""),
        entries=tuple(entries),
        notes=tuple(notes),
    )


def _parsed(data: bytes, notes: list[str]) -> _Json:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
        notes.append("It has bytes that are no UTF-8.")
    whole = whole_json(text)
    if whole != text:
        notes.append("It has halves of characters, which no text can have.")
    try:
        document = json.loads(whole, strict=False)
    except (ValueError, RecursionError) as error:
        raise FeedError(f"This is no JSON: {error}.") from error
    if not isinstance(document, Mapping):
        raise FeedError("This is JSON, and no JSON Feed.")
    return document


def _entries(items: Iterable[object], url: str, language: str) -> Iterator[Entry]:
    for item in items:
        if isinstance(item, Mapping) and (entry := complete(_entry(item, url, language))):
            yield entry


def _entry(item: _Json, base: str, language: str) -> Entry:
    html, text = _text(item, "content_html"), _text(item, "content_text")
    summary = _text(item, "summary")
    people = [*_records(item, "authors"), *_records({"author": [item.get("author")]}, "author")]
    names = (plain(_text(person, "name")) for person in people)
    return Entry(
        guid=clean_guid(_text(item, "id")),
        url=clean_url(_text(item, "url") or _text(item, "external_url"), base),
        title=plain(_text(item, "title")),
        summary=plain(summary) if summary else plain(html or text, is_html=bool(html)),
        content=html or whole_text(_paragraphs(text)),
        authors=tuple(dict.fromkeys(name for name in names if name)),
        sections=tuple(filter(None, (plain(str(tag)) for tag in _list(item, "tags")))),
        published=_moment(_text(item, "date_published")),
        updated=_moment(_text(item, "date_modified")),
        language=language_tag(_text(item, "language")) or language,
        image=clean_url(_text(item, "image") or _text(item, "banner_image"), base),
    )


def _text(record: _Json, key: str) -> str:
    # An id may be a number by mistake; the norm asks readers to take it as its digits.
    value = record.get(key)
    is_scalar = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value).strip() if is_scalar else ""


def _list(record: _Json, key: str) -> list[Any]:
    value = record.get(key)
    return value if isinstance(value, list) else []


def _records(record: _Json, key: str) -> list[_Json]:
    return [each for each in _list(record, key) if isinstance(each, Mapping)]


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
