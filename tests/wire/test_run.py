"""The whole way: the demonstration's outlets are read, and end as drafts."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from demos.wire.__main__ import make_project
from demos.wire.outlets import read_outlets, served
from mkdocs_briefings.wire.store.store import STORE, Store
from tests.patience import DEADLINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


class Newsroom(NamedTuple):
    """A project that has read the demonstration's outlets, which are still there."""

    folder: Path
    output: str
    """What the first run has said."""

    def run(self, *arguments: str) -> str:
        """Run a command in it; give what it says."""
        return briefings(self.folder, *arguments)

    def drafts(self) -> dict[str, dict[str, object]]:
        """Give the front matter of all drafts, by the slugs of their sources."""
        found = {}
        for path in sorted(self.folder.glob("briefings/**/*.md")):
            matter = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
            found[f"{matter['source']} {matter['original']['url'].rpartition('/')[2]}"] = matter
        return found


def briefings(folder: Path, *arguments: str) -> str:
    """Run `briefings` in a folder at the moment of these tests; give what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_briefings", *arguments],
        cwd=folder,
        env={"BRIEFINGS_NOW": NOW.isoformat(), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """Give the newsroom after its first run."""
    folder = tmp_path_factory.mktemp("demo") / "wire"
    outlets = read_outlets(NOW)
    with served(outlets):
        make_project(folder, outlets)
        yield Newsroom(folder, briefings(folder, "wire", "run"))


def test_reports_become_drafts(newsroom: Newsroom) -> None:
    """Every report is read, and each event of a language that an engine knows has one draft."""
    assert "New: 16 reports." in newsroom.output
    assert "Read: 16 pages." in newsroom.output
    drafts = newsroom.drafts()
    assert {
        "diario-do-tejo comboio-noturno",
        "diario-do-tejo sismo-acores",
        "folha-da-serra safra-de-cafe",
        "tejo-regional mercado-de-evora",
    } <= set(drafts)
    assert all(draft["draft"] is True for draft in drafts.values())


def test_a_publisher_counts_once(newsroom: Newsroom) -> None:
    """A reprint by the same publisher adds nothing to who tells of an event."""
    train = newsroom.drafts()["diario-do-tejo comboio-noturno"]
    assert train["coverage"] == {
        "families": 3, "countries": 3, "us": 0, "us_polled": 2, "at": NOW.date(),
    }  # fmt: skip
    coffee = newsroom.drafts()["folha-da-serra safra-de-cafe"]
    assert isinstance(coffee["coverage"], dict)
    assert coffee["coverage"]["us"] == 1


def test_two_earthquakes_of_one_day_are_two_events(newsroom: Newsroom) -> None:
    """What is alike in all but its place is not told as one."""
    store = Store(newsroom.folder / STORE)
    with closing(store):
        told = [
            {
                item.entry.url.rpartition("/")[2]
                for item in map(store.items.get, event.items)
                if item
            }
            for event in store.events.since(datetime.fromtimestamp(0, tz=UTC))
        ]
    assert {"sismo-acores", "seisme-acores"} in told
    assert {"sismo-oaxaca"} in told


def test_who_is_only_counted_is_never_drafted(newsroom: Newsroom) -> None:
    """No draft comes of American outlets, and none of a reprint."""
    sources = {name.partition(" ")[0] for name in newsroom.drafts()}
    assert not sources & {"harbour-ledger", "prairie-post"}
    assert "tejo-regional comboio-noturno-lisboa-madrid" not in newsroom.drafts()


def test_no_engine_is_said(newsroom: Newsroom) -> None:
    """What no engine can translate is left as it is, with its language told."""
    for language in ("fr", "sw", "uk"):
        assert f"warning: {language}: Left untranslated" in newsroom.output


def test_the_next_best_report_is_told(newsroom: Newsroom) -> None:
    """Where no engine knows the language of an event's best report, another one is drafted."""
    assert "folha-da-serra biblioteca-em-bonde" in newsroom.drafts()


def test_drafts_pass_the_check(newsroom: Newsroom) -> None:
    """The files that the wire writes have no errors."""
    assert "0 errors" in newsroom.run("check")


def test_a_second_run_does_nothing_again(newsroom: Newsroom) -> None:
    """Feeds rest until they are due, no page is read twice, and no draft is written twice."""
    before = newsroom.drafts()
    output = newsroom.run("wire", "run")
    assert "Polled: 0 feeds" in output
    assert "Read: 0 pages." in output
    assert "0 drafts" in output
    assert newsroom.drafts() == before
