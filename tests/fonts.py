"""Fonts for tests, which must not depend on those that a machine has."""

from __future__ import annotations

from pathlib import Path
from struct import iter_unpack, pack, unpack
from typing import TYPE_CHECKING

import mkdocs_briefings.drawing.cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OWN = Path(mkdocs_briefings.drawing.cards.__file__).parent / "fonts/source-serif-4.ttf"
"""The package's own font."""


def font_of(letters: Iterable[str], *, is_short: bool = False) -> bytes:
    """Give a font that has these letters and the space alone, whatever they look like.

    `is_short` asks for the table of letters that fonts had before Unicode grew.
    """
    places = sorted({*map(ord, letters), ord(" ")})
    table = _segments(places) if is_short else _groups(places)
    encoding = 1 if is_short else 10
    cmap = pack(">HHHHI", 0, 1, 3, encoding, 12) + table
    data = OWN.read_bytes()
    (count,) = unpack(">4xH", data[:6])
    tables = {name: rest for name, *rest in iter_unpack(">4sIII", data[12 : 12 + 16 * count])}
    tables[b"cmap"] = [0, len(data), len(cmap)]
    entries = b"".join(pack(">4sIII", name, *rest) for name, rest in tables.items())
    return data[:12] + entries + data[12 + 16 * count :] + cmap


def machine(root: Path, fonts: Mapping[str, bytes]) -> dict[str, str]:
    """Give the environment of a machine that has just these fonts, by the names of their files."""
    folder = root / "share/fonts/deep/within"
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in fonts.items():
        (folder / name).write_bytes(data)
    home = str(root)
    return {"HOME": home, "XDG_DATA_HOME": f"{home}/none", "XDG_DATA_DIRS": f"{home}/share"}


def _groups(places: list[int]) -> bytes:
    groups = b"".join(pack(">III", place, place, 40 + place % 50) for place in places)
    return pack(">HHIII", 12, 0, 16 + len(groups), 0, len(places)) + groups


def _segments(places: list[int]) -> bytes:
    ends = [*places, 0xFFFF]
    count = len(ends)
    deltas = [(40 + place % 50 - place) & 0xFFFF for place in places] + [1]
    parts = [*ends, 0, *ends, *deltas, *[0] * count]
    size = 14 + 2 * len(parts)
    return pack(">7H", 4, size, 0, 2 * count, 0, 0, 0) + pack(f">{len(parts)}H", *parts)
