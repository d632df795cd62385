"""Make the links of a clean body absolute, for readers elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape

import nh3

from mkdocs_briefings.reading.allow_list import SCHEMES
from mkdocs_briefings.reading.html_tags import with_addresses
from mkdocs_briefings.rendering.page.sanitize import make_cleaner

# Of these a browser's way to join them and the plain one come to the same.
_SEGMENTS = r"(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*"
_PLAIN_BASE = re.compile(rf"https?://(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*/{_SEGMENTS}")
_PLAIN_LINK = re.compile(
    rf"((?:\.\./)*)({_SEGMENTS}(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?(?:#[A-Za-z0-9._~:-]*)?)"
)
_REWRITTEN = re.compile(r'<a href="([^"]*)"></a>')


# A briefing stands in the feeds of the site, its countries, its source and its topics.
@lru_cache(maxsize=1024)
def with_absolute_links(html: str, base: str) -> str:
    """Give a body with links and images made absolute; `base` is its page's address."""
    return _links.clean(html, base)


class _AbsoluteLinks:
    """Keeps its cleaner, which takes as long to make as a short body to clean."""

    def __init__(self) -> None:
        self._base, self._is_plain = "", False
        # What it gets has passed the filter of attributes.
        self._cleaner = make_cleaner(self._resolve)
        self._cleaner_of_candidates = make_cleaner(self._resolve, self._filter)

    def clean(self, html: str, base: str) -> str:
        self._base = base
        self._is_plain = _PLAIN_BASE.fullmatch(base) is not None and "xn--" not in base
        return (self._cleaner_of_candidates if "srcset" in html else self._cleaner).clean(html)

    def _filter(self, _tag: str, attribute: str, value: str) -> str | None:
        return with_addresses(value, self._resolve) if attribute == "srcset" else value

    def _resolve(self, link: str) -> str | None:
        plain = _PLAIN_LINK.fullmatch(link) if self._is_plain else None
        if plain is None:
            return _joined(link, self._base)
        host, *folders = self._base.removesuffix("/").split("/")[2:]
        kept = folders[: max(len(folders) - plain[1].count("/"), 0)]
        scheme = self._base.partition(":")[0]
        return f"{scheme}://{'/'.join((host, *kept))}/{plain[2]}"


_links = _AbsoluteLinks()


def _joined(link: str, base: str) -> str | None:
    """Join an address to another as a browser does; None where that gives no address."""
    rewritten = nh3.clean(
        f'<a href="{escape(link)}"></a>',
        tags={"a"},
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        url_relative=("rewrite_with_base", base),
        link_rel=None,
    )
    found = _REWRITTEN.fullmatch(rewritten)
    return unescape(found[1]) if found else None
