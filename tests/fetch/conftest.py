"""What the tests of fetching share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fetch.web import Web, web

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def running() -> Iterator[Web]:
    """Give a server for the tests of a module."""
    with web() as server:
        yield server


@pytest.fixture
def server(running: Web) -> Web:
    """Give the server as if it were new."""
    running.forget()
    return running
