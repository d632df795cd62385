"""What the option `wire` of the plugin asks for, in the form that the wire uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.fetch.settings import user_agent

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """An engine of translation that the newsroom asks for, with its own options."""

    name: str
    """The name under which it joins, such as `deepl`."""

    options: Mapping[str, Any] = field(default_factory=dict)
    """As they stand below its name in `mkdocs.yml`; never a secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WireSettings:
    """How the wire reads, translates and drafts."""

    contact: str = ""
    """An address of a page or of mail, which the wire names to the outlets that it reads."""

    engines: tuple[EngineChoice, ...] = ()
    """Engines of translation, tried in this order for a pair of languages."""

    allow_hosts: frozenset[str] = frozenset()
    """Hosts that may be reached though their addresses are not public, in lower case."""

    characters_a_day: int = 0
    """How many characters an engine may be sent in a day; 0 sets no limit."""

    drafts_a_day: int = 500
    """How many drafts are written in 24 hours at most."""

    keep_days: int = 30
    """For how many days an item that no draft came of is remembered."""

    @property
    def user_agent(self) -> str:
        """What the wire calls itself to the servers that it asks."""
        return user_agent("news wire", self.contact)
