"""A file that speaks for a whole site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - the store reads the annotations, to write records


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """An answer to the request for a file that speaks for a whole site, such as `robots.txt`."""

    status: int
    """Status of the answer; 0 where there was none."""

    body: bytes
    expires: datetime
