"""What is not published appears nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.outputs.newsroom import MARKER
from tests.site import Site, png

if TYPE_CHECKING:
    from pathlib import Path


def test_no_file_tells_of_hidden_briefings(newsroom: Site) -> None:
    """No file of the site has a word, a name, a tag or a picture of an unpublished briefing."""
    files = newsroom.files()
    assert not [path for path in files if MARKER in path]
    assert not [path for path, data in files.items() if MARKER.encode() in data]
    assert not newsroom.has("countries/is/")
    pictures = [data for path, data in files.items() if path.endswith(".png")]
    assert png(shade=9) not in pictures


def test_links_to_hidden_briefings_become_text(tmp_path: Path) -> None:
    """Of a link to an unpublished briefing the text remains, and `related` leaves it out."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/hidden", "## X\n", draft=True)
    site.briefing("2026/03/01/open", "See [that one](hidden.md#x).\n", related=["hidden.md"])
    site.build("--strict")
    page = site.page("2026/03/01/open/")
    assert "See that one ." in page.text or "See that one." in page.text
    assert "hidden.md" not in site.read("2026/03/01/open/").decode()
    assert "03/01/hidden" not in site.read("2026/03/01/open/").decode()


def test_variable_of_the_preview_publishes_nothing(tmp_path: Path) -> None:
    """What lets a preview show drafts has no effect on a build."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/hidden", draft=True)
    for program in ("mkdocs", "mkdocs_briefings"):
        site.build("--strict", program=program, env={"BRIEFINGS_DRAFTS": "1"})
        assert not site.has("2026/03/01/hidden/")


def test_image_that_others_show_is_published(tmp_path: Path) -> None:
    """A picture is published as soon as one published briefing shows it."""
    site = Site(tmp_path).configure()
    site.write("briefings/2026/03/01/shared.png", png())
    site.write("briefings/2026/03/01/unused.png", png())
    site.briefing("2026/03/01/hidden", "![x](shared.png)\n", draft=True)
    site.build("--strict")
    assert not site.has("2026/03/01/shared.png")
    site.briefing("2026/03/02/open", "![x](../01/shared.png)\n")
    site.build("--strict")
    assert site.read("2026/03/01/shared.png") == png()
    assert not site.has("2026/03/01/unused.png")


@pytest.mark.parametrize(
    ("keys", "before", "at"),
    [
        ({"date": "2026-03-05T10:00Z"}, "2026-03-05T09:59:59Z", "2026-03-05T10:00Z"),
        ({"embargo_until": "2026-03-05T10:00Z"}, "2026-03-05T09:59:59Z", "2026-03-05T10:00Z"),
    ],
)
def test_the_moment_comes(keys: dict[str, str], before: str, at: str, tmp_path: Path) -> None:
    """A scheduled or embargoed briefing is published from its very moment on."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/05/x", **{"date": "2026-03-01", **keys})
    site.build(env={"BRIEFINGS_NOW": before})
    assert "countries/ua/" not in site.urls()
    site.build(env={"BRIEFINGS_NOW": at})
    assert "countries/ua/" in site.urls()


def test_what_expires_is_taken_away(tmp_path: Path) -> None:
    """At its moment an expired briefing goes, with its picture and every page that was its own."""
    site = Site(tmp_path).configure()
    site.write("briefings/2026/03/05/x.png", png())
    image = {"src": "x.png", "alt": "x"}
    site.briefing("2026/03/05/x", image=image, tags=["t"], expires="2026-03-10T10:00Z")
    site.build(env={"BRIEFINGS_NOW": "2026-03-10T09:59:59Z"})
    assert site.has("2026/03/05/x.png")
    site.build(env={"BRIEFINGS_NOW": "2026-03-10T10:00Z"})
    assert not (site.out / "2026").exists()
    assert not (site.out / "tags/t").exists()
