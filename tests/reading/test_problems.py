"""Every kind of problem, as it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.newsroom import PROFILE, text
from tests.reading.fixtures import Case, read_cases
from tests.site import png

if TYPE_CHECKING:
    from tests.newsroom import NewsroomFolder

CASES = tuple(read_cases(Path(__file__).parent / "problems"))
FOLDER = "briefings/2026/10/30"
NEIGHBOURS: dict[str, str | bytes] = {
    f"{FOLDER}/other.md": text(title="Another briefing"),
    f"{FOLDER}/map.png": png(),
    f"{FOLDER}/table.csv": b"",
    "docs/about.md": "# About\n",
    "docs/assets/logo.png": png(),
    "docs/scan.tiff": b"",
    "docs/sources/kyiv-post.md": PROFILE,
    "docs/sources/index.md": "# Not a profile\n",
    "mkdocs.yml": "",
    "overrides/logo.png": png(),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_problems_of_one_file(case: Case, newsroom: NewsroomFolder) -> None:
    """Each defect is named with its file, its line, a sentence, and what to do about it."""
    path = "docs/sources/kyiv-post.md" if case.file == "sources" else f"{FOLDER}/rail.md"
    newsroom.write({**NEIGHBOURS, path: case.input})
    assert newsroom.problems() == [line.replace("PATH", path) for line in case.expected]
