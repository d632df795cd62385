"""Look at the pages of a built site, a batch after the other; what has not changed is not read."""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass
from hashlib import sha256
from itertools import starmap
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_briefings.build.signs import signs_of
from mkdocs_briefings.linkcheck.page import read_page
from mkdocs_briefings.linkcheck.places import Landing, is_page_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdocs_briefings.build.signs import Signs
    from mkdocs_briefings.linkcheck.places import Addresses

PAGE = ".html"

_ON_AVERAGE = 300
"""So many pages a batch has."""


@dataclass(frozen=True, slots=True)
class SiteLook:
    """The files of a site, as they are before any is read."""

    files: Mapping[str, None]
    """Their paths, sorted."""

    signs: Mapping[str, Signs]
    """Of the pages among them, by their paths, sorted."""

    @property
    def batches(self) -> Iterator[Batch]:
        """Give the pages in batches, which begin where the names of pages say so.

        So what comes or goes changes no batch but its own.
        """
        pages: list[str] = []
        for page in self.signs:
            if pages and zlib.crc32(os.fsencode(page)) % _ON_AVERAGE == 0:
                yield self._batch(pages)
                pages = []
            pages.append(page)
        if pages:
            yield self._batch(pages)

    def _batch(self, pages: list[str]) -> Batch:
        told = repr([(page, self.signs[page]) for page in pages])
        return Batch(tuple(pages), sha256(os.fsencode(told)).hexdigest())


class Batch(NamedTuple):
    """Pages that follow one another."""

    pages: tuple[str, ...]
    look: str
    """Stands for the names of all of them and their signs."""

    @property
    def first(self) -> str:
        """The path of its first page, by which it is known."""
        return self.pages[0]


class SeenPage(NamedTuple):
    """What a page was read to be."""

    signs: Signs | None
    """What its file is known again by; None where it was too new for that."""

    written: tuple[str, ...]
    """Its links to this site as they are written, those to a place of its own left out."""

    lost: tuple[str, ...]
    """Its links to a place of its own that it does not have."""

    anchors: tuple[str, ...]
    onward: str
    """As `PageLinks` has it."""


class SeenBatch(NamedTuple):
    """What the pages of a batch were read to be, packed."""

    first: str
    look: str
    """As `Batch` has it; empty where a page was too new to be known again."""

    has_lost: bool
    """Whether a page of it has a link to a place of its own that it does not have."""

    named: bytes
    """What its pages name on this site."""

    pages: bytes


def look_at(site: Path) -> SiteLook:
    """Give the files of a site. Raises `OSError`."""
    found: list[str] = []
    signs: dict[str, Signs] = {}
    left = [""]
    while left:
        inside = left.pop()
        with os.scandir(f"{site}/{inside}") as entries:
            for entry in entries:
                path = f"{inside}{entry.name}"
                if entry.is_dir():
                    if not entry.is_symlink():
                        left.append(f"{path}/")
                    continue
                found.append(path)
                if path.endswith(PAGE):
                    signs[path] = signs_of(entry.stat())
    found.sort()
    return SiteLook(
        dict.fromkeys(found), {path: signs[path] for path in found if path.endswith(PAGE)}
    )


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the pages of a site of which nothing is known, or other things than they are."""

    site: Path
    look: SiteLook
    addresses: Addresses
    settled: int
    """What was changed then or later, in nanoseconds since 1970, may change unseen."""

    def read(self, batch: Batch, known: Mapping[str, SeenPage]) -> SeenBatch:
        """Read a batch; `known` are pages as they were read before. Raises `OSError`."""
        seen: dict[str, SeenPage] = {}
        named: dict[Landing, None] = {}
        for path in batch.pages:
            signs, page = self.look.signs[path], known.get(path)
            if page is None or page.signs != signs:
                seen[path] = self._read(path, signs, named)
            else:
                seen[path] = page
                named.update(
                    dict.fromkeys(landing for _, landing in self.named(path, page.written))
                )
        is_settled = all(page.signs is not None for page in seen.values())
        return SeenBatch(
            batch.first,
            batch.look if is_settled else "",
            any(page.lost for page in seen.values()),
            _packed([*named]),
            _packed_pages(seen),
        )

    def named(self, path: str, links: Iterable[str]) -> Iterator[tuple[str, Landing]]:
        """Give links of a page, as they are written, each with what it names on its site."""
        for written in links:
            landing = self.addresses.named(written, path)
            if landing is not None:
                yield written, landing

    def _read(self, path: str, signs: Signs, named: dict[Landing, None]) -> SeenPage:
        """Read a page, and add what its links name."""
        # A Path for each of many files is slow.
        with open(f"{self.site}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - as above
            links = read_page(file.read())
        written, lost = [], []
        for each, landing in self.named(path, links.written):
            if not is_page_at(landing.file, path):
                written.append(each)
                named[landing] = None
            elif landing.anchor and landing.anchor not in links.anchors:
                lost.append(each)
        is_settled = max(signs[2:]) < self.settled
        return SeenPage(
            signs if is_settled else None,
            tuple(written),
            tuple(lost),
            tuple(sorted(links.anchors)),
            links.onward,
        )


def named_in(packed: bytes) -> Iterator[Landing]:
    """Give what the pages of a batch name on their site. Raises `ValueError`."""
    return starmap(Landing, _unpacked(packed))


def pages_in(packed: bytes) -> dict[str, SeenPage]:
    """Give the pages of a batch. Raises `ValueError`."""
    links, pages = _unpacked(packed)
    return {
        path: SeenPage(
            (signs[0], signs[1], signs[2], signs[3]) if signs else None,
            tuple([links[number] for number in written]),
            tuple(lost),
            tuple(anchors),
            onward,
        )
        for path, signs, written, lost, anchors, onward in pages
    }


def _packed_pages(pages: Mapping[str, SeenPage]) -> bytes:
    # Most links of a page are those of the next one, too.
    numbers: dict[str, int] = {}
    told = [
        (
            path,
            page.signs,
            [numbers.setdefault(each, len(numbers)) for each in page.written],
            *page[2:],
        )
        for path, page in pages.items()
    ]
    return _packed([[*numbers], told])


def _packed(whole: list[Any]) -> bytes:
    return zlib.compress(json.dumps(whole, separators=(",", ":")).encode("ascii"), 1)


def _unpacked(packed: bytes) -> list[Any]:
    try:
        whole: list[Any] = json.loads(zlib.decompress(packed))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return whole
