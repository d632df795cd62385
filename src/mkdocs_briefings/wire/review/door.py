"""The way into a review for a browser that the command opens.

The arguments of a program can be seen by everybody on its machine. So the browser is given an
address that works once, and leads to the one with the key. Whoever else is quicker shuts it, and
the editor is told.
"""

from __future__ import annotations

import secrets


class Door:
    """An address that leads somewhere, once."""

    def __init__(self, target: str) -> None:
        """Take where it leads to. It is shut until it is unlocked."""
        self._target = target
        self._key, self._was_used = "", False

    def unlock(self) -> str:
        """Give the key that opens it, once."""
        self._key, self._was_used = secrets.token_urlsafe(24), False
        return self._key

    def open(self, key: str) -> tuple[str, str]:
        """Give where it leads to, or why it does not."""
        if not self._key or not secrets.compare_digest(key.encode(), self._key.encode()):
            return "", "Open the address that the command has printed."
        if self._was_used:
            return "", (
                "This address was opened already. If that was not you, end the command, and begin "
                "it again without --open."
            )
        self._was_used = True
        return self._target, ""
