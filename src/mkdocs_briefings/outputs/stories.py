"""Story pages: a running story as a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.stories import story_ref
from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.feeds.links import main_feed
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.share_cards import share_image_of_lead
from mkdocs_briefings.outputs.trails import to_story
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card, Ref
    from mkdocs_briefings.archive.days import Told
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


def story_key(timeline: tuple[Told, ...]) -> bytes:
    """Stand for what the page of a story shows."""
    return hash_all(*(part for told in timeline for part in (told.path, told.mark)))


def plan_story(archive: Archive, slug: str) -> Iterator[StoryPage]:
    """Plan the page of a running story."""
    story = story_ref(slug, archive.urls)
    told = archive.stories[slug]
    entries = (archive.day(each.day).find(each.path) for each in told)
    cards = tuple(entry.card for entry in entries if entry is not None)
    newest = cards[-1]
    head = Head(
        url=story.url,
        title=story.name,
        description=f"{story.name}, from its beginning. The latest: {newest.title}",
        feeds=(main_feed(archive),),
        image=share_image_of_lead(newest, archive.urls, has_cards=archive.has_share_cards),
        trail=to_story(archive.urls),
    )
    yield StoryPage(url=story.url, head=head, story=story, cards=cards)
