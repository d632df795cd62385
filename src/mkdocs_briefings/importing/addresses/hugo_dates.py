"""Parts of dates in the words of Hugo and of Go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.addresses.moments import day_name, month_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

DATE_PARTS: dict[str, Callable[[datetime], str]] = {
    "year": lambda moment: str(moment.year),
    "month": lambda moment: f"{moment.month:02}",
    "monthname": month_name,
    "day": lambda moment: f"{moment.day:02}",
    "weekday": lambda moment: str(moment.isoweekday() % 7),
    "weekdayname": day_name,
    "yearday": lambda moment: str(moment.timetuple().tm_yday),
}

_LAYOUT: dict[str, Callable[[datetime], str]] = {
    "January": month_name,
    "Jan": lambda moment: month_name(moment)[:3],
    "Monday": day_name,
    "Mon": lambda moment: day_name(moment)[:3],
    "2006": lambda moment: f"{moment.year:04}",
    "002": lambda moment: f"{moment.timetuple().tm_yday:03}",
    "01": lambda moment: f"{moment.month:02}",
    "02": lambda moment: f"{moment.day:02}",
    "03": lambda moment: f"{moment.hour % 12 or 12:02}",
    "04": lambda moment: f"{moment.minute:02}",
    "05": lambda moment: f"{moment.second:02}",
    "06": lambda moment: f"{moment.year % 100:02}",
    "15": lambda moment: f"{moment.hour:02}",
    "PM": lambda moment: f"{moment:%p}",
    "pm": lambda moment: f"{moment:%p}".lower(),
    "_2": lambda moment: f"{moment.day:2}",
    "1": lambda moment: str(moment.month),
    "2": lambda moment: str(moment.day),
    "3": lambda moment: str(moment.hour % 12 or 12),
    "4": lambda moment: str(moment.minute),
    "5": lambda moment: str(moment.second),
}
"""How Go's layouts write dates: each part stands for that of one moment in 2006."""

_PIECE = re.compile("|".join(map(re.escape, _LAYOUT)))


def in_layout(moment: datetime, layout: str) -> str:
    """Give a moment as a layout of Go writes it."""
    return _PIECE.sub(lambda found: _LAYOUT[found[0]](moment), layout)


def is_layout(text: str) -> bool:
    """Whether a text has a part of a date."""
    return _PIECE.search(text) is not None and text != "PM"
