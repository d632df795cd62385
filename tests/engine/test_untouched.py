"""What a build leaves alone: closed days are neither opened on disk nor read from the memory."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import assert_clean, configure, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site

pytestmark = pytest.mark.posix

MARCH = "briefings/2026/03"

CLOSED = ("01", "02")
"""Days that are neither the newest ones, which the front page shows, nor edited here."""


@pytest.fixture
def settled(site: Site) -> Site:
    """Give the newsroom with files that are older than their last reading."""
    # What is searched of a month is made anew with all its days.
    configure(site, briefings={"search": "off"})
    # MkDocs renders every page of docs/ each time, and asks for what they link to.
    site.write("docs/team.md", "# Team\n")
    _age(site)
    run(site)
    return site


def _age(site: Site) -> None:
    # A file that is as young as its reading is looked at again.
    for path in (site.root / "briefings").rglob("*.*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))


def _typo(site: Site) -> None:
    path = site.root / MARCH / "02/b-5.md"
    path.write_text(path.read_text().replace("The text", "The tekst"))


def _opened(site: Site) -> list[str]:
    """Build in a process of its own, and give the briefings' files that it opens."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        found: set[str] = set()
        root = f"{site.root}/"

        def look(event: str, arguments: tuple[object, ...]) -> None:
            if event != "open" or not str(arguments[0]).startswith(f"{root}briefings/"):
                return
            flags = arguments[2]
            # Folders are opened to be looked into.
            if not (isinstance(flags, int) and flags & os.O_DIRECTORY):
                found.add(str(arguments[0]).removeprefix(root))

        try:
            sys.addaudithook(look)
            run(site)
            os.write(theirs, json.dumps(sorted(found)).encode())
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as answer:
        found_in_child: list[str] = json.load(answer)
    os.waitpid(child, 0)
    return found_in_child


def _spoil(site: Site, *wheres: str) -> None:
    """Make rows of the memory unreadable; who reads one of them says so."""
    with closing(sqlite3.connect(site.root / ".cache/briefings/state.sqlite")) as memory, memory:
        for where in wheres:
            assert memory.execute(f"UPDATE {where}").rowcount > 0


def test_nothing_is_opened(settled: Site) -> None:
    """Where nothing has changed no briefing's file is opened."""
    assert _opened(settled) == []


def test_one_file_is_opened(settled: Site) -> None:
    """After a typo only that file is opened: the others' texts in its feeds are remembered."""
    _typo(settled)
    assert _opened(settled) == [f"{MARCH}/02/b-5.md"]


def test_nothing_is_read_from_the_memory(settled: Site) -> None:
    """Where nothing has changed no day is loaded and no group is planned."""
    _spoil(
        settled,
        "snapshots SET files = x'00', records = x'00', keys = x'00'",
        "days SET urls = x'00', links = x'00', figures = x'00'",
        # Of the last two days it is counted what is news.
        "days SET details = x'00' WHERE day < '2026-03-18'",
        "groups SET outputs = x'00' WHERE name != 'MkDocs'",
        "bodies SET html = 'spoilt', lookups = 'spoilt'",
    )
    before = settled.files()
    done = run(settled)
    assert (done.urls, done.written, done.removed) == (set(), set(), set())
    assert not [message for message in done.messages if "unreadable" in message]
    assert settled.files() == before


def test_closed_days_stay_closed(settled: Site, tmp_path: Path) -> None:
    """A new briefing of a country of its own reads its own day and the newest ones, no other."""
    settled.briefing("2026/02/01/far", countries=["IS"])
    for day in range(6, 17):  # the feed of editions has the ten newest days
        settled.briefing(f"2026/03/{day:02}/later", countries=["NO"])
    run(settled)
    _age(settled)
    run(settled)
    settled.briefing("2026/02/01/far", "Another text.\n", title="Renamed", countries=["IS"])
    where = " OR ".join(f"folder = '{MARCH}/{day}'" for day in CLOSED)
    days = " OR ".join(f"day = '2026-03-{day}'" for day in CLOSED)
    groups = " OR ".join(f"name = 'day 2026-03-{day}'" for day in CLOSED)
    sections = "name LIKE 'section %' AND name != 'section country/IS'"
    _spoil(
        settled,
        f"snapshots SET files = x'00', records = x'00', keys = x'00' WHERE {where}",
        "days SET urls = x'00' WHERE day LIKE '2026-03-%'",
        f"days SET details = x'00', links = x'00', figures = x'00' WHERE {days}",
        f"groups SET outputs = x'00' WHERE {groups} OR {sections} OR name LIKE 'month %'",
    )
    done = run(settled)
    assert not [message for message in done.messages if "unreadable" in message]
    assert done.urls == {
        "2026/02/",
        "2026/02/atom.xml",
        "2026/02/01/",
        "2026/02/01/briefings.json",
        "2026/02/01/far/",
        "countries/is/",
        "countries/is/feed.xml",
        "countries/is/latest.json",
    }
    assert_clean(settled, tmp_path / "clean")


def test_one_folder_is_read(settled: Site, tmp_path: Path) -> None:
    """After a typo only that file's folder is compared with what was read of it before."""
    _typo(settled)
    _spoil(settled, f"snapshots SET files = x'00', keys = x'00' WHERE folder != '{MARCH}/02'")
    done = run(settled)
    assert not [message for message in done.messages if "unreadable" in message]
    assert done.urls == {"2026/03/02/b-5/", "countries/fr/feed.xml", "tags/water/feed.xml"}
    assert_clean(settled, tmp_path / "clean")
