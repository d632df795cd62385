"""Running stories: what they are called and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Ref

if TYPE_CHECKING:
    from mkdocs_briefings.archive.urls import Urls


def story_ref(slug: str, urls: Urls) -> Ref:
    """Give a story by its slug; it is called as its slug reads."""
    name = slug.replace("-", " ")
    return Ref(slug, name[:1].upper() + name[1:], urls.story(slug))
