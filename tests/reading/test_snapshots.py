"""Briefings that were read before are not read again, unless something has changed."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from mkdocs_briefings.reading.folders import FolderReading, read_folder
from mkdocs_briefings.reading.profile_files import source_profiles, source_slugs
from mkdocs_briefings.reading.record import record_briefing
from mkdocs_briefings.reading.snapshots import EMPTY_FOLDER, FolderContents, listing_of
from mkdocs_briefings.reading.walk import walk
from tests.plain_reading import read_newsroom
from tests.site import png

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.reading.snapshots import FileEntry
    from tests.newsroom import NewsroomFolder

FOLDER = "briefings/2026/03/01"
ONE = f"{FOLDER}/one.md"
TEXT = """---
title: One
date: 2026-03-01
summary: The first.
countries: NO
source: post
image: {src: one.png, alt: A picture}
---
See [two](two.md).
"""
TEXT_OF_OLD = "---\ntitle: Old\ndate: 2026-02-28\nsummary: S.\ncountries: NO\n---\n"
PROFILE = "---\ntitle: Post\nurl: https://post.example/\ncountry: NO\nlanguage: no\n---\n"


@pytest.fixture
def filled(newsroom: NewsroomFolder) -> NewsroomFolder:
    """A newsroom with a briefing that has a source, a picture and a link."""
    return newsroom.write(
        {
            ONE: TEXT,
            f"{FOLDER}/two.md": TEXT.replace("One", "Two"),
            f"{FOLDER}/one.png": png(),
            "docs/sources/post.md": PROFILE,
        }
    )


def _listed(newsroom: NewsroomFolder) -> dict[str, list[FileEntry]]:
    return {found.path: found.files for found in walk(newsroom.settings) if found.files}


def _read(newsroom: NewsroomFolder, known: FolderContents = EMPTY_FOLDER) -> FolderReading:
    slugs = source_slugs(source_profiles(newsroom.settings))
    return read_folder(FOLDER, _listed(newsroom)[FOLDER], known, slugs, newsroom.settings)


def _is_current(newsroom: NewsroomFolder, read: FolderReading) -> bool:
    """Whether nothing of the folder would be opened by the next build."""
    return read.snapshot.listing == listing_of(_listed(newsroom)[FOLDER])


Found = tuple["dict[str, BriefingRecord]", "dict[str, BriefingKeys]", "list[Problem]"]


def _found(read: FolderReading) -> Found:
    contents = read.contents
    record = {each.path: each for each in contents.records}
    return record, dict(contents.keys), sorted(read.problems, key=lambda each: each.sort_key)


def _expected(newsroom: NewsroomFolder) -> Found:
    """Give what is found without any memory."""
    whole = read_newsroom(newsroom.settings)
    record = {each.path: record_briefing(each) for each in whole.briefings}
    keys = {each.path: each.keys for each in whole.briefings}
    return record, keys, list(whole.problems)


def _age(newsroom: NewsroomFolder, *, seconds: int = 1_700_000_000) -> None:
    # Old enough that a change could not share the time of the reading.
    for path in newsroom.root.rglob("*.*"):
        os.utime(path, (seconds, seconds))


def test_reading_finds_what_a_check_does(filled: NewsroomFolder) -> None:
    """A folder holds the same briefings, front matter and problems as a check of everything."""
    assert _found(_read(filled)) == _expected(filled)


def test_what_is_the_same_is_not_read(filled: NewsroomFolder) -> None:
    """The very same briefing is given again, and the folder is known by names, sizes and times."""
    _age(filled)
    first = _read(filled)
    assert _is_current(filled, first)
    second = _read(filled, first.contents)
    assert second == first
    assert second.contents.records[0] is first.contents.records[0]
    assert second.contents.keys[ONE] is first.contents.keys[ONE]


def test_new_times_alone_do_not_count(filled: NewsroomFolder) -> None:
    """After a fresh checkout the bytes are looked at, and found the same."""
    first = _read(filled)
    _age(filled)
    assert not _is_current(filled, first)
    second = _read(filled, first.contents)
    assert second.contents.records[0] is first.contents.records[0]
    assert second.snapshot.contents == first.snapshot.contents
    assert second.snapshot.days == first.snapshot.days
    assert _is_current(filled, second)


def test_what_was_just_written_is_looked_at_again(filled: NewsroomFolder) -> None:
    """A file as young as its reading could change unseen, so that its folder is not settled."""
    first = _read(filled)
    assert first.snapshot.listing == b""
    assert not _is_current(filled, first)


@pytest.mark.parametrize(
    "change",
    [
        lambda room: room.write({ONE: TEXT.replace("The first", "The other one")}),
        lambda room: room.write({ONE: TEXT.replace("The first.", "The worst.")}),
        lambda room: (room.root / FOLDER / "one.png").unlink(),
        lambda room: (room.root / FOLDER / "two.md").unlink(),
        lambda room: (room.root / "docs/sources/post.md").unlink(),
    ],
    ids=["other size", "same size and time", "picture", "link", "source"],
)
def test_what_has_changed_is_read(
    change: Callable[[NewsroomFolder], object], filled: NewsroomFolder
) -> None:
    """After every change a build with the memory reads what one without it does."""
    before = _read(filled)
    times = (filled.root / ONE).stat()
    change(filled)
    os.utime(filled.root / ONE, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert _found(_read(filled, before.contents)) == _expected(filled)


def test_a_picture_that_is_replaced(filled: NewsroomFolder) -> None:
    """Another picture changes what stands for the folder, and no briefing is read for it."""
    first = _read(filled)
    filled.write({f"{FOLDER}/one.png": png(shade=9)})
    second = _read(filled, first.contents)
    assert second.snapshot.contents != first.snapshot.contents
    assert second.snapshot.days == first.snapshot.days
    assert second.contents.records[0] is first.contents.records[0]


def test_problems_are_found_each_time(filled: NewsroomFolder) -> None:
    """A briefing with so much as a warning is read by every build, and warned of again."""
    filled.write({ONE: TEXT + "![x](https://elsewhere.example/x.png)\n"})
    _age(filled)
    first = _read(filled)
    assert [problem.path for problem in first.problems] == [ONE]
    assert "one.md" not in first.contents.files
    assert "two.md" in first.contents.files
    assert not _is_current(filled, first)
    second = _read(filled, first.contents)
    assert second.problems == first.problems
    assert _found(second) == _found(first)


def test_what_a_briefing_needs_elsewhere(filled: NewsroomFolder) -> None:
    """A snapshot names what its briefings refer to in other folders, and their sources."""
    filled.write({"docs/about.md": "# About\n", "briefings/2026/02/28/old.md": TEXT_OF_OLD})
    filled.write({ONE: TEXT + "[Old](../../02/28/old.md) [us](../../../../docs/about.md)\n"})
    snapshot = _read(filled).snapshot
    assert snapshot.needs == {"briefings/2026/02/28/old.md", "docs/about.md"}
    assert snapshot.sources == {"post"}


def test_aliases_and_days(filled: NewsroomFolder) -> None:
    """A snapshot tells old addresses, and the days of its briefings in the site's time zone."""
    late = TEXT.replace("date: 2026-03-01", "date: 2026-03-01T23:30Z\naliases: [/a/, /b/]")
    filled.write({ONE: late})
    snapshot = _read(filled).snapshot
    assert snapshot.aliases == (("/a/", ONE), ("/b/", ONE))
    assert set(snapshot.days[""]) == {date(2026, 3, 1)}
    snapshot = _read(filled.having(zone=ZoneInfo("Asia/Tokyo"))).snapshot
    assert set(snapshot.days[""]) == {date(2026, 3, 1), date(2026, 3, 2)}


