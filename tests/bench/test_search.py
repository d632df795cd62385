"""What the benchmark of the search makes of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.indexing import ALONE, DAY, FULL, INDEX, OFF, TYPO, UNCHANGED
from bench.results import Figure
from bench.search_page import PAGE, write
from bench.search_results import SearchResults, load
from bench.searching import EVERYTHING, OPENED, TYPED, Known, Search

if TYPE_CHECKING:
    from pathlib import Path


def figure(program: str, step: str, wall: float, peak: int = 100, problem: str = "") -> Figure:
    """Give a figure of a build."""
    return Figure(
        size=1000,
        program=program,
        step=step,
        round=0,
        wall=wall,
        user=wall,
        system=0.0,
        peak=peak,
        others=0.0,
        calm=True,
        files=1,
        bytes=1,
        pages={},
        problem=problem,
    )


def results(*figures: Figure, found: int = 100, first: float = 0.25) -> SearchResults:
    """Give results with these figures of builds."""
    return SearchResults(
        date="2025-11-15",
        seed=1,
        machine={"cores": "2", "processor": "a slow one", "memory": "1 GiB", "system": "Linux"},
        versions={"Pagefind": "1.5.2"},
        index_size=1000,
        archive_size=1000,
        figures=figures,
        bundles=1,
        index_bytes=1000,
        titles=1000,
        searches=tuple(
            Search(way, "bridge", first, 200_000, 0.5, 250_000, "7 briefings found")
            for way in (TYPED, OPENED, EVERYTHING)
        ),
        known=tuple(Known("A title", int(number < found), 0.2) for number in range(100)),
    )


GOOD = (
    figure(FULL, UNCHANGED, 1.0),
    figure(FULL, INDEX, 11.0, peak=250),
    figure(ALONE, INDEX, 10.0, peak=1000),
    figure(OFF, TYPO, 1.0),
    figure(FULL, TYPO, 6.0),
    figure(OFF, DAY, 2.0),
    figure(FULL, DAY, 7.0),
)


def test_what_is_good_enough_is_held(tmp_path: Path) -> None:
    """Figures within the bars hold all of them, and the page says so."""
    good = results(*GOOD)
    assert all(bar.is_held for bar in good.bars())
    (tmp_path / PAGE).parent.mkdir()
    assert "missed" not in write(good, tmp_path).read_text("utf-8")


@pytest.mark.parametrize(
    ("worse", "missed"),
    [
        (results(*GOOD, found=94), ["Articles among the first 3 by their titles"]),
        (
            results(*GOOD, first=0.31),
            [f"First results, this month, {way}: time" for way in ("typed", "by address")],
        ),
        (
            results(*GOOD[:1], figure(FULL, INDEX, 12.1, peak=251), *GOOD[2:]),
            ["All indexes, time, of Pagefind's alone", "All indexes, memory, of Pagefind's alone"],
        ),
        (results(*GOOD[:-1], figure(FULL, DAY, 8.1)), ["Added to a build: 500 more"]),
        (results(*GOOD[:-1], figure(FULL, DAY, 7, problem="late")), ["Added to a build: 500 more"]),
    ],
)
def test_what_is_not_good_enough_is_missed(
    worse: SearchResults, missed: list[str], tmp_path: Path
) -> None:
    """A bar is missed by a worse figure, and by one that does not count; the page says so."""
    assert [bar.name for bar in worse.bars() if not bar.is_held] == missed
    (tmp_path / PAGE).parent.mkdir()
    assert write(worse, tmp_path).read_text("utf-8").count("**missed**") == len(missed)


def test_results_are_kept(tmp_path: Path) -> None:
    """What is kept as JSON is read as it was, and a second file takes no other's place."""
    kept = results(*GOOD)
    assert load(kept.save(tmp_path)) == kept
    assert kept.save(tmp_path).name == "search-2025-11-15-2.json"
