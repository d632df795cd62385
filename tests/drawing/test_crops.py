"""Crops: what is cut from a main image, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from mkdocs_briefings.drawing.crops import Framing
from mkdocs_briefings.drawing.images import ImageMaker
from mkdocs_briefings.reading.image_file import published
from mkdocs_briefings.reading.picture import crops
from tests.pictures import corrupt, described, opened, saved
from tests.site import noise, photo

if TYPE_CHECKING:
    from pathlib import Path

PATH = "briefings/2026/03/20/a.jpg"
PAPER = "#fdf9f1"


def _crop(maker: ImageMaker, data: bytes, name: str = "share", digest: str = "1a") -> Image.Image:
    size = opened(data).size
    crop = opened(maker.crop(PATH, digest, Framing(name, *size), PAPER, lambda: data))
    assert crop.format == "JPEG"
    assert crop.size == crops(*size)[name]
    return crop.convert("RGB")


def _striped(width: int, height: int) -> Image.Image:
    """Give an image whose upper, middle and lower thirds are red, green and blue."""
    image = Image.new("RGB", (width, height))
    for number, colour in enumerate(("red", "lime", "blue")):
        part = height * number // 3, height * (number + 1) // 3
        image.paste(colour, (0, part[0], width, part[1]))
    return image


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (
            (3000, 2000),
            {"share": (1200, 630), "1x1": (1200, 1200), "4x3": (1200, 900), "16x9": (1200, 675)},
        ),
        (
            (1200, 800),
            {"share": (1200, 630), "1x1": (800, 800), "4x3": (1067, 800), "16x9": (1200, 675)},
        ),
        ((1199, 2000), {"share": (1199, 629)}),
        ((600, 315), {"share": (600, 315)}),
        ((599, 2000), {}),
        ((2000, 314), {"1x1": (314, 314), "4x3": (419, 314), "16x9": (558, 314)}),
        ((1600, 200), {"4x3": (267, 200), "16x9": (356, 200)}),
        ((0, 0), {}),
    ],
)
def test_sizes(size: tuple[int, int], expected: dict[str, tuple[int, int]]) -> None:
    """Crops are as large as is asked for, or as the image allows; small images have none."""
    assert crops(*size) == expected


@pytest.mark.parametrize("name", ["share", "1x1", "4x3", "16x9"])
@pytest.mark.parametrize("size", [(3000, 2000), (1300, 2100), (1200, 1200)])
def test_a_crop_is_never_enlarged(name: str, size: tuple[int, int]) -> None:
    """An image is decoded as large as its crops need it, and not larger than it is."""
    framing = Framing(name, *size)
    assert max(crops(*size)[name]) <= framing.decoded <= size[0]


def test_the_middle_is_cut(maker: ImageMaker) -> None:
    """Of an image that is wider than high the middle is shown."""
    crop = _crop(maker, saved(_striped(1500, 1400), "PNG"))
    assert crop.getpixel((600, 315)) == pytest.approx((0, 255, 0), abs=3)
    top, bottom = crop.getpixel((600, 5)), crop.getpixel((600, 625))
    assert top == pytest.approx((255, 0, 0), abs=3)
    assert bottom == pytest.approx((0, 0, 255), abs=3)


def test_of_a_portrait_more_of_the_top_is_shown(maker: ImageMaker) -> None:
    """Heads are in the upper part of a picture that is higher than wide."""
    crop = _crop(maker, saved(_striped(1200, 2100), "PNG"))
    # It begins a quarter of what is cut off below the top.
    assert crop.getpixel((600, 320)) == pytest.approx((255, 0, 0), abs=3)
    assert crop.getpixel((600, 345)) == pytest.approx((0, 255, 0), abs=3)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_orientation(orientation: int, maker: ImageMaker) -> None:
    """A photo is cut as it is seen, not as its camera was held."""
    data = described("JPEG", orientation, 1600, 1300)
    shown = (1300, 1600) if orientation in {6, 8} else (1600, 1300)
    made = maker.crop(PATH, "1a", Framing("share", *shown), PAPER, lambda: data)
    crop = opened(made)
    assert crop.size == (1200, 630)
    assert not {"exif", "icc_profile", "xmp", "comment"} & crop.info.keys()


def test_what_can_be_seen_through_is_on_paper(maker: ImageMaker) -> None:
    """JPEG knows nothing of that, so the paper's colour is behind it."""
    clear = Image.new("RGBA", (1300, 700), (255, 0, 0, 0))
    clear.paste((0, 0, 255, 255), (600, 300, 700, 400))
    crop = _crop(maker, saved(clear, "PNG"))
    assert crop.getpixel((20, 20)) == pytest.approx((0xFD, 0xF9, 0xF1), abs=3)
    assert crop.getpixel((600, 315)) == pytest.approx((0, 0, 255), abs=4)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_modes(mode: str, maker: ImageMaker) -> None:
    """Whatever way an image holds its pixels, a crop can be made of it."""
    kind = "JPEG" if mode == "CMYK" else "PNG"
    source = Image.new("RGB", (1300, 700), (200, 100, 50))
    image = Image.new(mode, source.size, 0x8000) if mode == "I;16" else source.convert(mode)
    _crop(maker, saved(image, kind))


