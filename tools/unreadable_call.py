"""What ends `make words`: a message that it could not find."""

from __future__ import annotations


class UnreadableCallError(Exception):
    """A call's text is not written where a program finds it."""
