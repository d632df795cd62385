"""What stands in the way of a purge."""

from __future__ import annotations

from mkdocs_briefings.errors import BriefingsError


class PurgeError(BriefingsError):
    """Something is not purged yet: says why, and what is left."""

    def __init__(self, reason: str, left: frozenset[str]) -> None:
        """Take the reason as a sentence, and the paths of the files."""
        super().__init__(reason)
        self.left = left


class UnusablePurgerError(BriefingsError):
    """What a purger needs is missing or cannot be used."""


class RefusedError(BriefingsError):
    """A network of caches did not do what it was asked for; says why."""
