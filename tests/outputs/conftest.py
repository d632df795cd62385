"""A small newsroom, built once, on which the tests of pages and feeds look from every side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.outputs.newsroom import write_newsroom

if TYPE_CHECKING:
    from tests.site import Site


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the built site of the small newsroom; tests only read it."""
    site = write_newsroom(tmp_path_factory.mktemp("newsroom"))
    site.build("--strict")
    return site
