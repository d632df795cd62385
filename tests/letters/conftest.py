"""What the tests of letters share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.letters.server import Host, mail_server
from tests.outputs.newsroom import write_newsroom
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project with an edition of two briefings."""
    site = Site(tmp_path).configure()
    site.source("kyiv-daily")
    site.briefing("2026/03/19/bridge-closed", source="kyiv-daily", priority="lead")
    site.briefing("2026/03/19/night-train", countries=["KE"])
    return site


@pytest.fixture
def newsroom(tmp_path: Path) -> Site:
    """Give a small newsroom that has a briefing of every kind."""
    return write_newsroom(tmp_path)


@pytest.fixture
def host() -> Iterator[Host]:
    """Give a mail server that listens."""
    with mail_server(Host()) as host:
        yield host
