"""The archive: all briefings that are published, grouped in every way that a page needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.addresses import clashes
from mkdocs_briefings.archive.cards import Card, CardMaker, Ref
from mkdocs_briefings.archive.publication import Status, status_at
from mkdocs_briefings.archive.sections import Period, Section, SectionKind, by_day, by_month
from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.errors import Problem, errors_in
from mkdocs_briefings.model.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_briefings.reading.documents import Briefing, Source
    from mkdocs_briefings.reading.newsroom import Newsroom
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Archive:
    """Every published briefing of one build."""

    urls: Urls
    names: Names
    briefings: Mapping[str, Briefing]
    """By the path of their file, newest first."""

    cards: Mapping[str, Card]
    """By the path of the briefing's file, newest first."""

    sources: Mapping[str, Source]
    """Every source with a profile, by its slug."""

    everything: Section
    countries: tuple[Section, ...]
    """Sorted by name."""

    source_sections: tuple[Section, ...]
    """One for each source with a profile, briefings or not, sorted by name."""

    tags: tuple[Section, ...]
    """Sorted by name."""

    stories: Mapping[str, tuple[Card, ...]]
    """By their slug; oldest first, as they are told."""

    unpublished: Mapping[str, Status]
    """Why each other valid briefing is not published, by the path of its file."""

    media: tuple[str, ...]
    """Files that published briefings show or link to, relative to the project, sorted."""

    @property
    def editions(self) -> tuple[Period, ...]:
        """The days that have briefings, newest first."""
        return by_day(self.everything.cards)

    @property
    def months(self) -> tuple[Period, ...]:
        """The months that have briefings, newest first."""
        return by_month(self.everything.cards)


def check_addresses(newsroom: Newsroom, settings: Settings) -> tuple[Problem, ...]:
    """Give a problem for every file that claims an address which another one has."""
    urls = Urls(settings.site_url, settings.prefix)
    return tuple(clashes(newsroom.briefings, newsroom.sources, urls, settings))


def build_archive(
    newsroom: Newsroom, settings: Settings, problems: Iterable[Problem] = ()
) -> Archive:
    """Group what is published at the settings' moment; files with an error are left out."""
    faulty = {problem.path for problem in errors_in(problems)}
    urls = Urls(settings.site_url, settings.prefix)
    names = Names(settings.locale)
    sources = {source.slug: source for source in newsroom.sources if source.path not in faulty}
    maker = CardMaker(settings, urls, names, sources)
    published: list[tuple[Briefing, Card]] = []
    unpublished: dict[str, Status] = {}
    # Oldest first, so that a tag is called as the first briefing to use it spells it.
    for briefing in sorted(newsroom.briefings, key=lambda each: (each.keys.date, each.path)):
        if briefing.path in faulty:
            continue
        status = status_at(briefing.keys, settings.now)
        if status is Status.PUBLISHED or settings.drafts:
            published.append((briefing, maker.card(briefing, status)))
        else:
            unpublished[briefing.path] = status
    published.sort(key=lambda pair: (-pair[1].date.timestamp(), pair[1].path))
    cards = tuple(card for _, card in published)
    return Archive(
        urls=urls,
        names=names,
        briefings={briefing.path: briefing for briefing, _ in published},
        cards={card.path: card for card in cards},
        sources=sources,
        everything=Section(SectionKind.ALL, "", settings.site_name, urls.home(), cards),
        countries=_group(SectionKind.COUNTRY, cards, lambda card: card.countries),
        source_sections=_sources(cards, maker, sources),
        tags=_group(SectionKind.TAG, cards, lambda card: card.tags),
        stories=_stories(cards),
        unpublished=unpublished,
        media=tuple(sorted({path for briefing, _ in published for path in briefing.media})),
    )


def _group(
    kind: SectionKind, cards: tuple[Card, ...], refs_of: Callable[[Card], tuple[Ref, ...]]
) -> tuple[Section, ...]:
    grouped: dict[Ref, list[Card]] = defaultdict(list)
    for card in cards:
        for ref in refs_of(card):
            grouped[ref].append(card)
    return _sorted(
        Section(kind, ref.key, ref.name, ref.url, tuple(members))
        for ref, members in grouped.items()
    )


def _sources(
    cards: tuple[Card, ...], maker: CardMaker, sources: Mapping[str, Source]
) -> tuple[Section, ...]:
    grouped: dict[str, list[Card]] = {slug: [] for slug in sources}
    for card in cards:
        if card.source is not None and card.source.key in grouped:
            grouped[card.source.key].append(card)
    refs = map(maker.source, grouped)
    return _sorted(
        Section(SectionKind.SOURCE, ref.key, ref.name, ref.url, tuple(grouped[ref.key]))
        for ref in refs
    )


def _stories(cards: tuple[Card, ...]) -> dict[str, tuple[Card, ...]]:
    grouped: dict[str, list[Card]] = defaultdict(list)
    for card in reversed(cards):
        if card.story is not None:
            grouped[card.story].append(card)
    return {slug: tuple(grouped[slug]) for slug in sorted(grouped)}


def _sorted(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(sorted(sections, key=lambda section: (section.name.casefold(), section.key)))
