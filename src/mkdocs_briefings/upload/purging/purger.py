"""What purges: by which a network of caches forgets what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Purger(Protocol):
    """Lets caches forget files that have changed, by the paths that these have in the site."""

    def purge(self, paths: Sequence[str]) -> None:
        """Purge files; what is purged twice is no matter. Raises `PurgeError`."""

    def requests_for(self, paths: Sequence[str]) -> int:
        """Give how many requests that takes."""
