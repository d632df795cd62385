"""When a server wants to be asked again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mkdocs_briefings.http_moments import fresh_until, http_date, retry_after
from tests.fetch.fetching import NOW

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("3600", HOUR),
        ("0", timedelta()),
        ("Fri, 20 Mar 2026 13:30:00 GMT", HOUR),
        ("Friday, 20-Mar-26 13:30:00 GMT", HOUR),
        ("99999999999999999999", timedelta(days=365)),
    ],
)
def test_retry_after_has_two_forms(value: str, after: timedelta) -> None:
    """It is a number of seconds or a date."""
    assert retry_after({"retry-after": value}, NOW) == NOW + after


@pytest.mark.parametrize("value", ["", "soon", "-1", "1.5", "²", "Fri, 99 Mar 2026 13:30:00 GMT"])
def test_retry_after_that_is_neither_is_none(value: str) -> None:
    """What cannot be read says nothing."""
    assert retry_after({"retry-after": value}, NOW) is None


@pytest.mark.parametrize(
    ("headers", "until"),
    [
        ({"cache-control": "max-age=3600"}, HOUR),
        ({"cache-control": "public, s-maxage=60, Max-Age = 3600"}, HOUR),
        ({"cache-control": "max-age=3600", "age": "600"}, HOUR - timedelta(minutes=10)),
        ({"cache-control": "max-age=60", "age": "600"}, timedelta()),
        ({"cache-control": "max-age=60", "expires": "Fri, 20 Mar 2026 13:30:00 GMT"}, HOUR / 60),
        ({"expires": "Fri, 20 Mar 2026 13:30:00 GMT"}, HOUR),
        (
            {
                "date": "Fri, 20 Mar 2026 13:00:00 GMT",
                "expires": "Fri, 20 Mar 2026 13:30:00 GMT",
            },
            HOUR / 2,
        ),
    ],
)
def test_an_answer_holds_for_as_long_as_it_says(headers: dict[str, str], until: timedelta) -> None:
    """`max-age` counts, else `Expires`, by the server's own clock."""
    assert fresh_until(headers, NOW) == NOW + until


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"cache-control": "no-cache, max-age=3600"},
        {"cache-control": "no-store"},
        {"cache-control": "s-maxage=60"},
        {"expires": "0"},
        {"expires": "Thu, 01 Jan 1970 00:00:00 GMT"},
    ],
)
def test_an_answer_may_say_nothing(headers: dict[str, str]) -> None:
    """What is not to be kept, or has expired, says nothing about the next request."""
    assert fresh_until(headers, NOW) is None


def test_a_date_without_a_zone_is_in_utc() -> None:
    """HTTP's dates are all of GMT."""
    assert http_date("Fri, 20 Mar 2026 12:30:00 -0000") == NOW
