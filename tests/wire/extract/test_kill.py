"""The step extract, killed at any moment."""

from __future__ import annotations

import random
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.extract.outcomes import CLAIM
from mkdocs_briefings.wire.extract.reading import PageReaders
from mkdocs_briefings.wire.store.pages import PageState
from mkdocs_briefings.wire.store.store import Store
from tests.fetch.web import Page, Web
from tests.thorough import IS_THOROUGH
from tests.wire.extract.desk import HOUR, Desk
from tests.wire.killing import killed_after
from tests.wire.text.pages import report

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

pytestmark = pytest.mark.posix

KILLS = 200 if IS_THOROUGH else 2
PAGES = 12


def test_nothing_is_lost_and_nothing_is_asked_twice(
    running: Web, tmp_path: Path, readers: PageReaders
) -> None:
    """After a kill no page is asked for again within its rest, and each is read in the end."""
    chance = random.Random(4711)  # noqa: S311 - no secret
    path = tmp_path / "wire.sqlite"
    running.forget()
    for number in range(KILLS):
        with Store(path) as store:
            desk = _desk(running, path, store, None, number)
            for count in range(PAGES):
                host = f"{count % 3}.example"
                desk.add(f"/{number}/{count}", Page(report()), host=host, title=f"{number} {count}")
        before = _asked(running)
        work = partial(_extracted, running, path, number)
        killed_after(running, chance.randint(1, 2 * PAGES), work)
        with Store(path) as store:
            # At the same time: what was under way rests.
            _desk(running, path, store, readers, number).extract()
            assert set((_asked(running) - before).values()) <= {1}
            _desk(running, path, store, readers, number).extract(after=CLAIM)
            pages = [store.pages.get(item.id) for item in store.items.since(_start(number))]
            assert {page.failure for page in pages if page} == {""}
            assert {page.state for page in pages if page} == {PageState.READ}
            assert len(pages) == PAGES


def _start(hours: int) -> datetime:
    return Desk.now + hours * HOUR


def _asked(server: Web) -> Counter[tuple[str, str]]:
    paths = ((asked.host, asked.path) for asked in server.asked)
    return Counter(each for each in paths if each[1].count("/") == 2 and "well" not in each[1])


def _desk(server: Web, path: Path, store: Store, readers: PageReaders | None, hours: int) -> Desk:
    return Desk(server, path, store, readers, now=_start(hours))


def _extracted(server: Web, path: Path, hours: int) -> None:
    with Store(path) as store, PageReaders(1) as readers:
        _desk(server, path, store, readers, hours).extract()
