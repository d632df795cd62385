"""Read RSS, RDF and Atom, by feedparser."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Any

import feedparser
from feedparser.encodings import convert_to_utf8

from mkdocs_briefings.wire.feeds.entries import MOST_ENTRIES, complete, language_tag, whole_text
from mkdocs_briefings.wire.feeds.feed import Feed, FeedError
from mkdocs_briefings.wire.feeds.links import clean_guid, clean_url
from mkdocs_briefings.wire.feeds.plain import plain
from mkdocs_briefings.wire.records import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(.)", re.DOTALL | re.IGNORECASE)
_ENCODING = re.compile(rb"^.{0,8}<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.DOTALL)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_HTML_TYPES = {"text/html", "application/xhtml+xml"}

_NO_ENCODINGS = re.compile(r"punycode|idna|.*escape|utf[-_]?7|undefined|mbcs|oem", re.IGNORECASE)
"""What Python can decode and no feed is written in: some take the square of a text's length."""

_FIRST_YEAR = 1970
_LONGEST_TTL = 30 * 24 * 60


def read_xml_feed(data: bytes, content_type: str, url: str) -> Feed:
    """Read a feed in XML; raises `FeedError`."""
    text, notes = _as_utf8(data, content_type)
    parsed = _parsed(text, url)
    if not parsed.version and not parsed.entries:
        is_page = _HTML.search(text[:4096])
        raise FeedError("This is a web page, and no feed." if is_page else "This is no feed.")
    if parsed.bozo:
        notes.append(f"It is not well-formed: {_in_one_line(parsed.bozo_exception)}.")
    return _feed(parsed, url, notes)


