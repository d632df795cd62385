"""The first page of the handbook leads to all others, and the navigation has them, too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs/handbook"
RECORDS = sorted(path.name for path in (HANDBOOK / "decisions").glob("*.md"))
PAGES = sorted(path.name for path in HANDBOOK.glob("*.md") if path.name != "index.md")


def index() -> str:
    """Give the text of the first page."""
    return (HANDBOOK / "index.md").read_text(encoding="utf-8")


def test_every_record_is_listed() -> None:
    """Decision records stand there in their order, each once, with the heading that it has."""
    headings = [
        re.findall(r"^# (.+)$", (HANDBOOK / "decisions" / name).read_text("utf-8"), re.MULTILINE)[0]
        for name in RECORDS
    ]
    listed = re.findall(r"^    - \[(.+)\]\(decisions/(.+)\)$", index(), re.MULTILINE)
    assert listed == list(zip(headings, RECORDS, strict=True))
    assert [int(heading.partition(".")[0]) for heading in headings] == [
        int(name[:4]) for name in RECORDS
    ]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_listed(name: str) -> None:
    """Each page of the handbook has a line of its own on the first one."""
    assert re.search(rf"^- \[[^]]+\]\({re.escape(name)}\): ", index(), re.MULTILINE)


def test_navigation_has_every_page() -> None:
    """What stands in the handbook stands in the navigation, too."""
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    paths = [*(f"handbook/{each}" for each in PAGES), *(f"handbook/decisions/{r}" for r in RECORDS)]
    assert [path for path in paths if f" {path}\n" not in navigation] == []
