"""Dates as people write them in front matter.

YAML 1.1 reads some dates and leaves others as text; so all of them reach us as text and are read in
one place. The shapes are those of ISO 8601 and RFC 3339, with a space allowed in place of the `T`
and before the offset, and one-digit months, days and hours.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from mkdocs_briefings.errors import quoted

_DATE = re.compile(
    r"""
    (?P<year>\d{4}) - (?P<month>\d{1,2}) - (?P<day>\d{1,2})
    (?: [Tt\s]\s*
        (?P<hour>\d{1,2}) : (?P<minute>\d{2}) (?: : (?P<second>\d{2}) (?:[.,](?P<fraction>\d+))? )?
        (?: \s* (?P<zulu>[Zz]|UTC|GMT)
          | \s* (?P<sign>[+-]) (?P<offset_hours>\d{2}) :? (?P<offset_minutes>\d{2})? )?
    )?
    """,
    re.ASCII | re.VERBOSE,
)

# As most are written; Python reads these shapes of ISO 8601 by itself.
_USUAL = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?", re.ASCII
)

_SIGNS = {
    "year": "Y", "month": "m", "day": "d", "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip
"""Parts of a date with the signs that `strftime` has for them, in the order of the pattern."""

_YEARS = range(1000, 9999)
"""Feeds want four digits, and no time zone may push a moment over the calendar's ends."""


def parse_date(text: str, default_zone: tzinfo) -> datetime:
    """Read a date, or a date and time, as a moment with its offset.

    A date without a time is that day's midnight. Without an offset it is in `default_zone`, as are
    its hour and minute. Raises `ValueError`, whose message is a sentence for an editor.
    """
    text = text.strip()
    if _USUAL.fullmatch(text):
        with suppress(ValueError):  # to be told below
            moment = datetime.fromisoformat(text)
            if moment.year in _YEARS:
                return moment if moment.tzinfo else moment.replace(tzinfo=default_zone)
    found = _DATE.fullmatch(text)
    if found is None:
        message = f"{quoted(text)} is not a date."
        raise ValueError(message)
    part = found.groupdict()
    try:
        moment = datetime(
            int(part["year"]),
            int(part["month"]),
            int(part["day"]),
            int(part["hour"] or 0),
            int(part["minute"] or 0),
            int(part["second"] or 0),
            int((part["fraction"] or "0")[:6].ljust(6, "0")),
            tzinfo=_offset(part, default_zone),
        )
    except ValueError as error:
        message = f"{quoted(text)} is not a date that exists ({error})."
        raise ValueError(message) from error
    if moment.year not in _YEARS:
        message = f"{quoted(text)} is not in a year from {_YEARS[0]} to {_YEARS[-1]}."
        raise ValueError(message)
    return moment


def write_as(example: str, moment: datetime, zone: tzinfo) -> str:
    """Write a moment in the shape of an example that `parse_date` reads.

    It is in `zone`, or in UTC where the example is. What that does not say is left out, such as
    seconds, and what is smaller than seconds is zeros.
    """
    found = _DATE.fullmatch(example)
    if found is None:
        return w3c_datetime(moment.astimezone(zone))
    moment = moment.astimezone(UTC if found["zulu"] else zone)
    offset = f"{moment:%z}"
    written = {
        **{name: f"{moment:%{sign}}" for name, sign in _SIGNS.items()},
        "fraction": "0" * len(found["fraction"] or ""),
        "sign": offset[0],
        "offset_hours": offset[1:3] if found["offset_minutes"] else offset[1:5],
        "offset_minutes": offset[3:5],
    }
    text = example
    for name, part in reversed(written.items()):
        if found[name]:
            text = text[: found.start(name)] + part + text[found.end(name) :]
    return text


def w3c_datetime(moment: datetime) -> str:
    """Write a moment to the second with its offset, as W3C's note on dates and times asks.

    Offsets have whole minutes there; before there was standard time, zones had others.
    """
    offset = moment.utcoffset()
    if offset is None or offset.total_seconds() % 60:
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="seconds")


def _offset(part: dict[str, str | None], default_zone: tzinfo) -> tzinfo:
    if part["zulu"]:
        return UTC
    if not part["sign"]:
        return default_zone
    hours, minutes = int(part["offset_hours"] or 0), int(part["offset_minutes"] or 0)
    if hours > 23 or minutes > 59:  # noqa: PLR2004 - of a day and of an hour
        message = "offset must be in 00:00..23:59"
        raise ValueError(message)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if part["sign"] == "-" else offset)
