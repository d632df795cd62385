"""The outlets that the wire follows, as their profiles describe them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.wire.records import Outlet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.model.source import WireKeys
    from mkdocs_briefings.reading.documents import Source

QUARTER_OF_AN_HOUR = 900
"""In seconds: how long there is between two polls where a profile does not say."""


def read_outlets(sources: Iterable[Source]) -> tuple[Outlet, ...]:
    """Give the outlets that are followed: those whose profile says so below `wire`."""
    return tuple(
        _outlet(source, source.keys.wire)
        for source in sources
        if source.keys.wire is not None and source.keys.wire.follow
    )


def _outlet(source: Source, wire: WireKeys) -> Outlet:
    keys = source.keys
    return Outlet(
        source=source.slug,
        title=keys.title,
        home=keys.url,
        path=source.path,
        country=keys.country,
        language=wire.language or keys.language,
        feeds=keys.feed,
        family=wire.family or source.slug,
        publish=wire.publish,
        license=wire.license or "",
        interval=wire.rate or QUARTER_OF_AN_HOUR,
        sections=wire.sections,
        edition=wire.edition.value if wire.edition else "",
    )
