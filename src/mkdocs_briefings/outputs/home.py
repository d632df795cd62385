"""The front page: the latest edition, what was overlooked, and the way to every country."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.index import PICKS
from mkdocs_briefings.outputs.directories import DirectoryGroup, country_groups
from mkdocs_briefings.outputs.editions import Edition, compose, day_ref
from mkdocs_briefings.outputs.feed_links import main_feed
from mkdocs_briefings.outputs.globe_picture import globe_picture
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.section_lists import newest_stories
from mkdocs_briefings.outputs.share_cards import share_image_of_lead
from mkdocs_briefings.rendering.page.head import Head
from mkdocs_briefings.rendering.structured.publisher import Publisher

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card, Ref
    from mkdocs_briefings.archive.stories import StoryRef
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer

OVERLOOKED = PICKS
"""How many of the editors' picks the front page shows."""

EARLIER = 15
"""How many briefings of earlier days it shows at most."""

RUNNING = 6
"""How many running stories the front page leads to."""


@dataclass(frozen=True, slots=True)
class HomePage(Output):
    """The front page."""

    head: Head
    edition: Edition | None
    """The newest day's; none while nothing is published."""

    edition_ref: Ref | None
    recent: tuple[Card, ...]
    """The latest briefings of earlier days, newest first."""

    overlooked: tuple[Card, ...]
    countries: tuple[DirectoryGroup, ...]
    sources: int
    """How many sources the news is from."""

    briefings: int
    """How many are published."""

    covered: tuple[str, ...]
    """Codes of the countries of the newest day's briefings, one each; that of the lead first."""

    stories: tuple[StoryRef, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head,
            "briefings/home.html",
            edition=self.edition,
            edition_ref=self.edition_ref,
            recent=self.recent,
            overlooked=self.overlooked,
            countries=self.countries,
            sources=self.sources,
            briefings=self.briefings,
            covered=self.covered,
            stories=self.stories,
        )


@dataclass(frozen=True, slots=True)
class Front(OutputGroup):
    """The front page."""

    day: date | None
    """The newest day that has briefings; None while nothing is published."""

    cards: Lazy[tuple[Card, ...]] | None
    """The briefings of that day."""

    recent: Lazy[tuple[Card, ...]]
    """The latest briefings, those of that day among them."""

    overlooked: tuple[Card, ...]
    countries: tuple[DirectoryGroup, ...]
    on_globe: tuple[Ref, ...]
    """The countries that have news."""

    sources: int
    """How many sources the news is from."""

    briefings: int
    """How many are published."""

    stories: tuple[StoryRef, ...]

    @property
    def name(self) -> str:
        """That of the front page."""
        return "home"

    def plan(self, context: PlanContext) -> Iterator[Output]:
        """Plan the page, and the picture of its globe."""
        edition: Edition | None = None
        cards: tuple[Card, ...] = ()
        if self.day is not None and self.cards is not None:
            cards = self.cards.load()
            edition = compose(self.day, cards, context.names)
        # Of the newest day all are shown.
        recent = self.recent.load()[edition.count if edition else 0 :]
        url = context.urls.home()
        covered = tuple(_covered(edition, cards))
        if edition is not None:
            yield globe_picture(url, self.on_globe, context.urls, covered)
        yield HomePage(
            url=url,
            head=_head(url, edition, context),
            edition=edition,
            edition_ref=day_ref(edition.day, context) if edition else None,
            recent=recent,
            overlooked=self.overlooked,
            countries=self.countries,
            sources=self.sources,
            briefings=self.briefings,
            covered=covered,
            stories=self.stories,
        )


class Home(Product):
    """The front page."""

    name = "home"

    def groups(self, view: SiteView) -> Iterator[Front]:
        """Give the front page."""
        archive = view.archive
        newest = archive.editions[0] if archive.editions else None
        shown = newest.count if newest else 0
        stories = newest_stories(archive)[:RUNNING]
        yield Front(
            day=newest.start if newest else None,
            cards=newest.listed if newest else None,
            recent=archive.everything.all.latest_cards(shown + min(EARLIER, view.settings.latest)),
            overlooked=tuple(islice(_picks(archive), OVERLOOKED)),
            countries=country_groups(archive, archive.countries),
            on_globe=tuple(section.ref for section in archive.countries),
            sources=sum(1 for section in archive.source_sections if section.count),
            briefings=archive.count,
            stories=tuple(archive.story(slug) for slug, _ in stories),
        )

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the front page, which changes with its latest briefings."""
        everything = view.archive.everything
        return {everything.url: everything.all.latest_changed(view.settings.latest)}


def _head(url: str, edition: Edition | None, context: PlanContext) -> Head:
    settings, image = context.settings, None
    if edition is not None:
        image = share_image_of_lead(edition.lead, context)
    return Head(
        url=url,
        title=settings.site_name,
        description=settings.site_description
        or context.words.gettext("%(site)s: news by country.", site=settings.site_name),
        feeds=(main_feed(context),),
        image=image,
        facts=tuple(Publisher(settings, context.urls).on_home()),
    )


def _covered(edition: Edition | None, cards: tuple[Card, ...]) -> Iterator[str]:
    if edition is not None:
        yield edition.lead.country.key
        yield from (card.country.key for card in cards if card is not edition.lead)


def _picks(archive: Archive) -> Iterator[Card]:
    for index in archive.indexes.values():
        yield from index.picks
