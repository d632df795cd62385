"""Look what of a site is another than it was.

That is seen by the signs that the system itself keeps of files and folders: those of a folder
change whenever a name in it comes or goes. So what is as it was is neither read nor listed.
"""

from __future__ import annotations

import os
from array import array
from contextlib import contextmanager
from functools import partial
from itertools import accumulate
from struct import iter_unpack
from typing import TYPE_CHECKING

from mkdocs_briefings.build.signs import signs_of
from mkdocs_briefings.build.workers import run_all
from mkdocs_briefings.cores import usable_cores
from mkdocs_briefings.upload.known_site import SIGNS, count_in, packed, paths_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_briefings.upload.known_site import KnownSite

_NUMBER = "I"
"""How arrays hold numbers of files and folders."""


def differing(root: Path, known: KnownSite) -> list[int]:
    """Give the numbers of what is another than it was, or gone, in their order.

    `root` is the site's folder. Raises `OSError`, and `WorkerError`.
    """
    starts = list(accumulate(map(count_in, known.blocks), initial=0))
    with _looking(root) as look_at:

        def part(number: int) -> bytes:
            start, end = starts[number : number + 2]
            before = known.signs[start * SIGNS : end * SIGNS]
            now = _signs_now(paths_in(known.blocks[number]), look_at)
            if now == before:
                return b""
            record = f"{SIGNS}s"
            pairs = zip(iter_unpack(record, before), iter_unpack(record, now), strict=True)
            others = (each for each, (one, other) in enumerate(pairs, start) if one != other)
            return array(_NUMBER, others).tobytes()

        found = array(_NUMBER)
        for some in run_all(part, len(known.blocks), usable_cores()):
            found.frombytes(some)
    return found.tolist()


def _signs_now(paths: list[bytes], look_at: Callable[[bytes], os.stat_result]) -> bytes:
    """Give the signs of files and folders; what cannot be asked has zeros."""
    names = [path or b"." for path in paths]
    try:
        return packed(map(signs_of, map(look_at, names)))
    except OSError:  # one of them: so one after the other
        return b"".join(_signs_of_one(name, look_at) for name in names)


def _signs_of_one(name: bytes, look_at: Callable[[bytes], os.stat_result]) -> bytes:
    try:
        return packed((signs_of(look_at(name)),))
    except OSError:
        return bytes(SIGNS)


@contextmanager
def _looking(root: Path) -> Iterator[Callable[[bytes], os.stat_result]]:
    """Give what looks at the path of a file or folder below a folder. Raises `OSError`."""
    if os.stat not in os.supports_dir_fd:
        start = os.fsencode(root) + b"/"
        yield lambda path: os.lstat(start + path)
        return
    # From the site's folder on: to go through those above it 100,000 times takes a third of it all.
    descriptor = os.open(root, os.O_RDONLY)
    try:
        yield partial(os.lstat, dir_fd=descriptor)
    finally:
        os.close(descriptor)
