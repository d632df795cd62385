"""What the benchmark of all defaults makes of its figures, and what it builds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from bench.defaults import OFF, ON, DefaultsResults, make_site
from bench.first_builds import COLD
from bench.newsroom import Newsroom
from tests.bench.test_search import figure

if TYPE_CHECKING:
    from pathlib import Path

    from bench.results import Figure


def _results(*figures: Figure) -> DefaultsResults:
    return DefaultsResults("2025-11-15", 1, {}, {}, 1000, figures)


def test_bars() -> None:
    """Processor time is compared, and the memory of the build with every default on."""
    off, on = (
        figure(OFF, COLD, 10.0, peak=5_000_000_000),
        figure(ON, COLD, 25.0, peak=1_100_000_000),
    )
    held = _results(off, replace(on, wall=900.0))
    assert [bar.told for bar in held.bars()] == ["2.50 times", "1,100 MB"]
    assert held.is_held
    slower, larger = replace(on, user=25.1), replace(on, peak=1_300_000_000)
    assert [bar.is_held for bar in _results(off, slower).bars()] == [False, True]
    assert [bar.is_held for bar in _results(off, larger).bars()] == [True, False]


def test_failed_builds() -> None:
    """A build that failed holds nothing."""
    failed = _results(figure(OFF, COLD, 10.0), figure(ON, COLD, 20.0, problem="code 1"))
    assert not failed.is_held
    assert [bar.told for bar in failed.bars()] == ["no figure", "no figure"]


def test_sites(tmp_path: Path) -> None:
    """The one leaves the plugin's options out, the other has those of all benchmarks."""
    told = {
        name: yaml.safe_load(
            (make_site(name, Newsroom(), 3, tmp_path).folder / "mkdocs.yml").read_text()
        )
        for name in (OFF, ON)
    }
    assert told[ON]["plugins"] == ["briefings"]
    ((_, options),) = told[OFF]["plugins"][0].items()
    assert (options["search"], options["share_cards"]) == ("off", False)
    assert {**told[OFF], "plugins": []} == {**told[ON], "plugins": []}
