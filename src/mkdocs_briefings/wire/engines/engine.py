"""What an engine of translation is, and what makes one of the newsroom's options."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel, ConfigDict, Field

from mkdocs_briefings.wire.engines.errors import UnusableEngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Limits:
    """What an engine takes at once."""

    texts: int
    """How many texts."""

    characters: int
    """How many characters, in all of them together."""


class Engine(Protocol):
    """Translates plain texts, a sentence each. Markup never reaches it."""

    @property
    def name(self) -> str:
        """The name under which it joins, such as `deepl`."""

    @property
    def version(self) -> str:
        """What tells its translations from those of another version: a version, or a model."""

    @property
    def method(self) -> str:
        """Either `neural` or `rules`, which structured data tell apart."""

    @property
    def limits(self) -> Limits:
        """What it takes at once."""

    @property
    def price(self) -> float:
        """What a million characters cost, in the currency of its bill; 0 where nothing is known."""

    @property
    def is_remote(self) -> bool:
        """Whether texts leave this machine; then they count for the day's budget."""

    def translates(self, source: str, target: str) -> bool:
        """Tell whether it can do that pair of languages (BCP 47). Raises `EngineError`."""

    def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str]:
        """Give the translations, in the order of the texts. Raises `EngineError`."""

    def close(self) -> None:
        """Give back what it holds."""


class EngineOptions(BaseModel):
    """What may stand below an engine's name; engines add their own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    price: float = Field(default=0.0, ge=0)
    """What a million characters cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What engines find around them."""

    environment: Mapping[str, str] = field(repr=False)
    """The variables of the environment, the only place of secrets."""

    user_agent: str
    """What the wire calls itself."""

    allow_hosts: frozenset[str] = frozenset()
    """Hosts that a secret may be sent to without encryption, in lower case."""

    sleep: Callable[[float], None] = time.sleep
    """Waits so many seconds."""

    def secret(self, variable: str) -> str:
        """Give a secret; empty where there is none. Raises `UnusableEngineError`."""
        secret = self.environment.get(variable, "").strip()
        if not all("!" <= character <= "~" for character in secret):
            raise UnusableEngineError(f"{variable} has characters that no secret has.")
        return secret

    def needed_secret(self, variable: str) -> str:
        """Give a secret. Raises `UnusableEngineError` where there is none."""
        secret = self.secret(variable)
        if not secret:
            raise UnusableEngineError(
                f"It needs a secret. Put it into the environment as {variable}."
            )
        return secret


class Adapter(Protocol):
    """Makes an engine of what the newsroom has written; what entry points name."""

    @property
    def name(self) -> str:
        """The name of its engine in the option `engines`."""

    @property
    def options(self) -> type[EngineOptions]:
        """What may stand below that name."""

    def open(self, options: EngineOptions, surroundings: Surroundings) -> Engine:
        """Give the engine, without asking anybody yet. Raises `EngineError`."""
