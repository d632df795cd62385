"""Copies of images: how they are made, kept and forgotten."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from mkdocs_briefings.drawing.images import ImageMaker
from mkdocs_briefings.reading.image_file import published
from tests.pictures import KINDS, corrupt, described, opened, saved
from tests.site import photo

if TYPE_CHECKING:
    from pathlib import Path

PATH = "briefings/2026/03/20/a.jpg"


def _copy(maker: ImageMaker, data: bytes, width: int, digest: str = "1a") -> bytes:
    return maker.copy(PATH, digest, width, 640, lambda: data)


def _kept(folder: Path) -> list[str]:
    return sorted(path.name.rsplit(".", 2)[0] for path in folder.rglob("*.webp"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", [1, 2, 6, 8])
def test_a_copy_looks_like_its_image(kind: str, orientation: int, maker: ImageMaker) -> None:
    """A copy shows what its image does, the right way up, and tells nothing else."""
    data = described(kind, orientation, 700, 500)
    shown = ImageOps.exif_transpose(opened(data)).convert("RGB")
    copy = opened(_copy(maker, data, 320))
    assert copy.size == (320, round(320 * shown.height / shown.width))
    assert not {"exif", "icc_profile", "xmp"} & copy.info.keys()
    difference = ImageStat.Stat(ImageChops.difference(copy.convert("RGB"), shown.resize(copy.size)))
    assert max(difference.mean) < 15


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_modes(mode: str, maker: ImageMaker) -> None:
    """Whatever way a PNG holds its pixels, a copy can be made of it."""
    image = Image.new("RGBA", (700, 350), (200, 100, 50, 128))
    data = saved(
        Image.new(mode, (700, 350), 0x8000) if mode == "I;16" else image.convert(mode), "PNG"
    )
    copy = opened(_copy(maker, data, 640))
    assert copy.size == (640, 320)
    assert copy.mode == ("RGBA" if mode in {"LA", "P", "RGBA"} else "RGB")


@pytest.mark.parametrize("mode", ["L", "P", "RGB", "RGBA"])
def test_a_broken_profile(mode: str, maker: ImageMaker) -> None:
    """A profile of colours that makes no sense is passed over, as browsers do."""
    data = saved(Image.new(mode, (700, 350), 1), "PNG", icc_profile=b"no profile")
    assert opened(_copy(maker, data, 320)).size == (320, 160)


def test_large_images(maker: ImageMaker) -> None:
    """A large photo, which is decoded in a part of its size, gives the same copy as a small one."""
    small = opened(_copy(maker, photo(1000, 750), 320, "1a"))
    large = opened(_copy(maker, photo(4000, 3000), 320, "1b"))
    difference = ImageStat.Stat(ImageChops.difference(small, large))
    assert max(difference.mean) < 8


@pytest.mark.parametrize("kind", KINDS)
def test_damage(kind: str, maker: ImageMaker, caplog: pytest.LogCaptureFixture) -> None:
    """Pixels that make no sense raise nothing; the image itself takes the place of its copy."""
    data, random = photo(400, 300, kind), Random(1)  # noqa: S311 - no secret
    for number in range(60):
        damaged = corrupt(data, random.random(), lambda _: random.randrange(256))
        caplog.clear()
        copy = _copy(maker, damaged, 320, f"{number:x}")
        if caplog.messages:
            assert copy == published(damaged)
        else:
            assert opened(copy).width == 320


def test_what_is_kept(maker: ImageMaker, tmp_path: Path) -> None:
    """A copy that was made before is taken from the folder, and its image is not opened."""
    copy = _copy(maker, photo(800, 600), 320)
    again = ImageMaker(tmp_path / "images")
    assert again.copy(PATH, "1a", 320, 640, lambda: pytest.fail("opened")) == copy
    assert _copy(again, photo(800, 600), 320, "1b") == copy
    assert _kept(tmp_path) == ["1a.320", "1b.320"]


def test_what_is_forgotten(maker: ImageMaker, tmp_path: Path) -> None:
    """Copies of images that a folder holds no more go, and with the last one their folder."""
    data = photo(800, 600)
    for digest in ("1a", "1b"):
        for width in (320, 640):
            _copy(maker, data, width, digest)
    maker.copy("briefings/other/a.jpg", "1b", 320, 640, lambda: data)
    maker.forget("briefings/2026/03/20", {"1a", "ff"})
    assert _kept(tmp_path) == ["1a.320", "1a.640", "1b.320"]
    maker.forget("briefings/2026/03/20", set())
    assert _kept(tmp_path) == ["1b.320"]
    assert not (tmp_path / "images/briefings/2026/03/20").exists()
    maker.forget("briefings/never/seen", set())


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Where copies cannot be kept, they are made all the same."""
    (tmp_path / "images").write_bytes(b"a file")
    assert opened(_copy(ImageMaker(tmp_path / "images"), photo(800, 600), 320)).width == 320
