"""The handbook's page on what a page costs its reader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bench import reading_page
from bench.reading import typical

if TYPE_CHECKING:
    from pathlib import Path

SCORES = {"Performance": 99, "Accessibility": 100, "Best Practices": 100, "SEO": 100}
HOME = {
    "page": "home",
    "first": 90_000,
    "whole": 120_000,
    "again": 40_000,
    "html": 80_000,
    "scores": SCORES,
    "lcp": 1.66,
    "cls": 0.0,
    "tbt": 9,
}


@pytest.mark.parametrize(("scored", "is_older"), [("1a2b3c4d", False), ("9f8e7d6c", True)])
def test_tells_of_older_scores(tmp_path: Path, scored: str, *, is_older: bool) -> None:
    """Where sizes were measured alone the page says of which commit its scores are."""
    results = tmp_path / "results.json"
    machine = {"processor": "Abacus", "cores": "2"}
    told = {"date": "2026-11-30", "commit": "1a2b3c4d", "scored": scored, "machine": machine}
    results.write_text(json.dumps({**told, "pages": [HOME]}), "utf-8")
    (tmp_path / "handbook").mkdir()
    page = reading_page.write(results, tmp_path).read_text("utf-8")
    assert "| home | 90.0 kB | 120.0 kB | 40.0 kB | 80.0 kB |" in page
    assert "| home | 99 | 100 | 100 | 100 | 1.66 s | 0.000 | 9 ms |" in page
    assert ("Lighthouse's part is older, of those of 9f8e7d6c." in page) is is_older


def test_one_run_that_is_off_tells_nothing() -> None:
    """Of several reports the one counts whose score is in the middle, with all that it says."""
    reports = [
        {"categories": {"performance": {"score": score}}, "audits": name}
        for score, name in ((0.93, "off"), (0.99, "usual"), (1.0, "lucky"))
    ]
    assert typical(reports)["audits"] == "usual"
