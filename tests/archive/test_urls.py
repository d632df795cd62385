"""Addresses know their place, and become whole."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from mkdocs_briefings.archive.urls import PagePosition, Urls

NOWHERE = PagePosition(None, is_front=False)


@pytest.mark.parametrize("prefix", ["", "news/"])
@pytest.mark.parametrize(
    ("url", "section", "is_front"),
    [
        ("", "", True),
        ("countries/", "countries/", True),
        ("countries/ua/", "countries/", False),
        ("countries/ua/2026/03/", "countries/", False),
        ("tags/sport/", "tags/", False),
        ("sources/", "sources/", True),
        ("stories/dam/", "stories/", False),
        ("archive/", "archive/", True),
        ("feeds/", "feeds/", True),
    ],
)
def test_main_sections(prefix: str, url: str, section: str, *, is_front: bool) -> None:
    """A page belongs to the main section whose address its own begins with."""
    place = Urls("https://example.org/", prefix).place(f"{prefix}{url}")
    assert place == PagePosition(f"{prefix}{section}", is_front=is_front)


@pytest.mark.parametrize("url", ["2026/", "2026/03/", "2026/03/20/", "2026/03/20/feeds/"])
def test_dates_are_in_no_main_section(url: str) -> None:
    """Nor is a briefing, whatever it is called."""
    assert Urls("https://example.org/").place(url) == NOWHERE
    assert Urls("https://example.org/", "news/").place(f"news/{url}") == NOWHERE


@pytest.mark.parametrize(
    "root", ["https://a.example/", "https://a.example/b/", "https://a.example/."]
)
@pytest.mark.parametrize(
    "url",
    [
        "",
        "a/",
        "a/b.png",
        "a/../b",
        "./a",
        "../a",
        "a//b",
        "//b",
        "/b",
        "x:y",
        "a?b",
        "#c",
        "a/%C3/~-_/",
    ],
)
def test_whole_address(root: str, url: str) -> None:
    """It is what joining gives, which is not asked for most of them."""
    assert Urls(root).absolute(url) == urljoin(root, url)
