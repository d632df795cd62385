"""Any executor of Python's own kind renders the groups of a first build."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.cluster.executor import LocalWorkers
from tests.cluster.newsroom import local_build, runners_of, write_large
from tests.engine.project import run
from tests.site import Site, changed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor
    from pathlib import Path


@pytest.fixture
def large(tmp_path: Path) -> Site:
    """Give a newsroom of which there are many tasks."""
    return write_large(tmp_path / "large")


@pytest.fixture
def spawned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Executor]:
    """Give an executor whose processes begin with nothing of this one, and leave nothing."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as executor:
        yield executor
    assert not list(scratch.iterdir())


@pytest.mark.parametrize("is_shared", [False, True])
def test_same_bytes(is_shared: bool, large: Site, spawned: Executor) -> None:  # noqa: FBT001
    """Processes that are given the project, and such that share its folder, make the same site."""
    local = local_build(large)
    folder = str(large.root) if is_shared else ""
    built = run(
        large,
        runners=runners_of(lambda cache: LocalWorkers(spawned, 2, cache / "sent"), folder=folder),
    )
    assert not [each for each in built.messages if "this machine" in each]
    assert len(local) > 100
    assert changed(local, large.files()) == set()
    assert not list((large.root / ".cache/briefings/sent").iterdir())
    assert run(large).written == set()
