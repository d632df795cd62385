"""See to it that no two files claim one address."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from mkdocs_briefings.archive.urls import Urls, destination
from mkdocs_briefings.errors import Problem, quoted
from mkdocs_briefings.reading.record import record_briefing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.reading.documents import Source
    from mkdocs_briefings.reading.newsroom import Newsroom
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.settings import Settings


_LONGEST_NAME = 255
"""In bytes: what file systems take."""


def clashes(
    briefings: Iterable[BriefingRecord], sources: Iterable[Source], urls: Urls, settings: Settings
) -> Iterator[Problem]:
    """Give a problem for every file whose address, or old address, another file has too."""
    claims: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source in sources:
        claims[destination(urls.source(source.slug))].append((source.path, ""))
    for briefing in briefings:
        url = address(briefing, urls, settings)
        claims[destination(url)].append((briefing.path, ""))
        for alias in briefing.aliases:
            old = alias_url(alias, urls)
            if old is None:
                yield Problem(
                    briefing.path,
                    1,
                    f"`aliases`: {quoted(alias)} is not an address on this site.",
                    "Write its path, such as /old/address/.",
                )
            elif destination(old) != destination(url):
                claims[destination(old)].append((briefing.path, alias))
    for path, claimants in claims.items():
        if len(claimants) > 1 and len({file for file, _ in claimants}) > 1:
            yield from _problems(path, claimants)


def check_addresses(newsroom: Newsroom, settings: Settings) -> tuple[Problem, ...]:
    """Give a problem for every file that claims an address which another one has."""
    urls = Urls(settings.site_url, settings.prefix)
    records = map(record_briefing, newsroom.briefings)
    return tuple(clashes(records, newsroom.sources, urls, settings))


def address(briefing: BriefingRecord, urls: Urls, settings: Settings) -> str:
    """Give the address of a briefing, published or not."""
    return urls.briefing(briefing.day(settings.zone), briefing.name)


def alias_url(alias: str, urls: Urls) -> str | None:
    """Give an old address relative to the site's root, or None where it is not on this site.

    Takes a path from the root, with or without a slash in front, or a whole address of this site.
    """
    try:
        path = urlsplit(alias.removeprefix(urls.root) if urls.root else alias)
    except ValueError:
        return None
    if path.scheme or path.netloc or path.query or path.fragment:
        return None
    parts = [part for part in unquote(path.path).split("/") if part]
    if not parts or not all(map(_can_be_folder, parts)):
        return None
    url = quote("/".join(parts))
    return url if parts[-1].lower().endswith((".html", ".htm")) else f"{url}/"


def old_urls(aliases: Iterable[str], url: str, urls: Urls) -> Iterator[str]:
    """Give the old addresses of the page at `url`, each once, relative to the site's root."""
    for old in dict.fromkeys(alias_url(alias, urls) for alias in aliases):
        # One that leads to the page's own file is no old address.
        if old is not None and destination(old) != destination(url):
            yield old


def _can_be_folder(part: str) -> bool:
    has_controls = any(unicodedata.category(character) == "Cc" for character in part)
    return part not in {".", ".."} and len(part.encode()) <= _LONGEST_NAME and not has_controls


def _problems(path: str, claimants: list[tuple[str, str]]) -> Iterator[Problem]:
    url = path.removesuffix("index.html")
    for file, alias in dict.fromkeys(claimants):
        others = sorted({other for other, _ in claimants if other != file})
        if alias:
            message = f"The alias {quoted(alias)} is also an address of {', '.join(others)}."
            hint = "Remove it from one of them."
        else:
            message = f"The address /{url} is also that of {', '.join(others)}."
            hint = "Rename one of them, or give it another `slug`."
        yield Problem(file, 1, message, hint)
