"""What the tests of the review share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.cli.wire_project import open_wire_project
from mkdocs_briefings.wire.review.session import ReviewSession
from tests.wire.review.newsdesk import NOW, Newsdesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Newsdesk:
    """Give a project whose wire has written nothing yet."""
    return Newsdesk(tmp_path)


@pytest.fixture
def begin(desk: Newsdesk) -> Callable[[], ReviewSession]:
    """Give what begins a review of the project, by Ann."""

    def begin() -> ReviewSession:
        project = open_wire_project(str(desk.root / "mkdocs.yml"))
        slugs = frozenset(source.slug for source in project.sources)
        return ReviewSession(
            project.settings, project.outlets, by="Ann", clock=lambda: NOW, sources=slugs
        )

    return begin
