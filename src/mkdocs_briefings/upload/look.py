"""A look at a site, by which it is seen at the next that nothing in it is another than it was.

What has changed is known when every folder is read and every file has a stamp. That nothing has is
seen by the signs that the system itself keeps of files and folders: those of a folder change
whenever a name in it comes or goes. So a site of 100,000 files that is as it was is not gone
through, and its stamps are those that the manifest has.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import write_atomically
from mkdocs_briefings.build.signs import signs_of
from mkdocs_briefings.build.workers import WorkerError, run_all
from mkdocs_briefings.cores import usable_cores
from mkdocs_briefings.fingerprint import digest_of, fingerprint_of
from mkdocs_briefings.toolchain import code_behind
from mkdocs_briefings.upload.site_files import SiteFiles, packed
from mkdocs_briefings.upload.stamps import DigestsOfStamps, SizesOfStamps, StampedSite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_briefings.upload.stamps import Stamper

TOGETHER = 25_000
"""So many files and folders one process looks at: with fewer a second one gains nothing."""

_END = b"\0"
"""What no path has in it."""


@dataclass(frozen=True, slots=True)
class KeptLook:
    """The last look at a site, in a file."""

    file: Path
    root: Path
    """The folder of the site."""

    stamper: Stamper

    def keep(self, site: StampedSite) -> None:
        """Keep what was seen, unless some of it is too new to be known again by its signs."""
        look = site.files.look
        if look is None:
            self.file.unlink(missing_ok=True)
            return
        head = {
            "rules": _rules(self.stamper),
            "signs": look.digest,
            "stamps": _digest_of_stamps(site.stamps),
            "refused": site.files.refused,
        }
        lines = (json.dumps(head).encode("ascii"), *map(os.fsencode, look.paths))
        write_atomically(self.file, _END.join(lines))

    def look(self) -> Seen | None:
        """Look at the site, and give it as it was seen; None where it is another, or never was."""
        first, *paths = self.file.read_bytes().split(_END) if self.file.is_file() else [b""]
        try:
            head = json.loads(first)
        except ValueError:  # nothing was kept, or a crash has cut it off
            return None
        if head["rules"] != _rules(self.stamper) or head["signs"] != self._look(paths):
            return None
        return Seen(self.root, self.stamper, head["stamps"], tuple(head["refused"]))

    def _look(self, paths: list[bytes]) -> str | None:
        """Give the digest of the signs that these have now; None where one is not there."""
        parts = -(-len(paths) // TOGETHER)
        try:
            with _opened(self.root) as root:
                # From the site's folder on: to go through those above it 100,000 times takes a
                # third of it all. That folder itself has an empty path.
                look_at = partial(os.lstat, dir_fd=root)

                def part(number: int) -> bytes:
                    some = paths[number * TOGETHER : (number + 1) * TOGETHER]
                    return packed(map(signs_of, map(look_at, (path or b"." for path in some))))

                found = run_all(part, parts, usable_cores())
                return sha256(b"".join(found)).hexdigest()
        except (OSError, WorkerError):  # or not to be asked: who reads the site is told which
            return None


@dataclass(frozen=True, slots=True)
class Seen:
    """A site that is as it was seen."""

    root: Path
    stamper: Stamper
    stamps: str
    """Digest of its stamps."""

    refused: tuple[str, ...]
    """As `SiteFiles` has it."""

    def recall(self, published: Mapping[str, str]) -> StampedSite | None:
        """Give it with the stamps of the manifest, if these are its own; else it has to be read."""
        if self.stamps != _digest_of_stamps(published):
            return None
        digests, sizes = DigestsOfStamps(published), SizesOfStamps(published)
        files = SiteFiles(self.root, digests, sizes, self.refused)
        return StampedSite(files, self.stamper, published)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """Open a folder. Raises `OSError`."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _rules(stamper: Stamper) -> str:
    """Stand for all that stamps depend on besides the site's own files."""
    keys = None if stamper.addresses is None else stamper.addresses.of("")
    kind = "folder" if stamper.is_folder else "storage"
    # Python's version: its table of media types.
    return fingerprint_of(sys.version, code_behind(__name__), stamper.encoding, keys, kind).hex()


def _digest_of_stamps(stamps: Mapping[str, str]) -> str:
    text = "\0".join([f"{path}\0{stamps[path]}" for path in sorted(stamps)])
    return digest_of(text.encode("utf-8", "surrogateescape")).hex()
