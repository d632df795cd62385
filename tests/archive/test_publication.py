"""What is published at a moment, and what is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.archive.publication import Status, status_at
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.fields import ReadingContext

NOW = datetime(2026, 10, 30, 12, tzinfo=UTC)
KEYS = {"title": "T", "date": "2026-10-30", "summary": "S", "countries": "UA"}


@pytest.mark.parametrize(
    ("keys", "status"),
    [
        ({}, Status.PUBLISHED),
        ({"date": "2026-10-30T12:00Z"}, Status.PUBLISHED),
        ({"date": "2026-10-30T12:00:01Z"}, Status.SCHEDULED),
        ({"date": "2026-10-31"}, Status.SCHEDULED),
        ({"date": "2026-10-30T14:00+02:00"}, Status.PUBLISHED),
        ({"date": "2026-10-30T14:01+02:00"}, Status.SCHEDULED),
        ({"embargo_until": "2026-10-30T12:00Z"}, Status.PUBLISHED),
        ({"embargo_until": "2026-10-30T12:00:01Z"}, Status.EMBARGOED),
        ({"expires": "2026-10-30T12:00:01Z"}, Status.PUBLISHED),
        ({"expires": "2026-10-30T12:00Z"}, Status.EXPIRED),
        ({"expires": "2026-10-30"}, Status.EXPIRED),
        ({"draft": "true"}, Status.DRAFT),
        ({"draft": "no"}, Status.PUBLISHED),
        ({"draft": "yes", "expires": "2020-01-01", "date": "2030-01-01"}, Status.DRAFT),
        ({"expires": "2026-01-01", "embargo_until": "2030-01-01"}, Status.EXPIRED),
        ({"date": "2030-01-01", "embargo_until": "2031-01-01"}, Status.EMBARGOED),
        ({"date": "2030-01-01", "embargo_until": "2020-01-01"}, Status.SCHEDULED),
    ],
    ids=str,
)
def test_status(keys: dict[str, str], status: Status) -> None:
    """A briefing appears at the moment of its date and embargo, and is gone at that of its end."""
    assert status_at(BriefingKeys.model_validate(KEYS | keys), NOW) is status


@given(st.integers(-100_000, 100_000), st.sampled_from(["Asia/Tokyo", "America/Lima", "UTC"]))
def test_a_moment_is_one_everywhere(seconds: int, zone: str) -> None:
    """Whether a briefing is out depends on the moment, and not on the clock that shows it."""
    moment = (NOW + timedelta(seconds=seconds)).astimezone(ZoneInfo(zone))
    keys = BriefingKeys.model_validate(KEYS | {"date": moment.isoformat()})
    expected = Status.PUBLISHED if seconds <= 0 else Status.SCHEDULED
    assert status_at(keys, NOW) is status_at(keys, NOW.astimezone(ZoneInfo(zone))) is expected


def test_a_day_begins_in_the_sites_zone() -> None:
    """A plain date is out when that day begins for the newsroom."""
    context = ReadingContext(zone=ZoneInfo("Asia/Tokyo"))
    keys = BriefingKeys.model_validate(KEYS, context=context)
    midnight = datetime(2026, 10, 29, 15, tzinfo=UTC)
    assert status_at(keys, midnight) is Status.PUBLISHED
    assert status_at(keys, midnight - timedelta(seconds=1)) is Status.SCHEDULED
