"""Polls that are killed at any moment."""

from __future__ import annotations

import random
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.feeds.reader import FeedReader
from mkdocs_briefings.wire.store.store import Store
from tests.fetch.web import Web, web
from tests.thorough import IS_THOROUGH
from tests.wire.killing import killed_after
from tests.wire.poll.desk import HOUR, Desk, feed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.posix

KILLS = 200 if IS_THOROUGH else 6
OUTLETS = 12


def test_nothing_is_lost_and_nothing_is_asked_twice(tmp_path: Path, reader: FeedReader) -> None:
    """After a kill, no feed is asked again within its interval, and each entry comes in once."""
    chance = random.Random(4711)  # noqa: S311 - no secret
    path = tmp_path / "wire.sqlite"
    with web() as server:
        for number in range(KILLS):
            for name in range(OUTLETS):
                page = feed(*(f"{name}-{count}" for count in range(number + 1)))
                server.host(f"{name}.example")["/feed"] = page
            before = Counter(_feeds(server))
            work = partial(_polled, server, path, number)
            killed_after(server, chance.randint(1, 2 * OUTLETS), work)
            # In the same interval: what was under way rests until the next one.
            with Store(path) as store:
                _desk(server, path, store, reader, number).poll()
            asked = Counter(_feeds(server)) - before
            assert set(asked.values()) <= {1}
        with Store(path) as store:
            desk = _desk(server, path, store, reader, KILLS)
            desk.poll()
            assert desk.poll().asked == 0
            expected = {f"{name}-{count}" for name in range(OUTLETS) for count in range(KILLS)}
            assert sorted(desk.titles) == sorted(expected)


def _feeds(server: Web) -> list[str]:
    return [asked.host for asked in server.asked if asked.path == "/feed"]


def _desk(server: Web, path: Path, store: Store, reader: FeedReader, hours: int) -> Desk:
    desk = Desk(server, path, store, reader)
    for name in range(OUTLETS):
        desk.follow(str(name))
    desk.now += hours * HOUR
    return desk


def _polled(server: Web, path: Path, hours: int) -> None:
    with Store(path) as store, FeedReader() as reader:
        _desk(server, path, store, reader, hours).poll()
