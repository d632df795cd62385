"""What a run of the benchmark is held to."""

from __future__ import annotations

from dataclasses import replace

from bench.programs import HUGO, OURS, WITHOUT_MKDOCS
from bench.results import Results
from bench.run_bars import run_bars
from tests.bench.test_search import figure


def _results(size: int, step: str, **seconds: float) -> Results:
    figures = tuple(
        replace(figure(program.replace("_", "-"), step, wall), size=size)
        for program, wall in seconds.items()
    )
    titles = {OURS: "ours", WITHOUT_MKDOCS: "ours without MkDocs", HUGO: "Hugo"}
    return Results("2025-11-15", 1, {}, {}, titles, figures)


def test_first_builds_beside_hugo() -> None:
    """A large first build takes at most as long as Hugo's; a small one is held to nothing."""
    seconds = {"mkdocs_briefings": 11.0, "none": 9.0, "hugo": 10.0}
    ours, without = run_bars(_results(20_000, "cold", **seconds), None)
    assert (ours.told, ours.is_held) == ("1.10 times", False)
    assert (without.told, without.is_held) == ("0.90 times", True)
    assert not list(run_bars(_results(1_000, "cold", **seconds), None))


def test_builds_beside_the_last() -> None:
    """A build that has become much slower beside Hugo is told of, whatever the machine."""
    last = _results(1_000, "typo", mkdocs_briefings=2.0, hugo=10.0)
    held, missed = (
        list(run_bars(_results(1_000, "typo", mkdocs_briefings=seconds, hugo=20.0), last))
        for seconds in (4.8, 5.2)
    )
    assert [bar.is_held for bar in held] == [True]
    assert [bar.is_held for bar in missed] == [False]
    assert not list(run_bars(_results(1_000, "typo", mkdocs_briefings=9.0), last))
