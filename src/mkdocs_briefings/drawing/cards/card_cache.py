"""Keep drawn cards from build to build: one for each briefing, with what it was made of.

Drawing one takes longer than rendering the article. A build that has forgotten everything else
need not do it again.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.cache_file import read_cached, write_cached
from mkdocs_briefings.drawing.maps.world import world_digest
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.toolchain import code_behind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from mkdocs_briefings.drawing.cards.sheet import Base

_SUFFIX = ".card"


class CardCache:
    """Cards in a folder, each below the path of its briefing, and the maps that stand on them."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it may be deleted at any time."""
        self._folder = folder
        self._bases: dict[str, Base] = {}

    def card(self, path: str, made_of: bytes, draw: Callable[[], bytes]) -> bytes:
        """Give the card of the briefing at that path of the project.

        `made_of` stands for all that it shows; while that is the same, it is not drawn anew.
        """
        return self._cached(path, made_of, draw)

    def _cached(self, name: str, made_of: bytes, draw: Callable[[], bytes]) -> bytes:
        place = self._folder / f"{name}{_SUFFIX}"
        key = fingerprint_of(made_of, _drawing())
        known = read_cached(place)
        if known is not None and known.startswith(key):
            return known[len(key) :]
        data = draw()
        write_cached(place, key + data)
        return data

    def base(self, code: str) -> Base:
        """Give what the cards of a country have in common. Raises `KeyError`.

        Each process needs that of nearly every country, and drawing a map takes as long as ten
        cards.
        """
        known = self._bases.get(code)
        if known is None:
            known = self._bases[code] = self._read_base(code)
        return known

    def _read_base(self, code: str) -> Base:
        from PIL import Image  # noqa: PLC0415 - it takes 30 ms to load

        from mkdocs_briefings.drawing.cards.sheet import Base  # noqa: PLC0415 - as above

        data = self._cached(f"lands/{code}", world_digest(), lambda: _drawn(code))
        return Base(Image.open(BytesIO(data)))

    def forget(self, folder: str, names: Collection[str]) -> None:
        """Remove the cards of briefings that are no more in that folder of the project.

        `names` are those of all its files.
        """
        kept = self._folder / folder
        for place in list(kept.glob(f"*{_SUFFIX}")):
            if place.name.removesuffix(_SUFFIX) not in names:
                place.unlink(missing_ok=True)
        with suppress(OSError):  # something else is in it
            kept.rmdir()


def _drawn(code: str) -> bytes:
    from mkdocs_briefings.drawing.cards.sheet import draw_land  # noqa: PLC0415 - as above

    data = BytesIO()
    draw_land(code).save(data, "PNG")
    return data.getvalue()


@cache
def _drawing() -> bytes:
    """Stand for what draws: this program, and the libraries that shape, fill and pack."""
    from PIL import __version__, features  # noqa: PLC0415 - it takes 30 ms to load

    parts = ("freetype2", "raqm", "harfbuzz", "fribidi", "zlib")
    versions = (str(features.version(part)) for part in parts)
    return fingerprint_of(
        __version__, *versions, code_behind("mkdocs_briefings.drawing.cards.card")
    )
