"""Warn of changes and corrections whose dates cannot be: still to come, or before the briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.reading.wording import dotted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.reading.front_matter import Location
    from mkdocs_briefings.settings import Settings


class _Moment(NamedTuple):
    location: Location
    """The keys that it stands below."""

    date: dt.datetime


def odd_changes(file: OpenFile, keys: BriefingKeys, settings: Settings) -> Iterator[Problem]:
    """Give a warning for each date of a change that is still to come or before the briefing's."""
    zone = settings.zone
    for location, date in _changes(keys):
        day = date.astimezone(zone).date()
        if date > settings.now:
            message = f"`{dotted(location)}`: {day} is still to come."
            hint = "Until then no page and no feed tells of it. Mend the date if it is a slip."
        # A date without a time is that day's midnight, and so before the hour of the briefing.
        elif day < keys.date.astimezone(zone).date():
            message = f"`{dotted(location)}`: {day} is before the briefing's own `date`."
            hint = "Mend one of them."
        else:
            continue
        yield Problem(
            file.path, file.front_matter.line_of(location), message, hint, Severity.WARNING
        )


def _changes(keys: BriefingKeys) -> Iterator[_Moment]:
    if keys.updated is not None:
        yield _Moment(("updated",), keys.updated)
    for position, correction in enumerate(keys.corrections):
        yield _Moment(("corrections", position, "date"), correction.date)
