"""What can be wrong with a letter and its sending."""

from __future__ import annotations

from mkdocs_briefings.errors import BriefingsError


class LetterError(BriefingsError):
    """A letter cannot be made or sent as it was asked for; the message says what to mend."""
