"""Moments as the store writes them: seconds since 1970, UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(seconds: float | None) -> datetime | None:
    """Give a moment that was stored, aware, UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, tz=UTC)


def known_moment(seconds: float) -> datetime:
    """Give a moment that is always there, aware, UTC."""
    return datetime.fromtimestamp(seconds, tz=UTC)


def stamp(value: datetime | None) -> float | None:
    """Give a moment as it is stored."""
    return None if value is None else value.timestamp()
