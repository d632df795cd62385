"""Bringing a published site up to date, file by file."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.build.collisions import collisions, describe
from mkdocs_briefings.build.files import files_below, move, write_new
from mkdocs_briefings.build.lock import BuildLock
from mkdocs_briefings.build.publish import Changeset, PublishError, SiteChanges, publish
from mkdocs_briefings.build.records import GroupRecord, OutputRecord, PackedFiles
from mkdocs_briefings.build.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator


_HOLD = """
import sys, time
from pathlib import Path
from mkdocs_briefings.build.lock import BuildLock
lock = BuildLock(Path(sys.argv[1]))
lock.acquire(lambda: None)
print("held", flush=True)
time.sleep(60)
"""


class Project:
    """A stage and a site in one folder, and what was published before."""

    def __init__(self, root: Path) -> None:
        self.stage, self.site = root / "stage", root / "site"
        self.ours: frozenset[str] = frozenset()

    def publish(self, **files: str) -> SiteChanges:
        """Publish exactly these files; `__` in a name stands for a folder, `_` for a dot."""
        shutil.rmtree(self.stage, ignore_errors=True)
        self.stage.mkdir()
        for name, text in files.items():
            file = self.stage / path_of(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        staged = frozenset(map(path_of, files))
        pages = {path for path in staged if path.endswith(".html")}
        before, self.ours = self.ours, staged
        delivery = Changeset(first=staged - pages, others=pages, gone=before - staged, ours=before)
        return publish(self.stage, self.site, delivery)

    def published(self) -> dict[str, str]:
        """Give the text of every file of the site, by its path in it."""
        return {path: (self.site / path).read_text() for path in files_below(self.site)}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give an empty project."""
    return Project(tmp_path)


def path_of(name: str) -> str:
    """Give the path that a keyword stands for."""
    return name.replace("__", "/").replace("_", ".")


def test_first_time(project: Project) -> None:
    """Everything is written, in folders that are made for it."""
    done = project.publish(a_html="A", deep__er__b_css="B")
    assert done == SiteChanges(("a.html", "deep/er/b.css"), frozenset(), ())
    assert project.published() == {"a.html": "A", "deep/er/b.css": "B"}


def test_again(project: Project) -> None:
    """What is the same is left alone, what differs is written, what is gone is removed."""
    project.publish(a_html="A", b_html="B", c__c_html="C")
    os.utime(project.site / "a.html", (1, 1))
    done = project.publish(a_html="A", b_html="b", d_html="D")
    assert done == SiteChanges(("b.html", "d.html"), frozenset({"a.html"}), ("c/c.html",))
    assert (project.site / "a.html").stat().st_mtime == 1
    assert project.published() == {"a.html": "A", "b.html": "b", "d.html": "D"}
    assert not (project.site / "c").exists()


def test_same_size_other_bytes(project: Project) -> None:
    """A file of the same size is compared by its bytes."""
    project.publish(a_html="A")
    assert project.publish(a_html="B").written == ("a.html",)


def test_files_of_others(project: Project) -> None:
    """A file that is not ours is neither removed nor does it keep ours from being removed."""
    project.publish(a__a_html="A")
    (project.site / "a" / "theirs").write_text("T")
    assert project.publish().removed == ("a/a.html",)
    assert project.published() == {"a/theirs": "T"}


def test_removed_by_hand(project: Project) -> None:
    """A file of ours that somebody removed is written anew, or not missed."""
    project.publish(a_html="A", b_html="B")
    (project.site / "a.html").unlink()
    (project.site / "b.html").unlink()
    done = project.publish(a_html="A")
    assert done == SiteChanges(("a.html",), frozenset(), ())


def test_file_becomes_folder_and_back(project: Project) -> None:
    """Our own file makes way for a folder of its name, and our own folder for a file."""
    project.publish(a="A")
    project.publish(a__b="B")
    assert project.published() == {"a/b": "B"}
    project.publish(a="A")
    assert project.published() == {"a": "A"}


def test_folder_of_others_is_in_the_way(project: Project) -> None:
    """Where somebody else's folder stands in the way, a message names it and nothing goes."""
    (project.site / "a").mkdir(parents=True)
    (project.site / "a" / "theirs").write_text("T")
    with pytest.raises(PublishError, match=r"a: .*The site was not fully updated\."):
        project.publish(a="A")
    assert project.published() == {"a/theirs": "T"}


def test_no_leftovers(project: Project) -> None:
    """No temporary file stays."""
    project.publish(a_html="A")
    assert os.listdir(project.site) == ["a.html"]  # noqa: PTH208 - hidden names too


RECORD = OutputRecord({"site": b"1"}, {"docs/a.md": "a/"}, 5, 7, b"digest")


def remember(state: State, site: str) -> None:
    """Remember one group of a site, a day and its global inputs."""
    files = PackedFiles.of((("a.html", 5, 7), ("a.png", 8, 7)))
    outputs = pickle.dumps({"a.html": RECORD})
    with state.transaction() as connection:
        connection.execute(
            "INSERT INTO groups VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (site, "day", b"key", *files, '{"docs/a.md": "a/"}', outputs),
        )
        connection.execute("INSERT INTO global_inputs VALUES (?, ?)", (site, '{"x": "1"}'))
        urls = pickle.dumps({"briefings/a.md": "a/"})
        day = (site, "2026-03-01", "", b"details", b"links", b"figures", urls)
        connection.execute("INSERT INTO days VALUES (?, ?, ?, ?, ?, ?, ?)", day)


