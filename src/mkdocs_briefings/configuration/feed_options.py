"""The options that tell of feeds, as they stand in `mkdocs.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.topics import topic_key
from mkdocs_briefings.settings import CombinedFeed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_KINDS = {"countries": "country", "sources": "source", "tags": "tag"}
"""What a combined feed may name, with the kind of its sections."""


def hub(address: str) -> str:
    """Give the address of a WebSub hub, or nothing. Raises `SettingsError`."""
    if address and (urlsplit(address).scheme not in {"http", "https"} or " " in address):
        raise SettingsError(
            f"websub_hub: {address!r} is not the address of a hub. Write it with https://."
        )
    return address


def combined_feeds(written: Iterable[object]) -> tuple[CombinedFeed, ...]:
    """Give the feeds that a site combines. Raises `SettingsError`."""
    found: dict[str, CombinedFeed] = {}
    for each in written:
        combined = _combined(each)
        if combined.slug in found:
            raise SettingsError(
                f"feeds: {combined.title!r} and {found[combined.slug].title!r} have one address. "
                "Give one of them another title."
            )
        found[combined.slug] = combined
    return tuple(found.values())


def unknown_sources(feeds: Iterable[CombinedFeed], known: Collection[str]) -> Iterator[str]:
    """Give a sentence for each source that a combined feed names and that has no profile."""
    for feed in feeds:
        for place in sorted(frozenset().union(*feed.places)):
            kind, _, slug = place.partition("/")
            if kind == "source" and slug not in known:
                yield (
                    f"mkdocs.yml: feeds: {feed.title!r} names the source {slug!r}, which has no "
                    "profile. Write one, or mend the name."
                )


def _combined(written: object) -> CombinedFeed:
    example = (
        "Write `- title: Water in Ukraine`, and below it `countries: [UA]` and `tags: [water]`."
    )
    if not isinstance(written, dict) or not isinstance(written.get("title"), str):
        raise SettingsError(f"feeds: {written!r} has no title. {example}")
    title = " ".join(written["title"].split())
    slug = slugify(title)
    if not slug:
        raise SettingsError(f"feeds: {title!r} has no letter or digit to make an address of.")
    unknown = sorted(map(str, written.keys() - _KINDS.keys() - {"title"}))
    if unknown:
        raise SettingsError(
            f"feeds: {title!r}: {unknown[0]!r} is none of {', '.join(_KINDS)}. {example}"
        )
    places = tuple(
        frozenset(_places(title, kind, written[kind])) for kind in _KINDS if written.get(kind)
    )
    if not places:
        raise SettingsError(f"feeds: {title!r} names no {', no '.join(_KINDS)}. {example}")
    return CombinedFeed(title, slug, places)


def _places(title: str, kind: str, written: object) -> Iterator[str]:
    values = [written] if isinstance(written, str) else written
    if not isinstance(values, list):
        raise SettingsError(f"feeds: {title!r}: {kind} is no list. Write `{kind}: [...]`.")
    for value in values:
        if value is False:  # Norway, as YAML 1.1 reads it
            key = "NO"
        elif kind == "countries":
            key = str(value).upper()
        elif kind == "tags":
            key = topic_key(str(value))
        else:
            key = slugify(str(value))
        if kind == "countries" and key not in COUNTRIES:
            raise SettingsError(
                f"feeds: {title!r}: {value!r} is not the code of a country. "
                "Use its two letters of ISO 3166-1."
            )
        yield f"{_KINDS[kind]}/{key}"
