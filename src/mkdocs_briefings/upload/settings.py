"""How a site is brought to its destination."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.build.signs import MARGIN

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadSettings:
    """How a site is brought to its destination."""

    site: Path
    encoding: str = ""
    """`gzip` or `br` for texts; empty where they go as they are."""

    grace: timedelta = timedelta(hours=1)
    """How long a file stays that is no longer published."""

    lease: timedelta = timedelta(minutes=15)
    """How long a claim is believed that nobody renews."""

    margin: timedelta = MARGIN
    """What is not older than this is not known again by its times."""

    at_once: int = 32
    per_second: float = 0.0
    verify: bool = False
    """Whether the destination is asked what it really holds."""

    take_over: bool = False
    """Whether to go on in spite of a claim of others."""

    releases: int | None = None
    """How many old releases stay; None where a site is published without releases."""

    has_keys: bool = False
    """Whether each object carries the key that a network of caches can know it by."""
