"""How cards and maps are packed: strip by strip, as any program for pictures reads them."""

from __future__ import annotations

import random
from io import BytesIO

from PIL import Image

from mkdocs_briefings.drawing.packing import join_strips, pack_strip, prepare_rows

COLOURS = bytes(range(48))


def _picture(seed: int, width: int = 64, height: int = 40) -> Image.Image:
    """Give a picture of places in a palette of 16, half of it noise."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    noise = bytes(chance.randrange(16) for _ in range(width * height // 2))
    return Image.frombytes("L", (width, height), noise + bytes(width * height // 2))


def _read(data: bytes) -> bytes:
    image = Image.open(BytesIO(data))
    assert image.mode == "P"
    assert image.palette is not None
    assert bytes(image.palette.palette)[:48] == COLOURS
    return image.tobytes()


def test_a_picture_is_read_as_it_was() -> None:
    """Whatever a picture shows, in one strip or in several, is read again pixel by pixel."""
    for seed in range(5):
        wanted = _picture(seed).tobytes()
        rows = prepare_rows(_picture(seed))
        for is_hard in (False, True):
            whole = [pack_strip([rows], is_hard=is_hard)]
            assert _read(join_strips((64, 40), COLOURS, whole)) == wanted
        bands = [rows.crop((0, top, 32, top + 8)) for top in range(0, 40, 8)]
        strips = [pack_strip([band]) for band in bands]
        assert _read(join_strips((64, 40), COLOURS, strips)) == wanted


def test_parts_stand_beside_one_another() -> None:
    """Parts that are prepared one by one make the picture that has them side by side."""
    left, right = _picture(1), _picture(2, width=20)
    both = Image.new("L", (84, 40))
    both.paste(left, (0, 0))
    both.paste(right, (64, 0))
    strip = pack_strip([prepare_rows(left), prepare_rows(right)])
    assert _read(join_strips((84, 40), COLOURS, [strip])) == both.tobytes()
