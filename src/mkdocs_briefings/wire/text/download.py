"""A page as a server sent it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """What a server sent for the address of a report."""

    url: str
    """Address that it came from, after redirects."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    """By names in lower case; a comma joins the values of one name."""
