"""Dates are read in the shapes in which people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.model.dates import parse_date, w3c_datetime, write_as

KYIV = ZoneInfo("Europe/Kyiv")


def at(*parts: int, hours: float | None = None) -> datetime:
    """Give a moment in Kyiv, or at an offset."""
    zone = KYIV if hours is None else timezone(timedelta(hours=hours))
    year, month, day, *rest = parts
    hour, minute, second, micro = (*rest, 0, 0, 0, 0)[:4]
    return datetime(year, month, day, hour, minute, second, micro, tzinfo=zone)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-10-30", at(2026, 10, 30)),
        ("2026-1-2", at(2026, 1, 2)),
        (" 2026-10-30 ", at(2026, 10, 30)),
        ("2014-05-01 13:20:39 -0400", at(2014, 5, 1, 13, 20, 39, hours=-4)),
        ("2018-08-16T07:00Z", at(2018, 8, 16, 7, hours=0)),
        ("2018-08-16t7:00z", at(2018, 8, 16, 7, hours=0)),
        ("2018-08-16 07:00 UTC", at(2018, 8, 16, 7, hours=0)),
        ("2018-08-16T07:00:01.5+05:30", at(2018, 8, 16, 7, 0, 1, 500_000, hours=5.5)),
        ("2018-08-16T07:00:01,123456789+09", at(2018, 8, 16, 7, 0, 1, 123_456, hours=9)),
        ("2018-08-16 07:00", at(2018, 8, 16, 7)),
        ("2024-02-29", at(2024, 2, 29)),
        ("2026-10-30T07:00+23:59", datetime(2026, 10, 29, 7, 1, tzinfo=UTC)),
    ],
)
def test_shapes(text: str, moment: datetime) -> None:
    """An offset is kept as it was written; without one the site's time zone holds."""
    parsed = parse_date(text, KYIV)
    assert parsed == moment
    assert text.endswith("+23:59") or parsed.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "30.10.2026",
        "10/30/2026",
        "2026/10/30",
        "20261030",
        "2026-10",
        "26-10-30",
        "2026-10-30T",
        "2026-10-30T7",
        "2026-10-30 7am",
        "2026-10-30T07:00 CET",
        "2026-10-30Z",
        "Fri, 30 Oct 2026 07:00:00 +0200",
        "\u0662\u0660\u0662\u0666-\u0661\u0660-\u0663\u0660",
        "1793318400",
    ],
)
def test_no_dates(text: str) -> None:
    """What has another shape is no date, even where a guess would be possible."""
    with pytest.raises(ValueError, match=r"is not a date[.]$"):
        parse_date(text, KYIV)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-10-32",
        "2026-10-30T24:00",
        "2026-10-30T07:60",
        "2026-10-30T07:00:60",
        "2026-10-30T07:00+24:00",
        "2026-10-30T07:00+02:60",
        "0000-10-30",
    ],
)
def test_dates_that_do_not_exist(text: str) -> None:
    """A date of the right shape that no calendar has is told from one of the wrong shape."""
    with pytest.raises(ValueError, match="is not a date that exists"):
        parse_date(text, KYIV)


@pytest.mark.parametrize("text", ["0001-01-01", "0202-10-30", "9999-12-31"])
def test_years_out_of_reach(text: str) -> None:
    """A year of fewer digits is a slip of the pen, and the calendar's last has no room."""
    with pytest.raises(ValueError, match=r"is not in a year from 1000 to 9998[.]$"):
        parse_date(text, KYIV)


FIRST, LAST = datetime.fromisoformat("1000-01-01"), datetime.fromisoformat("9998-12-31T23:59:59")
MOMENTS = st.datetimes(FIRST, LAST)
OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59)


@given(
    MOMENTS,
    OFFSETS,
    st.sampled_from(["T", "t", " ", "  "]),
    st.sampled_from(["", " "]),
    st.sampled_from([":", ""]),
    st.sampled_from(["auto", "seconds", "minutes"]),
)
def test_round_trip(  # noqa: PLR0913, PLR0917 - the parts that a date is written from
    moment: datetime, offset: int, middle: str, space: str, colon: str, precision: str
) -> None:
    """A moment that is written in any shape is read as that moment, and can be shown anywhere."""
    sign, (hours, minutes) = "-" if offset < 0 else "+", divmod(abs(offset), 60)
    if precision != "auto":
        moment = moment.replace(microsecond=0)
    if precision == "minutes":
        moment = moment.replace(second=0)
    day, _, clock = moment.isoformat("T", precision).partition("T")
    text = f"{day}{middle}{clock}{space}{sign}{hours:02}{colon}{minutes:02}"
    parsed = parse_date(text, KYIV)
    assert parsed == moment.replace(tzinfo=timezone(timedelta(minutes=offset)))
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12", "Europe/Kyiv"):
        # Not `==`: Python calls no moment equal to one of the hour that a clock repeats (PEP 495).
        assert parsed.astimezone(ZoneInfo(zone)).timestamp() == parsed.timestamp()
    assert isinstance(parsed.timestamp(), float)


@given(MOMENTS)
def test_the_sites_zone(moment: datetime) -> None:
    """Without an offset, hour and minute are those of the newsroom's clock."""
    parsed = parse_date(moment.isoformat(), KYIV)
    assert parsed.replace(tzinfo=None) == moment
    assert parsed.tzinfo is KYIV


@given(st.dates(FIRST.date(), LAST.date()))
def test_a_day_is_its_midnight(day: object) -> None:
    """A date without a time is the midnight with which that day begins."""
    assert parse_date(str(day), KYIV).replace(tzinfo=None).isoformat() == f"{day}T00:00:00"


@given(st.text(alphabet="0123456789-+:.TZ ", max_size=30) | st.text())
def test_any_text(text: str) -> None:
    """Any other text ends in a sentence for an editor."""
    sentence = "It is a date."
    try:
        parse_date(text, KYIV)
    except ValueError as error:
        sentence = str(error)
    assert sentence.endswith(".")
    assert len(sentence.splitlines()) == 1


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (at(2026, 7, 1, 9, 30), "2026-07-01T09:30:00+03:00"),
        (at(2026, 1, 1, 9, 30, 15, 999_999), "2026-01-01T09:30:15+02:00"),
        (at(2026, 1, 1, hours=-3.5), "2026-01-01T00:00:00-03:30"),
        (datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01T00:00:00+00:00"),
        (at(1900, 3, 1), "1900-02-28T21:57:56+00:00"),  # two hours, two minutes, four seconds
    ],
)
def test_moments_for_machines(moment: datetime, text: str) -> None:
    """A moment is written to the second, with an offset of whole minutes."""
    assert w3c_datetime(moment) == text


@pytest.mark.parametrize(
    ("example", "written"),
    [
        ("2026-10-30", "2027-01-03"),
        ("2026-1-2 7:00", "2027-01-03 09:05"),
        ("2014-05-01 13:20:39 -0400", "2027-01-03 09:05:06 +0200"),
        ("2018-08-16T07:00Z", "2027-01-03T07:05Z"),
        ("2018-08-16 07:00 UTC", "2027-01-03 07:05 UTC"),
        ("2018-08-16T07:00:01.5+05:30", "2027-01-03T09:05:06.0+02:00"),
        ("2018-08-16T07:00+09", "2027-01-03T09:05+0200"),
        ("tomorrow", "2027-01-03T09:05:06+02:00"),
    ],
)
def test_written_in_a_shape(example: str, written: str) -> None:
    """A moment takes the shape of another date, in the site's time zone or in the UTC it names."""
    assert write_as(example, at(2027, 1, 3, 9, 5, 6), KYIV) == written
