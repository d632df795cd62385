"""Running stories: what they are called and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.archive.cards import Ref


@dataclass(frozen=True, slots=True)
class StoryRef(Ref):
    """A running story."""

    language: str
    """BCP 47 tag of its name: without a profile that is a headline."""
