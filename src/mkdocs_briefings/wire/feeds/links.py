"""Make the addresses in a feed whole, and take out what only counts its readers."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

_COUNTS = re.compile(
    r"utm_\w+|at_(?:medium|campaign|link_\w+|format)|[fgy]clid|mc_[ce]id|ns_\w+|wt_mc|xtor|cmpid"
    r"|ocid|smid|partner|emc|maca|traffic_source|__twitter_impression|igshid",
    re.IGNORECASE,
)
_MAY_COUNT = re.compile(r"cmp|from|ref|referrer|source|src|via|feed|origin|s|c", re.IGNORECASE)
_OF_FEEDS = re.compile(r"(?:^|[^a-z])(?:rss|rdf|atom|xml|feed)(?:$|[^a-z])", re.IGNORECASE)


def clean_url(text: str, base: str = "") -> str:
    """Give a web address, whole and without the marks of campaigns; empty where it is none."""
    if not text.strip():
        return ""
    try:
        whole = urljoin(base, text.strip())
        parts = urlsplit(whole)
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
            return ""
    except ValueError:
        return ""
    query = "&".join(pair for pair in parts.query.split("&") if not _is_mark(pair))
    fragment = "" if _is_mark(parts.fragment) or parts.fragment.isdigit() else parts.fragment
    return parts._replace(query=query, fragment=fragment).geturl()


def clean_guid(text: str) -> str:
    """Give an entry's name without what changes from one poll to the next."""
    guid = text.strip()
    return clean_url(guid) or guid


def _is_mark(pair: str) -> bool:
    for name, value in parse_qsl(pair, keep_blank_values=True):
        may = _MAY_COUNT.fullmatch(name) and _OF_FEEDS.search(value)
        return bool(_COUNTS.fullmatch(name) or may)
    return False
