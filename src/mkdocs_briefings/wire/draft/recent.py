"""The files of the last weeks' briefings: an archive grows, and a step must not."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.reading.discover import discover

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.settings import Settings

RECENT = timedelta(days=45)
"""Files in folders of older days are passed over."""

_DAY = re.compile(r"(\d{4})/(\d{2})/(\d{2})/[^/]+\Z")


def recent_files(settings: Settings, today: date) -> Iterator[Path]:
    """Give the files of briefings, but for those in folders of days that are long gone."""
    for path in discover(settings.briefings_dir):
        if _is_recent(settings.relative(path), today):
            yield path


def _is_recent(path: str, today: date) -> bool:
    found = _DAY.search(path)
    if found is None:
        return True
    try:
        return date(*map(int, found.groups())) >= today - RECENT
    except ValueError:  # a folder that is called like no day
        return True
