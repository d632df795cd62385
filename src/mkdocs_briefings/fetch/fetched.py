"""What came of asking for an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer with its body."""

    url: str
    """Address that it came from, after redirects."""

    moved: str
    """Where the address has moved for good, by 301 and 308; empty where it has not."""

    status: int
    """200, or 304 where what the asker has is still right."""

    headers: Mapping[str, str]
    """By names in lower case, the values as they were sent; a comma joins those of one name."""

    content: bytes
    """Unpacked; empty where the status is 304."""

    @property
    def content_type(self) -> str:
        """The header `Content-Type`; empty where there is none."""
        return self.headers.get("content-type", "")
