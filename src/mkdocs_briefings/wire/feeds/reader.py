"""Read feeds apart, so that none holds up the others for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.wire.confined import Confined, ConfinedError
from mkdocs_briefings.wire.feeds.feed import Feed, FeedError
from mkdocs_briefings.wire.feeds.read import read_feed

if TYPE_CHECKING:
    from typing import Self

SECONDS = 20.0
"""For a feed: one of 200 kB takes a tenth of one."""


class FeedReader:
    """Reads feeds one after another, in a process that is there while it is open."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._read = Confined(read_feed, seconds=seconds)

    def __call__(self, data: bytes, content_type: str, url: str) -> Feed:
        """Give what a feed says, whatever of it can be had; raises `FeedError`."""
        try:
            return self._read(data, content_type, url)
        except ConfinedError as error:
            raise FeedError(str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._read.close()
