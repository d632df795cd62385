"""Share cards: the picture of each briefing for chats and networks.

A briefing's own image is cut for it, where it is large enough and ours to cut. For every other
briefing a card is drawn, with its headline and a map of its main country.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.cards.fonts import find_fonts
from mkdocs_briefings.drawing.cards.words import CardWords, drawable
from mkdocs_briefings.drawing.maps.words import card_words
from mkdocs_briefings.drawing.maps.world import world_digest
from mkdocs_briefings.fingerprint import Fingerprints, hash_all
from mkdocs_briefings.outputs.maps import share_map
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.shares import share_of
from mkdocs_briefings.reading.picture import SHARE, SHARED_SIZE
from mkdocs_briefings.rendering.page.head import HeadImage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

WEIGHT = 2
"""How many articles count as much as a card: fewer than it costs, since most are there already."""


@dataclass(frozen=True, slots=True)
class ShareCard(Output):
    """The card of a briefing."""

    follows_look = False
    called = MappingProxyType({"words": "what its card says", "fonts": "the fonts of its card"})

    briefing: str
    """Path of the briefing, relative to the project."""

    words: CardWords
    country: str
    """ISO 3166-1 alpha-2 code of the country on the map."""

    paper: str
    """The paper's colour, as `#rrggbb`."""

    world: bytes
    """Fingerprint of the shapes of all countries."""

    fonts: bytes
    """Fingerprint of the fonts that it is drawn with."""

    @property
    def origin(self) -> str:
        """The briefing's file."""
        return self.briefing

    def render(self, renderer: Renderer) -> bytes:
        """Draw it, unless an earlier build has."""
        made_of = hash_all(*Fingerprints().of_fields(self).values())
        return renderer.share_card(self.briefing, self.words, self.country, made_of)


def share_cards_key(settings: Settings) -> bytes | None:
    """Stand for all that cards depend on besides briefings and settings; None without cards."""
    return hash_all(world_digest(), find_fonts()) if settings.share_cards else None


def plan_share_cards(
    archive: Archive, settings: Settings, day: date, part: tuple[int, int]
) -> Iterator[ShareCard]:
    """Plan the cards of a part of a day, as `plan_articles` does its pages."""
    number, parts = part
    for card in archive.day(day).cards if settings.share_cards else ():
        if share_of(card.path, parts) != number or _has_crop(card):
            continue
        words = _words(card, archive, settings)
        yield ShareCard(
            url=archive.urls.share_card(card.url),
            briefing=card.path,
            words=words,
            country=card.country.key,
            paper=settings.colors[0],
            world=world_digest(),
            fonts=words.fonts,
        )


def share_image(card: Card, urls: Urls, *, has_cards: bool) -> HeadImage:
    """Give the picture that stands for a briefing where it is shared."""
    image = card.image
    if has_cards and image and _has_crop(card):
        width, height = image.crops[SHARE]
        return HeadImage(urls.crop(image.url, SHARE), image.alt, width, height, "image/jpeg")
    if has_cards:
        url, words = urls.share_card(card.url), card_words(card.country.name)
        return HeadImage(url, words, *SHARED_SIZE, "image/png")
    if image:
        return HeadImage(image.url, image.alt, image.width, image.height)
    return share_map(card.country, urls)


def share_image_of_lead(card: Card, urls: Urls, *, has_cards: bool) -> HeadImage | None:
    """Give the picture of a page that is led by a briefing: of a map alone, none."""
    is_worth_it = has_cards or card.image is not None
    return share_image(card, urls, has_cards=has_cards) if is_worth_it else None


def _has_crop(card: Card) -> bool:
    return card.image is not None and SHARE in card.image.crops


def _words(card: Card, archive: Archive, settings: Settings) -> CardWords:
    return CardWords(
        headline=drawable(card.title),
        language=card.language,
        country=drawable(card.country.name),
        source=drawable(card.source.name) if card.source else "",
        day=drawable(archive.names.long_day(card.day)),
        brand=drawable(settings.site_name),
        site_language=settings.language,
        direction=archive.names.direction(settings.language),
    )
