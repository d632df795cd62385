"""Count the warnings of a build, as MkDocs does in strict mode."""

from __future__ import annotations

import logging

# ProperDocs, MkDocs' drop-in successor, logs under its own name.
_LOGGERS = ("mkdocs", "properdocs")


class WarningCounter(logging.Handler):
    """Counts what MkDocs and its plugins warn of between `start` and `stop`."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self._count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Count one message."""
        self._count += 1

    def start(self) -> None:
        """Begin to count, from nought."""
        self._count = 0
        for name in _LOGGERS:
            logging.getLogger(name).addHandler(self)

    def stop(self) -> int:
        """End counting and give the number of warnings and errors."""
        for name in _LOGGERS:
            logging.getLogger(name).removeHandler(self)
        return self._count
