"""The archive's heat map, as it is seen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import faults
from tests.browser.server import served
from tests.browser.test_every_page import SCHEMES, Scheme
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CONTRASTS = """() => {
  const paint = document.createElement("canvas").getContext("2d", {willReadFrequently: true})
  const light = color => {
    paint.fillStyle = color
    paint.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map(each => {
      const part = each / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].toSorted((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }
  const paper = getComputedStyle(document.body).backgroundColor
  return [...document.querySelectorAll("ol [data-heat]")]
    .toSorted((one, other) => one.dataset.heat - other.dataset.heat)
    .map(it => {
      const {backgroundColor, color} = getComputedStyle(it)
      return [contrast(backgroundColor, paper), contrast(backgroundColor, color)]
    })
}"""
"""Gives of a day of each step how it stands out from the paper, and its number from it."""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a site with a day of each step, from January to December."""
    site = Site(tmp_path_factory.mktemp("archive")).configure()
    for step, month in enumerate(("01", "02", "05", "09", "12"), start=1):
        for number in range(step):
            site.briefing(f"2025/{month}/28/number-{number}")
    site.build("--strict")
    with served(site) as address:
        yield address


def test_accessible(paper: str, page: Page) -> None:
    """The axe rules find nothing in a year, in either palette."""
    page.goto(f"{paper}2025/")
    assert faults(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_steps_stand_out(scheme: Scheme, paper: str, page: Page) -> None:
    """In either palette each step differs from none by 3:1, and from its number by 4.5:1."""
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{paper}2025/")
    found = page.evaluate(CONTRASTS)
    shades = [shade for shade, _ in found]
    assert len(shades) == 5
    assert min(shades) >= 3
    assert all(more > 1.2 * less for less, more in pairwise(shades))
    assert min(number for _, number in found) >= 4.5


@pytest.mark.parametrize("page", [{"forced_colors": "active"}], indirect=True)
def test_steps_in_the_systems_colours(paper: str, page: Page) -> None:
    """Where the system paints over all colours, lines tell the steps apart."""
    page.goto(f"{paper}2025/")
    widths = page.locator("ol [data-heat]").evaluate_all(
        "all => all.map(it => getComputedStyle(it).borderTopWidth)"
    )
    assert sorted(widths) == ["1px", "2px", "3px", "4px", "5px"]


def test_fits_any_width(paper: str, page: Page) -> None:
    """It is as wide as the window, and each day large enough to be hit."""
    for url in ("2025/", "archive/"):
        page.goto(paper + url)
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, url
            boxes = [each.bounding_box() for each in page.locator("ol [data-heat]").all()]
            assert min(min(box["width"], box["height"]) for box in boxes if box) >= 24, width
