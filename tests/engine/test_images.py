"""Images from build to build: what a changed one renders, and what an unchanged one costs."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.drawing.cache_file import write_cached
from tests.engine.project import SMALL, assert_clean, configure, run, write_briefing
from tests.pictures import opened
from tests.site import Site, changed, photo, png

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "briefings/2026/03/02"
COPIES = {f"2026/03/02/a.jpg.{width}.webp" for width in (320, 640, 700)}


@pytest.fixture
def pictured(site: Site) -> Site:
    """Give the newsroom with an image in the text of briefing 5, built."""
    site.write(f"{FOLDER}/a.jpg", photo(700, 500))
    write_briefing(site, 5)
    text = (site.root / f"{FOLDER}/b-5.md").read_text()
    site.write(f"{FOLDER}/b-5.md", text.replace("The text", "![A](a.jpg) The text"))
    done = run(site)
    assert {"2026/03/02/a.jpg", *COPIES} <= done.urls
    assert run(site).urls == set()
    return site


def _kept(site: Site) -> set[str]:
    """Give the copies that are kept, by their folder and what their digests begin with."""
    folder = site.root / ".cache/briefings/images"
    return {path.relative_to(folder).as_posix()[:30] for path in folder.rglob("*.webp")}


def test_an_image_in_a_text(pictured: Site, tmp_path: Path) -> None:
    """Another image in a text renders its copies; the page only if it shows another size."""
    pictured.write(f"{FOLDER}/a.jpg", photo(700, 500, quality=90))
    assert run(pictured).urls == {"2026/03/02/a.jpg", *COPIES}
    pictured.write(f"{FOLDER}/a.jpg", photo(350, 500))
    done = run(pictured)
    copies = {"2026/03/02/a.jpg.320.webp", "2026/03/02/a.jpg.350.webp"}
    assert done.urls == {"2026/03/02/a.jpg", "2026/03/02/b-5/", *copies}
    assert done.reasons["2026/03/02/b-5/"] == "an image in its text"
    assert done.removed == COPIES - copies
    assert_clean(pictured, tmp_path / "clean")


def test_an_image_that_is_not_used_any_more(pictured: Site, tmp_path: Path) -> None:
    """An image that no briefing shows any more goes with its copies."""
    write_briefing(pictured, 5)
    assert run(pictured).removed == {"2026/03/02/a.jpg", *COPIES}
    assert_clean(pictured, tmp_path / "clean")


@pytest.mark.parametrize("place", ["briefings/2026/03/01/y.png", "docs/y.png"])
def test_an_image_elsewhere(place: str, site: Site, tmp_path: Path) -> None:
    """An image that is not beside its briefing renders it too when it has another size."""
    site.write(place, png(2, 2))
    write_briefing(site, 5, image={"src": f"../../../../{place}", "alt": "A"})
    run(site)
    site.write(place, photo(500, 400))
    done = run(site)
    assert {"2026/03/02/b-5/", "countries/fr/"} <= done.urls
    image = site.page("2026/03/02/b-5/").tree.xpath("//img[@alt='A']")[0]
    assert image.get("width") == "500"
    assert_clean(site, tmp_path / "clean")
    site.write(place, b"no image")
    run(site)
    assert_clean(site, tmp_path / "clean")


def test_nothing_changed(pictured: Site) -> None:
    """An image whose name, size and time are the same is not opened."""
    path = pictured.root / f"{FOLDER}/a.jpg"
    os.utime(path, ns=(1, 10**18))
    run(pictured)
    path.write_bytes(b"x" * path.stat().st_size)
    os.utime(path, ns=(1, 10**18))
    done = run(pictured)
    assert done.urls == set()
    assert not any(message.startswith("WARNING") for message in done.messages)


def test_nothing_is_known_but_copies(pictured: Site) -> None:
    """A build that has forgotten all else takes the copies that it made before."""
    before = pictured.files()
    folder = pictured.root / ".cache/briefings"
    (copy,) = folder.glob(f"images/{FOLDER}/*.640.*.webp")
    write_cached(copy, b"taken")
    for path in folder.glob("state.sqlite*"):
        path.unlink()
    run(pictured)
    assert changed(before, pictured.files()) == {"2026/03/02/a.jpg.640.webp"}
    assert pictured.read("2026/03/02/a.jpg.640.webp") == b"taken"
    shutil.rmtree(folder / "images")
    (folder / "state.sqlite").unlink()
    run(pictured)
    assert pictured.files() == before


def test_copies_are_forgotten(pictured: Site) -> None:
    """Copies are kept as long as their image lies in its folder, whoever shows it."""
    first = _kept(pictured)
    assert len(first) == 1
    write_briefing(pictured, 5)
    run(pictured)
    assert _kept(pictured) == first
    write_briefing(pictured, 1, image={"src": "a.jpg", "alt": "A"})
    pictured.write(f"{FOLDER}/a.jpg", photo(700, 500, quality=90))
    run(pictured)
    second = _kept(pictured)
    assert len(second) == 1
    assert second != first
    write_briefing(pictured, 1, image=None)
    pictured.remove(f"{FOLDER}/a.jpg")
    run(pictured)
    assert _kept(pictured) == set()


def test_a_flaw_is_told_until_it_is_mended(pictured: Site, tmp_path: Path) -> None:
    """An image that breaks is told by every build, though its briefing is as it was."""
    good = (pictured.root / f"{FOLDER}/a.jpg").read_bytes()
    pictured.write(f"{FOLDER}/a.jpg", good[:3000])
    told = f"WARNING: briefings: {FOLDER}/b-5.md:12: The image 'a.jpg' is not whole"
    done = run(pictured)
    assert any(message.startswith(told) for message in done.messages)
    assert done.removed >= COPIES
    done = run(pictured)
    assert any(message.startswith(told) for message in done.messages)
    assert done.written == set()
    assert_clean(pictured, tmp_path / "clean")
    pictured.write(f"{FOLDER}/a.jpg", good)
    done = run(pictured)
    assert not any(message.startswith("WARNING") for message in done.messages)
    assert done.written >= COPIES
    assert_clean(pictured, tmp_path / "clean")


def test_workers(pictured: Site, tmp_path: Path) -> None:
    """Any number of processes makes the same copies, in any time zone."""
    for number in range(12):
        pictured.write(f"{FOLDER}/{number}.png", photo(400 + number, 300, "PNG"))
        image = {"src": f"{number}.png", "alt": "A"}
        pictured.briefing(f"2026/03/02/more-{number}", image=image)
    copied = Site(shutil.copytree(pictured.root, tmp_path / "copied"))
    shutil.rmtree(copied.root / ".cache")
    shutil.rmtree(copied.out)
    configure(pictured, briefings={**SMALL, "jobs": 2})
    pictured.build()
    copied.build(env={"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}, fresh=True)
    assert changed(pictured.files(), copied.files()) == set()
    copies = [path for path in copied.files() if path.endswith("0.webp")]
    assert len(copies) > 12
    assert all(opened(copied.read(path)).format == "WEBP" for path in copies)


def test_two_images_of_one_name(site: Site) -> None:
    """A photo.jpg and a photo.png may lie in one folder, each with its copies."""
    for ending, kind in (("jpg", "JPEG"), ("png", "PNG")):
        site.write(f"{FOLDER}/photo.{ending}", photo(400, 300, kind))
        site.briefing(f"2026/03/02/{ending}", image={"src": f"photo.{ending}", "alt": "A"})
    run(site)
    assert site.has("2026/03/02/photo.jpg.320.webp")
    assert site.has("2026/03/02/photo.png.320.webp")
