"""Frames, sound, film and pictures of a text, as a reader's browser shows them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from wave import open as open_wave

import pytest
from playwright.sync_api import expect

from tests.browser.server import served
from tests.site import Site, photo, with_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

TEXT = """\
<iframe src="https://www.youtube.com/embed/a1" title="The bridge"></iframe>

<audio controls preload="auto"><source src="voice.wav" type="audio/wav"></audio>

<picture>
<source srcset="narrow.png" media="(max-width: 600px)">
<img src="scan.tiff" alt="A wall">
</picture>

<a name="end"></a>The end, and [back](#end).
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give where a site is served that has a briefing with all of them, and a translation."""
    site = Site(tmp_path_factory.mktemp("embeds"))
    site.configure(briefings={"embeds": ["youtube.com"], "languages": ["en", "ar"]})
    site.briefing("2026/03/01/a", TEXT)
    keys = {"title": "الجسر", "summary": "ملخص."}
    site.write("briefings/2026/03/01/a.ar.md", with_front_matter(keys, TEXT))
    for name, kind in (("narrow.png", "PNG"), ("scan.tiff", "TIFF")):
        site.write(f"briefings/2026/03/01/{name}", photo(400, 200, kind))
    site.write("briefings/2026/03/01/voice.wav", _silence())
    site.build()
    with served(site) as root:
        yield root


@pytest.fixture
def address(root: str, language: str) -> str:
    """Give the address of that briefing in the test's language."""
    return f"{root}{'' if language == 'en' else 'ar/'}2026/03/01/a/"


def test_frame_is_a_card_that_asks_nobody(root: str, address: str, page: Page) -> None:
    """A link with a play sign stands in a frame's place, and nothing comes from elsewhere."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    card = page.get_by_role("link", name="The bridge youtube.com", exact=True)
    expect(card).to_have_attribute("href", "https://www.youtube.com/watch?v=a1")
    sign = card.evaluate(
        """link => {
            const style = getComputedStyle(link, "::before");
            return [style.width, style.maskImage.slice(0, 14), style.backgroundColor];
        }"""
    )
    assert sign[1] == 'url("data:imag'
    assert sign[0] != "0px"
    assert sign[2] != "rgba(0, 0, 0, 0)"
    assert [each for each in asked if not each.startswith((root, "data:"))] == []


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ({"viewport": {"width": 390, "height": 800}}, "narrow.png"),
        ({"viewport": {"width": 1280, "height": 800}}, "scan.tiff.jpg"),
    ],
    indirect=["page"],
)
def test_sound_and_pictures_have_their_files(address: str, page: Page, shown: str) -> None:
    """A player knows how long its sound is, and a picture shows the file that is for the width."""
    page.goto(address)
    page.wait_for_function("() => document.querySelector('audio').duration === 2")
    image = page.get_by_role("img", name="A wall")
    image.scroll_into_view_if_needed()
    page.wait_for_function(
        "image => image.complete && image.naturalWidth", arg=image.element_handle()
    )
    assert shown in image.evaluate("image => image.currentSrc")


def test_named_anchor_is_found(address: str, page: Page) -> None:
    """A link to an anchor that is written with a name leads there."""
    page.goto(address)
    page.get_by_role("link", name="back", exact=True).click()
    expect(page.locator("a:target")).to_have_attribute("id", "end")


def _silence() -> bytes:
    """Give two seconds of sound."""
    data = BytesIO()
    with open_wave(data, "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", "none"))
        sound.writeframes(bytes([128]) * 16_000)
    return data.getvalue()
