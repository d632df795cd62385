"""The fonts of share cards: the package's own, and those that the machine has.

The package's has Latin, Greek and Cyrillic. For other scripts the usual folders of the system are
looked through, without asking fontconfig: that is not everywhere, and what it prefers is set up
differently on every machine. The same files give the same choice.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.drawing.cards.typeface import Typeface, font_digest, read_typefaces
from mkdocs_briefings.fingerprint import fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWN = Path(__file__).parent / "fonts" / "source-serif-4.ttf"

_FOLDERS = (
    "~/.fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "$LOCALAPPDATA/Microsoft/Windows/Fonts",
    "$WINDIR/Fonts",
)
"""Where macOS and Windows keep fonts, and Linux did once."""

_SUFFIXES = (".otc", ".otf", ".ttc", ".ttf")

_PRETENDERS = ("lastresort", "adobeblank", "tofu")
"""What the names of fonts hold that have a box, or nothing, for every letter there is."""

_STYLES = ("naskh", "serif", "sans")
"""What names of fonts hold, what suits a headline best first."""

BOLD = 700
_NEARLY = 100


class Fonts(NamedTuple):
    """What a text is drawn with."""

    main: Typeface
    other: Typeface | None
    """For letters that the main one misses."""

    digest: bytes
    """Stands for both of them."""


@cache
def own() -> Typeface:
    """Give the package's own font."""
    (face,) = read_typefaces(_OWN)
    return face


@lru_cache(maxsize=4096)
def fonts_for(letters: frozenset[int]) -> Fonts | None:
    """Give what a text with these letters can be drawn with; None where nothing suffices."""
    missing = frozenset(letter for letter in letters if letter not in own().letters)
    if not missing:
        return _fonts(own())
    found = next((face for face in _machine() if face.has(missing)), None)
    if found is None:
        return None
    return _fonts(found) if found.has(letters) else _fonts(own(), found)


def _fonts(main: Typeface, other: Typeface | None = None) -> Fonts:
    faces = [face for face in (main, other) if face is not None]
    parts = (part for face in faces for part in (font_digest(face.path), str(face.index)))
    return Fonts(main, other, fingerprint_of(*parts))


def find_fonts() -> bytes:
    """Look which fonts there are by now; give what stands for them.

    For those of the machine their names and sizes have to do: to read them takes longer than a
    build that draws nothing.
    """
    for known in (_files, _machine, fonts_for):
        known.cache_clear()
    return fingerprint_of(font_digest(_OWN), *(f"{path} {size}" for path, size in _files()))


@cache
def _files() -> tuple[tuple[str, int], ...]:
    """Give the machine's font files, each with its size, sorted."""
    return tuple(sorted(set(chain.from_iterable(map(_files_in, _folders())))))


def _folders() -> Iterator[str]:
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for folder in (*(f"{each}/fonts" for each in (data, *shared.split(":"))), *_FOLDERS):
        yield os.path.expanduser(os.path.expandvars(folder))  # noqa: PTH111 - as strings


def _files_in(top: str) -> Iterator[tuple[str, int]]:
    for folder, _, names in os.walk(top):
        for name in names:
            if name.lower().endswith(_SUFFIXES):
                path = f"{folder}/{name}"
                with suppress(OSError):  # a link that leads nowhere
                    yield path, os.stat(path).st_size  # noqa: PTH116 - there may be thousands


@cache
def _machine() -> tuple[Typeface, ...]:
    """Give the machine's fonts, those first that look most like a headline."""
    faces = (face for path, _ in _files() for face in read_typefaces(Path(path)))
    return tuple(sorted(filter(_is_sincere, faces), key=_rank))


def _is_sincere(face: Typeface) -> bool:
    name = face.path.name.lower()
    return not any(each in name for each in _PRETENDERS)


def _rank(face: Typeface) -> tuple[object, ...]:
    name = face.path.name.lower()
    distance = 0 if face.is_variable else abs(face.weight - BOLD)
    style = next((rank for rank, kind in enumerate(_STYLES) if kind in name), len(_STYLES))
    # The name goes first: the same fonts may lie elsewhere on another machine.
    return (
        not face.is_plain, "mono" in name, distance > _NEARLY, style, distance, len(name), name,
        face.index, str(face.path),
    )  # fmt: skip
