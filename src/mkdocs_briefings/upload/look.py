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
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import write_atomically
from mkdocs_briefings.fingerprint import digest_of, fingerprint_of
from mkdocs_briefings.toolchain import code_behind
from mkdocs_briefings.upload.site_files import SignsDigest, SiteFiles, signs_of
from mkdocs_briefings.upload.stamps import DigestsOfStamps, SizesOfStamps, StampedSite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdocs_briefings.upload.stamps import Stamper

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

    def recall(self, published: Mapping[str, str]) -> StampedSite | None:
        """Give the site, if it is as it was, and as it is published; None if it has to be read.

        `published` are the stamps of the manifest.
        """
        first, *paths = self.file.read_bytes().split(_END) if self.file.is_file() else [b""]
        try:
            head = json.loads(first)
        except ValueError:  # nothing was kept, or a crash has cut it off
            return None
        rules, stamps = _rules(self.stamper), _digest_of_stamps(published)
        if head["rules"] != rules or head["stamps"] != stamps or head["signs"] != self._look(paths):
            return None
        digests, sizes = DigestsOfStamps(published), SizesOfStamps(published)
        files = SiteFiles(self.root, digests, sizes, tuple(head["refused"]))
        return StampedSite(files, self.stamper, published)

    def _look(self, paths: Iterable[bytes]) -> str | None:
        """Give the digest of the signs that these have now; None where one is not there."""
        signs = SignsDigest()
        try:
            # From the site's folder on: to go through those above it 100,000 times takes a third
            # of it all. That folder itself has an empty path.
            with _opened(self.root) as root:
                look_at = partial(os.lstat, dir_fd=root)
                signs.add(map(signs_of, map(look_at, (path or b"." for path in paths))))
        except OSError:  # or not to be asked: who reads the site is told which
            return None
        return signs.text


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
