"""What becomes of a feed's state when it was asked."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.poll.schedule import (
    Failure,
    after_failure,
    after_interval,
    after_success,
)

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.fetch.fetched import Fetched
    from mkdocs_briefings.wire.feeds.feed import Feed
    from mkdocs_briefings.wire.records import Outlet
    from mkdocs_briefings.wire.store.feeds import FeedState

_MONTH = 30 * 24 * 3600.0


def claimed(state: FeedState, outlet: Outlet, now: datetime) -> FeedState:
    """Give the state of a feed that is about to be asked.

    Whoever is killed meanwhile does not ask again within the interval; what the feed lists is
    still there then.
    """
    return replace(
        state,
        source=outlet.source,
        polled=now,
        next_poll=max(state.next_poll, after_interval(outlet.interval, now)),
    )


def unchanged(state: FeedState, outlet: Outlet, fetched: Fetched, now: datetime) -> FeedState:
    """Give the state of a feed whose server says that it is as before, or sends the same bytes."""
    headers = fetched.headers
    return replace(
        state,
        etag=headers.get("etag", state.etag),
        modified=headers.get("last-modified", state.modified),
        succeeded=now,
        next_poll=after_success(outlet.interval, state.ttl, headers, now),
        moved_to=fetched.moved or state.moved_to,
        failures=0,
        failure="",
        kind=None,
        failing_since=None,
    )


def read(
    state: FeedState, outlet: Outlet, fetched: Fetched, feed: Feed, now: datetime
) -> FeedState:
    """Give the state of a feed that was read anew; whether it has something new is told later."""
    state = replace(
        state,
        etag=fetched.headers.get("etag", ""),
        modified=fetched.headers.get("last-modified", ""),
        moved_to=feed.moved_to if feed.moved_to != state.url else "",
        ttl=feed.ttl,
        digest=digest_of(fetched),
        note=" ".join(feed.notes),
        read=now,
        rhythm=max(_longest_silence(feed), state.rhythm),
    )
    return unchanged(state, outlet, fetched, now)


def with_news(state: FeedState, now: datetime) -> FeedState:
    """Give the state of a feed that has a new entry."""
    if state.changed is None:
        return replace(state, changed=now)
    silence = (now - state.changed).total_seconds()
    # What was usual fades in months, so that a paper that has become a daily is known as one.
    usual = state.rhythm * 0.5 ** (silence / _MONTH)
    return replace(state, changed=now, rhythm=max(silence, usual))


def failed(
    state: FeedState, outlet: Outlet, failure: Failure, now: datetime, seed: str
) -> FeedState:
    """Give the state of a feed that was asked in vain; what is known of it stays."""
    failures = state.failures + 1
    mark = f"{seed} {state.url} {failures}"
    return replace(
        state,
        failures=failures,
        failure=failure.reason,
        kind=failure.kind,
        failing_since=state.failing_since or now,
        next_poll=after_failure(failure, failures, outlet.interval, now, mark),
    )


def digest_of(fetched: Fetched) -> bytes:
    """Give what an answer's bytes are known by."""
    return sha256(fetched.content).digest()


def _longest_silence(feed: Feed) -> float:
    moments = sorted(entry.published for entry in feed.entries if entry.published)
    return max(((b - a).total_seconds() for a, b in pairwise(moments)), default=0.0)
