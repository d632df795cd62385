"""What the tests of engines share."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.wire.engines.adapters import open_engines
from mkdocs_briefings.wire.engines.engine import Surroundings
from mkdocs_briefings.wire.settings import EngineChoice
from tests.wire.engines.services import (
    KEY,
    AzureServer,
    ChatServer,
    DeepLServer,
    GoogleServer,
    LibreTranslateServer,
    Reply,
    Served,
    serving,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.wire.engines.engine import Engine
    from tests.wire.engines.services import Behaviour


@dataclass(frozen=True)
class Remote:
    """An engine behind a service, and how that service says that nothing more is to be had."""

    name: str
    variable: str
    behaviour: type[Behaviour]
    spent: Reply
    options: dict[str, Any] = field(default_factory=dict)
    path: str = ""


REMOTES = (
    Remote(
        "libretranslate",
        "BRIEFINGS_LIBRETRANSLATE_KEY",
        LibreTranslateServer,
        Reply(402, {"error": "Payment Required"}),
    ),
    Remote("deepl", "BRIEFINGS_DEEPL_KEY", DeepLServer, Reply(456, {"message": "Quota Exceeded"})),
    Remote(
        "google",
        "BRIEFINGS_GOOGLE_TOKEN",
        GoogleServer,
        GoogleServer.error(403, "Daily Limit Exceeded", "PERMISSION_DENIED"),
        {"project": "newsroom-1"},
    ),
    Remote(
        "azure",
        "BRIEFINGS_AZURE_KEY",
        AzureServer,
        AzureServer.error(403001, "The operation is not allowed: the free quota is exceeded."),
        {"region": "westeurope"},
    ),
    Remote(
        "chat",
        "BRIEFINGS_CHAT_KEY",
        ChatServer,
        ChatServer.error(429, "You exceeded your current quota.", "insufficient_quota"),
        {"model": "small-1"},
        "/v1",
    ),
)


@dataclass
class Opened:
    """An engine, the service that it asks, and how long it wanted to wait."""

    engine: Engine
    service: Served
    remote: Remote
    waits: list[float]


class Opener:
    """Opens engines, with services of this machine where they need one."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def remote(self, remote: Remote, behaviour: Behaviour | None = None) -> Opened:
        """Give an engine whose service runs on this machine."""
        service = self._stack.enter_context(serving(behaviour or remote.behaviour()))
        return self.at(remote, service, service.url + remote.path)

    def at(self, remote: Remote, service: Served, url: str, key: str = KEY) -> Opened:
        """Give an engine that asks an address, with a secret."""
        waits: list[float] = []
        engine = self.engine(
            remote.name, {**remote.options, "url": url}, {remote.variable: key}, waits
        )
        return Opened(engine, service, remote, waits)

    def engine(
        self,
        name: str,
        options: dict[str, Any] | None = None,
        environment: dict[str, str] | None = None,
        waits: list[float] | None = None,  # filled with how long it wants to wait
    ) -> Engine:
        """Give an engine of options; it never waits, and says how long it would have."""
        surroundings = Surroundings(
            environment=environment or {},
            user_agent="mkdocs-briefings (tests)",
            sleep=(list[float]() if waits is None else waits).append,
        )
        (engine,) = open_engines([EngineChoice(name, options or {})], surroundings)
        self._stack.callback(engine.close)
        return engine


@pytest.fixture
def opener() -> Iterator[Opener]:
    """Give what opens engines, and closes them and their services at the end."""
    with ExitStack() as stack:
        yield Opener(stack)


@pytest.fixture(params=REMOTES, ids=lambda remote: remote.name)
def opened(request: pytest.FixtureRequest, opener: Opener) -> Opened:
    """Give each engine that asks a service, with that service."""
    return opener.remote(request.param)
