"""Tellings: what each outlet says of one story, side by side, by the country it is at home in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.archive.cards import Card, Ref, SourceRef
    from mkdocs_briefings.archive.days import PublishedBriefing


@dataclass(frozen=True, slots=True)
class Telling:
    """How one outlet tells a story: its newest report on it."""

    outlet: SourceRef | None
    """None stands for the site's own reporting."""

    card: Card
    headline: str
    """The original's, in the language that it was written in; empty where it is not known."""

    language: str
    """BCP 47 tag of that headline; empty where it is not known."""

    count: int
    """How many reports it has on the story."""


@dataclass(frozen=True, slots=True)
class TellingsOfCountry:
    """How the outlets of one country tell a story."""

    country: Ref | None
    """None for the site itself, and for outlets of which nobody has written where they are."""

    tellings: tuple[Telling, ...]


def tellings(entries: Iterable[PublishedBriefing]) -> tuple[TellingsOfCountry, ...]:
    """Group a story's briefings, oldest first, by outlet and country; nothing if one tells all.

    Who told of it first stands first.
    """
    by_outlet: dict[str, list[PublishedBriefing]] = {}
    for entry in entries:
        source = entry.card.source
        by_outlet.setdefault(source.key if source else "", []).append(entry)
    if len(by_outlet) == 1:
        return ()
    by_country: dict[Ref | None, list[Telling]] = {}
    for reports in by_outlet.values():
        telling = _telling(reports)
        home = telling.outlet.home if telling.outlet else None
        by_country.setdefault(home, []).append(telling)
    return tuple(TellingsOfCountry(home, tuple(each)) for home, each in by_country.items())


def _telling(reports: list[PublishedBriefing]) -> Telling:
    record, card = reports[-1]
    return Telling(
        outlet=card.source,
        card=card,
        headline=record.original_title or "",
        language=record.original_language or "",
        count=len(reports),
    )
