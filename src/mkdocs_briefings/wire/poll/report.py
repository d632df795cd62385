"""What a poll has found, and what an editor should know of the feeds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.wire.store.feeds import FailureKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from mkdocs_briefings.wire.records import Outlet
    from mkdocs_briefings.wire.store.feeds import Feeds, FeedState

_PATIENCE = {FailureKind.TEMPORARY: timedelta(days=2), FailureKind.SOFT: timedelta(days=1)}
"""How long a feed may fail before it is told; what is gone is told at once."""

_SHORTEST_SILENCE = timedelta(days=1)
_UNUSUAL = 2


@dataclass(frozen=True, slots=True)
class Trouble:
    """What an editor should know about a feed."""

    path: str
    """Path of its outlet's profile, relative to the project."""

    url: str
    message: str
    """A sentence that begins with the address."""

    hint: str

    def seen_in(self, root: Path) -> Problem:
        """Give it as a warning at the line of the profile where the feed stands."""
        try:
            lines = (root / self.path).read_text(errors="replace").splitlines()
        except OSError:
            lines = []
        line = next((number for number, text in enumerate(lines, 1) if self.url in text), 1)
        return Problem(self.path, line, self.message, self.hint, Severity.WARNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class PollReport:
    """What came of a poll."""

    asked: int
    """Feeds that were due."""

    resting: int
    """Feeds that were not."""

    unchanged: int
    """Of those asked, how many were as before."""

    failed: int
    new: int
    """Reports that were not known."""

    changed: int
    """Reports that were known, and have a new text."""

    troubles: tuple[Trouble, ...]
    """What an editor should know, about all feeds that are followed."""


def troubles_of(feeds: Feeds, outlets: Iterable[Outlet], now: datetime) -> Iterator[Trouble]:
    """Give what an editor should know about the feeds, in the order of the outlets."""
    owners: dict[str, Outlet] = {}
    for outlet in outlets:
        for url in outlet.feeds:
            if (owner := owners.setdefault(url, outlet)) is not outlet:
                message = f"{url} is a feed of {owner.title}, too, and is read for it alone."
                yield Trouble(outlet.path, url, message, "Take it out of one of the profiles.")
                continue
            for message, hint in _troubles(feeds.get(url, outlet.source), now):
                yield Trouble(outlet.path, url, message, hint)


def _troubles(state: FeedState, now: datetime) -> Iterator[tuple[str, str]]:
    if _is_broken(state, now):
        since = f" since {state.failing_since:%Y-%m-%d}" if state.failing_since else ""
        yield (
            f"{state.url} cannot be read{since}: {state.failure}",
            "Correct its address, or take it out.",
        )
    elif _is_silent(state, now):
        yield (
            f"{state.url} has had nothing new since {state.changed:%Y-%m-%d}.",
            "Look whether the outlet has another feed by now.",
        )
    if state.moved_to:
        yield f"{state.url} has moved to {state.moved_to}.", "Write the new address below `feed`."
    if state.note:
        yield f"{state.url} is read, but has faults: {state.note}", ""


def _is_broken(state: FeedState, now: datetime) -> bool:
    if state.kind is None or state.failing_since is None:
        return False
    is_new = state.succeeded is None and state.kind is not FailureKind.TEMPORARY
    patience = _PATIENCE.get(state.kind, timedelta())
    return is_new or now - state.failing_since >= patience


def _is_silent(state: FeedState, now: datetime) -> bool:
    if state.changed is None or state.kind is not None:
        return False
    usual = timedelta(seconds=state.rhythm)
    return now - state.changed > max(_SHORTEST_SILENCE, _UNUSUAL * usual)
