"""Frames of hosts that a site lists, from the text to the page, to feeds and to search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

_FRAME = '<iframe src="https://player.films.example/1" title="The bridge"></iframe>'
_TOLD = (
    "briefings/2026/03/01/a.md:9: The frame of 'https://player.films.example/1' is left out. "
    "Link to the page, or list player.films.example under the option `embeds`"
)
_LINK = '<a class="news-embed" href="https://player.films.example/1">'


def test_option_decides_what_becomes_of_a_frame(tmp_path: Path) -> None:
    """Each build warns of a frame until its host is listed; then a link stands there."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/a", f"{_FRAME}\n\nThe text.\n")
    page = "2026/03/01/a/"
    for _ in range(2):
        assert _TOLD in site.build()
        assert "films.example" not in site.read(page).decode()
    site.configure(briefings={"embeds": ["Films.example"]})
    assert "left out" not in site.build()
    assert _LINK in site.read(page).decode()
    assert "https://player.films.example/1" in site.read("feed.xml").decode()
    assert site.page(page).main.xpath("string(//a[@class='news-embed'])") == (
        "The bridge player.films.example"
    )
    site.configure()
    assert _TOLD in site.build()
    assert "films.example" not in site.read(page).decode()
