"""What of an edition a letter shows: the whole edition is on the site, a letter comes to an end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.outputs.editions import Edition, RegionOfDay
    from mkdocs_briefings.words.words import Words

TOP = 12
"""How many top stories a letter shows at most."""

PICTURED = 5
"""How many briefings have their image, the lead among them."""

PICKS = 4
"""How many of the editors' picks it shows."""


@dataclass(frozen=True, slots=True)
class EditionPart:
    """Briefings below a heading."""

    name: str
    cards: tuple[Card, ...]
    left_out: int
    """How many more there are on the site."""

    url: str
    """Where these are."""

    more: str
    """What the link to them says."""


@dataclass(frozen=True, slots=True)
class Selection:
    """An edition, cut to a letter's length."""

    edition: Edition
    parts: tuple[EditionPart, ...]
    """The top stories if there are any, then the regions."""

    picks: tuple[Card, ...]
    """What other media have overlooked."""

    @property
    def top(self) -> tuple[Card, ...]:
        """The briefings of the first part, if those are top stories."""
        return self.edition.top[:TOP]

    @property
    def pictured(self) -> tuple[Card, ...]:
        """The briefings that are shown with their image."""
        with_image = [card for card in (self.edition.lead, *self.top) if card.image is not None]
        return tuple(with_image[:PICTURED])


def select(edition: Edition, shown: int, url: str, words: Words) -> Selection:
    """Choose what a letter shows; of a region, so many briefings.

    `url` is the address of the edition's page, which has them all.
    """
    parts = [
        _region(region, shown, f"{url}#__region-{region.key}", words) for region in edition.regions
    ]
    if edition.top:
        parts.insert(0, _top_stories(edition.top, url, words))
    picks = tuple(card for card in edition.overlooked if card != edition.lead)
    return Selection(edition, tuple(parts), picks[:PICKS])


def _top_stories(cards: tuple[Card, ...], url: str, words: Words) -> EditionPart:
    left_out = len(cards) - TOP
    more = words.ngettext("%(num)s more top story", "%(num)s more top stories", left_out)
    return EditionPart(words.gettext("Top stories"), cards[:TOP], left_out, url, more)


def _region(region: RegionOfDay, shown: int, url: str, words: Words) -> EditionPart:
    left_out = len(region.cards) - shown
    more = words.ngettext(
        "%(num)s more from %(region)s", "%(num)s more from %(region)s", left_out, region=region.name
    )
    return EditionPart(region.name, region.cards[:shown], left_out, url, more)
