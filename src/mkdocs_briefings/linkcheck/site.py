"""Look whether each link of a built site leads to something that it has."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from mkdocs_briefings.build.signs import MARGIN, nanoseconds
from mkdocs_briefings.build.workers import run_all
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.linkcheck.batches import PAGE, Reader, look_at, pages_in
from mkdocs_briefings.linkcheck.places import Addresses, Landing, file_at
from mkdocs_briefings.linkcheck.site_memory import DamagedMemoryError, open_site_memory
from mkdocs_briefings.toolchain import program_behind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import timedelta
    from pathlib import Path

    from mkdocs_briefings.linkcheck.batches import Batch, SeenBatch, SeenPage
    from mkdocs_briefings.linkcheck.site_memory import SiteMemory


@dataclass(slots=True)
class DeadLink:
    """A target that the site does not have, and who leads there."""

    target: str
    """As a page has written it."""

    landing: Landing
    pages: list[str] = field(default_factory=list)
    """Paths of the pages' files, relative to the site, sorted."""


def dead_links(
    site: Path, site_url: str, jobs: int, memory: Path, margin: timedelta = MARGIN
) -> list[DeadLink]:
    """Give the links of all pages that lead to no file or to no anchor, by page.

    What leads to other sites is left out, and so are anchors of files that are no pages. `memory`
    is a file that keeps what was read for the next time, `margin` how coarsely a file system may
    keep times. Raises `OSError`.
    """
    settled = time.time_ns() - nanoseconds(margin)
    addresses, look = Addresses(site_url), look_at(site)
    reader = Reader(site, look, addresses, settled)
    rules = _rules(site, site_url)
    try:
        return _dead_links(reader, memory, rules, jobs)
    except DamagedMemoryError:
        memory.unlink(missing_ok=True)
        return _dead_links(reader, memory, rules, jobs)


def _rules(site: Path, site_url: str) -> str:
    """Stand for all that what is remembered depends on besides the pages."""
    parser = repr((etree.LXML_VERSION, etree.LIBXML_VERSION))
    return fingerprint_of(parser, program_behind(__name__), str(site), site_url).hex()


def _dead_links(reader: Reader, path: Path, rules: str, jobs: int) -> list[DeadLink]:
    batches = list(reader.look.batches)
    with open_site_memory(path, rules) as memory:
        _read_changed(batches, reader, memory, jobs)
        memory.keep_only({batch.first for batch in batches})
        return _Judge(reader, memory, batches).dead


def _read_changed(batches: Sequence[Batch], reader: Reader, memory: SiteMemory, jobs: int) -> None:
    """Read all batches that are not as they were, and remember them."""
    looks = memory.looks
    stale = [batch for batch in batches if looks.get(batch.first) != batch.look]
    # Read before the workers are forked: a connection may not be carried over that.
    known = [memory.packed_pages(it.first) if it.first in looks else None for it in stale]
    for read in run_all(partial(_read, stale, known, reader), len(stale), jobs):
        memory.keep(read)


def _read(
    stale: Sequence[Batch], known: Sequence[bytes | None], reader: Reader, number: int
) -> SeenBatch:
    packed = known[number]
    return reader.read(stale[number], pages_in(packed) if packed else {})


@dataclass(frozen=True, slots=True)
class _Judge:
    """Tells which links of a site are dead, whose pages are all known."""

    reader: Reader
    memory: SiteMemory
    batches: Sequence[Batch]

    @property
    def dead(self) -> list[DeadLink]:
        """The dead links, by page.

        What batches name tells which of them have any. Only of these the pages are looked at.
        """
        files = self.reader.look.files
        asked: dict[Landing, list[str]] = defaultdict(list)
        guilty: set[str] = set()
        for first in (batch.first for batch in self.batches):
            has_lost, named = self.memory.named(first)
            if has_lost:
                guilty.add(first)
            for file, anchor in named:
                landing = Landing(file_at(file, files), anchor)
                if landing.file not in files:
                    guilty.add(first)
                elif anchor and landing.file.endswith(PAGE):
                    asked[landing].append(first)
        missing = frozenset(self._missing(asked))
        guilty.update(first for landing in missing for first in asked[landing])
        return self._told(guilty, missing)

    def _missing(self, asked: Collection[Landing]) -> Iterator[Landing]:
        """Give those whose page has no such anchor; one that leads on has those of the other."""
        pages = self._pages({landing.file for landing in asked})
        onward = {path: self._onward(path, page) for path, page in pages.items() if page.onward}
        pages |= self._pages({path for path in onward.values() if path not in pages})
        for landing in asked:
            page = pages.get(onward.get(landing.file, landing.file))
            if page is not None and landing.anchor not in page.anchors:
                yield landing

    def _pages(self, paths: Collection[str]) -> dict[str, SeenPage]:
        """Give the pages among these."""
        found: dict[str, SeenPage] = {}
        for batch in self.batches:
            here = [path for path in batch.pages if path in paths]
            if here:
                pages = self.memory.pages(batch.first)
                found.update((path, pages[path]) for path in here)
        return found

    def _onward(self, path: str, page: SeenPage) -> str:
        """Give the file that a page leads on to; the page itself if that is none of the site's."""
        files = self.reader.look.files
        landing = self.reader.addresses.named(page.onward, path)
        file = file_at(landing.file, files) if landing is not None else path
        return file if file in files else path

    def _told(self, guilty: Collection[str], missing: Collection[Landing]) -> list[DeadLink]:
        """Give what pages of these batches lead to and is not there."""
        files = self.reader.look.files
        lost: dict[Landing, DeadLink] = {}
        unplaced: dict[Landing, DeadLink] = {}
        for first in (batch.first for batch in self.batches if batch.first in guilty):
            for path, page in self.memory.pages(first).items():
                for written, (_, anchor) in self.reader.named(path, page.lost):
                    _tell(lost, path, written, Landing(path, anchor))
                for written, (named, anchor) in self.reader.named(path, page.written):
                    file = file_at(named, files)
                    if file not in files:
                        _tell(lost, path, written, Landing(file, ""))
                    elif Landing(file, anchor) in missing:
                        _tell(unplaced, path, written, Landing(file, anchor))
        told = (*lost.values(), *unplaced.values())
        return sorted(told, key=lambda link: (link.pages[0], link.target))


def _tell(told: dict[Landing, DeadLink], page: str, written: str, landing: Landing) -> None:
    pages = told.setdefault(landing, DeadLink(written, landing)).pages
    if page not in pages[-1:]:  # which may have written it in two ways
        pages.append(page)
