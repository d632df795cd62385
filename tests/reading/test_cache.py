"""Briefings that were read before are not read again, unless something has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.reading.cache import ReadCache
from mkdocs_briefings.reading.newsroom import Newsroom, read_newsroom

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_briefings.reading.cache import Shelf
    from tests.newsroom import NewsroomFolder

ONE = "briefings/2026/03/01/one.md"
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
PROFILE = "---\ntitle: Post\nurl: https://post.example/\ncountry: NO\nlanguage: no\n---\n"


@pytest.fixture
def filled(newsroom: NewsroomFolder) -> NewsroomFolder:
    """A newsroom with a briefing that has a source, a picture and a link."""
    return newsroom.write(
        {
            ONE: TEXT,
            "briefings/2026/03/01/two.md": TEXT.replace("One", "Two"),
            "briefings/2026/03/01/one.png": b"picture",
            "docs/sources/post.md": PROFILE,
        }
    )


def _read(newsroom: NewsroomFolder, shelves: dict[str, Shelf]) -> tuple[Newsroom, ReadCache]:
    cache = ReadCache(newsroom.root, shelves)
    return read_newsroom(newsroom.settings, cache), cache


def _age(newsroom: NewsroomFolder) -> None:
    # Old enough that a change could not share the time of the reading.
    for path in newsroom.root.rglob("*.md"):
        os.utime(path, (1_700_000_000, 1_700_000_000))


def test_what_is_the_same_is_not_read(filled: NewsroomFolder) -> None:
    """The very same briefing is given again, and no folder has changed."""
    _age(filled)
    first, cache = _read(filled, {})
    assert set(cache.changed) == {"briefings/2026/03/01"}
    second, again = _read(filled, cache.changed)
    assert second == first
    assert second.briefings[0] is first.briefings[0]
    assert not again.changed
    assert not again.gone


def test_new_times_alone_do_not_count(filled: NewsroomFolder) -> None:
    """After a fresh checkout the bytes are looked at, and found the same."""
    first, cache = _read(filled, {})
    _age(filled)
    second, _ = _read(filled, cache.changed)
    assert second.briefings[0] is first.briefings[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda room: room.write({ONE: TEXT.replace("The first", "The other one")}),
        lambda room: room.write({ONE: TEXT.replace("The first.", "The worst.")}),
        lambda room: (room.root / "briefings/2026/03/01/one.png").unlink(),
        lambda room: (room.root / "briefings/2026/03/01/two.md").unlink(),
        lambda room: (room.root / "docs/sources/post.md").unlink(),
    ],
    ids=["other size", "same size and time", "picture", "link", "source"],
)
def test_what_has_changed_is_read(
    change: Callable[[NewsroomFolder], object], filled: NewsroomFolder
) -> None:
    """After every change a build with the cache reads what one without it does."""
    _, cache = _read(filled, {})
    times = (filled.root / ONE).stat()
    change(filled)
    os.utime(filled.root / ONE, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert _read(filled, cache.changed)[0] == read_newsroom(filled.settings)


def test_problems_are_found_each_time(filled: NewsroomFolder) -> None:
    """A briefing with so much as a warning is read by every build, and warned of again."""
    filled.write({ONE: TEXT + "![x](https://elsewhere.example/x.png)\n"})
    first, cache = _read(filled, {})
    assert [problem.path for problem in first.problems] == [ONE]
    assert ONE not in cache.changed["briefings/2026/03/01"]
    assert _read(filled, cache.changed)[0] == first


def test_folders_that_are_gone(filled: NewsroomFolder) -> None:
    """Of a folder without briefings nothing is kept."""
    _, cache = _read(filled, {})
    for path in (filled.root / "briefings/2026/03/01").glob("*.md"):
        path.unlink()
    assert _read(filled, cache.changed)[1].gone == ("briefings/2026/03/01",)
