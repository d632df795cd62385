"""Story pages: a running story as a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.stories import story_ref
from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.fingerprint import Lazy, fingerprint_of
from mkdocs_briefings.outputs.feed_links import main_feed
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.share_cards import share_image_of_lead
from mkdocs_briefings.outputs.trails import to_story
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card, Ref
    from mkdocs_briefings.archive.index import StoryPart
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class StoryPage(Output):
    """A running story."""

    head: Head
    story: Ref
    cards: tuple[Card, ...]
    """Oldest first."""

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/story.html", story=self.story, cards=self.cards)


@dataclass(frozen=True, slots=True)
class Story(OutputGroup):
    """The page of a running story."""

    slug: str
    length: int
    """How many briefings tell it."""

    cards: Lazy[tuple[Card, ...]]
    """Oldest first."""

    @property
    def name(self) -> str:
        """The story's slug."""
        return f"story {self.slug}"

    @property
    def weight(self) -> int:
        """A tenth of an article for each of its briefings."""
        return self.length // 10

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """That page."""
        return (destination(context.urls.story(self.slug)),)

    def plan(self, context: PlanContext) -> Iterator[StoryPage]:
        """Plan the page."""
        urls, cards = context.urls, self.cards.load()
        story, newest = story_ref(self.slug, urls), cards[-1]
        cards_since = context.settings.cards_since
        head = Head(
            url=story.url,
            title=story.name,
            description=f"{story.name}, from its beginning. The latest: {newest.title}",
            feeds=(main_feed(context),),
            image=share_image_of_lead(newest, urls, cards_since),
            trail=to_story(urls),
        )
        yield StoryPage(url=story.url, head=head, story=story, cards=cards)


class Stories(Product):
    """The page of each running story."""

    name = "stories"

    def groups(self, view: SiteView) -> Iterator[Story]:
        """Give the page of each story."""
        for slug, parts in view.archive.stories.items():
            cards = Lazy(
                fingerprint_of(*(part.card for part in parts)),
                partial(_cards, view.archive, parts),
            )
            yield Story(slug, len(parts), cards)

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the page of each story."""
        archive = view.archive
        return {
            archive.urls.story(slug): max(part.changed for part in parts)
            for slug, parts in archive.stories.items()
        }


def _cards(archive: Archive, parts: Iterable[StoryPart]) -> tuple[Card, ...]:
    entries = (archive.day(part.item.day).find(part.item.path) for part in parts)
    return tuple(entry.card for entry in entries if entry is not None)
