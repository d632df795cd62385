"""Share cards: the picture of each briefing for chats and networks.

A briefing's own image is cut for it, where it is large enough and ours to cut. For every other
briefing a card is drawn, with its headline and a map of its main country. A site may begin with
cards on some day: briefings of before share their image as it is, or the map of their country.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote

from mkdocs_briefings.drawing.cards.fonts import find_fonts
from mkdocs_briefings.drawing.cards.words import CardWords, drawable
from mkdocs_briefings.drawing.maps.words import card_words
from mkdocs_briefings.drawing.maps.world import world_digest
from mkdocs_briefings.fingerprint import Fingerprints
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.maps import share_map
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.shares import parts_of_day, share_of
from mkdocs_briefings.reading.picture import SHARE, SHARED_SIZE
from mkdocs_briefings.rendering.page.head import HeadImage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.words.words import Words

_WEIGHT = 2
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
        fingerprint = Fingerprints().of(self)
        return renderer.share_card(self.briefing, self.words, self.country, fingerprint)


@dataclass(frozen=True, slots=True)
class DayShareCards(OutputGroup):
    """The cards of a part of a day."""

    is_of_a_day: ClassVar[bool] = True

    day: date
    part: tuple[int, int]
    """Which part, and of how many, as the day's articles are shared out."""

    cards: Lazy[tuple[Card, ...]]
    size: int
    """How many briefings the whole day has."""

    world: bytes
    """Fingerprint of the shapes of all countries."""

    fonts: bytes
    """Fingerprint of the names and sizes of all fonts that there are."""

    @property
    def name(self) -> str:
        """The day and the part."""
        number, parts = self.part
        return f"share cards {self.day} {number + 1}/{parts}"

    @property
    def batch(self) -> str:
        """The day."""
        return self.day.isoformat()

    @property
    def weight(self) -> int:
        """Its share of the day's briefings, of which most have their card already."""
        return _WEIGHT * self.size // self.part[1]

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """The day's folder."""
        return (unquote(context.urls.edition(self.day)),)

    def plan(self, context: PlanContext) -> Iterator[ShareCard]:
        """Plan the card of every briefing that has no crop of its own image."""
        number, parts = self.part
        for card in self.cards.load():
            if share_of(card.path, parts) != number or _has_crop(card):
                continue
            words = _words(card, context)
            yield ShareCard(
                url=context.urls.share_card(card.url),
                briefing=card.path,
                words=words,
                country=card.country.key,
                paper=context.settings.colors[0],
                world=self.world,
                fonts=words.fonts,
            )


class ShareCards(Product):
    """The picture of each briefing for chats and networks."""

    name = "share cards"

    def groups(self, view: SiteView) -> Iterator[DayShareCards]:
        """Give the cards of each day, if the site has any."""
        since = view.settings.cards_since
        if since is None:
            return
        world, fonts = world_digest(), find_fonts()
        for day in view.archive.everything.all.days:
            if day.start < since:
                continue
            for part in parts_of_day(day.count):
                yield DayShareCards(day.start, part, day.listed, day.count, world, fonts)


def share_image(card: Card, urls: Urls, words: Words, cards_since: date | None) -> HeadImage:
    """Give the picture that stands for a briefing where it is shared.

    `cards_since` is the first day whose briefings have cards; without it there are no crops either.
    """
    image = card.image
    if cards_since and image and _has_crop(card):
        width, height = image.crops[SHARE]
        return HeadImage(urls.crop(image.url, SHARE), image.alt, width, height, "image/jpeg")
    if cards_since and card.day >= cards_since:
        url, told = urls.share_card(card.url), card_words(card.country.name, words)
        return HeadImage(url, told, *SHARED_SIZE, "image/png")
    if image:
        return HeadImage(image.url, image.alt, image.width, image.height)
    return share_map(card.country, urls, words)


def share_image_of_lead(card: Card, context: PlanContext) -> HeadImage | None:
    """Give the picture of a page that is led by a briefing: of a map alone, none."""
    cards_since = context.settings.cards_since
    has_card = cards_since is not None and card.day >= cards_since
    if not has_card and card.image is None:
        return None
    return share_image(card, context.urls, context.words, cards_since)


def _has_crop(card: Card) -> bool:
    return card.image is not None and SHARE in card.image.crops


def _words(card: Card, context: PlanContext) -> CardWords:
    names, settings = context.names, context.settings
    return CardWords(
        headline=drawable(card.title),
        language=card.language,
        country=drawable(card.country.name),
        source=drawable(card.source.name) if card.source else "",
        day=drawable(names.long_day(card.day)),
        brand=drawable(settings.site_name),
        site_language=settings.language,
        direction=names.direction(settings.language),
    )
