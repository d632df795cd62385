"""Other names of countries."""

from __future__ import annotations

from babel import Locale

from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.country_names import other_names, spelled_out


def test_no_name_is_of_two_countries() -> None:
    """Every other name leads to one country, and none is what another one is called."""
    shown = Locale("en").territories
    owners = {shown[code].lower(): code for code in COUNTRIES}
    for code in sorted(COUNTRIES):
        for name in other_names(code):
            assert owners.setdefault(name.lower(), code) == code, name


def test_known_names() -> None:
    """Short, formal and former names are known."""
    names = {name: code for code in COUNTRIES for name in other_names(code)}
    for name, code in {
        "USA": "US", "America": "US", "UK": "GB", "Great Britain": "GB", "Czech Republic": "CZ",
        "Swaziland": "SZ", "Burma": "MM", "Macedonia": "MK", "Cape Verde": "CV", "DRC": "CD",
        "East Timor": "TL", "Holland": "NL", "Vatican": "VA", "Palestine": "PS", "UAE": "AE",
        "Macau": "MO", "Ivory Coast": "CI", "Turkey": "TR",
    }.items():  # fmt: skip
        assert names[name] == code
    assert other_names("KE") == ()


def test_what_is_shortened_in_english() -> None:
    """What CLDR shortens is spelled out."""
    assert spelled_out("Bosnia & Herzegovina") == "Bosnia and Herzegovina"
    assert spelled_out("St. Kitts & Nevis") == "Saint Kitts and Nevis"
    assert spelled_out("Kenya") == ""
