"""Story pages: how each outlet tells a running story, and what happened when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.fingerprint import Lazy, fingerprint_of
from mkdocs_briefings.outputs.feed_links import main_feed
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.share_cards import share_image_of_lead
from mkdocs_briefings.outputs.tellings import tellings
from mkdocs_briefings.outputs.trails import to_story
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.archive.index import StoryPart
    from mkdocs_briefings.archive.stories import StoryRef
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.outputs.tellings import TellingsOfCountry
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class ProfileOfStory:
    """The file in which people tell what a story is."""

    path: str
    """Relative to the project."""

    digest: str
    """Of its bytes, which hold its keys and its text."""

    summary: str
    """Empty where it has none."""

    language: str
    """BCP 47 tag of what it says, where the site is in several languages; else empty."""


@dataclass(frozen=True, slots=True)
class StoryPage(Output):
    """A running story."""

    called = MappingProxyType(
        {
            "cards": "its briefings",
            "countries": "how its outlets tell it",
            "story": "its name",
            "profile": "its profile",
        }
    )
    head: Head
    story: StoryRef
    profile: ProfileOfStory | None
    cards: tuple[Card, ...]
    """Oldest first."""

    countries: tuple[TellingsOfCountry, ...]
    """How the outlets of each country tell it; empty where they are not two."""

    @property
    def origin(self) -> str:
        """The story's file, if it has one."""
        return self.profile.path if self.profile else f"/{self.url}"

    def render(self, renderer: Renderer) -> bytes:
        """Render the page, and the text of its profile."""
        template, view = "briefings/story.html", self._view()
        if self.profile is None:
            return renderer.page(self.head, template, **view)
        return renderer.document(self.head, template, self.profile.path, {}, **view)

    def _view(self) -> dict[str, object]:
        return {
            "story": self.story,
            "summary": self.profile.summary if self.profile else "",
            "profile_language": self.profile.language if self.profile else "",
            "cards": self.cards,
            "countries": self.countries,
        }


@dataclass(frozen=True, slots=True)
class Story(OutputGroup):
    """The page of a running story."""

    ref: StoryRef
    profile: ProfileOfStory | None
    length: int
    """How many briefings tell it."""

    entries: Lazy[tuple[PublishedBriefing, ...]]
    """Oldest first; it stands for what is told here of them."""

    @property
    def name(self) -> str:
        """The story's slug."""
        return f"story {self.ref.key}"

    @property
    def weight(self) -> int:
        """A tenth of an article for each of its briefings."""
        return self.length // 10

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """That page."""
        return (destination(context.urls.story(self.ref.key)),)

    def plan(self, context: PlanContext) -> Iterator[StoryPage]:
        """Plan the page."""
        entries, story = self.entries.load(), self.ref
        newest = entries[-1].card
        told = self.profile.summary if self.profile else ""
        head = Head(
            url=story.url,
            title=story.name,
            description=told
            or context.words.gettext(
                "%(story)s, from its beginning. The latest: %(headline)s",
                story=story.name,
                headline=newest.title,
            ),
            feeds=(main_feed(context),),
            image=share_image_of_lead(newest, context),
            trail=to_story(context),
        )
        yield StoryPage(
            url=story.url,
            head=head,
            story=story,
            profile=self.profile,
            cards=tuple(entry.card for entry in entries),
            countries=tellings(entries),
        )


class Stories(Product):
    """The page of each running story."""

    name = "stories"

    def groups(self, view: SiteView) -> Iterator[Story]:
        """Give the page of each story."""
        archive = view.archive
        for slug, parts in archive.stories.items():
            entries = Lazy(
                fingerprint_of(*(part.told for part in parts)), partial(_entries, archive, parts)
            )
            yield Story(archive.story(slug), _profile(slug, archive), len(parts), entries)

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the page of each story."""
        archive = view.archive
        return {
            archive.urls.story(slug): max(part.changed for part in parts)
            for slug, parts in archive.stories.items()
        }


def _profile(slug: str, archive: Archive) -> ProfileOfStory | None:
    profile = archive.story_profiles.get(slug)
    if profile is None:
        return None
    summary = profile.keys.summary or ""
    return ProfileOfStory(profile.path, profile.digest, summary, profile.language)


def _entries(archive: Archive, parts: Iterable[StoryPart]) -> tuple[PublishedBriefing, ...]:
    found = (archive.day(part.item.day).find(part.item.path) for part in parts)
    return tuple(entry for entry in found if entry is not None)
