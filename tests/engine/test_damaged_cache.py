"""What is kept between builds is believed only as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.project import SMALL, run, write_briefing, write_project
from tests.site import changed, photo

if TYPE_CHECKING:
    from tests.site import Site

CACHE = ".cache/briefings"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a built newsroom with cards, and copies and crops of an image."""
    root = tmp_path_factory.mktemp("kept") / "project"
    site = write_project(root, briefings={**SMALL, "share_cards": True})
    site.write("briefings/2026/03/02/photo.jpg", photo(1250, 700))
    write_briefing(site, 1, image={"src": "photo.jpg", "alt": "A photo"})
    (root / ".cache").mkdir()  # so that there are no compiled templates but its own
    run(site)
    return site


@pytest.mark.parametrize("ending", ["template", "card", "webp", "jpg"])
def test_changed_bits(ending: str, kept: Site) -> None:
    """Files in which a bit has changed, or that are cut, are made anew: the site is the same."""
    before = kept.files()
    files = sorted((kept.root / CACHE).rglob(f"*.{ending}"))
    assert files
    for damage in (_flip_in_the_middle, _cut, _empty):
        (kept.root / CACHE / "state.sqlite").unlink()
        for file in files:
            file.write_bytes(damage(file.read_bytes()))
        run(kept)
        assert changed(before, kept.files()) == set()
        assert all(file.stat().st_size for file in files)


def _flip_in_the_middle(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 16]) + data[middle + 1 :]


def _cut(data: bytes) -> bytes:
    return data[: len(data) * 3 // 4]


def _empty(_: bytes) -> bytes:
    return b""
