"""Open an image's file with Pillow, and tell how large it is and whether browsers can show it.

Pillow reads the head of a file only. Whether the rest is there shows while what describes the image
is taken out; nothing is decoded.
"""

from __future__ import annotations

import warnings
import zlib
from io import BytesIO
from typing import NamedTuple

# The formats are loaded here; where Pillow misses one, it loads all that it has.
from PIL import (  # noqa: F401
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)
from PIL.Image import Transpose

from mkdocs_briefings.reading.heif_tiff import is_heif, is_whole, let_read_heif
from mkdocs_briefings.reading.metadata import CleanImage, strip
from mkdocs_briefings.reading.picture import WIDEST, WIDTHS, Flaw, Picture

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""What browsers show, by Pillow's names."""

_CONVERTED = frozenset({"HEIF", "TIFF"})
"""What they do not show, so that it is converted."""

_GET_HEIF = "Install mkdocs-briefings[heif], or save it as JPEG."

_TALLEST = 16_383
"""More pixels no WebP file has on a side."""

_COARSE = 2000
"""Sum of a JPEG's quantisation table (of brightness) above which WebP would save nothing.

That is a quality of about 73 out of 100.
"""

TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What an orientation (Exif, tag 0x0112) asks to be done with the pixels."""

_ON_ITS_SIDE = frozenset({5, 6, 7, 8})


_BOMBS = Image.DecompressionBombError, Image.DecompressionBombWarning
_BROKEN = EOFError, OSError, RuntimeError, SyntaxError, ValueError, zlib.error
"""What Pillow's readers raise of a file that makes no sense."""

UNREADABLE = *_BOMBS, *_BROKEN
"""What Pillow raises where it can make nothing of an image."""


_UNSHOWN = Flaw(
    "is not one that browsers show, whatever its name says.",
    f"Save it as one of: {', '.join(FORMATS)}.",
)


class OpenImage(NamedTuple):
    """The head of an image's file, and the file as it is published."""

    image: Image.Image
    stripped: CleanImage

    @property
    def is_on_its_side(self) -> bool:
        """Whether width and height change places."""
        return self.stripped.orientation in _ON_ITS_SIDE


def look(data: bytes, *, is_converted: bool = False) -> Picture | Flaw:
    """Look at an image's file; of one that is converted nothing is published as it is."""
    found = _look(data, is_converted=is_converted)
    return found._replace(is_refused=is_converted) if isinstance(found, Flaw) else found


def _look(data: bytes, *, is_converted: bool) -> Picture | Flaw:
    if not data:
        return Flaw("is an empty file.", "Save it again.")
    if is_heif(data) and is_converted and not let_read_heif():
        return Flaw("is in HEIF, which is read with pillow-heif.", _GET_HEIF)
    try:
        opened = open_image(data)
    except UNREADABLE as error:
        return _unreadable(error)
    if opened.image.format in _CONVERTED and not is_converted:
        return _UNSHOWN
    return _picture(opened, is_converted=is_converted)


def _unreadable(error: Exception) -> Flaw:
    if isinstance(error, _BOMBS):
        most = (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000
        return Flaw(f"has more than {most} million pixels.", "Save it in a smaller size.")
    if isinstance(error, UnidentifiedImageError):
        return _UNSHOWN
    return Flaw(f"cannot be read: {error}.", "Save it again.")


def _picture(opened: OpenImage, *, is_converted: bool) -> Picture | Flaw:
    image, stripped = opened
    pages = getattr(image, "n_frames", 1)
    if image.format == "TIFF" and pages > 1:
        reason = f"has {pages} pages, and one could be shown."
        return Flaw(reason, "Save each page that is to be shown as a file of its own.")
    if not stripped.is_whole:
        return Flaw("is not whole: its file is damaged or ends too early.", "Save it again.")
    width, height = image.size[::-1] if opened.is_on_its_side else image.size
    widths = () if is_animated(image) else tuple(_widths(image, width, height))
    # How long a file is that is converted shows when that is done.
    return Picture(width, height, widths, 0 if is_converted else len(stripped.data))


def open_image(data: bytes) -> OpenImage:
    """Open an image's file; raises what Pillow does."""
    with warnings.catch_warnings():
        # Of odd Exif, for one. An image that is far too large is an error.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        if is_heif(data):
            let_read_heif()
        image = Image.open(
            BytesIO(data), formats=[*FORMATS, *sorted(_CONVERTED & Image.OPEN.keys())]
        )
        if image.format in _CONVERTED:
            # Their readers turn them.
            return OpenImage(image, CleanImage(data, is_whole(data, image)))
        if is_animated(image):
            return OpenImage(image, CleanImage(data, is_whole=True))
        stripped = strip(data)
        if image.format == "AVIF" and "exif" in image.info:
            # Its own way to turn an image, which Pillow tells as Exif.
            turn = image.getexif().get(0x0112, 1)
            return OpenImage(image, stripped._replace(orientation=turn))
    if stripped.orientation != 1 and image.format in {"PNG", "WEBP"} and stripped.is_whole:
        # Not all browsers look for it there, so the pixels are turned.
        stripped = stripped._replace(data=_turned(image, stripped.orientation))
    return OpenImage(image, stripped)


def published(data: bytes) -> bytes:
    """Give an image's file as it is published: without what describes the image."""
    try:
        return open_image(data).stripped.data
    except UNREADABLE:  # whoever has looked at it has told so
        return strip(data).data


def is_animated(image: Image.Image) -> bool:
    """Whether an image moves."""
    # Of a JPEG the further images are a camera's business.
    return image.format not in {"JPEG", "MPO"} and bool(getattr(image, "is_animated", False))


def _turned(image: Image.Image, orientation: int) -> bytes:
    buffer = BytesIO()
    turned = image.transpose(TURNS[orientation])
    profile = image.info.get("icc_profile")
    options = {"quality": 95} if image.format == "WEBP" else {"optimize": True}
    turned.save(buffer, image.format, exif=b"", icc_profile=profile, **options)
    return buffer.getvalue()


def _widths(image: Image.Image, width: int, height: int) -> list[int]:
    widths = [each for each in WIDTHS if each < width and height * each // width < _TALLEST]
    if WIDTHS[0] < width <= WIDEST and height < _TALLEST and _can_shrink(image):
        widths.append(width)
    return widths


def _can_shrink(image: Image.Image) -> bool:
    tables = getattr(image, "quantization", None)
    if tables:  # a JPEG
        return bool(sum(tables[0]) <= _COARSE)
    return image.format in {"GIF", "PNG", *_CONVERTED}
