"""Which pages stand above a page: the way that leads to it from the front page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Ref
from mkdocs_briefings.archive.section_kinds import SectionKind

if TYPE_CHECKING:
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.words.words import Words


def directory(kind: SectionKind, urls: Urls, words: Words) -> Ref:
    """Give the list of all countries, sources or tags."""
    match kind:
        case SectionKind.COUNTRY:
            return Ref("countries", words.gettext("Countries"), urls.countries())
        case SectionKind.SOURCE:
            return Ref("sources", words.gettext("Sources"), urls.sources())
        case _:
            return Ref("tags", words.gettext("Topics"), urls.tags())


def above_section(kind: SectionKind, context: PlanContext) -> tuple[Ref, ...]:
    """Give the way to a section: by the list of its kind, if it has one."""
    return () if kind is SectionKind.OVERLOOKED else (directory(kind, context.urls, context.words),)


def to_article(card: Card, urls: Urls, words: Words) -> tuple[Ref, ...]:
    """Give the way to an article: by its main country."""
    return directory(SectionKind.COUNTRY, urls, words), card.country


def to_story(context: PlanContext) -> tuple[Ref, ...]:
    """Give the way to a running story."""
    return (Ref("stories", context.words.gettext("Stories"), context.urls.stories()),)


def archive_ref(context: PlanContext) -> Ref:
    """Give the list of all years."""
    # Translators: All that was published, by its day.
    return Ref("archive", context.words.gettext("Archive"), context.urls.archive())
