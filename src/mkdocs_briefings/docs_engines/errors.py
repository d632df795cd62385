"""What goes wrong with engines."""

from __future__ import annotations

from mkdocs_briefings.errors import BriefingsError


class DocsEngineError(BriefingsError):
    """An engine is not there, or has not made the pages of `docs/`; says why."""
