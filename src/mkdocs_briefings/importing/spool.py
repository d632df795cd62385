"""Keep what was read of posts until all of them have their places."""

from __future__ import annotations

import pickle
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

_Record = TypeVar("_Record")

_IN_MEMORY = 1 << 20
"""Bytes: a small archive needs no file."""


class Spool(Generic[_Record]):
    """Keeps records in the order in which they came, on disk where there are many.

    Where a post will stand depends on all others, and so do its links. The texts of an archive need
    not be in memory until that is known.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed on leaving this
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, record: _Record) -> None:
        """Keep a record."""
        pickle.dump(record, self._file, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __iter__(self) -> Iterator[_Record]:
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)  # noqa: S301 - what this process wrote itself
