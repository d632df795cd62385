"""What is told of images without decoding them, and what is taken out of their files."""

from __future__ import annotations

import warnings
import zlib
from random import Random
from struct import pack

import pytest
from PIL import Image, ImageChops, ImageOps

from mkdocs_briefings.reading.image_file import look, published
from mkdocs_briefings.reading.picture import Flaw, Picture
from tests.pictures import KINDS, SECRET, animated, corrupt, described, exif, opened, saved
from tests.site import photo, png


def _seen(data: bytes) -> Image.Image:
    """Give what browsers show."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd Exif
        return ImageOps.exif_transpose(opened(data)).convert("RGB")


def _are_alike(one: bytes, two: bytes) -> bool:
    first, second = _seen(one), _seen(two)
    return first.size == second.size and ImageChops.difference(first, second).getbbox() is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_describes_an_image_goes(kind: str) -> None:
    """Camera, place and author are taken out; the pixels and their colours are the same."""
    data = described(kind)
    assert SECRET in data
    bare = published(data)
    assert SECRET not in bare
    assert b"GPS" not in bare
    assert not opened(bare).getexif().get_ifd(0x8825)
    assert _are_alike(bare, data)
    assert opened(bare).info.get("icc_profile") == opened(data).info.get("icc_profile")
    assert published(bare) == bare


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_take_out(kind: str) -> None:
    """An image that nothing describes shows the same."""
    data = photo(400, 300, kind)
    assert _are_alike(published(data), data)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["AVIF", "JPEG", "PNG"])
def test_the_right_way_up(kind: str, orientation: int) -> None:
    """An image stays the right way up, and its size is told that way."""
    data = described(kind, orientation)
    found = look(data)
    assert isinstance(found, Picture)
    assert (found.width, found.height) == ((300, 400) if orientation > 4 else (400, 300))
    bare = published(data)
    assert SECRET not in bare
    assert _are_alike(bare, data)
    assert found.length == len(bare)


@pytest.mark.parametrize("orientation", [3, 6])
def test_the_right_way_up_in_webp(orientation: int) -> None:
    """The pixels of a WebP file are turned, since not all browsers read its Exif."""
    data = described("WEBP", orientation)
    bare = opened(published(data))
    assert bare.size == _seen(data).size
    assert not bare.getexif()
    assert isinstance(look(data), Picture)


def test_odd_exif() -> None:
    """Exif that makes no sense says nothing."""
    for content in (b"", b"II", b"MM\0*\xff\xff\xff\xff", exif()[6:20], b"x" * 40):
        data = photo(40, 30, exif=b"Exif\0\0" + content)
        assert _are_alike(published(data), data)
        assert isinstance(look(data), Picture)


def test_further_images_of_a_camera() -> None:
    """What a camera keeps behind an image, such as a second one with its own Exif, goes too."""
    first, second = (Image.new("RGB", (400, 300), colour) for colour in ("red", "blue"))
    data = saved(first, "MPO", save_all=True, append_images=[second], exif=exif())
    assert getattr(opened(data), "n_frames", 1) == 2
    bare = published(data)
    assert len(bare) < len(data) / 2 + 200
    assert SECRET not in bare
    assert _are_alike(bare, saved(first, "JPEG"))
    found = look(data)
    assert isinstance(found, Picture)
    assert found.widths == (320, 400)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_moves_is_left_alone(kind: str) -> None:
    """An animation is published to the byte, and no copy is made of it."""
    data = animated(kind)
    assert published(data) == data
    assert look(data) == Picture(400, 300, (), len(data))


@pytest.mark.parametrize(
    ("width", "height", "kind", "widths"),
    [
        (2, 2, "PNG", ()),
        (320, 200, "JPEG", ()),
        (321, 200, "JPEG", (320, 321)),
        (640, 480, "PNG", (320, 640)),
        (1000, 700, "JPEG", (320, 640, 960, 1000)),
        (1000, 700, "WEBP", (320, 640, 960)),
        (1280, 700, "AVIF", (320, 640, 960)),
        (1600, 900, "GIF", (320, 640, 960, 1280, 1600)),
        (1601, 900, "JPEG", (320, 640, 960, 1280)),
        # WebP has no room for more than 16383 pixels.
        (400, 20_000, "PNG", (320,)),
        (400, 20_600, "PNG", ()),
    ],
)
def test_copies(width: int, height: int, kind: str, widths: tuple[int, ...]) -> None:
    """Copies are made in the widths below an image's own, and in that where it saves something."""
    found = look(saved(Image.new("RGB", (width, height), "navy"), kind))
    assert isinstance(found, Picture)
    assert found[:3] == (width, height, widths)


def test_a_jpeg_that_is_packed_hard() -> None:
    """A JPEG in a low quality gets no copy in its own width, which would be larger."""
    found = look(photo(800, 600, quality=40))
    assert isinstance(found, Picture)
    assert found.widths == (320, 640)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_ends_too_early(kind: str) -> None:
    """Wherever a file breaks off, it is told, and no error leaves."""
    data = described(kind)
    for length in range(1, len(data) - 1, max(len(data) // 150, 1)):
        cut = data[:length]
        assert isinstance(look(cut), Flaw), length
        published(cut)


@pytest.mark.parametrize("kind", KINDS)
def test_what_describes_half_an_image_goes(kind: str) -> None:
    """Of a file that ends too early all goes that can be told from its pixels."""
    data = described(kind)
    assert SECRET not in published(data[:-20])


@pytest.mark.parametrize("kind", KINDS)
def test_damage(kind: str) -> None:
    """Whatever is wrong with a file, it can be looked at and published."""
    data, random = described(kind), Random(1)  # noqa: S311 - no secret
    for _ in range(150):
        damaged = corrupt(data, random.random(), lambda _: random.randrange(256))
        assert isinstance(look(damaged), (Flaw, Picture))
        published(damaged)


def test_damage_to_a_png() -> None:
    """A PNG tells by its own checksums that its pixels are not those that were saved."""
    found = look(corrupt(photo(400, 300, "PNG"), 0.5))
    assert found == Flaw("is not whole: its file is damaged or ends too early.", "Save it again.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is an empty file."),
        (b"no image", "is not one that browsers show, whatever its name says."),
        (saved(Image.new("RGB", (9, 9)), "TIFF"), "is not one that browsers show"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not one that browsers show"),
        (png(0, 4), "is not one that browsers show"),
    ],
)
def test_what_is_no_image(data: bytes, reason: str) -> None:
    """A file that is none of the images that browsers show is told to be so."""
    found = look(data)
    assert isinstance(found, Flaw)
    assert found.reason.startswith(reason)
    assert published(data) == data


@pytest.mark.parametrize("side", [9_500, 60_000])
def test_a_bomb(side: int) -> None:
    """A small file that would fill the memory is told to be too large, and not decoded."""
    header = b"IHDR" + pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    good = png()
    data = good[:12] + header + pack(">I", zlib.crc32(header)) + good[33:]
    assert look(data) == Flaw("has more than 89 million pixels.", "Save it in a smaller size.")
    assert published(data) == data