def test_moving_images(maker: ImageMaker) -> None:
    """Of an image that moves its first frame is cut."""
    frames = [Image.new("P", (700, 400), number) for number in (1, 2)]
    for frame in frames:
        frame.putpalette([0, 0, 0, 255, 0, 0, 0, 255, 0])
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert _crop(maker, data).getpixel((300, 150)) == pytest.approx((255, 0, 0), abs=3)


def test_even_noise_is_small(maker: ImageMaker) -> None:
    """What is shared has at most 60 kB, whatever it shows."""
    data = noise(1300, 900)
    assert len(maker.crop(PATH, "1a", Framing("share", 1300, 900), PAPER, lambda: data)) <= 60_000


def test_damage(maker: ImageMaker, caplog: pytest.LogCaptureFixture) -> None:
    """Of pixels that make no sense it is warned, and the image itself is given."""
    data = saved(Image.frombytes("RGB", (700, 400), photo(700, 400, "BMP")[54:]), "PNG")
    damaged = corrupt(data, 0.5, lambda _: 0)
    made = maker.crop(PATH, "1a", Framing("share", 700, 400), PAPER, lambda: damaged)
    assert made == published(damaged)
    assert [message.partition(":")[0] for message in caplog.messages] == [PATH]


def test_what_is_kept(maker: ImageMaker, tmp_path: Path) -> None:
    """A crop that was made before is taken from the folder, unless the paper is another."""
    data, framing = photo(1300, 900), Framing("share", 1300, 900)
    crop = maker.crop(PATH, "1a", framing, PAPER, lambda: data)
    again = ImageMaker(tmp_path / "images")
    assert again.crop(PATH, "1a", framing, PAPER, _refuse) == crop
    with pytest.raises(LookupError, match="opened"):
        again.crop(PATH, "1a", framing, "#000000", _refuse)


def _refuse() -> bytes:
    raise LookupError("opened")


def test_what_is_forgotten(maker: ImageMaker, tmp_path: Path) -> None:
    """Crops of images that a folder holds no more go with their copies."""
    data, framing = photo(1300, 900), Framing("4x3", 1300, 900)
    for digest in ("1a", "1b"):
        maker.crop(PATH, digest, framing, PAPER, lambda: data)
    maker.forget("briefings/2026/03/20", {"1a"})
    assert [path.name.partition(".")[0] for path in tmp_path.rglob("*.jpg")] == ["1a"]
    maker.forget("briefings/2026/03/20", set())
    assert not (tmp_path / "images/briefings/2026/03/20").exists()
