"""Neighbours of countries."""

from __future__ import annotations

import pytest

from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.neighbours import neighbours_of


def test_every_country_has_some() -> None:
    """Each has four at least, all of them countries, none of them itself and none twice."""
    for code in COUNTRIES:
        found = neighbours_of(code)
        assert len(found) >= 4
        assert set(found) <= COUNTRIES - {code}
        assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("code", "borders"),
    [
        ("KE", {"ET", "TZ", "SO", "UG", "SS"}),
        ("CH", {"IT", "FR", "DE", "AT", "LI"}),
        ("FR", {"ES", "BE", "CH", "IT", "DE", "LU", "AD", "MC"}),  # nothing of overseas
        ("GF", {"BR", "SR"}),
        ("PS", {"IL", "EG", "JO"}),
        ("UA", {"RU", "BY", "MD", "RO", "PL", "HU", "SK"}),
        ("RS", {"RO", "BG", "BA", "XK", "HR", "ME", "HU", "MK"}),
        ("LS", {"ZA"}),
        ("GB", {"IE", "FR"}),  # across the sea, too
        ("JP", {"RU", "KR"}),
    ],
)
def test_of_these(code: str, borders: set[str]) -> None:
    """Borders are there, and the nearest land across the sea where they are few."""
    assert borders <= set(neighbours_of(code))


def test_a_border_has_two_sides() -> None:
    """Of two countries with five neighbours or more, all by land, each knows the other."""
    many = {code for code in COUNTRIES if len(neighbours_of(code)) > 4}
    for code in many:
        for other in many.intersection(neighbours_of(code)):
            assert code in neighbours_of(other)
