"""The front page: the latest edition, what was overlooked, and the way to every country."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Ref
from mkdocs_briefings.archive.days import PICKS
from mkdocs_briefings.archive.stories import story_ref
from mkdocs_briefings.outputs.directories import Group, country_groups
from mkdocs_briefings.outputs.editions import Edition, compose
from mkdocs_briefings.outputs.feeds.links import main_feed
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.share_cards import share_image_of_lead
from mkdocs_briefings.rendering.page.head import Head
from mkdocs_briefings.rendering.structured.publisher import Publisher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

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
    countries: tuple[Group, ...]
    stories: tuple[Ref, ...]

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
            stories=self.stories,
        )


def plan_home(archive: Archive, settings: Settings) -> Iterator[HomePage]:
    """Plan the front page."""
    editions = archive.editions
    edition = compose(editions[0].start, archive) if editions else None
    # Of the newest day all are shown.
    shown = edition.count if edition else 0
    recent = archive.everything.all.latest(shown + min(EARLIER, settings.latest))[shown:]
    url = archive.urls.home()
    yield HomePage(
        url=url,
        head=_head(url, edition, archive, settings),
        edition=edition,
        edition_ref=_edition_ref(edition, archive) if edition else None,
        recent=tuple(entry.card for entry in recent),
        overlooked=tuple(islice(_picks(archive), OVERLOOKED)),
        countries=country_groups(archive),
        stories=_running(archive),
    )


def _head(url: str, edition: Edition | None, archive: Archive, settings: Settings) -> Head:
    lead = edition.lead if edition else None
    return Head(
        url=url,
        title=settings.site_name,
        description=settings.site_description or f"{settings.site_name}: news by country.",
        feeds=(main_feed(archive),),
        image=share_image_of_lead(lead, archive.urls, has_cards=settings.share_cards)
        if lead
        else None,
        facts=tuple(Publisher(settings, archive.urls).on_home()),
    )


def _edition_ref(edition: Edition, archive: Archive) -> Ref:
    day = edition.day
    return Ref(day.isoformat(), archive.names.full_day(day), archive.urls.edition(day))


def _picks(archive: Archive) -> Iterator[Card]:
    for index in archive.indexes.values():
        yield from index.picks


def _running(archive: Archive) -> tuple[Ref, ...]:
    newest_first = sorted(archive.stories.items(), key=lambda item: item[1][-1].date, reverse=True)
    return tuple(story_ref(slug, archive.urls) for slug, _ in newest_first[:RUNNING])
