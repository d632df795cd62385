"""See to it that no two files claim one address."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from mkdocs_briefings.archive.urls import Urls, destination
from mkdocs_briefings.errors import Problem, quoted
from mkdocs_briefings.reading.positions import line_of_alias, line_of_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.reading.documents import Source
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.settings import Settings


_LONGEST_NAME = 255
"""In bytes: what file systems take."""


def place_key(place: str) -> str:
    """Give what two places of a site have in common that some systems take for one.

    Disks and hosts may not tell letters by their case, nor one writing of `é` from another.
    """
    return place.lower() if place.isascii() else unicodedata.normalize("NFC", place).casefold()


def clashes(
    briefings: Iterable[BriefingRecord], sources: Iterable[Source], urls: Urls, settings: Settings
) -> Iterator[Problem]:
    """Give a problem for every file whose address, or old address, another file has too.

    An old address has to give way to the page that is there.
    """
    claims: dict[str, list[_Claim]] = defaultdict(list)
    for source in sources:
        place = destination(urls.source(source.slug))
        claims[place_key(place)].append(_Claim(source.path, place))
    for briefing in briefings:
        url = address(briefing, urls, settings)
        place = destination(url)
        claims[place_key(place)].append(_Claim(briefing.path, place))
        for alias in briefing.aliases:
            old = alias_url(alias, urls)
            if old is None:
                yield Problem(
                    briefing.path,
                    line_of_alias(settings.root, briefing.path, alias),
                    f"`aliases`: {quoted(alias)} is not an address on this site.",
                    "Write its path, such as /old/address/.",
                )
            elif destination(old) != place:
                claims[place_key(destination(old))].append(
                    _Claim(briefing.path, destination(old), alias)
                )
    for claimants in claims.values():
        if len(claimants) > 1 and len({claim.path for claim in claimants}) > 1:
            yield from _problems(claimants, settings)


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


class _Claim(NamedTuple):
    path: str
    """The briefing or the profile."""

    place: str
    """Path of the file in the site's folder."""

    alias: str = ""
    """The old address as it is written; empty for the page's own."""


def _problems(claimants: list[_Claim], settings: Settings) -> Iterator[Problem]:
    pages = sum(not claim.alias for claim in claimants)
    for claim in dict.fromkeys(claimants):
        if pages == 1 and not claim.alias:
            continue
        others = sorted({other.path for other in claimants if other.path != claim.path})
        if claim.alias:
            line = line_of_alias(settings.root, claim.path, claim.alias)
            message = f"The alias {quoted(claim.alias)} is also an address of {', '.join(others)}."
            hint = "Remove it from one of them."
        else:
            line = line_of_key(settings.root, claim.path, "slug")
            url = claim.place.removesuffix("index.html")
            message = f"The address /{url} is also that of {', '.join(others)}."
            hint = "Rename one of them, or give it another `slug`."
        yield Problem(claim.path, line, message, hint)
