"""What the tests of polling share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.feeds.reader import FeedReader
from mkdocs_briefings.wire.store.store import Store
from tests.fetch.web import Web, web
from tests.wire.poll.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def running() -> Iterator[Web]:
    """Give a server for the tests of a module."""
    with web() as server:
        yield server


@pytest.fixture(scope="session")
def reader() -> Iterator[FeedReader]:
    """Give the process that reads feeds, which takes a second to start."""
    with FeedReader() as reader:
        yield reader


@pytest.fixture
def desk(running: Web, tmp_path: Path, reader: FeedReader) -> Iterator[Desk]:
    """Give a newsroom that follows nobody yet."""
    running.forget()
    path = tmp_path / "wire.sqlite"
    with Store(path) as store:
        yield Desk(running, path, store, reader)