def test_folders_that_are_gone(filled: NewsroomFolder) -> None:
    """A folder without briefings has no day; one without files, or that is gone, is not listed."""
    first = _read(filled)
    for path in (filled.root / FOLDER).glob("*.md"):
        path.unlink()
    second = _read(filled, first.contents)
    assert second.snapshot.days == {}
    assert second.contents.records == ()
    assert second.contents.keys == {}
    (filled.root / FOLDER / "one.png").unlink()
    assert _listed(filled) == {}
    shutil.rmtree(filled.root / "briefings")
    assert _listed(filled) == {}


def test_what_is_listed(filled: NewsroomFolder) -> None:
    """Every folder with files is listed with them sorted; hidden ones and linked ones are not."""
    filled.write({"briefings/a.md": TEXT, "briefings/.hidden/b.md": TEXT, f"{FOLDER}/.c.md": ""})
    (filled.root / "briefings/link").symlink_to(filled.root / FOLDER, target_is_directory=True)
    (filled.root / FOLDER / "broken.png").symlink_to("nowhere")
    found = {folder: [each.name for each in files] for folder, files in _listed(filled).items()}
    assert found == {
        "briefings": ["a.md"],
        FOLDER: ["broken.png", "one.md", "one.png", "two.md"],
    }


@pytest.mark.parametrize(
    "change",
    [
        {f"{FOLDER}/new.txt": b""},
        {f"{FOLDER}/one.png": png(40, 40)},
        {ONE: TEXT + "More.\n"},
    ],
    ids=["name", "size of a picture", "size of a briefing"],
)
def test_stamp(change: Mapping[str, str | bytes], filled: NewsroomFolder) -> None:
    """What stands for a folder differs with any name, size or time in it."""
    _age(filled)
    read = _read(filled)
    assert _is_current(filled, read)
    _age(filled, seconds=1_700_000_001)
    assert not _is_current(filled, read)
    _age(filled)
    assert _is_current(filled, read)
    filled.write(change)
    _age(filled)
    assert not _is_current(filled, read)