def _parsed(text: bytes, url: str) -> Any:  # noqa: ANN401 - feedparser has no types
    try:
        return feedparser.parse(
            # A file: of bytes, feedparser would take some for the path of a file of this machine.
            BytesIO(text),
            response_headers={
                "content-type": "application/xml; charset=utf-8",
                "content-location": url,
            },
            # What pages may show is decided where they are made; here it takes most of the time.
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # a parser of whatever strangers write raises whatever it meets
        raise FeedError(f"feedparser cannot read it: {_in_one_line(error)}.") from error


def _as_utf8(data: bytes, content_type: str) -> tuple[bytes, list[str]]:
    """Give a feed in UTF-8, so that nothing is hidden in another encoding."""
    found = _ENCODING.match(data.replace(b"\0", b"")[:1024])
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    for name in ((found[1].decode() if found else ""), (charset[1] if charset else "")):
        if _NO_ENCODINGS.fullmatch(name):
            raise FeedError(f"It is written in {name!r}, which is no encoding of feeds.")
    text, note = _converted(data, content_type)
    _refuse_definitions(text)
    return text, [note] if note else []


def _converted(data: bytes, content_type: str) -> tuple[bytes, str]:
    result: dict[str, Any] = {}
    try:
        text = convert_to_utf8({"content-type": content_type} if content_type else {}, data, result)
    except ValueError:  # such as a name of an encoding that is damaged itself
        return data.decode(errors="replace").encode(), "Its encoding cannot be found out."
    error = result.get("bozo_exception")
    if isinstance(
        error, feedparser.CharacterEncodingOverride | feedparser.CharacterEncodingUnknown
    ):
        return text, f"Its encoding is not what it says: {_in_one_line(error)}."
    return text, ""


def _refuse_definitions(text: bytes) -> None:
    """Refuse a feed that defines anything: a few lines of it can become a text without end."""
    prolog = _PROLOG.match(text)
    found = _DOCTYPE.match(text, prolog.end() if prolog else 0)
    if found and found[1] == b"[":
        raise FeedError("It comes with a definition of its own (DTD), which is not read.")


def _feed(parsed: Any, url: str, notes: list[str]) -> Feed:  # noqa: ANN401 - feedparser has no types
    feed, found = parsed.feed, parsed.entries
    language = language_tag(_text(feed, "language"))
    entries = list(_entries(found[:MOST_ENTRIES], url, language))
    if len(found) > MOST_ENTRIES:
        notes.append(f"Of its {len(found)} entries, the first {MOST_ENTRIES} were read.")
    if (lost := len(found[:MOST_ENTRIES]) - len(entries)) > 0:
        notes.append(f"Of its entries, {lost} say nothing.")
    ttl = _text(feed, "ttl").partition(".")[0]
    moved = _text(feed, "itunes_new-feed-url") or _text(feed, "newlocation")
    return Feed(
        title=_plain(feed, "title"),
        home=clean_url(_text(feed, "link"), url),
        language=language,
        ttl=60 * min(int(ttl[:9]), _LONGEST_TTL) if ttl.isascii() and ttl.isdigit() else 0,
        moved_to=clean_url(moved, url),
        hub=next(_links(feed, "hub", url), ""),
        entries=tuple(entries),
        notes=tuple(notes),
    )


def _entries(found: Iterable[Any], url: str, language: str) -> Iterator[Entry]:
    for each in found:
        if entry := complete(_entry(each, url, language)):
            yield entry


def _entry(entry: Any, base: str, language: str) -> Entry:  # noqa: ANN401 - same
    source = dict.get(entry, "source") or {}
    link = _text(entry, "feedburner_origlink") or _text(entry, "link")
    summary = _text(entry, "summary")
    own = _text(entry, "language") or _text(dict.get(entry, "title_detail") or {}, "language")
    guid = clean_guid(_text(entry, "id"))
    elsewhere = next((_text(part, "src") for part in _records(entry, "content")), "")
    urls = (clean_url(each, base) for each in (link, elsewhere))
    via = (clean_url(_text(source, key), base) for key in ("href", "link"))
    return Entry(
        guid=guid,
        url=next(filter(None, urls), "") or clean_url(guid),
        title=_plain(entry, "title"),
        summary=_plain(entry, "summary"),
        content=_content(entry) or (whole_text(summary) if _is_html(entry, "summary") else ""),
        authors=_authors(entry),
        sections=_sections(entry),
        published=_moment(entry, "published") or _moment(entry, "created"),
        updated=_moment(entry, "updated"),
        language=language_tag(own) or language,
        image=_image(entry, base),
        via_title=_plain(source, "title"),
        via_url=next(
            chain(filter(None, via), _links(source, "alternate"), _links(source, "self")), ""
        ),
    )


def _text(record: Any, key: str) -> str:  # noqa: ANN401 - same
    # Past feedparser's own look-up, which warns, and gives one key's value for another.
    value = dict.get(record, key)
    return value.strip() if isinstance(value, str) else ""


def _records(record: Any, key: str) -> list[Any]:  # noqa: ANN401 - same
    value = dict.get(record, key)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _is_html(record: Any, key: str) -> bool:  # noqa: ANN401 - same
    detail = dict.get(record, f"{key}_detail") or {}
    return _text(detail, "type") in _HTML_TYPES


def _plain(record: Any, key: str) -> str:  # noqa: ANN401 - same
    return plain(_text(record, key), is_html=_is_html(record, key))


def _content(entry: Any) -> str:  # noqa: ANN401 - same
    parts = _records(entry, "content")
    html = [_text(part, "value") for part in parts if _text(part, "type") in _HTML_TYPES]
    if html:
        return max(html, key=len)
    text = max((_text(part, "value") for part in parts), key=len, default="")
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _authors(entry: Any) -> tuple[str, ...]:  # noqa: ANN401 - same
    people = _records(entry, "authors") + _records(entry, "contributors")
    names = (_plain(person, "name") for person in people)
    return tuple(dict.fromkeys(name for name in names if name)) or tuple(
        filter(None, [_plain(entry, "author")])
    )


def _sections(entry: Any) -> tuple[str, ...]:  # noqa: ANN401 - same
    names = (_plain(tag, "label") or _plain(tag, "term") for tag in _records(entry, "tags"))
    return tuple(dict.fromkeys(name for name in names if name))


def _links(record: Any, rel: str, base: str = "") -> Iterator[str]:  # noqa: ANN401 - same
    for link in _records(record, "links"):
        if _text(link, "rel") == rel and (url := clean_url(_text(link, "href"), base)):
            yield url


def _image(entry: Any, base: str) -> str:  # noqa: ANN401 - same
    enclosures = [each for each in _records(entry, "links") if _text(each, "rel") == "enclosure"]
    pictures = [
        _text(each, "url") or _text(each, "href")
        for each in _records(entry, "media_content") + enclosures
        if _text(each, "medium") == "image" or _text(each, "type").startswith("image/")
    ]
    pictures += [_text(each, "url") for each in _records(entry, "media_thumbnail")]
    pictures.append(_text(dict.get(entry, "image") or {}, "href"))
    return next(filter(None, (clean_url(each, base) for each in pictures)), "")


def _moment(entry: Any, key: str) -> datetime | None:  # noqa: ANN401 - same
    parts = dict.get(entry, f"{key}_parsed")
    try:
        moment = datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment and moment.year >= _FIRST_YEAR else None


def _in_one_line(error: object) -> str:
    return " ".join(str(error).split()).rstrip(".")
