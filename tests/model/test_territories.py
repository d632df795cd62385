"""What CLDR knows of a country's languages."""

from __future__ import annotations

import babel
import pytest

from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.local_names import BABEL, LOCAL_NAMES
from mkdocs_briefings.model.territories import languages_of, local_names
from tools.local_names import local_names_of_all


@pytest.mark.parametrize(
    ("code", "official"),
    [("KE", ("sw", "en")), ("NO", ("nb", "nn")), ("RS", ("sr",)), ("TW", ("zh-Hant",)), ("AQ", ())],
)
def test_official_languages(code: str, official: tuple[str, ...]) -> None:
    """They come by how many people speak them, and one in two scripts comes once."""
    found = languages_of(code).official
    assert found[: len(official)] == official
    assert len(set(found)) == len(found)


def test_ukraine_has_one_official_language() -> None:
    """CLDR takes Russian for official in fact; the country's constitution does not."""
    official, spoken = languages_of("UA")
    assert official == ("uk",)
    assert "ru" in spoken
    assert [each.name for each in local_names("UA", "en")] == ["Україна"]


def test_spoken_languages_are_other_ones() -> None:
    """What is official is not told again, and few others are told."""
    for code in COUNTRIES:
        official, spoken = languages_of(code)
        assert not set(official) & set(spoken)
        assert len(spoken) <= 3


def test_local_names() -> None:
    """A country's own names have their language and its direction; the site's is left out."""
    assert [each.name for each in local_names("CH", "en")][:1] == ["Schweiz"]
    (egypt,) = local_names("EG", "en")
    assert (egypt.name, egypt.language, egypt.direction) == ("مصر", "ar", "rtl")
    assert local_names("KE", "en") == ()
    assert local_names("DE", "de") == ()


def test_names_are_those_of_the_installed_babel() -> None:
    """What is kept of CLDR's names is what it says; with another Babel, write it anew.

    `python -m tools.local_names` does so.
    """
    assert babel.__version__ == BABEL
    assert f"\n{local_names_of_all()}" == LOCAL_NAMES
