"""How commands name numbers and files."""

from __future__ import annotations

import os
from pathlib import Path


def counted(number: int, noun: str) -> str:
    """Give a number of things: `1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def seen_from_here(path: Path) -> Path:
    """Give a path as one would type it: relative, unless it leads out of the current folder."""
    inside = Path(os.path.relpath(path))
    return path if ".." in inside.parts else inside
