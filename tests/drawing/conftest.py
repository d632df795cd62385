"""What the tests of drawing share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.drawing.images import ImageMaker

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def maker(tmp_path: Path) -> ImageMaker:
    """Give a maker of copies and crops that has made nothing yet."""
    return ImageMaker(tmp_path / "images")
