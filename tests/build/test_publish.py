"""Bringing a published site up to date, file by file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.build.collisions import collisions
from mkdocs_briefings.build.files import files_below, write_new
from mkdocs_briefings.build.lock import BuildLock
from mkdocs_briefings.build.publish import Published, PublishError, Rendered, publish
from mkdocs_briefings.build.state import Memory, State
from mkdocs_briefings.outputs.media import MediaFile

if TYPE_CHECKING:
    from pathlib import Path


_HOLD = """
import sys, time
from pathlib import Path
from mkdocs_briefings.build.lock import BuildLock
lock = BuildLock(Path(sys.argv[1]))
lock.acquire(lambda: None)
print("held", flush=True)
time.sleep(60)
"""


NOTHING_KEPT = Rendered(made={}, kept=(), retimed={}, surroundings={})


class Project:
    """A stage, a site and a memory in one folder."""

    def __init__(self, root: Path) -> None:
        self.stage, self.site = root / "stage", root / "site"
        self.state = State(root / "cache" / "state.sqlite")

    def publish(self, **files: str) -> Published:
        """Publish exactly these files; `__` in a name stands for a folder, `_` for a dot."""
        shutil.rmtree(self.stage, ignore_errors=True)
        for name, text in files.items():
            file = self.stage / path_of(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return publish(self.stage, self.site, "site", self.state, NOTHING_KEPT)

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
    assert done == Published(("a.html", "deep/er/b.css"), 0, ())
    assert project.published() == {"a.html": "A", "deep/er/b.css": "B"}


def test_again(project: Project) -> None:
    """What is the same is left alone, what differs is written, what is gone is removed."""
    project.publish(a_html="A", b_html="B", c__c_html="C")
    os.utime(project.site / "a.html", (1, 1))
    done = project.publish(a_html="A", b_html="b", d_html="D")
    assert done == Published(("b.html", "d.html"), 1, ("c/c.html",))
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
    assert done == Published(("a.html",), 0, ())


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


def test_state_knows_sites_apart(tmp_path: Path) -> None:
    """What was made in one site is not taken for another's."""
    state = State(tmp_path / "state.sqlite")
    state.remember("one", {"a": None, "b": None}, removed=(), surroundings={"x": "1"})
    state.doubt("two", ["c"])
    assert state.recall("one") == Memory({"a": None, "b": None}, {"x": "1"})
    assert set(State(tmp_path / "state.sqlite").recall("two").records) == {"c"}
    assert state.recall("three") == Memory()
    state.forget("one")
    assert state.recall("one") == Memory()


def test_state_of_another_version(tmp_path: Path) -> None:
    """A file of another version, or no database at all, starts anew."""
    (tmp_path / "state.sqlite").write_bytes(b"SQLite format 3\0 but not really" * 50)
    state = State(tmp_path / "state.sqlite")
    assert state.recall("one") == Memory()
    assert state.was_damaged


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
    file, inside = MediaFile("feed.xml", file="one.xml"), MediaFile("feed.xml/", file="two.html")
    (message,) = collisions([file, inside], {})
    assert message.startswith("one.xml and two.html would both be written to feed.xml.")


def test_collisions_name_everybody() -> None:
    """Every output that claims a place is named, and what MkDocs puts there itself."""
    first, second = MediaFile("a/x.png", file="one.png"), MediaFile("a/x.png", file="two.png")
    alone = MediaFile("b.png", file="three.png")
    (message,) = collisions([first, second, alone], {"c.html": "docs/c.md"})
    assert message == ("one.png and two.png would both be written to a/x.png. Rename one of them.")
    (message,) = collisions([alone], {"b.png": "docs/b.png"})
    assert "three.png and docs/b.png" in message


def test_write_new_overwrites_nothing(tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    write_new(tmp_path / "deep" / "a", b"A")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "deep" / "a", b"B")
    assert (tmp_path / "deep" / "a").read_bytes() == b"A"
