"""Facts of a source that an article tells beside its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_briefings.model.source import Kind, Ownership, SourceKeys


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What a reader wants to know of an outlet: who it is, and in whose hands."""

    language: str
    """BCP 47 tag."""

    kind: Kind | None
    ownership: Ownership | None
    owner: str | None
    founded: str | None
    funding: str | None
    facts_from: tuple[str, ...]
    """Addresses of the pages that state it."""


def facts_of(keys: SourceKeys) -> SourceFacts:
    """Take these facts from a profile."""
    return SourceFacts(
        language=keys.language,
        kind=keys.kind,
        ownership=keys.ownership,
        owner=keys.owner,
        founded=keys.founded,
        funding=keys.funding,
        facts_from=keys.facts_from,
    )
