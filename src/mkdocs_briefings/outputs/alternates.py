"""What of a site in several languages there is in more than one, as sitemaps tell it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_briefings.fingerprint import Lazy, fingerprint_of
from mkdocs_briefings.reading.sibling_names import original_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.settings import Settings

Alternates: TypeAlias = tuple[tuple[str, str], ...]
"""A page in each language in which it is there, the default first: tags, each with an address.

Before them, under `x-default`, may stand what is for all other languages.
"""


def alternates_of_day(day: date, view: SiteView) -> Lazy[Mapping[str, Alternates]]:
    """Give what there is of a day's articles in several languages, by their addresses here."""
    archives = view.in_languages
    if not archives:
        return Lazy(b"", dict)
    # A translation has the day of its original.
    known = (each.indexes[day].contents if day in each.indexes else None for each in archives)
    load = partial(_articles, day, view.archive, archives, view.settings)
    return Lazy(fingerprint_of(*known), load)


def _articles(
    day: date, archive: Archive, archives: Iterable[Archive], settings: Settings
) -> Mapping[str, Alternates]:
    found = {}
    for record, card in archive.day(day).entries:
        original = original_path(record.path, settings)
        urls = ((each.language, each.address_of(original)) for each in archives)
        there = tuple((tag, url) for tag, url in urls if url is not None)
        if len(there) > 1:
            found[card.url] = there
    return found


def alternates_of_pages(view: SiteView) -> Mapping[str, Alternates]:
    """Give the same of all pages that are of no month."""
    pages = {each.language: set(_pages(each, view.settings)) for each in view.in_languages}
    root, roots = view.archive.urls.own(""), {a.language: a.urls.own("") for a in view.in_languages}
    found = {}
    for url in pages.get(view.archive.language, ()):
        inside = url.removeprefix(root)
        urls = ((tag, f"{roots[tag]}{inside}") for tag in pages)
        there = tuple((tag, each) for tag, each in urls if each in pages[tag])
        if len(there) > 1:
            found[url] = there
    if view.settings.has_choice:
        # The root is for readers of every language.
        fronts = tuple((each.language, each.urls.home()) for each in view.in_languages)
        told = (("x-default", ""), *fronts)
        found |= dict.fromkeys(("", view.archive.urls.home()), told)
    return found


def _pages(archive: Archive, settings: Settings) -> Iterator[str]:
    urls = archive.urls
    yield from (urls.home(), urls.countries(), urls.sources(), urls.tags(), urls.stories())
    yield from (urls.archive(), urls.feeds())
    if settings.numbers:  # which all languages have in common
        yield urls.numbers()
    yield from (section.url for section in archive.sections)
    yield from (urls.story(slug) for slug in archive.stories)
    yield from {urls.year(month.start.year) for month in archive.months}