def recall(state: State, site: str) -> dict[str, object]:
    """Give all that is remembered of a site, what is empty left out."""
    known = state.files(site)
    found: dict[str, object] = {
        "groups": state.groups(site),
        "files": {name: (files.load(), files.total, files.pages) for name, files in known.items()},
        "outputs": {name: get() for name, get in state.outputs(site, {"day"}).items()},
        "global_inputs": state.global_inputs(site),
        "urls": state.urls(site, date(2026, 3, 1)),
        "details": state.part_of_day(site, "", date(2026, 3, 1), "details"),
        "unfinished": state.unfinished(site),
    }
    return {name: value for name, value in found.items() if value}


def test_state_knows_sites_apart(tmp_path: Path) -> None:
    """What was made in one site is not taken for another's."""
    state = State(tmp_path / "state.sqlite")
    remember(state, "one")
    state.note_unfinished("two", ["c"])
    assert recall(state, "one") == {
        "groups": {"day": GroupRecord(b"key", {"docs/a.md": "a/"})},
        "files": {"day": ((("a.html", 5, 7), ("a.png", 8, 7)), 2, 1)},
        "outputs": {"day": {"a.html": RECORD}},
        "global_inputs": {"x": "1"},
        "urls": {"briefings/a.md": "a/"},
        "details": b"details",
    }
    assert recall(State(tmp_path / "state.sqlite"), "two") == {"unfinished": {"c"}}
    assert recall(state, "three") == {}
    state.forget("one")
    assert recall(state, "one") == {}
    assert recall(state, "two") == {"unfinished": {"c"}}


def test_state_keeps_nothing_of_what_failed(tmp_path: Path) -> None:
    """What was written in a transaction that an error has ended is not remembered."""
    state = State(tmp_path / "state.sqlite")

    def paths() -> Iterator[str]:
        yield "a"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        state.note_unfinished("one", paths())
    assert recall(state, "one") == {}


def test_state_of_no_database(tmp_path: Path) -> None:
    """A file that is no database starts anew, and says that it was damaged."""
    (tmp_path / "state.sqlite").write_bytes(b"SQLite format 3\0 but not really" * 50)
    state = State(tmp_path / "state.sqlite")
    assert recall(state, "one") == {}
    assert state.was_damaged


def test_state_of_another_version(tmp_path: Path) -> None:
    """What another version of the program has remembered is dropped without a word."""
    path = tmp_path / "state.sqlite"
    remember(State(path), "one")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")
        connection.execute("CREATE TABLE once (upon, a, time)")
    state = State(path)
    assert recall(state, "one") == {}
    assert not state.was_damaged
    remember(state, "one")
    assert recall(State(path), "one") == recall(state, "one") != {}


def test_lock_lets_builds_take_turns(tmp_path: Path) -> None:
    """A second build waits, says so once, and goes on when the first one is killed."""
    path = tmp_path / "deep" / "lock"
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            _HOLD,
            str(path),
        ],
        stdout=subprocess.PIPE,
    )
    waits: list[str] = []

    def on_wait() -> None:
        waits.append("waits")
        holder.kill()

    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        lock = BuildLock(path)
        lock.acquire(on_wait)
        lock.release()
    assert waits == ["waits"]
    lock.release()


def test_collision_of_a_file_and_a_folder() -> None:
    """Where one output is a file, another cannot be inside a folder of that name."""
    found = collisions([("feed.xml", "one.xml"), ("feed.xml/index.html", "two.html")])
    message = "one.xml and two.html would both be written to feed.xml. Rename one of them."
    assert describe(found) == message
    assert collisions([("a/b/c.html", "deep"), ("a", "flat")]) == {"a": ["flat", "deep"]}


def test_collisions_name_everybody() -> None:
    """Everyone who claims a place is named, and a place that is claimed once is not."""
    claims = [("a/x.png", "one.png"), ("b.png", "three.png"), ("a/x.png", "two.png")]
    assert describe(collisions(claims)) == (
        "one.png and two.png would both be written to a/x.png. Rename one of them."
    )
    found = collisions([*claims, ("b.png", "docs/b.png"), ("a/x.png", "four.png")])
    assert found == {
        "a/x.png": ["one.png", "two.png", "four.png"],
        "b.png": ["three.png", "docs/b.png"],
    }
    assert collisions([("a/x.png", "one.png"), ("a/y.png", "two.png"), ("ab", "three")]) == {}


def test_collision_at_the_front_page() -> None:
    """Who has a front page of their own is told how the news make way."""
    found = collisions([("index.html", "/"), ("index.html", "docs/index.md")])
    assert describe(found) == (
        "/ and docs/index.md would both be written to index.html. "
        "Remove your own front page, or set the plugin's `path` to move the news below it."
    )


def test_write_new_overwrites_nothing(tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    write_new(tmp_path / "deep" / "a", b"A")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "deep" / "a", b"B")
    assert (tmp_path / "deep" / "a").read_bytes() == b"A"


def test_times_on_another_file_system(tmp_path: Path) -> None:
    """A file that has to be copied has the time of the staged one, by which it is known again."""
    memory = Path("/dev/shm")  # noqa: S108 - on Linux this is a file system of its own
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("There is no second file system.")
    staged = tmp_path / "page.html"
    staged.write_text("News")
    os.utime(staged, ns=(1_700_000_000_123_456_789, 1_700_000_000_123_456_789))
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        target = Path(folder, "a", "page.html")
        move(staged, target)
        assert target.read_text() == "News"
        assert target.stat().st_mtime_ns == 1_700_000_000_123_456_789
