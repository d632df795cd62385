"""Spans of time, as options of commands name them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.model.dates import parse_date

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.settings import Settings

_SPAN = re.compile(r"(\d{1,6})([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def read_span(text: str) -> timedelta | None:
    """Read a span such as `90s`, `30m`, `1h` or `7d`; None if it is none."""
    found = _SPAN.fullmatch(text)
    return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None


def moment_at(text: str, settings: Settings, direction: int) -> datetime:
    """Read a moment, or a span of time from the settings' own one on; back if `direction` is -1.

    Raises `ValueError` for what is neither.
    """
    span = read_span(text)
    return parse_date(text, settings.zone) if span is None else settings.now + direction * span


class Span(click.ParamType):  # type: ignore[type-arg] # older ones take no arguments
    """A span of time, such as `90s`, `30m`, `1h` or `7d`."""

    name = "span"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Read it."""
        found = read_span(str(value))
        if found is None:
            self.fail(f"{value!r} is no span of time. Write 90s, 30m, 1h or 7d.", param, ctx)
        return found
