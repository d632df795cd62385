"""What a site in several languages has on a country in its other languages alone."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import Lazy, fingerprint_of
from mkdocs_briefings.reading.sibling_names import original_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.settings import Settings

_MOST = 6
"""How many of them a page shows."""

_NEWEST = 40
"""Among so many of each language's newest ones they are looked for."""


def foreign(section: Section, view: SiteView) -> Lazy[tuple[Card, ...]]:
    """Give the newest briefings on a country that are in another language, and not in this one."""
    found = (each.country(section.key) for each in view.others)
    sections = [each for each in found if each is not None]
    if not sections:
        return Lazy(b"", tuple)
    known = (each.all.latest_cards(_NEWEST).fingerprint for each in sections)
    load = partial(_cards, sections, view.archive, view.settings)
    # What comes in this language may be a translation of one of them.
    return Lazy(fingerprint_of(section.all.listed.fingerprint, *known), load)


def _cards(sections: Iterable[Section], archive: Archive, settings: Settings) -> tuple[Card, ...]:
    found = _only_there(sections, archive, settings)
    newest_first = sorted(found, key=lambda card: card.date, reverse=True)
    return tuple(newest_first[:_MOST])


def _only_there(
    sections: Iterable[Section], archive: Archive, settings: Settings
) -> Iterator[Card]:
    shown: set[str] = set()
    for section in sections:
        for entry in islice(section.all.entries, _NEWEST):
            original = original_path(entry.card.path, settings)
            if original not in shown and archive.address_of(original) is None:
                shown.add(original)
                yield entry.card
