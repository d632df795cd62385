"""`briefings wire run`, killed at any moment of any of its steps."""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bench.wire.newsday import LANGUAGES, NewsDay
from mkdocs_briefings.cli import wire_run  # noqa: F401 - so that no child has to load it
from mkdocs_briefings.cli.main import main
from mkdocs_briefings.wire.draft.files import SPOOL
from mkdocs_briefings.wire.events.places import find_places
from mkdocs_briefings.wire.language import identify
from mkdocs_briefings.wire.store.drafts import DraftState
from mkdocs_briefings.wire.store.store import STORE, Store
from tests.fetch.web import Web, web
from tests.thorough import IS_THOROUGH
from tests.wire.killing import changes_of, killed_before

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.posix,
    pytest.mark.skipif(sys.platform != "linux", reason="needs many addresses of this machine"),
]

KILLS, PARTS = (200, 8) if IS_THOROUGH else (3, 1)
"""How often a run is killed, and into how many tests that is split, each with a whole run."""

OUTLETS, REPORTS = 6, 16

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
"""When what was under way at the kill may be asked for again."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What runs have led to; reports are told by their addresses."""

    texts: dict[str, str]
    events: set[frozenset[str]]
    drafted: Counter[frozenset[str]]
    """Events, with how many drafts there are of each."""


class Newsroom:
    """Projects that follow the same outlets."""

    def __init__(self, server: Web, day: NewsDay, folder: Path) -> None:
        """Take a server, the outlets on it, and a folder for projects."""
        self.server = server
        self._day = day
        self._folder = folder

    def project(self, name: str) -> Path:
        """Make a project."""
        project = self._folder / name
        self._day.write_project(project, self.server.port)
        self._day.write_translations(project)
        return project

    def asked(self) -> Counter[str]:
        """Give what was asked for; what speaks for a whole site is no feed and no report."""
        paths = (f"{asked.host}{asked.path}" for asked in self.server.asked)
        return Counter(path for path in paths if not path.endswith((".txt", ".json")))


def run(project: Path, now: datetime) -> None:
    """Run all steps at a moment: in a process of its own, which is no other's after that."""
    output = os.open(project / "run.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(project)
    os.environ["BRIEFINGS_NOW"] = now.isoformat()
    sys.stdout = sys.stderr = open(1, "w", closefd=False)  # noqa: SIM115 - until the end
    main(["wire", "run"], standalone_mode=False)


def outcome(project: Path) -> Outcome:
    """Give what is stored in a project, and what is drafted."""
    with Store(project / STORE) as store:
        items = {item.id: item.entry.url for item in store.items.since(NOW - timedelta(days=9))}
        pages = {url: store.pages.get(item) for item, url in items.items()}
        events = {
            event.id: frozenset(items[item] for item in event.items)
            for event in store.events.since(NOW - timedelta(days=9))
        }
        drafts = list(store.drafts.of())
    assert {draft.state for draft in drafts} == {DraftState.WAITING}
    files = {str(path.relative_to(project)) for path in project.glob("briefings/**/*.md")}
    assert sorted(draft.path for draft in drafts) == sorted(files)
    assert not list((project / SPOOL).glob("*"))
    return Outcome(
        texts={url: page.article.text for url, page in pages.items() if page and page.article},
        events=set(events.values()),
        drafted=Counter(events[draft.event] for draft in drafts),
    )


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """Give outlets that have published a day's reports."""
    # Each run is a child of this process, and would load these anew, which takes most of its time.
    for language in LANGUAGES:
        find_places(language, language)
    identify("What is long enough to be in a language.")
    day = NewsDay(3, OUTLETS)
    with web(addresses=[outlet.address for outlet in day.outlets]) as server:
        day.publish(server, NOW, REPORTS)
        yield Newsroom(server, day, tmp_path_factory.mktemp("killed"))


@pytest.fixture(scope="module")
def whole(newsroom: Newsroom) -> tuple[Outcome, int]:
    """Give what runs lead to that nobody kills, and how many changes the first of them makes."""
    project = newsroom.project("whole")
    changes = changes_of(partial(run, project, NOW))
    changes_of(partial(run, project, LATER))
    told = outcome(project)
    assert len(told.texts) == REPORTS
    assert set(told.drafted.values()) == {1}
    return told, changes


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_lost_and_nothing_is_done_twice(
    newsroom: Newsroom, whole: tuple[Outcome, int], part: int
) -> None:
    """After a kill the next run goes on: it asks for nothing again, and drafts no event twice."""
    expected, changes = whole
    for number in range(part, KILLS, PARTS):
        # One in each stretch of the run, so that no step is passed over. Not among the very last:
        # runs differ by a few changes, as answers come in another order.
        at = random.Random(number).uniform(number, number + 1) / KILLS  # noqa: S311 - no secret
        change = 1 + int(at * (changes - 10))
        project = newsroom.project(f"killed-{number}")
        newsroom.server.asked.clear()
        assert not killed_before(change, partial(run, project, NOW))
        changes_of(partial(run, project, NOW))
        assert set(newsroom.asked().values()) <= {1}, f"killed before change {change}"
        changes_of(partial(run, project, LATER))
        assert outcome(project) == expected, f"killed before change {change}"
