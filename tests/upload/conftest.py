"""What the tests of uploads share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.upload.publishing import Publishing, make_publishing
from tests.upload.servers import Storage, moto

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def storage() -> Iterator[Storage]:
    """Give a storage that keeps to conditions; each test has a prefix of its own in it."""
    with moto() as storage:
        yield storage


@pytest.fixture
def publishing(tmp_path: Path, storage: Storage) -> Publishing:
    """Give a project with a built site, and a place to publish it to."""
    return make_publishing(tmp_path, storage)
