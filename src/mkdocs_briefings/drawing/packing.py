"""Pack pictures of 16 colours as PNG (ISO 15948), strip by strip.

Most rows of a card are those of other cards too: its margins, and whatever stands beside its
country's map. Pillow would pack all of them each time, which takes as long as drawing the rest. So
a strip is packed by itself, and one that other cards have is packed once. Of a map, which is one
strip, this takes a third of the time that Pillow does, for as many bytes.

Each row begins with its filter. `Up` leaves what differs from the row above, so that most of a
picture is zeros.
"""

from __future__ import annotations

import zlib
from struct import pack
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UP = 2
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BITS, _PALETTE = 4, 3
_PER_BYTE = 8 // _BITS

_ZLIB_HEADER, _LAST_BLOCK = b"\x78\xda", b"\x03\x00"
"""What a stream of zlib begins with, and the empty block that ends its data."""

_MODULUS = 65521
"""What sums of zlib's are taken by: the largest prime below 65536."""


class Strip(NamedTuple):
    """Rows of a picture, packed."""

    data: bytes
    size: int
    """How many bytes they were before."""

    checksum: int
    """That of zlib, Adler-32."""


def prepare_rows(places: Image.Image) -> Image.Image:
    """Give a picture of places in a palette of 16 as rows of bytes, less the row above each.

    Its width has to be even, and it is not to be used any more.
    """
    width, height = places.width // _PER_BYTE, places.height
    places.putpalette(b"")  # without one Pillow does not pack pixels
    rows = Image.frombytes("L", (width, height), places.tobytes("raw", f"P;{_BITS}"))
    above = Image.new("L", rows.size)
    above.paste(rows, (0, 1))
    return ImageChops.subtract_modulo(rows, above)


def pack_strip(parts: Sequence[Image.Image], *, is_hard: bool = False) -> Strip:
    """Pack prepared rows that stand beside one another.

    Runs are all that most rows have. To look for more is hard: it takes four times as long, for a
    tenth of the bytes.
    """
    width, height = sum(part.width for part in parts), parts[0].height
    lines = Image.new("L", (1 + width, height), _UP)
    left = 1
    for part in parts:
        lines.paste(part, (left, 0))
        left += part.width
    rows = lines.tobytes()
    strategy = zlib.Z_DEFAULT_STRATEGY if is_hard else zlib.Z_RLE
    packer = zlib.compressobj(zlib.Z_BEST_COMPRESSION, wbits=-zlib.MAX_WBITS, strategy=strategy)
    # It ends with a whole byte, and what follows looks at nothing in it.
    data = packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH)
    return Strip(data, len(rows), zlib.adler32(rows))


def join_strips(size: tuple[int, int], colours: bytes, strips: Iterable[Strip]) -> bytes:
    """Give strips that stand below one another as PNG of that size, with these colours."""
    data, checksum = [_ZLIB_HEADER], 1
    for strip in strips:
        data.append(strip.data)
        checksum = _joined(checksum, strip)
    data += (_LAST_BLOCK, pack(">I", checksum))
    chunks = (
        (b"IHDR", pack(">2I5B", *size, _BITS, _PALETTE, 0, 0, 0)),
        (b"PLTE", colours),
        (b"IDAT", b"".join(data)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _joined(checksum: int, strip: Strip) -> int:
    """Give Adler-32 of what has that checksum with a strip behind it."""
    low, high = checksum & 0xFFFF, checksum >> 16
    added_low, added_high = strip.checksum & 0xFFFF, strip.checksum >> 16
    high = (high + added_high + strip.size * (low - 1)) % _MODULUS
    return high << 16 | (low + added_low - 1) % _MODULUS


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return pack(">I", len(content)) + checked + pack(">I", zlib.crc32(checked))
