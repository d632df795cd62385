"""Profiles of sources and running stories that are in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mkdocs_briefings.reading.documents import Source, StoryProfile


class TranslatedProfiles(NamedTuple):
    """What is said of sources and running stories in a language."""

    sources: tuple[Source, ...]
    stories: tuple[StoryProfile, ...]

    def in_place_of(self, others: TranslatedProfiles) -> TranslatedProfiles:
        """Give these, and of what has no translation what stands in another language."""
        sources = {each.slug: each for each in (*others.sources, *self.sources)}
        stories = {each.slug: each for each in (*others.stories, *self.stories)}
        return TranslatedProfiles(tuple(sources.values()), tuple(stories.values()))
