"""What can go wrong with an engine, told apart by what is to be done then."""

from __future__ import annotations

from mkdocs_briefings.wire.errors import WireError


class EngineError(WireError):
    """These texts were not translated; others may be."""


class UnusableEngineError(EngineError):
    """The engine cannot be used as it is set up, or cannot be reached: not again in this run."""


class SpentEngineError(EngineError):
    """What the engine may be asked for in a day, or has been paid for, is used up."""
