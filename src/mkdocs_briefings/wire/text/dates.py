"""When a report was published: what its page says, or else its feed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from htmldate import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.wire.text.structured import Structured
    from mkdocs_briefings.wire.text.tree import Tree

FIRST = date(1995, 1, 1)
"""Before this there was no news site; such a date is an error of a program."""

_AHEAD = timedelta(days=1)
"""By how much a date may lie in the future, in view of clocks and zones that are set wrongly."""

_DAY_WIDTH = timedelta(hours=14)
"""How far from UTC a zone may be, so how far a moment may lie from a day that names no zone."""

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$",
    re.IGNORECASE,
)

_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
)
"""What `<meta>` calls the date of publication; none of these is one of a change."""


def find_published(
    tree: Tree, structured: Structured, fed: datetime | None, now: datetime
) -> datetime | None:
    """Give when a report was published, aware; None where nothing says it.

    Structured data goes first, then `<meta>` and `<time>`. Where these give a day alone, or no
    zone, and the feed a moment that fits it, that moment is taken. Of a page that says nothing in
    plain the feed's date goes before one that is searched in its text.
    """
    for said in _said(tree, structured):
        found = parse_date(said)
        if found is not None and is_likely(found, now):
            return _moment(said, found, fed)
    if fed is not None and is_likely(fed, now):
        return fed
    day = find_date(
        tree.root,
        original_date=True,
        extensive_search=True,
        url=tree.url,
        min_date=datetime.combine(FIRST, time()),
        max_date=(now + _AHEAD).replace(tzinfo=None),
    )
    return None if day is None else datetime.combine(date.fromisoformat(day), time(), UTC)


def parse_date(said: str) -> datetime | None:
    """Give a date of ISO 8601 or RFC 2822, in UTC where it names no zone; None if it is neither."""
    if match := _ISO.match(said.strip()):
        day, clock, zone = match.groups()
        text = f"{day}T{clock or '00:00'}{(zone or 'Z').upper()}"
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None
    try:
        found = parsedate_to_datetime(said)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def is_likely(moment: datetime, now: datetime) -> bool:
    """Tell whether a report can be of that moment: not before there was a web, nor ahead of now."""
    return moment.date() >= FIRST and moment <= now + _AHEAD


def _said(tree: Tree, structured: Structured) -> Iterator[str]:
    yield from structured.texts("datePublished", "dateCreated", "uploadDate")
    yield from tree.metas(*_NAMES)
    times = [each for each in tree.root.iter("time") if each.get("datetime")]
    for each in times:
        marks = f"{each.get('itemprop')} {each.get('class')}"
        if each.get("pubdate") is not None or "datePublished" in marks or "published" in marks:
            yield each.get("datetime") or ""


def _moment(said: str, found: datetime, fed: datetime | None) -> datetime:
    """Give the feed's moment where the page's names no zone, and they can be the same."""
    match = _ISO.match(said.strip())
    if fed is None or match is None or match[3]:
        return found
    width = _DAY_WIDTH if match[2] else _DAY_WIDTH + timedelta(days=1)
    return fed if found - _DAY_WIDTH <= fed <= found + width else found
