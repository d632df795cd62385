"""Parts of dates in English, whatever the language of this process is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

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
