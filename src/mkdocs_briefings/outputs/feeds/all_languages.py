"""The feed of all languages: what is new in any part of a site that is in several."""

from __future__ import annotations

from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import Fingerprints, Lazy
from mkdocs_briefings.reading.sibling_names import original_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.settings import Settings

_SLUG = "all-languages"


def all_languages(urls: Urls) -> str:
    """Give the address below which that feed stands."""
    return urls.shared(urls.combined(_SLUG))


def latest_in_all(
    archives: Iterable[Archive], settings: Settings
) -> Lazy[tuple[PublishedBriefing, ...]]:
    """Give the newest briefings of all languages; an article and its translations are several."""
    latest = [each.everything.all.latest(settings.latest) for each in archives]

    def load() -> tuple[PublishedBriefing, ...]:
        parts = [each.load() for each in latest]
        # A translation follows its original, whose date it has.
        ordered = merge(*parts, key=lambda each: _place(each, settings))
        return tuple(islice(ordered, settings.latest))

    return Lazy(Fingerprints().of(tuple(each.fingerprint for each in latest)), load)


def _place(briefing: PublishedBriefing, settings: Settings) -> tuple[float, str]:
    return -briefing.card.date.timestamp(), original_path(briefing.card.path, settings)
