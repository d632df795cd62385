"""Who asks, and whom it may ask."""

from __future__ import annotations

from typing import Protocol


class FetchSettings(Protocol):
    """What a newsroom says of it."""

    @property
    def user_agent(self) -> str:
        """What the one who asks is called to servers."""
        ...

    @property
    def allow_hosts(self) -> frozenset[str]:
        """Hosts that may be reached though their addresses are not public, in lower case."""
        ...


def user_agent(task: str, contact: str) -> str:
    """Give what we call ourselves to servers: what we do, and whom they may write to."""
    return f"mkdocs-briefings ({task}; +{contact})" if contact else f"mkdocs-briefings ({task})"
