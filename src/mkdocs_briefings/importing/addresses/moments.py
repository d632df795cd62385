"""Moments as old sites told them: in their zones, and with names in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month_name(moment: datetime) -> str:
    """Give the month's name."""
    return _MONTHS[moment.month - 1]


def day_name(moment: datetime) -> str:
    """Give the weekday's name."""
    return _DAYS[moment.weekday()]


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """Give a moment in a zone; the same where that would be before all years, or after them."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment
