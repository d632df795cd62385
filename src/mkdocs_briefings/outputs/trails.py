"""Which pages stand above a page: the way that leads to it from the front page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Ref
from mkdocs_briefings.archive.section_kinds import SectionKind

if TYPE_CHECKING:
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.urls import Urls


def directory(kind: SectionKind, urls: Urls) -> Ref:
    """Give the list of all countries, sources or tags."""
    match kind:
        case SectionKind.COUNTRY:
            return Ref("countries", "Countries", urls.countries())
        case SectionKind.SOURCE:
            return Ref("sources", "Sources", urls.sources())
        case _:
            return Ref("tags", "Topics", urls.tags())


def above_section(kind: SectionKind, urls: Urls) -> tuple[Ref, ...]:
    """Give the way to a section: by the list of its kind, if it has one."""
    return () if kind is SectionKind.OVERLOOKED else (directory(kind, urls),)


def to_article(card: Card, urls: Urls) -> tuple[Ref, ...]:
    """Give the way to an article: by its main country."""
    return directory(SectionKind.COUNTRY, urls), card.country


def to_story(urls: Urls) -> tuple[Ref, ...]:
    """Give the way to a running story."""
    return (Ref("stories", "Stories", urls.stories()),)


def archive_ref(urls: Urls) -> Ref:
    """Give the list of all years."""
    return Ref("archive", "Archive", urls.archive())
