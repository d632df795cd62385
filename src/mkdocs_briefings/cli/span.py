"""Spans of time, as options of commands name them."""

from __future__ import annotations

import re
from datetime import timedelta

import click

_SPAN = re.compile(r"(\d{1,6})([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def read_span(text: str) -> timedelta | None:
    """Read a span such as `90s`, `30m`, `1h` or `7d`; None if it is none."""
    found = _SPAN.fullmatch(text)
    return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None


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
