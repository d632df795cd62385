"""Pictures as cameras and programs save them, with much that is nobody's business."""

from __future__ import annotations

import warnings
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from tests.site import photo

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = b"Camera of Ada"
"""Stands in all that describes these pictures."""

KINDS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")


def exif(orientation: int = 1) -> bytes:
    """Give Exif that names the camera and the place."""
    found = Image.Exif()
    found[ExifTags.Base.Make] = SECRET.decode()
    found[ExifTags.Base.Orientation] = orientation
    found[ExifTags.IFD.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: (50.0, 27.0, 1.0),
        ExifTags.GPS.GPSMapDatum: SECRET.decode(),
    }
    return found.tobytes()


def described(kind: str, orientation: int = 1, width: int = 400, height: int = 300) -> bytes:
    """Give a picture with everything in it that its format has for describing one."""
    image = opened(photo(width, height, "PNG"))
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    options: dict[str, Any] = {"exif": exif(orientation), "xmp": xmp, "icc_profile": profile()}
    if kind == "PNG":
        told = PngImagePlugin.PngInfo()
        told.add_text("Author", SECRET.decode())
        told.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options["pnginfo"] = told
    if kind in {"GIF", "JPEG"}:
        options["comment"] = SECRET
    if kind == "GIF":
        image = image.quantize(64)
    return saved(image, kind, **options)


@cache  # since it tells the time at which it was made
def profile() -> bytes:
    """Give the profile of colours that most screens have."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile() -> bytes:
    """Give a profile in which red stands for green, and green for red."""
    data = profile()
    return data.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:  # noqa: ANN401 - Pillow's
    """Give an image's file."""
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def animated(kind: str) -> bytes:
    """Give a picture that moves."""
    frames = [Image.new("RGB", (400, 300), (shade, 0, 0)) for shade in (0, 200)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def opened(data: bytes) -> Image.Image:
    """Open a picture, loaded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd Exif
        image = Image.open(BytesIO(data))
        image.load()
    return image


def corrupt(
    data: bytes, start: float, change: Callable[[int], int] = lambda byte: byte ^ 255
) -> bytes:
    """Change a hundred bytes from that part of a file on."""
    place = int(len(data) * start)
    return data[:place] + bytes(map(change, data[place : place + 100])) + data[place + 100 :]
