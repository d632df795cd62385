"""What stands against rendering elsewhere."""

from __future__ import annotations

from mkdocs_briefings.errors import BriefingsError


class ClusterError(BriefingsError):
    """A cluster cannot be used as it is."""


class UnseenError(ClusterError):
    """A worker does not see a folder that others have in common with the builder."""


class RefusalError(ClusterError):
    """A worker refuses to render, since what it made might have other bytes."""
