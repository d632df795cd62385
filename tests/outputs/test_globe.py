"""The globe's data: what each country has, and its latest headlines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.outputs.globe import HEADLINES
from tests.engine.project import assert_clean, run, write_project
from tests.outputs.newsroom import MARKER
from tests.site import Site, changed

if TYPE_CHECKING:
    from pathlib import Path


def _countries(site: Site) -> dict[str, dict[str, Any]]:
    data = json.loads(site.read("countries/index.json"))
    return {each["code"]: each for each in data["countries"]}


def _headlines(site: Site, code: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(site.read(f"countries/{code}/latest.json"))[
        "headlines"
    ]
    return found


def test_countries(newsroom: Site) -> None:
    """Each country that has briefings is there, with its page and their number."""
    found = _countries(newsroom)
    assert {code: each["count"] for code, each in found.items()} == {
        "DE": 1,
        "EG": 1,
        "GB": 1,
        "JP": 1,
        "KE": 1,
        "NO": 1,
        "PL": 1,
        "UA": 8,
    }
    assert found["UA"]["name"] == "Ukraine"
    assert (found["UA"]["region"], found["KE"]["region"]) == ("Europe", "Africa")
    for each in found.values():
        assert newsroom.has(f"countries/{each['url']}")


def test_last_seven_days(newsroom: Site) -> None:
    """A week has seven days of the newsroom's calendar, today among them."""
    found = _countries(newsroom)
    assert found["UA"]["recent"] == 2  # of the 19th and the 20th, not of the 8th
    assert found["JP"]["recent"] == 1
    assert found["GB"]["recent"] == 0


@pytest.mark.parametrize("page", ["", "countries/"])
def test_picture(newsroom: Site, page: str) -> None:
    """A page names shapes of the picture beside it, which has them; another one another version."""
    html, picture = (
        newsroom.read(f"{page}{name}").decode() for name in ("index.html", "globe.svg")
    )
    named = re.findall(r'<use [^>]*href="globe[.]svg[?](\w+)#(\w+)"', html)
    assert {version for version, _ in named} == {fingerprint_of(picture)[:4].hex()}
    shapes = [key for _, key in named]
    assert shapes == re.findall(r'<path id="(\w+)"', picture)
    assert {"land", "ua", "ke"} <= set(shapes)


@pytest.mark.parametrize(
    ("now", "recent"),
    [
        ("2026-03-14T21:59Z", 1),  # still the 14th in Kyiv
        ("2026-03-14T22:00Z", 0),  # the 15th, of which the 8th is no part of the week
    ],
)
def test_week_ends_at_midnight_of_the_newsroom(tmp_path: Path, now: str, recent: int) -> None:
    """A briefing leaves the week at the newsroom's midnight."""
    site = Site(tmp_path).configure(briefings={"timezone": "Europe/Kyiv"})
    site.briefing("2026/03/08/a-day")
    site.build(env={"BRIEFINGS_NOW": now})
    assert _countries(site)["UA"]["recent"] == recent


def test_headlines(newsroom: Site) -> None:
    """A country's headlines are its newest, each with its page, source, day and language."""
    found = _headlines(newsroom, "ua")
    assert [each["title"] for each in found] == ["Dam reopens", "From our desk", "March 08"]
    assert found[0] == {
        "title": "Dam reopens",
        "url": "../../2026/03/20/dam-reopens/",
        "source": "Kyiv Daily",
        "date": "2026-03-20T09:30:00+02:00",
        "day": "Mar 20, 2026",
        "lang": "en",
        "dir": "ltr",
    }
    assert found[1]["source"] == ""


def test_pins(tmp_path: Path) -> None:
    """Of the newest briefings one of each country is told, the newest first."""
    site = Site(tmp_path).configure()
    for day, code in enumerate(("KE", "JP", "UA", "KE"), 1):
        site.briefing(f"2026/03/{day:02}/a-day", countries=[code], title=f"{code} {day}")
    site.briefing("2026/03/05/words", countries=["EG", "UA"], language="ar", title="مصر")
    site.build()
    pins = json.loads(site.read("countries/index.json"))["pins"]
    assert [each["title"] for each in pins] == ["مصر", "KE 4", "UA 3", "JP 2"]
    assert pins[0] == {
        "code": "EG",
        "title": "مصر",
        "url": "../2026/03/05/words/",
        "lang": "ar",
        "dir": "rtl",
    }


def test_headline_from_right_to_left(newsroom: Site) -> None:
    """A headline says in which direction it runs."""
    [only] = _headlines(newsroom, "eg")
    assert (only["title"], only["lang"], only["dir"]) == ("مصر", "ar", "rtl")


def test_not_more_than_the_globe_shows(tmp_path: Path) -> None:
    """Of a country that has many briefings only the newest are told."""
    site = Site(tmp_path).configure()
    for day in range(1, HEADLINES + 3):
        site.briefing(f"2026/03/{day:02}/a-day")
    site.build()
    found = _headlines(site, "ua")
    assert [each["url"] for each in found] == [
        f"../../2026/03/{day:02}/a-day/" for day in range(HEADLINES + 2, 2, -1)
    ]


def test_nothing_hidden(newsroom: Site) -> None:
    """What is not published is neither told nor counted."""
    data = [data for path, data in newsroom.files().items() if path.endswith("latest.json")]
    assert data
    assert MARKER.encode() not in b"".join(data)
    assert "IS" not in _countries(newsroom)


def test_no_briefing_at_all(tmp_path: Path) -> None:
    """A site without a briefing has the file, and no country in it."""
    site = Site(tmp_path).configure()
    site.build()
    assert _countries(site) == {}


def test_midnight_changes_the_numbers_only(tmp_path: Path) -> None:
    """A day that leaves the week changes the file of countries and no page."""
    site = write_project(tmp_path / "site")
    # Of the 1st, 2nd, 3rd and 4th of March; nothing appears or goes between these moments.
    run(site, now="2026-03-07T23:59Z")
    before = site.files()
    done = run(site, now="2026-03-08T00:00Z")
    assert done.urls == {"countries/index.json"}
    assert changed(before, site.files()) == {"countries/index.json"}
    assert_clean(site, tmp_path / "clean", now="2026-03-08T00:00Z")
