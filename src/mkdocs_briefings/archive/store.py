"""Where the archive's briefings come from, a day at a time."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from mkdocs_briefings.reading.picture import Picture
    from mkdocs_briefings.reading.record import BriefingRecord


class BriefingStore(Protocol):
    """Gives what was read, and fingerprints of it that cost nothing."""

    @property
    def days(self) -> Mapping[date, bytes]:
        """The days of all valid briefings, published or not, each with a fingerprint of them."""

    def of_day(self, day: date) -> Collection[BriefingRecord]:
        """Give the briefings of a day, in no order."""

    def find(self, path: str) -> BriefingRecord | None:
        """Give the valid briefing at that path of the project, published or not."""

    def original_language(self, path: str) -> str:
        """Give the language of the original that a briefing is a translation of.

        It is empty for what is no translation.
        """

    def fingerprint(self, path: str) -> bytes:
        """Give the fingerprint of a file, and of all that is kept of it if it is a briefing.

        While this is the same, so are `find`, `picture` and the file's bytes.
        """

    def digest(self, path: str) -> bytes:
        """Give the fingerprint of a file's bytes; empty if it is not there."""

    def picture(self, path: str) -> Picture | None:
        """Give what is known of an image; None for other files, and for one with a flaw."""

    def let_go(self) -> None:
        """Let go of what was loaded; it is loaded again when it is asked for."""


class EmptyStore:
    """The store of a newsroom that has no briefing yet."""

    days: Mapping[date, bytes] = MappingProxyType({})

    def of_day(self, day: date) -> Collection[BriefingRecord]:  # noqa: ARG002 - has none
        """Give none."""
        return ()

    def find(self, path: str) -> BriefingRecord | None:  # noqa: ARG002 - has none
        """Give none."""
        return None

    def original_language(self, path: str) -> str:  # noqa: ARG002 - has none
        """Give none."""
        return ""

    def fingerprint(self, path: str) -> bytes:  # noqa: ARG002 - knows no file
        """Give that of a file that is not there."""
        return b""

    def digest(self, path: str) -> bytes:  # noqa: ARG002 - knows no file
        """Give that of a file that is not there."""
        return b""

    def picture(self, path: str) -> Picture | None:  # noqa: ARG002 - knows no file
        """Give none."""
        return None

    def let_go(self) -> None:
        """Do nothing: it has loaded nothing."""
