"""Cases in plain text: a title, an input, and the lines that are expected of it.

Each case is its title, a line with a full stop, the input, such a line, the expected lines, and
such a line again. What an editor's program would not show is spelled out, as in `{{U+2028}}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CASE = re.compile(
    r"^(?P<title>\S.*)\n\.\n(?P<input>(?s:.*?))^\.\n(?P<expected>(?s:.*?))^\.\n", re.MULTILINE
)
_SPELLED = re.compile(r"\{\{(?:U\+(?P<code>[0-9A-F]{4})|(?P<count>\d+) characters)\}\}")


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a file."""

    file: str
    """Name of the file of cases, without its ending."""

    title: str
    input: str
    expected: tuple[str, ...]

    def __str__(self) -> str:
        """Give what pytest calls the case."""
        return f"{self.file}: {self.title}"


def read_cases(folder: Path) -> Iterator[Case]:
    """Give every case of the text files in a folder."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for found in _CASE.finditer(text):
            content = _SPELLED.sub(_spelled, found["input"])
            expected = tuple(_SPELLED.sub(_spelled, found["expected"]).splitlines())
            yield Case(path.stem, found["title"], content, expected)


def _spelled(found: re.Match[str]) -> str:
    return chr(int(found["code"], 16)) if found["code"] else "x" * int(found["count"])
