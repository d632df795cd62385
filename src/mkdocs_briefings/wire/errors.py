"""What ends a step of the wire."""

from __future__ import annotations

from mkdocs_briefings.errors import BriefingsError


class WireError(BriefingsError):
    """A step of the wire cannot go on; the message says why, and what to do, in one line."""
