"""What a newsroom may choose."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.settings import clock, read_language, read_prefix, read_zone

if TYPE_CHECKING:
    from tests.newsroom import NewsroomFolder


def test_defaults(newsroom: NewsroomFolder) -> None:
    """A newsroom that chooses nothing is in English, in UTC, at the root of its site."""
    settings = newsroom.settings
    assert (settings.language, settings.zone, settings.prefix) == ("en", ZoneInfo("UTC"), "")
    assert (settings.latest, settings.month_limit) == (40, 300)
    assert str(settings.locale) == "en"
    assert str(newsroom.having(language="pt-BR").settings.locale) == "pt_BR"


def test_relative(newsroom: NewsroomFolder) -> None:
    """Paths are named from the project's folder."""
    assert (
        newsroom.settings.relative(newsroom.settings.sources_dir / "a b.md")
        == "docs/sources/a b.md"
    )


def test_zones() -> None:
    """A time zone has an IANA name."""
    assert read_zone("Europe/Kyiv") == ZoneInfo("Europe/Kyiv")


@pytest.mark.parametrize(
    "name", ["", "Kyiv", "+02:00", "../etc/passwd", "Europe", "a\0b", "x" * 300, "\udcff"]
)
def test_unknown_zones(name: str) -> None:
    """A wrong name is told with what to write in its place."""
    with pytest.raises(SettingsError, match=r"is not a time zone[.] Use an IANA name"):
        read_zone(name)


@pytest.mark.parametrize(
    ("written", "tag"), [("en", "en"), ("pt_BR", "pt-BR"), ("zh-Hant", "zh-Hant"), ("uk", "uk")]
)
def test_languages(written: str, tag: str) -> None:
    """A site can be in any language that CLDR has texts for."""
    assert read_language(written) == tag


@pytest.mark.parametrize("written", ["", "english", "xx", "en-US-x", "-", "ace"])
def test_unknown_languages(written: str) -> None:
    """A language without texts cannot be the site's."""
    with pytest.raises(SettingsError, match=r"is not a language tag[.] Use a BCP 47 tag"):
        read_language(written)


@pytest.mark.parametrize(
    ("written", "prefix"),
    [
        ("", ""),
        ("/", ""),
        (".", ""),
        ("news", "news/"),
        ("/the/news/", "the/news/"),
        (" a//b ", "a/b/"),
    ],
)
def test_prefixes(written: str, prefix: str) -> None:
    """The path of the news ends in a slash and starts without one."""
    assert read_prefix(written) == prefix


@pytest.mark.parametrize("written", ["..", "a/../../b"])
def test_a_prefix_outside_the_site(written: str) -> None:
    """The news stay on their site."""
    with pytest.raises(SettingsError, match="leaves the site"):
        read_prefix(written)


def test_clock() -> None:
    """The present moment is told to the second, with its offset."""
    now = clock()
    assert now.tzinfo is UTC
    assert now.microsecond == 0
