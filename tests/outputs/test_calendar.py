"""The calendar on the page of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement


def calendar(site: Site, url: str) -> tuple[list[str], list[list[str]]]:
    """Give the weekdays of an edition's calendar, and its weeks."""
    table: HtmlElement = site.page(url).tree.xpath("//table[@class='news-calendar']")[0]
    weekdays = [str(cell.text_content()) for cell in table.xpath(".//th")]
    weeks = [
        [str(cell.text_content()) for cell in row.xpath("./td")]
        for row in table.xpath(".//tbody/tr")
    ]
    return weekdays, weeks


def test_a_month_up_to_the_day(tmp_path: Path) -> None:
    """Days stand below their weekday; those with an edition are links, later ones are left out."""
    site = Site(tmp_path).configure()
    for name in ("2026/02/27/before", "2026/03/02/one", "2026/03/04/two", "2026/03/05/later"):
        site.briefing(name)
    site.build()
    weekdays, weeks = calendar(site, "2026/03/04/")
    assert len(set(weekdays)) == 7
    assert all(len(week) == 7 for week in weeks)
    days = {day: weekdays[week.index(day)] for week in weeks for day in week if day}
    assert days == {"1": "Sun", "2": "Mon", "3": "Tue", "4": "Wed"}
    links = site.page("2026/03/04/").tree.xpath("//table//a")
    assert [(link.text_content(), link.get("aria-current")) for link in links] == [
        ("2", None),
        ("4", "page"),
    ]
    assert links[0].get("aria-label") == "Monday, March 2, 2026"
    assert "2026/03/02/" in site.page("2026/03/04/").links()


def test_week_of_another_language(tmp_path: Path) -> None:
    """The days of the week are called as the site's language calls them."""
    site = Site(tmp_path).configure(theme={"name": "material", "language": "ar"})
    site.briefing("2026/02/28/past")
    site.build()
    weekdays, weeks = calendar(site, "2026/02/28/")
    assert weeks[0][weekdays.index("الأحد")] == "1"
    assert weeks[-1][weekdays.index("السبت")] == "28"


def test_a_later_day_leaves_the_pages_before_it(tmp_path: Path) -> None:
    """A new edition changes the calendars of no earlier one but that of its neighbour's links."""
    site = Site(tmp_path).configure()
    for day in (2, 3, 4):
        site.briefing(f"2026/03/0{day}/news-{day}")
    site.build()
    before = site.read("2026/03/03/")
    site.briefing("2026/03/05/news-5")
    site.build()
    assert site.read("2026/03/03/") == before
