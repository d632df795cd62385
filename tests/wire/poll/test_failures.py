"""Feeds that fail, fall silent, or ask to be left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.poll.schedule import Failure, after_failure, after_success
from mkdocs_briefings.wire.store.feeds import FailureKind
from tests.fetch.fetching import NOW
from tests.fetch.web import Page
from tests.wire.poll.desk import DAY, HOUR, MINUTE, feed, rss

if TYPE_CHECKING:
    from datetime import timedelta
    from pathlib import Path

    from tests.wire.poll.desk import Desk


@pytest.mark.parametrize(
    ("interval", "ttl", "headers", "wait"),
    [
        (900, 0, {}, 15 * MINUTE),
        (900, 3600, {}, HOUR),
        (7200, 3600, {}, 2 * HOUR),
        (900, 3600, {"cache-control": "max-age=5400"}, 90 * MINUTE),
        (900, 3600, {"expires": "Fri, 20 Mar 2026 15:30:00 GMT"}, 3 * HOUR),
        (900, 3600, {"retry-after": "7200"}, 2 * HOUR),
        (900, 30 * 86_400, {}, DAY),
        (900, 0, {"cache-control": "max-age=31536000"}, DAY),
        (3 * 86_400, 0, {"cache-control": "max-age=60"}, 3 * DAY),
    ],
)
def test_the_longest_wish_counts(
    interval: int, ttl: int, headers: dict[str, str], wait: timedelta
) -> None:
    """Profile, feed and server each may ask for a pause; no feed or server for more than a day."""
    assert after_success(interval, ttl, headers, NOW) == NOW + wait


def test_failures_are_asked_again_later_and_later() -> None:
    """The wait doubles up to an end that the kind of failure has, and none hits the same moment."""
    longest = {FailureKind.TEMPORARY: 8 * HOUR, FailureKind.SOFT: DAY, FailureKind.HARD: DAY}
    for kind, end in longest.items():
        failure = Failure(kind=kind, reason="")
        waits = [after_failure(failure, count, 900, NOW, "a") - NOW for count in range(1, 15)]
        assert waits == sorted(waits)
        assert end <= waits[-1] <= end * 1.25
        first = DAY if kind is FailureKind.HARD else 15 * MINUTE
        assert first <= waits[0] <= first * 1.25
        others = {after_failure(failure, 3, 900, NOW, str(seed)) for seed in range(20)}
        assert len(others) == 20


def test_a_server_says_when_it_is_back() -> None:
    """`Retry-After` counts where it is later, up to a day."""
    for asked, least in ((HOUR, HOUR), (40 * DAY, DAY), (-HOUR, 15 * MINUTE)):
        failure = Failure(kind=FailureKind.TEMPORARY, reason="", retry_at=NOW + asked)
        assert least <= after_failure(failure, 1, 900, NOW, "a") - NOW <= least * 1.25


@pytest.mark.parametrize(
    ("page", "kind", "reason"),
    [
        (Page(status=503), FailureKind.TEMPORARY, "The server answers 503 Service Unavailable."),
        (Page(status=404), FailureKind.SOFT, "The server answers 404 Not Found."),
        (Page(status=410), FailureKind.HARD, "The server answers 410 Gone."),
        (Page("<html>Hello"), FailureKind.SOFT, "This is a web page, and no feed."),
    ],
)
def test_a_failure_is_kept_with_its_kind(
    desk: Desk, page: Page, kind: FailureKind, reason: str
) -> None:
    """What was known of the feed stays, and it is whole again with the first success."""
    outlet = desk.follow("kurier")
    site = desk.server.host("kurier.example")
    site["/feed"] = feed("Rain", etag='"1"')
    desk.poll()
    good = desk.state(outlet)
    site["/feed"] = page
    report = desk.poll(after=HOUR)
    assert (report.asked, report.failed, report.new) == (1, 1, 0)
    bad = desk.state(outlet)
    assert (bad.kind, bad.failure, bad.failures) == (kind, reason, 1)
    assert (bad.failing_since, bad.succeeded) == (NOW + HOUR, NOW)
    assert (bad.etag, bad.digest, bad.read) == (good.etag, good.digest, good.read)
    site["/feed"] = feed("Rain", "Wind", etag='"2"')
    assert desk.poll(after=2 * DAY).new == 1
    again = desk.state(outlet)
    assert (again.kind, again.failure, again.failures) == (None, "", 0)
    assert again.failing_since is None


def test_what_fails_is_asked_less_and_less(desk: Desk) -> None:
    """In a week of polls each quarter of an hour, a feed that is not there is asked some times."""
    desk.follow("kurier")
    for _ in range(7 * 96):
        desk.poll(after=15 * MINUTE)
    asked = desk.server.host("kurier.example").paths.count("/feed")
    assert 10 <= asked <= 16


def test_a_failure_that_lasts_is_told(desk: Desk) -> None:
    """What is busy is told after two days, what is not there after one, what is gone at once."""
    for name in ("busy", "lost", "gone"):
        desk.follow(name)
        desk.server.host(f"{name}.example")["/feed"] = feed("Rain")
    desk.poll()
    for name, status in (("busy", 503), ("lost", 404), ("gone", 410)):
        desk.server.host(f"{name}.example")["/feed"] = Page(status=status)
    told = [_told(desk, after) for after in (HOUR, 22 * HOUR, 3 * HOUR, 22 * HOUR, 3 * HOUR)]
    assert told == [
        ["gone"],
        ["gone"],
        ["lost", "gone"],
        ["lost", "gone"],
        ["busy", "lost", "gone"],
    ]


def test_a_feed_that_was_never_right_is_told_at_once(desk: Desk, tmp_path: Path) -> None:
    """Whoever has just written an address sees that it is wrong, with its line."""
    outlet = desk.follow("kurier")
    profile = tmp_path / outlet.path
    profile.parent.mkdir(parents=True)
    profile.write_text(f"---\ntitle: Kurier\nfeed: {outlet.feeds[0]}\n---\n")
    (trouble,) = desk.poll().troubles
    assert str(trouble.seen_in(tmp_path)) == (
        f"docs/sources/kurier.md:3: warning: {outlet.feeds[0]} cannot be read since 2026-03-20: "
        "The server answers 404 Not Found. Correct its address, or take it out."
    )


def test_an_unusual_silence_is_told(desk: Desk) -> None:
    """A daily is told after two days, a weekly after two weeks; a feed that was empty never."""
    for name, gap in (("daily", DAY), ("weekly", 7 * DAY)):
        desk.follow(name)
        first = rss("Rain", at=NOW - gap).removesuffix("</channel></rss>")
        second = rss("Wind").partition("<title>x</title>")[2]
        desk.server.host(f"{name}.example")["/feed"] = Page(first + second, etag='"1"')
    desk.follow("empty")
    desk.server.host("empty.example")["/feed"] = feed()
    desk.poll()
    told = [_told(desk, after) for after in (DAY, DAY, HOUR, 11 * DAY, DAY)]
    assert told == [[], [], ["daily"], ["daily"], ["daily", "weekly"]]


def test_what_is_usual_is_learned(desk: Desk) -> None:
    """A weekly whose feed gives no dates is known as one after two issues."""
    desk.follow("weekly")
    site = desk.server.host("weekly.example")
    for number in range(3):
        item = f"<item><title>{number}</title></item>"
        site["/feed"] = Page(f"<rss version='2.0'><channel>{item}</channel></rss>")
        assert desk.poll(after=7 * DAY).new == 1
    assert [_told(desk, after) for after in (7 * DAY, 6 * DAY, 2 * DAY)] == [[], [], ["weekly"]]


def _told(desk: Desk, after: timedelta) -> list[str]:
    report = desk.poll(after=after)
    return [trouble.path.split("/")[-1].removesuffix(".md") for trouble in report.troubles]
