"""Make smaller copies and crops of images, and keep them from build to build.

Encoding one takes as long as rendering dozens of articles. So a copy is kept under the digest of
its image's bytes: a build that has forgotten everything else need not make it again.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, features
from PIL import __version__ as pillow

from mkdocs_briefings.drawing.cache_file import read_cached, write_cached
from mkdocs_briefings.drawing.crops import Framing, encode, on_paper
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.reading.image_file import TURNS, UNREADABLE, open_image, published
from mkdocs_briefings.reading.picture import SHARE
from mkdocs_briefings.toolchain import code_behind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

log = logging.getLogger("mkdocs.plugins.briefings")

_QUALITY = 80
_METHOD = 4
"""How hard libwebp tries, of 6: more takes twice the time for 2 % of the bytes."""


def _maker(library: str) -> str:
    return fingerprint_of(code_behind(__name__), pillow, features.version(library)).hex()[:8]


_ENCODER = _maker("webp")
"""Stands for all that a copy depends on besides its image."""

_CROPPER = _maker("libjpeg_turbo")
"""The same for crops."""

_WHOLE = 1 << 16
"""Wider than any image: so it is decoded as it is."""

_WHITE = "#ffffff"
"""What is put behind an image that can be seen through, where its copy cannot."""

_SRGB = ImageCms.createProfile("sRGB")


class ImageMaker:
    """Makes copies of images, or finds them in a folder of those that were made before."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it may be deleted at any time."""
        self._folder = folder
        # The copies of one image follow one another, and are made of the same pixels.
        self._decoded: tuple[tuple[str, int], Image.Image | None] = ("", 0), None

    def copy(
        self, path: str, digest: str, width: int, widest: int, read: Callable[[], bytes]
    ) -> bytes:
        """Give the copy of an image of that width, in WebP.

        `path` is the image's in the project, and `digest` that of its bytes, which `read` gives.
        It is decoded for copies up to `widest`. One that cannot be decoded is given as it is, and
        warned of.
        """
        place = self._folder / os.path.dirname(path) / f"{digest}.{width}.{_ENCODER}.webp"  # noqa: PTH120 - with `/`
        if (known := read_cached(place)) is not None:
            return known
        image = self._decode(path, digest, widest, read)
        if image is None:
            # Browsers look at the bytes, whatever the name says, and show what they can.
            return published(read())
        data = _encode(image, width)
        if width == widest:
            # The last copy: its pixels may be hundreds of megabytes.
            self._decoded = ("", 0), None
        write_cached(place, data)
        return data

    def converted(self, path: str, digest: str, read: Callable[[], bytes]) -> bytes:
        """Give an image that browsers do not show in JPEG, as `copy` does a copy."""
        place = self._folder / os.path.dirname(path) / f"{digest}.whole.{_CROPPER}.jpg"  # noqa: PTH120 - with `/`
        if (known := read_cached(place)) is not None:
            return known
        data = read()
        try:
            image = on_paper(decode(data, _WHOLE), _WHITE)
        except UNREADABLE as error:
            _warn(path, error)
            return data
        converted = encode(image, is_small=False)
        write_cached(place, converted)
        return converted

    def crop(
        self, path: str, digest: str, framing: Framing, paper: str, read: Callable[[], bytes]
    ) -> bytes:
        """Give a crop of an image, in JPEG, as `copy` does a copy.

        `paper` is the colour behind what can be seen through, as `#rrggbb`.
        """
        name = f"{digest}.{framing.name}-{paper.removeprefix('#')}.{_CROPPER}.jpg"
        place = self._folder / os.path.dirname(path) / name  # noqa: PTH120 - with `/`
        if (known := read_cached(place)) is not None:
            return known
        image = self._decode(path, digest, framing.decoded, read)
        if image is None:
            return published(read())
        data = encode(framing.cut(image, paper), is_small=framing.name == SHARE)
        write_cached(place, data)
        return data

    def forget(self, folder: str, digests: Collection[str]) -> None:
        """Remove the copies of images that do not lie in that folder of the project any more.

        `digests` are those of all its files.
        """
        kept = self._folder / folder
        if not kept.is_dir():
            return
        for copy in [*kept.glob("*.webp"), *kept.glob("*.jpg")]:
            digest, _, encoder = copy.name.split(".")[:3]
            if digest not in digests or encoder not in {_ENCODER, _CROPPER}:
                copy.unlink(missing_ok=True)
        with suppress(OSError):  # something else is in it
            kept.rmdir()

    def _decode(
        self, path: str, digest: str, widest: int, read: Callable[[], bytes]
    ) -> Image.Image | None:
        known, image = self._decoded
        # What cannot be decoded for crops cannot be for copies, and is told of once.
        if known == (digest, widest) or (known[0] == digest and image is None):
            return image
        try:
            image = decode(read(), widest)
        except UNREADABLE as error:
            image = None
            _warn(path, error)
        self._decoded = (digest, widest), image
        return image


def _warn(path: str, error: Exception) -> None:
    log.warning("%s: The image cannot be decoded: %s. Save it again.", path, error)


def decode(data: bytes, widest: int) -> Image.Image:
    """Give an image the right way up, in sRGB, at least that wide if it is. Raises `UNREADABLE`."""
    opened = open_image(data)
    image = opened.image
    # A JPEG can be decoded in a half or a quarter of its size, in a part of the time.
    image.draft(None, (1, widest) if opened.is_on_its_side else (widest, 1))
    image.load()
    turn = TURNS.get(opened.stripped.orientation)
    return in_srgb(image if turn is None else image.transpose(turn))


def in_srgb(image: Image.Image) -> Image.Image:
    """Give an image as RGB, or RGBA where it can be seen through, in the colours of screens."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey, of which Pillow would cut the upper ones
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"1", "P", "PA", "LA"}:
        image = image.convert(mode)
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):  # as browsers do with a profile that is broken
            of_image = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, of_image, _SRGB, outputMode=mode)
            image = converted if converted is not None else image
    return image.convert(mode)


def _encode(image: Image.Image, width: int) -> bytes:
    height = max(1, round(image.height * width / image.width))
    if width != image.width:
        image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
    buffer = BytesIO()
    image.save(buffer, "WEBP", quality=_QUALITY, method=_METHOD, exif=b"", icc_profile=b"", xmp=b"")
    return buffer.getvalue()
