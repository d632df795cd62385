"""The archive by year: heat maps of days."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from babel import Locale

from mkdocs_briefings.model.names import Names
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = {"2025/11/30": 1, "2026/01/01": 1, "2026/01/03": 12, "2026/03/02": 3}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a site with few days in two years."""
    site = Site(tmp_path_factory.mktemp("years")).configure()
    for day, count in COUNTS.items():
        for number in range(count):
            site.briefing(f"{day}/number-{number}")
    site.build("--strict")
    return site


def test_every_day_says_how_many_it_has(built: Site) -> None:
    """A day with briefings leads to its edition, and says its date and its number in words."""
    page = built.page("2026/")
    links = page.main.xpath(".//ol//a")
    names = Names(Locale("en"))
    assert [(page.resolve(each.get("href")), each.get("aria-label")) for each in links] == [
        ("2026/01/01/", f"{names.weekday_and_day(date(2026, 1, 1))}: 1 briefing"),
        ("2026/01/03/", f"{names.weekday_and_day(date(2026, 1, 3))}: 12 briefings"),
        ("2026/03/02/", f"{names.weekday_and_day(date(2026, 3, 2))}: 3 briefings"),
    ]
    assert [each.text for each in links] == ["1", "3", "2"]


def test_steps_follow_the_busiest_day_of_the_year(built: Site) -> None:
    """The busiest day has the last step, the others theirs by fifths of it; a legend says them."""
    main = built.page("2026/").main
    assert [each.get("data-heat") for each in main.xpath(".//ol//a")] == ["1", "5", "2"]
    legend = [each.text_content().strip() for each in main.xpath(".//ul[@aria-labelledby]/li")]
    assert [re.findall(r"\d+", each) for each in legend] == [
        ["0"],
        ["1", "2"],
        ["3", "4"],
        ["5", "7"],
        ["8", "9"],
        ["10", "12"],
    ]


def test_months_stand_from_the_first_to_the_last(built: Site) -> None:
    """A month between is there without a link; each begins in its weekday's column."""
    page = built.page("2026/")
    names = [each.text_content() for each in page.main.xpath(".//section/h2")]
    assert names[:3] == [
        "January 2026 13 briefings",
        "February 2026 0 briefings",
        "March 2026 3 briefings",
    ]
    assert "2026/02/" not in page.links()
    assert [each.get("data-first") for each in page.main.xpath(".//ol")] == ["4", "7", "7"]
    assert [len(each) for each in page.main.xpath(".//ol")] == [31, 28, 31]


def test_archive_has_the_latest_year_and_leads_to_all(built: Site) -> None:
    """All years stand there with their numbers, below the latest one's days."""
    page = built.page("archive/")
    assert "2026/03/02/" in page.links()
    assert "2025/11/30/" not in page.links()
    years = page.main.xpath(".//section[h2='All years']//li")
    assert [each.text_content() for each in years] == ["2026 16 briefings", "2025 1 briefing"]


def test_only_the_changed_year_is_rendered_anew(built: Site) -> None:
    """One more briefing of a year leaves the pages of the other years as they are."""
    built.briefing("2025/11/30/another")
    done = built.run("mkdocs_briefings", "build", "--report", "report.json", "--quiet")
    assert done.code == 0, done.output
    rendered = {each["path"] for each in report(built.root)}
    assert {"2025/index.html", "archive/index.html"} <= rendered
    assert "2026/index.html" not in rendered
    assert built.page("2025/").main.xpath(".//ol//a")[0].get("aria-label").endswith("2 briefings")


def report(root: Path) -> list[dict[str, str]]:
    """Give what the last build has rendered."""
    found: list[dict[str, str]] = json.loads((root / "report.json").read_bytes())["rendered"]
    return found
