"""Growth is told by the work itself, and not by how busy the machine is."""

from __future__ import annotations

import pytest

from tests.growth import assert_in_proportion


def test_in_proportion() -> None:
    """Work that grows with its size passes."""
    assert_in_proportion(lambda size: sum(range(size)), 100_000)


def test_square() -> None:
    """Work that grows with the square of its size is found."""
    with pytest.raises(AssertionError, match="for a quarter of it"):
        assert_in_proportion(lambda size: [sum(range(size)) for _ in range(size)], 400)
