"""Dates in the shapes that other generators let people write them in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from mkdocs_briefings.importing.addresses.moments import in_zone
from mkdocs_briefings.model.dates import parse_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_REST = r"(?:\s*(?:,|at)?\s+(?P<rest>\d.*))?"
_MONTH_FIRST = re.compile(
    rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_REST}"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+(?P<year>\d{{4}}){_REST}"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<sign>[/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
# Go and Ruby write the zone's name behind its offset.
_ZONE_NAME = re.compile(r"(?<=\d)\s+(?:[A-Z]{2,5}|\([A-Za-z ]+\))$")
_OFFSET = re.compile(r"[+-]\d{2}:?\d{2}\s+[A-Z(]")
_DAY_ONLY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_ELSEWHERE = timezone(timedelta(hours=9, minutes=17))


@dataclass(frozen=True, slots=True)
class OldDate:
    """A date as it was written."""

    moment: datetime
    """The moment, with the offset that it was written with or that of the archive."""

    text: str
    """The same as a briefing's front matter has it."""

    has_offset: bool
    """Whether an offset was written."""

    def day_in(self, zone: tzinfo) -> date:
        """Give the day in a zone; one that was written without a time is the same everywhere."""
        if _DAY_ONLY.fullmatch(self.text):
            return date.fromisoformat(self.text)
        return in_zone(self.moment, zone).date()


def read_old_date(written: str, zone: tzinfo, *, with_offset: bool) -> OldDate:
    """Read a date. Raises `ValueError`, whose message is a sentence.

    `zone` is that of dates without an offset; `with_offset` has it written out behind them, for a
    site that is in another zone.
    """
    text = _as_iso(" ".join(written.split()))
    try:
        moment = parse_date(text, zone)
    except ValueError:
        moment = _read_mail_date(written, zone)
        text = moment.isoformat()
    has_offset = parse_date(text, _ELSEWHERE) == parse_date(text, UTC)
    if _DAY_ONLY.fullmatch(text):
        return OldDate(moment, f"{moment:%Y-%m-%d}", has_offset=False)
    shown = moment if has_offset or with_offset else moment.replace(tzinfo=None)
    return OldDate(moment, _as_text(shown), has_offset)


def _as_text(moment: datetime) -> str:
    text = moment.replace(microsecond=0).isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def _as_iso(text: str) -> str:
    if _OFFSET.search(text):
        text = _ZONE_NAME.sub("", text)
    if compact := _COMPACT.fullmatch(text):
        return "-".join(compact.groups())
    if found := _YEAR_FIRST.match(text):
        return f"{found['year']}-{found['month']}-{found['day']}{text[found.end() :]}"
    for shape in (_MONTH_FIRST, _DAY_FIRST):
        found = shape.fullmatch(text)
        if found and found["month"][:3].lower() in _MONTHS:
            month = _MONTHS.index(found["month"][:3].lower()) + 1
            day = f"{found['year']}-{month:02}-{int(found['day']):02}"
            return f"{day} {found['rest']}" if found["rest"] else day
    return text


def _read_mail_date(written: str, zone: tzinfo) -> datetime:
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        message = f"{written.strip()!r} is not a date."
        raise ValueError(message) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
