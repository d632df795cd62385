"""The groups of search: a bundle for each part of the archive, the list of them, the programs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.search import pagefind
from mkdocs_briefings.outputs.search.bundles import (
    BundleEntry,
    BundleList,
    SearchPrograms,
    plan_bundle,
)
from mkdocs_briefings.outputs.search.parts import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.outputs.search.parts import SearchPart
    from mkdocs_briefings.settings import Settings

LIST = "search list"
"""Name of the group with the list of all bundles."""

_WEIGHT = 3
"""How many articles are rendered in the time that it takes to index one."""


def plan_search_groups(archive: Archive, settings: Settings) -> Iterator[OutputGroup]:
    """Plan all that is searched."""
    if settings.search == "off":
        return
    is_full = settings.search == "full"
    program = pagefind.version() if is_full else ""
    languages = [f"{slug} {each.keys.language}" for slug, each in archive.sources.items()]
    around = hash_all(settings.search, program, *sorted(languages))
    keys = {part: _key(part, around, archive) for part in parts_of(archive.indexes)}
    for part, key in keys.items():
        yield OutputGroup(
            f"search {part.name}",
            key,
            part.count * _WEIGHT if is_full else part.count // 50,
            partial(plan_bundle, archive, settings, part),
        )
    tags = {part: _tag(part, around, archive) for part in keys}
    yield OutputGroup(
        LIST,
        hash_all(settings.language, program, *tags.values()),
        1,
        partial(_plan_list, archive, settings.language, program, tags),
    )
    if is_full:
        yield OutputGroup(
            "search programs",
            hash_all(program, settings.language),
            1,
            partial(_plan_programs, archive, settings.language, program),
        )


def _key(part: SearchPart, around: bytes, archive: Archive) -> bytes:
    digests = (archive.indexes[day].digest for day in part.days)
    return hash_all(around, part.name, str(part.shares), *digests)


def _tag(part: SearchPart, around: bytes, archive: Archive) -> bytes:
    # It is published. A day's digest is no good for that: an image with a flaw has another state
    # in it once it is known.
    found: list[bytes] = []
    for day in part.days:
        index = archive.indexes[day]
        found += (index.slices[""].cards, index.slices[""].texts)
        found += (text.encode() for pair in sorted(index.names.items()) for text in pair)
    return hash_all(around, part.name, str(part.shares), *found)


def _plan_list(
    archive: Archive, language: str, program: str, tags: Mapping[SearchPart, bytes]
) -> Iterator[BundleList]:
    programs = archive.urls.search_programs(program).removeprefix(archive.urls.search())
    bundles = tuple(
        BundleEntry(
            address=f"{part.name}/",
            first=part.days[0].isoformat(),
            last=part.days[-1].isoformat(),
            count=part.count,
            tag=tag.hex(),
        )
        for part, tag in tags.items()
    )
    yield BundleList(
        archive.urls.bundles(),
        programs=programs if program else "",
        language=language,
        bundles=bundles,
    )


def _plan_programs(archive: Archive, language: str, program: str) -> Iterator[SearchPrograms]:
    url = f"{archive.urls.search_programs(program)}{pagefind.ENTRY}"
    yield SearchPrograms(url, language, program)
