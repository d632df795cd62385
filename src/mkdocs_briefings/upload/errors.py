"""What stands in the way of an upload."""

from __future__ import annotations

from mkdocs_briefings.errors import BriefingsError


class UploadError(BriefingsError):
    """The site cannot be brought to its destination; what was published there is still whole."""


class ConflictError(UploadError):
    """Somebody else publishes to the same destination."""
