"""Sections in the groups in which people look for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.model.countries import REGION_OF, REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.index import StoryPart
    from mkdocs_briefings.archive.sections import Section


def by_region(countries: Iterable[Section]) -> Iterator[tuple[str, list[Section]]]:
    """Give countries by the UN M49 codes of their regions; one without any is left out."""
    found: dict[str, list[Section]] = {region: [] for region in REGIONS}
    for section in countries:
        found[REGION_OF[section.key]].append(section)
    for region, sections in found.items():
        if sections:
            yield region, sections


def sources_by_country(archive: Archive) -> Iterator[tuple[str, list[Section]]]:
    """Give the sources, briefings or not, by the names of the countries they are at home in."""
    found: dict[str, list[Section]] = {}
    for section in archive.source_sections:
        country = archive.sources[section.key].keys.country
        found.setdefault(archive.names.country(country), []).append(section)
    for country in sorted(found, key=archive.names.place):
        yield country, found[country]


def newest_stories(archive: Archive) -> list[tuple[str, tuple[StoryPart, ...]]]:
    """Give the running stories by their slugs; the one that was told last comes first."""
    return sorted(archive.stories.items(), key=lambda item: item[1][-1].item.date, reverse=True)
