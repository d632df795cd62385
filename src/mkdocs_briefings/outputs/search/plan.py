"""The blocks of search: a bundle for each part of the archive, the list of them, the programs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.block import Block
from mkdocs_briefings.outputs.search import pagefind
from mkdocs_briefings.outputs.search.bundles import (
    BundleList,
    Listed,
    SearchPrograms,
    plan_bundle,
)
from mkdocs_briefings.outputs.search.parts import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.outputs.search.parts import Part
    from mkdocs_briefings.settings import Settings

LIST = "search list"
"""Name of the block with the list of all bundles."""

_WEIGHT = 3
"""How many articles are rendered in the time that it takes to index one."""


def plan_search_blocks(archive: Archive, settings: Settings) -> Iterator[Block]:
    """Plan all that is searched."""
    if settings.search == "off":
        return
    languages = [f"{slug} {each.keys.language}" for slug, each in archive.sources.items()]
    around = hash_all(settings.search, *sorted(languages))
    keys = {part: _key(part, around, archive) for part in parts_of(archive.indexes)}
    is_full = settings.search == "full"
    for part, key in keys.items():
        yield Block(
            f"search {part.name}",
            key,
            part.count * _WEIGHT if is_full else part.count // 50,
            partial(plan_bundle, archive, settings, part),
        )
    tags = {part: _tag(part, around, archive) for part in keys}
    yield Block(
        LIST,
        hash_all(settings.language, pagefind.version(), *tags.values()),
        1,
        partial(_plan_list, archive, settings, tags),
    )
    if is_full:
        language = settings.language
        yield Block(
            "search programs",
            hash_all(pagefind.version(), language),
            1,
            partial(_plan_programs, archive, language),
        )


def _key(part: Part, around: bytes, archive: Archive) -> bytes:
    digests = (archive.indexes[day].digest for day in part.days)
    return hash_all(around, part.name, str(part.shares), *digests)


def _tag(part: Part, around: bytes, archive: Archive) -> bytes:
    # It is published. A day's digest is no good for that: an image with a flaw has another state
    # in it once it is known.
    found = [pagefind.version().encode()]
    for day in part.days:
        index = archive.indexes[day]
        found += (index.slices[""].cards, index.slices[""].texts)
        found += (text.encode() for pair in sorted(index.names.items()) for text in pair)
    return hash_all(around, part.name, str(part.shares), *found)


def _plan_list(
    archive: Archive, settings: Settings, tags: Mapping[Part, bytes]
) -> Iterator[BundleList]:
    is_full = settings.search == "full"
    programs = archive.urls.search_programs(pagefind.version())
    bundles = tuple(
        Listed(
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
        programs=programs.removeprefix(archive.urls.search()) if is_full else "",
        language=settings.language,
        bundles=bundles,
    )


def _plan_programs(archive: Archive, language: str) -> Iterator[SearchPrograms]:
    version = pagefind.version()
    url = f"{archive.urls.search_programs(version)}{pagefind.ENTRY}"
    yield SearchPrograms(url, language, version)
