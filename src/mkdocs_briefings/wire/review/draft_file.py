"""A draft's file as the review reads it: leniently, since whoever decides may mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from mkdocs_briefings.model.fields import Pick, Truth
from mkdocs_briefings.reading.file import open_bytes
from mkdocs_briefings.wire.notes import read_notes
from mkdocs_briefings.wire.records import Coverage
from mkdocs_briefings.wire.review.guarded_file import digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.wire.notes import DraftNotes

_TRUTH: TypeAdapter[bool] = TypeAdapter(Truth)
_PICK: TypeAdapter[bool | str] = TypeAdapter(Pick)

_COVERAGE: TypeAdapter[Coverage] = TypeAdapter(Coverage)


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file's front matter as it is written, and its body."""

    path: str
    """Path of the file, relative to the project."""

    digest: str
    """SHA-256 of its bytes, in hexadecimal."""

    values: Mapping[str, Any]
    body: str
    notes: DraftNotes | None
    """How the wire made it; None where it did not, or where that cannot be read."""

    @property
    def is_draft(self) -> bool:
        """Whether it waits to be published."""
        return self._is_true("draft")

    @property
    def is_overlooked(self) -> bool:
        """Whether it is marked as an editors' pick of what gets missed."""
        written = self.values.get("overlooked")
        try:
            return bool(_PICK.validate_python(written))
        except ValidationError:
            return False

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries that it is about."""
        written = self.values.get("countries") or self.values.get("country")
        return tuple(code.strip().upper() for code in texts(written))

    @property
    def coverage(self) -> Coverage | None:
        """Who tells of it; None where nothing was measured."""
        written = self.values.get("coverage")
        try:
            return _COVERAGE.validate_python({"us": 0, "us_polled": 0, **_mapping(written)})
        except ValidationError:
            return None

    def _is_true(self, key: str) -> bool:
        try:
            return _TRUTH.validate_python(self.values.get(key))
        except ValidationError:
            return False

    def text(self, *keys: str) -> str:
        """Give the text at the end of a way of keys; empty where there is none."""
        value: Any = self.values
        for key in keys:
            value = _mapping(value).get(key)
        return " ".join(value.split()) if isinstance(value, str) else ""


def read_draft_file(path: str, data: bytes) -> DraftFile:
    """Read a draft. Raises `UnreadableError`."""
    file = open_bytes(data, path)
    values = file.front_matter.values
    notes = read_notes(_mapping(values.get("extra")))
    return DraftFile(path, digest_of(data), values, file.body, notes)


def texts(value: object) -> tuple[str, ...]:
    """Give the texts of a list, or the one that stands for it."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str) and item.strip())


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
