"""Tell people where the files of two builds differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site import changed

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOWN = 3
"""How many files are shown."""

BEFORE, AFTER = 50, 60
"""How many bytes of them, around where they begin to differ."""


def differences(expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> str:
    """Give the number of files that are not as they should be, and the first ones; or nothing."""
    wrong = sorted(changed(expected, found))
    if not wrong:
        return ""
    first = (_difference(path, expected.get(path), found.get(path)) for path in wrong[:SHOWN])
    return "\n".join([f"  {len(wrong)} files are wrong:", *first])


def _difference(path: str, expected: bytes | None, found: bytes | None) -> str:
    if expected is None or found is None:
        return f"    {path}: {'should not be there' if expected is None else 'is missing'}"
    pairs = zip(expected, found, strict=False)
    same = next((place for place, (one, other) in enumerate(pairs) if one != other), len(found))
    part = slice(max(same - BEFORE, 0), same + AFTER)
    return f"    {path}:\n      is        {found[part]!r}\n      should be {expected[part]!r}"
