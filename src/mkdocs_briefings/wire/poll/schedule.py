"""When a feed is asked next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from mkdocs_briefings.http_moments import fresh_until, retry_after
from mkdocs_briefings.wire.store.feeds import FailureKind

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = timedelta(days=1)
"""However long a server or a feed asks for: after a day it may have changed its mind."""

_DOUBLINGS = {FailureKind.TEMPORARY: 5, FailureKind.SOFT: 10}
"""After so many failures the wait gets no longer: from 15 minutes on, eight hours, and a day."""

_JITTER = 0.25


def after_success(interval: int, ttl: int, headers: Mapping[str, str], now: datetime) -> datetime:
    """Give the longest of what the outlet's profile, its feed and its server ask for."""
    wishes = (now + timedelta(seconds=ttl), fresh_until(headers, now), retry_after(headers, now))
    longest = max(wish for wish in wishes if wish is not None)
    return max(after_interval(interval, now), min(longest, now + DAY))


def after_interval(interval: int, now: datetime) -> datetime:
    """Give the end of an outlet's interval.

    It counts from the beginning of the minute: whoever polls every quarter of an hour would
    otherwise pass over every second time, for a second that the clock was early.
    """
    return now.replace(second=0, microsecond=0) + timedelta(seconds=interval)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What came of asking a feed in vain."""

    kind: FailureKind
    reason: str
    """A sentence."""

    retry_at: datetime | None = None
    """When its server wants to be asked again; None where it does not say."""


def after_failure(
    failure: Failure, failures: int, interval: int, now: datetime, seed: str
) -> datetime:
    """Give when to ask again after so many failures: each time later, and not all at once.

    The more a failure says about the feed, the longer is the wait: up to eight hours, or a day.
    """
    wait = timedelta(seconds=interval)
    if failure.kind is FailureKind.HARD:
        wait = max(wait, DAY)
    else:
        wait = max(wait, min(wait * 2 ** min(failures - 1, _DOUBLINGS[failure.kind]), DAY))
    # Many feeds of one server fail in one moment; they shall not come back in one.
    wait *= 1 + Random(seed).uniform(0, _JITTER)  # noqa: S311 - no secret
    return max(now + wait, min(failure.retry_at or now, now + DAY))
