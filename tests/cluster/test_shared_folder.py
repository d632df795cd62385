"""What is handed over in a folder is moved whole, and nobody shares one who does not see it."""

from __future__ import annotations

import os
from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.build.stage import FolderStage
from mkdocs_briefings.cluster.bundle import pack, unpack
from mkdocs_briefings.cluster.executor import LocalWorkers
from mkdocs_briefings.cluster.shared_folder import UNSHARED, SharedFolder, SharedPath
from tests.site import files_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


class _Asked(LocalWorkers):
    """Workers of whom each is this process, after something was done to it."""

    def __init__(self, *before: Callable[[], object]) -> None:
        self._before = before

    def ask(self, question: Callable[[], str]) -> Future[Sequence[object]]:
        answers: list[object] = []
        for prepare in self._before:
            prepare()
            answers.append(question())
        asked: Future[Sequence[object]] = Future()
        asked.set_result(answers)
        return asked


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[SharedFolder]:
    """Give the folder of a builder."""
    folder = SharedFolder(tmp_path)
    yield folder
    folder.close()
    assert list(tmp_path.iterdir()) == []


def nothing() -> None:
    """Do nothing before the question."""


def test_seen(shared: SharedFolder) -> None:
    """Where all workers find what was written, and what they write is found, it is shared."""
    shared.show(_Asked(nothing, nothing))
    assert shared.is_known
    assert shared.is_seen
    parcel = pack(["something"])
    assert unpack(parcel.digest, shared.carry(parcel).result()) == ["something"]
    shared.give_up()
    assert not shared.is_seen


def test_nobody_sees_it(shared: SharedFolder) -> None:
    """Where nobody answers it is not shared."""
    shared.show(_Asked())
    assert not shared.is_seen


@pytest.mark.posix
def test_files_of_another_kind(shared: SharedFolder) -> None:
    """Where one worker's files would be open to others than the builder's are, it is not shared."""
    before = os.umask(0o22)
    try:
        shared.show(_Asked(nothing, lambda: os.umask(0o77)))
    finally:
        os.umask(before)
    assert not shared.is_seen


def test_switched_off(shared: SharedFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that is told so looks at nothing that is shared."""
    shared.show(_Asked(nothing, lambda: monkeypatch.setenv(UNSHARED, "1")))
    assert not shared.is_seen


def test_another_folder_of_that_name(shared: SharedFolder, tmp_path: Path) -> None:
    """A worker on another machine may have a folder of that name: it leaves nothing there."""
    path, token = shared.shown
    other = SharedPath(path, f"{token}0")
    before = files_in(tmp_path)
    assert other.leave_trace() == ""
    assert SharedPath(f"{path}-none", token).leave_trace() == ""
    assert files_in(tmp_path) == before


def test_late_worker(shared: SharedFolder, tmp_path: Path) -> None:
    """A worker that is given up writes where nothing is taken from, and what it left is removed."""
    first, late = shared.shown.open_stage(), shared.shown.open_stage()
    stage = FolderStage(tmp_path / "stage")
    first.write("2026/03/19/one/index.html", b"first")
    assert list(stage.take_over(shared.made(first.folder.name))) == []
    late.write("2026/03/19/one/index.html", b"late")
    shared.close()
    assert files_in(stage.folder) == {"2026/03/19/one/index.html": b"first"}
    (tmp_path / "stage/2026/03/19/one/index.html").unlink()
    for folder in ("2026/03/19/one", "2026/03/19", "2026/03", "2026", ""):
        (tmp_path / "stage" / folder).rmdir()


def test_take_over(tmp_path: Path) -> None:
    """Folders are joined; what another output stands in the place of is named, and not moved."""
    stage, made = FolderStage(tmp_path / "stage"), FolderStage(tmp_path / "made")
    for path in ("2026/03/19/one/index.html", "file", "folder/index.html", "same.html"):
        stage.write(path, b"before")
    for path in ("2026/03/19/two/index.html", "file/a/b.html", "folder/index.html/c", "folder.xml"):
        made.write(path, b"made")
    made.write("same.html", b"made")
    expected = {
        "2026/03/19/one/index.html": b"before",
        "2026/03/19/two/index.html": b"made",
        "file": b"before",
        "folder/index.html": b"before",
        "folder.xml": b"made",
        "same.html": b"made",
    }
    blocked = list(stage.take_over(made.folder))
    assert sorted(blocked) == ["file/a/b.html", "folder/index.html/c"]
    assert files_in(stage.folder) == expected
