"""What the tests of reading pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.extract.reading import PageReaders
from mkdocs_briefings.wire.store.store import Store
from tests.fetch.web import Web, web
from tests.wire.extract.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def running() -> Iterator[Web]:
    """Give a server for all tests."""
    with web() as server:
        yield server


@pytest.fixture(scope="session")
def readers() -> Iterator[PageReaders]:
    """Give the processes that read pages, which take seconds to start."""
    with PageReaders(1) as readers:
        yield readers


@pytest.fixture
def desk(running: Web, tmp_path: Path, readers: PageReaders) -> Iterator[Desk]:
    """Give a newsroom that follows the Mercury."""
    running.forget()
    path = tmp_path / "wire.sqlite"
    with Store(path) as store:
        yield Desk(running, path, store, readers)
