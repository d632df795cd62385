"""Names and dates are written in the site's language."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from mkdocs_briefings.model.countries import COUNTRIES, REGIONS
from mkdocs_briefings.model.names import Names

ENGLISH = Names(Locale("en"))
GERMAN = Names(Locale("de"))


@pytest.mark.parametrize("names", [ENGLISH, GERMAN, Names(Locale("uk"))], ids=["en", "de", "uk"])
def test_everything_has_a_name(names: Names) -> None:
    """No country and no region is called by its code."""
    assert all(names.country(code) != code for code in COUNTRIES)
    assert all(names.region(code) != code for code in REGIONS)


def test_countries() -> None:
    """A country is called as the site's readers call it."""
    assert (ENGLISH.country("DE"), GERMAN.country("DE")) == ("Germany", "Deutschland")
    assert (ENGLISH.country("XK"), ENGLISH.region("150")) == ("Kosovo", "Europe")


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("uk", "Ukrainian"),
        ("pt-BR", "Brazilian Portuguese"),
        ("zh-Hant", "Traditional Chinese"),
        ("zh-Hant-TW", "Chinese (Traditional, Taiwan)"),
        ("und", "Unknown language"),
        ("ace", "Acehnese"),
        ("ace-ID", "Acehnese"),
        ("ar-x-foo", "Arabic"),
        ("xx", "xx"),
    ],
)
def test_languages(tag: str, name: str) -> None:
    """Every language has a name, also one that CLDR has no texts in."""
    assert ENGLISH.language(tag) == name


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        *(("uk", "ltr"), ("ar", "rtl"), ("fa-AF", "rtl"), ("dv", "rtl"), ("ace", "ltr")),
        *(("az", "ltr"), ("az-Arab", "rtl"), ("az-IR", "rtl"), ("azb", "rtl"), ("ar-Latn", "ltr")),
        *(("ar-x-foo", "rtl"), ("fa-u-nu-latn", "rtl"), ("mn-Mong", "ltr"), ("sd-IN", "ltr")),
        *(("xx", "ltr"), ("x-foo", "ltr")),
    ],
)
def test_directions(tag: str, direction: str) -> None:
    """A language runs as its script does, and what is not known from left to right."""
    assert ENGLISH.direction(tag) == direction


def test_directions_are_those_of_cldr() -> None:
    """CLDR says the same of each language that it knows well; but HTML has no columns (`ttb`)."""
    for name in locale_identifiers():
        expected = Locale.parse(name).text_direction
        assert ENGLISH.direction(name.replace("_", "-")) == expected.replace("ttb", "ltr")


def test_dates() -> None:
    """Days and months are written out, with the weekday where there is room."""
    day = date(2026, 10, 30)
    assert ENGLISH.full_day(day) == "Friday, October 30, 2026"
    assert ENGLISH.short_day(day) == "Oct 30, 2026"
    assert ENGLISH.month(day) == "October 2026"
    # CLDR as Babel 2.19 has it writes the month out, before it did not.
    assert ENGLISH.weekday_and_day(day) in {"Fri, October 30", "Fri, Oct 30"}
    assert GERMAN.full_day(day) == "Freitag, 30. Oktober 2026"
    assert GERMAN.month(day) == "Oktober 2026"
