"""Frames of other sites: which of them a site lets stand, and the page that each one shows.

A reader's browser asks nobody else for anything, so a frame of a listed host becomes a link. It
leads where a person would go to see the same: to the page, not to the bare player.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

_PLAYERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/videoseries/?"),
     "www.youtube.com/playlist"),
    (re.compile(r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)/?"),
     r"www.youtube.com/watch?v=\1"),
    (re.compile(r"player\.vimeo\.com/video/(\d+)/?"), r"vimeo.com/\1"),
    (re.compile(r"(?:www\.)?dailymotion\.com/embed/video/(\w+)/?"),
     r"www.dailymotion.com/video/\1"),
    (re.compile(r"open\.spotify\.com/embed(?:-podcast)?/(\w+/\w+)/?"), r"open.spotify.com/\1"),
)  # fmt: skip
"""Addresses of players, by host and path, and those of the pages that they show."""

_KEPT: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "list": lambda value: ("list", value),
    "start": lambda value: ("t", f"{value}s"),
}
"""What of a player's parameters its page on YouTube takes, and how."""


def frame_address(source: str) -> str:
    """Give the whole address of what a frame shows; empty where that is no page of the web."""
    address = source.strip().replace("\\", "/")
    address = f"https:{address}" if address.startswith("//") else address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.hostname else ""


def host_of(address: str) -> str:
    """Give the host of a whole address, as a site lists it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def page_of(address: str) -> str:
    """Give the address of the page on which a person sees what a frame at an address shows."""
    parts = urlsplit(address)
    query = parse_qs(parts.query)
    place = f"{parts.hostname}{parts.path}"
    for player, page in _PLAYERS:
        found = player.fullmatch(place)
        if found:
            return _with_query(f"https://{found.expand(page)}", query)
    return address


def _with_query(page: str, query: Mapping[str, list[str]]) -> str:
    """Give a page's address with what of its player's parameters it takes."""
    if page.startswith("https://vimeo.com/") and "h" in query:  # of a film that is not listed
        return f"{page}/{quote(query['h'][0], safe='')}"
    kept = [_KEPT[name](query[name][0]) for name in _KEPT if name in query]
    if not (kept and page.startswith("https://www.youtube.com/")):
        return page
    return f"{page}{'&' if '?' in page else '?'}{urlencode(kept)}"


def is_embedded(source: str, hosts: Collection[str]) -> bool:
    """Whether a frame is of one of the hosts, or of one below them: by itself or by its page."""
    address = frame_address(source)
    if not address or not hosts:
        return False
    found = urlsplit(address).hostname or "", urlsplit(page_of(address)).hostname or ""
    return any(each == host or each.endswith(f".{host}") for each in found for host in hosts)
