"""What the tests of drafting share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.wire.draft.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a newsroom without reports."""
    desk = Desk(tmp_path)
    yield desk
    desk.store.close()
