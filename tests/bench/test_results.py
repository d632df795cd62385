"""Which figures of a benchmark count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.results import middle, wall
from tests.bench.test_search import figure


@pytest.mark.parametrize(
    ("others", "expected"), [((0.0, 0.0, 0.0), 2.0), ((0.0, 0.0, 0.5), 1.5), ((0.5, 0.5, 0.5), 2.0)]
)
def test_disturbed_figures(others: tuple[float, ...], expected: float) -> None:
    """What other work may have spoilt counts only where there is nothing else."""
    figures = [
        replace(figure("hugo", "cold", wall=place), others=busy)
        for place, busy in enumerate(others, start=1)
    ]
    assert middle(figures, 1000, "hugo", "cold", wall) == expected


def test_failed_figures() -> None:
    """A build that failed has no figure."""
    figures = [
        figure("hugo", "cold", 1.0, problem="it ended with code 1"),
        figure("hugo", "day", 2.0),
    ]
    assert middle(figures, 1000, "hugo", "cold", wall) is None
    assert middle(figures, 1000, "hugo", "day", wall) == 2.0
