"""Find an outlet's feeds, and what else its pages say of it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.etree import ParserError

from mkdocs_briefings.fetch.errors import FetchError
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.feeds.entries import language_tag
from mkdocs_briefings.wire.feeds.feed import Feed, FeedError
from mkdocs_briefings.wire.feeds.links import clean_url
from mkdocs_briefings.wire.feeds.plain import plain
from mkdocs_briefings.wire.feeds.read import ACCEPT
from mkdocs_briefings.wire.language import identify
from mkdocs_briefings.wire.profiles import NewOutlet, country_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from mkdocs_briefings.fetch.fetched import Fetched
    from mkdocs_briefings.fetch.fetcher import Fetcher

Read = Callable[[bytes, str, str], Feed]
"""Reads a feed, by its bytes, their type and their address; raises `FeedError`."""

_TYPES = {
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/rss+xml",
    "application/x.atom+xml",
    "text/rss+xml",
}
_USUAL_PATHS = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json")
_COMMENTS = re.compile(r"/comments?(?:/|\b)", re.IGNORECASE)
_MOST_FEEDS = 12
_SAME = 0.8
"""Two feeds of which so much is the same are one, in two formats."""

_SURE = 0.95
_FOR_ANYBODY = {"en-US", "en-GB"}
"""What pages say that were never asked about their language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What was found of an outlet."""

    outlet: NewOutlet
    notes: tuple[str, ...]
    """What an editor should know of it, a sentence each."""


@dataclass(frozen=True, slots=True)
class _Found:
    url: str
    feed: Feed


async def discover(fetcher: Fetcher, read: Read, url: str) -> Discovery:
    """Find the feeds of the site at an address, or of which it is a feed itself.

    Raises `WireError` where there are none.
    """
    whole = url if "://" in url else f"https://{url}"
    fetched = await fetcher.fetch(whole, accept=f"text/html, {ACCEPT}")
    search = _Search(fetcher, read)
    if (feed := await search.read(fetched)) is not None:
        found = [_Found(fetched.moved or whole, feed)]
        home = feed.home or urljoin(fetched.url, "/")
        page = await search.page(home)
    else:
        home, page = fetched.url, _parsed(fetched)
        found = await search.linked(page, home) or await search.usual(home)
    if not found:
        tried = f" {' '.join(search.notes)}" if search.notes else ""
        raise WireError(
            f"{whole}: No feed was found.{tried} Give the address of a feed, if you know one."
        )
    return _discovery(home, page, found, search.notes)


class _Search:
    """Asks a site for its feeds."""

    def __init__(self, fetcher: Fetcher, read: Read) -> None:
        self.notes: list[str] = []
        self._fetcher = fetcher
        self._read = read

    async def read(self, fetched: Fetched) -> Feed | None:
        """Give the feed that an answer is; None where it is none."""
        try:
            return await asyncio.to_thread(
                self._read, fetched.content, fetched.content_type, fetched.url
            )
        except FeedError:
            return None

    async def page(self, url: str) -> HtmlElement | None:
        """Give a page; None where it cannot be had, which is noted."""
        try:
            return _parsed(await self._fetcher.fetch(url, accept="text/html"))
        except FetchError as error:
            self.notes.append(f"The home page cannot be read: {error}")
            return None

    async def linked(self, page: HtmlElement | None, home: str) -> list[_Found]:
        """Give the feeds that a page names; two in which the same stands are one."""
        found: list[_Found] = []
        for url in list(_links(page, home))[:_MOST_FEEDS]:
            feed = await self._at(url, is_named=True)
            if feed is None:
                continue
            twin = next((each for each in found if _is_same(each.feed, feed)), None)
            if twin is None:
                found.append(_Found(url, feed))
            else:
                self.notes.append(f"{url} has the same entries as {twin.url}, so it is left out.")
        return found

    async def usual(self, home: str) -> list[_Found]:
        """Give the first feed at one of the places where sites have theirs."""
        for path in _USUAL_PATHS:
            url = urljoin(home, f"/{path}")
            if feed := await self._at(url, is_named=False):
                self.notes.append(f"The page names no feed; {url} is one.")
                return [_Found(url, feed)]
        return []

    async def _at(self, url: str, *, is_named: bool) -> Feed | None:
        try:
            fetched = await self._fetcher.fetch(url, accept=ACCEPT)
            return await asyncio.to_thread(
                self._read, fetched.content, fetched.content_type, fetched.url
            )
        except FetchError as error:
            note = str(error)
        except FeedError as error:
            note = f"{url}: {error}"
        if is_named:
            self.notes.append(note)
        return None


def _discovery(
    home: str, page: HtmlElement | None, found: list[_Found], notes: Iterable[str]
) -> Discovery:
    feeds = [each.feed for each in found]
    language, doubts = _language(page, feeds)
    outlet = NewOutlet(
        title=_title(page, feeds) or urlsplit(home).hostname or home,
        home=home,
        feeds=tuple(each.url for each in found),
        country=country_of(home),
        language=language,
    )
    return Discovery(outlet=outlet, notes=(*notes, *doubts))


def _parsed(fetched: Fetched) -> HtmlElement | None:
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", fetched.content_type)
    try:
        parser = html.HTMLParser(encoding=charset[1] if charset else None)
    except LookupError:
        parser = html.HTMLParser()
    try:
        return html.document_fromstring(fetched.content, parser=parser)
    except (ParserError, ValueError):  # an empty page
        return None


def _links(page: HtmlElement | None, home: str) -> Iterator[str]:
    if page is None:
        return
    base = urljoin(home, page.xpath("string(//base/@href)"))
    seen: set[str] = set()
    for link in page.iter("link"):
        is_alternate = "alternate" in link.get("rel", "").lower().split()
        kind = link.get("type", "").partition(";")[0].strip().lower()
        url = clean_url(link.get("href", ""), base)
        is_feed = kind in _TYPES or (kind == "application/json" and "feed" in url)
        if is_alternate and is_feed and url and url not in seen and not _COMMENTS.search(url):
            seen.add(url)
            yield url


def _is_same(one: Feed, other: Feed) -> bool:
    ours, theirs = ({entry.url or entry.guid for entry in feed.entries} for feed in (one, other))
    return bool(ours) and len(ours & theirs) >= _SAME * min(len(ours), len(theirs)) > 0


def _title(page: HtmlElement | None, feeds: list[Feed]) -> str:
    of_page = []
    if page is not None:
        names = ("og:site_name", "application-name", "apple-mobile-web-app-title")
        of_page = [_meta(page, name) for name in names]
    titles = {feed.title for feed in feeds}
    shared = titles.pop() if len(titles) == 1 else ""
    of_head = plain(page.findtext(".//title") or "") if page is not None else ""
    return next(filter(None, (*of_page, shared, of_head, feeds[0].title)), "")


def _meta(page: HtmlElement, name: str) -> str:
    for meta in page.iter("meta"):
        if name in {meta.get("property"), meta.get("name")}:
            return plain(meta.get("content", ""))
    return ""


def _language(page: HtmlElement | None, feeds: list[Feed]) -> tuple[str, list[str]]:
    """Give the language that page and feeds call theirs and their texts are in, or a doubt."""
    named = [feed.language for feed in feeds]
    named.insert(0, language_tag(page.get("lang", "")) if page is not None else "")
    said = next(filter(None, named), "")
    texts = [f"{entry.title}. {entry.summary}" for feed in feeds for entry in feed.entries]
    guess = identify("\n".join(texts), said)
    primary = said.partition("-")[0]
    if said and guess.tag.partition("-")[0] == primary:
        return (primary if said in _FOR_ANYBODY else said), []
    if guess.confidence >= _SURE:
        doubt = f"It says that it is in {said!r}; its texts are in {guess.tag!r}."
        return guess.tag, [doubt] if said else []
    return "", []
