"""What is remembered of outputs: what they were made of, and the files that they became."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.build.damage import load

if TYPE_CHECKING:
    from collections.abc import Mapping


BESIDE = "beside"
"""What stands in place of the plan of a file that was made beside another: that one's path."""


class OutputRecord(NamedTuple):
    """What an output was made of when it was rendered, and the file that it became."""

    parts: Mapping[str, bytes]
    """Fingerprints of all that its plan held, by names for people."""

    lookups: Mapping[str, str | None]
    """Addresses that its links were given, by the path of the file that each leads to."""

    size: int
    """Size of the published file in bytes."""

    time: int
    """When the published file was last changed, in nanoseconds of its file system's clock."""

    digest: bytes
    """Fingerprint of the published file."""


class GroupRecord(NamedTuple):
    """What is remembered of a group."""

    fingerprint: bytes | None
    """That of all that its outputs were planned from; None if they are to be looked at."""

    links: Mapping[str, str | None]
    """Addresses that links of its outputs were given, by the path of the file they lead to."""


Outputs = dict[str, OutputRecord | None]
"""The files of outputs by their paths; None for one that is rendered each time."""

Files = tuple[tuple[str, int, int], ...]
"""Path, size and time of published files."""


class PackedFiles(NamedTuple):
    """The published files of a group as they are remembered.

    Of an archive they are so many, and most builds have so little to ask of them, that they stay
    in their pickle: taken out of it, a file's path, size and time are four times as large.
    """

    packed: bytes
    total: int
    """How many there are."""

    pages: int
    """How many of them are pages."""

    @classmethod
    def of(cls, files: Files) -> PackedFiles:
        """Pack files."""
        pages = sum(path.endswith(".html") for path, *_ in files)
        return cls(pickle.dumps(files, pickle.HIGHEST_PROTOCOL), len(files), pages)

    def load(self) -> Files:
        """Give the files. Raises `DamagedStateError`."""
        files: Files = load(self.packed)
        return files


def files_of(outputs: Outputs) -> Files:
    """Give the published files of outputs; one that is rendered each time has no size."""
    return tuple(
        (path, record.size, record.time) if record is not None else (path, -1, -1)
        for path, record in outputs.items()
    )


def links_of(outputs: Outputs) -> dict[str, str | None]:
    """Give the addresses that links of outputs were given."""
    found: dict[str, str | None] = {}
    for record in outputs.values():
        if record is not None:
            found.update(record.lookups)
    return found
