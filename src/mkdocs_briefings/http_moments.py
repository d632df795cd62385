"""When a server wants to be asked again, by its headers."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_AGE = re.compile(r"(?:^|[\s,])(?:max-age)\s*=\s*\"?(\d+)", re.IGNORECASE)
_FRESH_FOR_US = re.compile(r"(?:^|[\s,])(?:no-cache|no-store)(?:$|[\s,=])", re.IGNORECASE)
_LONGEST = timedelta(days=365)


def retry_after(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Give when a server says that it may be asked again; None where it does not."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return now + _seconds(value)
    return http_date(value)


def fresh_until(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Give until when an answer holds by `max-age` or `Expires`; None where neither says."""
    cache = headers.get("cache-control", "")
    if _FRESH_FOR_US.search(cache):
        return None
    if found := _MAX_AGE.search(cache):
        age = headers.get("age", "").strip()
        spent = _seconds(age) if age.isascii() and age.isdigit() else timedelta()
        return max(now, now + _seconds(found[1]) - spent)
    expires = http_date(headers.get("expires", ""))
    if expires is None or expires <= now:
        return None
    # A server's clock may be wrong: what counts is how long it means.
    sent = http_date(headers.get("date", "")) or now
    return now + min(max(expires - sent, timedelta()), _LONGEST)


def http_date(text: str) -> datetime | None:
    """Read a date as HTTP writes it; None where it is none."""
    try:
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _seconds(digits: str) -> timedelta:
    return min(timedelta(seconds=min(int(digits[:12]), 10**9)), _LONGEST)
