"""Any executor of Python's own kind renders the groups of a first build."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.cluster.executor import LocalWorkers
from tests.cluster.newsroom import Built, runners_of
from tests.engine.project import run
from tests.site import changed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor


@pytest.fixture(scope="module")
def spawned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Executor]:
    """Give an executor whose processes begin with nothing of this one, and leave nothing."""
    scratch = tmp_path_factory.mktemp("scratch")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(scratch))
        with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as executor:
            yield executor
    assert not list(scratch.iterdir())


@pytest.mark.parametrize("is_shared", [False, True])
def test_same_bytes(is_shared: bool, large: Built, spawned: Executor) -> None:  # noqa: FBT001
    """Processes that are given the project, and such that share its folder, make the same site."""
    root = large.site.root
    runners = runners_of(
        lambda cache: LocalWorkers(spawned, 2, cache / "sent"),
        folder=str(root) if is_shared else "",
    )
    built = run(large.site, runners=runners)
    assert not [each for each in built.messages if "this machine" in each]
    assert len(large.local) > 100
    assert changed(large.local, large.site.files()) == set()
    assert not list((root / ".cache/briefings/sent").iterdir())
    assert run(large.site).written == set()


def test_help(large: Built, spawned: Executor) -> None:
    """While workers make themselves ready this machine renders what they have not begun."""
    runners = runners_of(lambda cache: LocalWorkers(spawned, 2, cache / "sent"), helps=True)
    built = run(large.site, runners=runners)
    assert not [each for each in built.messages if "this machine" in each]
    assert changed(large.local, large.site.files()) == set()
    assert run(large.site).written == set()
