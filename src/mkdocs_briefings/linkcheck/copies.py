"""Find copies of what is gone, in an archive of the web that speaks the Memento protocol.

RFC 7089: a *TimeGate*, asked for an address as of some moment, leads to the copy that is closest to
it (the *memento*), and the copy's own answer says of when it is.
"""

from __future__ import annotations

from datetime import UTC
from email.utils import format_datetime
from typing import TYPE_CHECKING

from mkdocs_briefings.fetch.errors import FetchError

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.fetch.fetcher import Fetcher

_OF_A_COPY = "memento-datetime"


async def find_copy(fetcher: Fetcher, timegate: str, address: str, moment: datetime) -> str:
    """Give the address of the copy that is closest to a moment; empty where there is none.

    `timegate` is what an archive wants before an address: `https://web.archive.org/web/`.
    """
    headers = {"Accept-Datetime": format_datetime(moment.astimezone(UTC), usegmt=True)}
    try:
        found = await fetcher.negotiate(f"{timegate}{address}", headers)
    except FetchError:
        return ""  # no copy, or no answer: what is gone is told all the same
    return found.url if _OF_A_COPY in found.headers else ""
