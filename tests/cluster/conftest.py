"""What the tests of clusters share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cluster.newsroom import Built, build_large, built_large
from tests.once import make_once

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def large(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Give a newsroom of which there are many tasks."""
    return built_large(make_once(tmp_path_factory, "large", build_large), tmp_path / "large")
