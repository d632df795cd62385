"""What is known of a site's files and folders since they were read, in a file of columns.

A site has some 200,000 of both, and nearly all of them are as they were. As objects they would take
a second to read and 100 MB to hold. So signs and digests stay bytes, and paths stay in blocks,
which are taken apart only where something in them is looked for.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from itertools import chain, compress, repeat, starmap
from operator import eq
from struct import Struct
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import write_atomically
from mkdocs_briefings.fingerprint import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_briefings.build.signs import Signs

TOGETHER = 25_000
"""So many files and folders are in a block, which one process looks at: with fewer a second one
gains nothing."""

FOLDER, FILE, REFUSED = b"/fr"
"""Kinds: what is refused is neither of the others, such as a link, and is not published."""

_END = b"\0"
"""What no path has in it."""

_signs = Struct("<QQqq")

SIGNS = _signs.size
"""Bytes of the signs of one."""

NO_DIGEST = bytes(len(digest_of(b"")))
"""Of what is no file, or was not read."""

DIGEST = len(NO_DIGEST)


def packed(some: Iterable[Signs]) -> bytes:
    """Give signs as they are kept, one after the other."""
    return b"".join(starmap(_signs.pack, some))


@dataclass(slots=True)
class Columns:
    """Files and folders with what is known of them; behind a folder comes all that is in it."""

    paths: list[bytes] = field(default_factory=list)
    """From the site's folder on; that of this folder itself is empty."""

    kinds: bytearray = field(default_factory=bytearray)
    young: bytearray = field(default_factory=bytearray)
    """1 for what is too new to be known again by its signs."""

    stale: bytearray = field(default_factory=bytearray)
    """1 for a file that has to be read."""

    signs: bytearray = field(default_factory=bytearray)
    digests: bytearray = field(default_factory=bytearray)

    def add(self, path: bytes, kind: int, signs: bytes, *, is_young: bool) -> None:
        """Add one of which no more is known."""
        self.paths.append(path)
        self.kinds.append(kind)
        self.young.append(is_young)
        self.stale.append(kind == FILE)
        self.signs += signs
        self.digests += NO_DIGEST

    def size(self, number: int) -> int:
        """Give the size of a file in bytes."""
        size, _, _, _ = _signs.unpack_from(self.signs, number * SIGNS)
        return int(size)

    def take(self, other: Columns, start: int, end: int) -> None:
        """Add a range of others."""
        self.paths += other.paths[start:end]
        self.kinds += other.kinds[start:end]
        self.young += other.young[start:end]
        self.stale += other.stale[start:end]
        self.signs += other.signs[start * SIGNS : end * SIGNS]
        self.digests += other.digests[start * DIGEST : end * DIGEST]


@dataclass(frozen=True, slots=True)
class KnownSite:
    """What is known of a site."""

    kinds: bytes
    young: bytes
    """As `Columns` has it."""

    signs: bytes
    digests: bytes
    blocks: tuple[bytes, ...]
    """Paths, so many together."""

    mark: str = ""
    """Stands for the stamps of its files, and for the rules by which they were made."""

    @property
    def paths(self) -> list[bytes]:
        """The paths of all of it."""
        return list(chain.from_iterable(map(paths_in, self.blocks)))

    @property
    def columns(self) -> Columns:
        """The columns, to be changed."""
        return Columns(
            self.paths,
            bytearray(self.kinds),
            bytearray(self.young),
            bytearray(len(self.kinds)),
            bytearray(self.signs),
            bytearray(self.digests),
        )

    @property
    def refused(self) -> tuple[str, ...]:
        """What is refused."""
        some = self._of_kind(REFUSED) if REFUSED in self.kinds else ()
        return tuple(sorted(map(os.fsdecode, some)))

    @property
    def too_young(self) -> list[int]:
        """Numbers of what is too new to be known again by its signs."""
        return list(compress(range(len(self.young)), self.young))

    def files(self) -> Iterator[tuple[str, bytes, int]]:
        """Give each file: its path, the digest of its bytes, and its size in bytes."""
        is_file = list(map(eq, self.kinds, repeat(FILE)))
        digests = (
            self.digests[start : start + DIGEST] for start in range(0, len(self.digests), DIGEST)
        )
        sizes = (size for size, _, _, _ in _signs.iter_unpack(self.signs))
        return zip(
            map(os.fsdecode, self._of_kind(FILE)),
            compress(digests, is_file),
            compress(sizes, is_file),
            strict=True,
        )

    def _of_kind(self, kind: int) -> Iterator[bytes]:
        return compress(self.paths, map(eq, self.kinds, repeat(kind)))

    def write(self, file: Path) -> None:
        """Write it down."""
        body = b"".join((self.kinds, self.young, self.signs, self.digests, *self.blocks))
        head = {
            "count": len(self.kinds),
            "blocks": list(map(len, self.blocks)),
            "mark": self.mark,
            "digest": digest_of(body).hex(),
        }
        write_atomically(file, json.dumps(head).encode() + b"\n" + body)


def known_site(columns: Columns, blocks: tuple[bytes, ...] = ()) -> KnownSite:
    """Give what columns know; `blocks` are those of their paths where somebody has them."""
    return KnownSite(
        bytes(columns.kinds),
        bytes(columns.young),
        bytes(columns.signs),
        bytes(columns.digests),
        blocks
        or tuple(
            _END.join(columns.paths[start : start + TOGETHER])
            for start in range(0, len(columns.paths), TOGETHER)
        ),
    )


def count_in(block: bytes) -> int:
    """Give how many paths a block has."""
    return block.count(_END) + 1


def paths_in(block: bytes) -> list[bytes]:
    """Give the paths of a block."""
    return block.split(_END)


def read_known_site(file: Path) -> KnownSite:
    """Read what was written down; where nothing was, or it is damaged, only the folder is known."""
    head, _, body = (file.read_bytes() if file.is_file() else b"").partition(b"\n")
    try:
        told = json.loads(head)
    except ValueError:  # nothing is there, or a crash has cut it off
        told = {}
    if not isinstance(told, dict) or told.get("digest") != digest_of(body).hex():
        columns = Columns()
        columns.add(b"", FOLDER, bytes(SIGNS), is_young=True)
        return known_site(columns)
    count = told["count"]
    kinds, young, signs, digests, *blocks = _cut(
        body, (count, count, count * SIGNS, count * DIGEST, *told["blocks"])
    )
    return KnownSite(kinds, young, signs, digests, tuple(blocks), told["mark"])


def _cut(data: bytes, lengths: Iterable[int]) -> Iterator[bytes]:
    end = 0
    for length in lengths:
        start, end = end, end + length
        yield data[start:end]
