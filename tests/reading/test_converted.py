"""Images in HEIF and TIFF, which are converted where they lie beside a briefing."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pillow_heif import register_heif_opener

from mkdocs_briefings.drawing.images import ImageMaker
from mkdocs_briefings.reading.look import look
from mkdocs_briefings.reading.picture import Flaw, Picture
from tests.newsroom import text
from tests.pictures import SECRET, exif, opened, saved
from tests.site import SITE_URL, Site, photo

if TYPE_CHECKING:
    from pathlib import Path

register_heif_opener()

NAMES = {"HEIF": "a.heic", "TIFF": "a.tif"}
_TO_REFUSE = ("is an empty file.", "is not one that browsers show", "is not whole")


def _converted(data: bytes, name: str, folder: Path) -> bytes:
    return ImageMaker(folder).converted(f"briefings/{name}", "1a", lambda: data)


@pytest.mark.parametrize("kind", NAMES)
def test_image_is_published_in_jpeg(kind: str, tmp_path: Path) -> None:
    """Its size is known, and what is published shows the same and tells nothing of it."""
    data = photo(700, 350, kind, exif=exif())
    assert SECRET in data
    found = look(NAMES[kind].upper(), data)
    assert isinstance(found, Picture)
    assert found[:3] == (700, 350, (320, 640, 700))
    converted = _converted(data, NAMES[kind], tmp_path)
    assert SECRET not in converted
    assert (opened(converted).format, opened(converted).size) == ("JPEG", (700, 350))


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_scan_is_shown_the_right_way_up(orientation: int, tmp_path: Path) -> None:
    """A TIFF says which way up it is, and its copy needs not."""
    data = photo(400, 200, "TIFF", exif=exif(orientation))
    found = look("a.tiff", data)
    size = (400, 200) if orientation == 3 else (200, 400)
    assert isinstance(found, Picture)
    assert (found.width, found.height) == size
    assert opened(_converted(data, "a.tiff", tmp_path)).size == size


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGBA", "CMYK", "I;16", "P"])
def test_modes_of_scans(mode: str, tmp_path: Path) -> None:
    """Whatever way a TIFF holds its pixels, a copy can be made of it."""
    image = opened(photo(400, 200, "PNG"))
    data = saved(image.convert("RGBA" if mode == "LA" else "L").convert(mode), "TIFF")
    assert opened(_converted(data, "a.tiff", tmp_path)).size == (400, 200)


@pytest.mark.parametrize("kind", NAMES)
def test_what_cannot_be_converted_is_refused(kind: str) -> None:
    """What is empty, cut or no image at all cannot be published as it is."""
    whole = photo(400, 200, kind)
    for data, reason in zip((b"", b"text", whole[:-100]), _TO_REFUSE, strict=True):
        found = look(NAMES[kind], data)
        assert isinstance(found, Flaw)
        assert found.is_refused
        assert found.reason.startswith(reason)


def test_pages_of_a_scan_are_not_lost() -> None:
    """A TIFF with several pages is refused, since one of them could be shown."""
    page = opened(photo(40, 20, "PNG"))
    found = look("a.tif", saved(page, "TIFF", save_all=True, append_images=[page]))
    assert isinstance(found, Flaw)
    assert found.is_refused
    assert found.reason.startswith("has 2 pages")


@pytest.mark.parametrize("kind", NAMES)
def test_other_name_is_told(kind: str) -> None:
    """By another name the same file is published as it is, and so it is told."""
    found = look("a.jpg", photo(400, 200, kind))
    assert isinstance(found, Flaw)
    assert not found.is_refused
    assert found.reason == "is not one that browsers show, whatever its name says."


def test_without_pillow_heif(tmp_path: Path) -> None:
    """Without the extra an image in HEIF is an error that names it."""
    site = Site(tmp_path).configure()
    site.write("pillow_heif.py", "raise ImportError\n")
    site.write("briefings/a.heic", photo(40, 20, "HEIF"))
    site.write("briefings/a.md", text("![A](a.heic)\n"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_briefings", "check"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == (
        "briefings/a.md:7: The image 'a.heic' is in HEIF, which is read with pillow-heif. "
        "Install mkdocs-briefings[heif], or save it as JPEG.\n"
    )


def test_pages_and_feeds_name_the_copy(tmp_path: Path) -> None:
    """Pages, feeds and links have the address of what is published, and nothing else is."""
    site = Site(tmp_path).configure(search="off", share_cards=False)
    site.write("briefings/main.heic", photo(400, 200, "HEIF"))
    site.write("briefings/scan.tiff", photo(400, 200, "TIFF"))
    body = "![Scan](scan.tiff)\n\n[Scan](scan.tiff)\n"
    site.write("briefings/a.md", text(body, date="2026-03-01", image="{src: main.heic, alt: A}"))
    site.build()
    assert site.has("main.heic.jpg")
    assert not site.has("main.heic")
    (image,) = site.page("2026/03/01/a/").main.iterfind(".//p/img")
    assert (image.get("src"), image.get("width")) == ("../../../../scan.tiff.jpg", "400")
    assert "scan.tiff.jpg" in site.page("2026/03/01/a/").links()
    length = len(site.read("main.heic.jpg"))
    enclosure = f'<enclosure url="{SITE_URL}main.heic.jpg" length="{length}" type="image/jpeg"/>'
    assert enclosure in site.read("feed.xml").decode()
