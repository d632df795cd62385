"""Any executor of Python's own kind renders the groups of a first build."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.cluster.bundle import unpack
from mkdocs_briefings.cluster.executor import LocalWorkers
from mkdocs_briefings.cluster.shared_folder import UNSHARED
from tests.cluster.newsroom import (
    Built,
    configure_languages,
    runners_of,
    write_in_languages,
)
from tests.engine.project import assert_clean, run
from tests.site import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from mkdocs_briefings.cluster.shared_folder import SharedPath
    from mkdocs_briefings.cluster.work import Order
    from tests.engine.project import Built as BuiltHere


@pytest.fixture(scope="module")
def spawned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Executor]:
    """Give an executor whose processes begin with nothing of this one, and leave nothing."""
    scratch = tmp_path_factory.mktemp("scratch")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(scratch))
        with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as executor:
            yield executor
    assert not list(scratch.iterdir())


@pytest.mark.parametrize("is_told", [False, True])
def test_same_bytes(is_told: bool, large: Built, spawned: Executor) -> None:  # noqa: FBT001
    """Processes that see the project, or are told where it is for them, make the same site."""
    runners = runners_of(
        lambda: LocalWorkers(spawned, 2), folder=str(large.site.root) if is_told else ""
    )
    built = run(large.site, runners=runners)
    assert_all_made_by_workers(built, large)


def assert_all_made_by_workers(built: BuiltHere, large: Built) -> None:
    """Hold a build to what this machine makes, and to leave nothing of what was shared or sent."""
    assert not [each for each in built.messages if "this machine" in each]
    assert len(large.local) > 100
    assert changed(large.local, large.site.files()) == set()
    assert not (large.site.root / ".cache/briefings/cluster").exists()
    assert run(large.site).written == set()


def _see_nothing() -> None:
    os.environ[UNSHARED] = "1"


def test_same_bytes_apart(large: Built) -> None:
    """Processes that see nothing of this machine's files are sent all, and send all back."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawn, initializer=_see_nothing) as apart:
        recorded = _Recorded(apart)
        built = run(large.site, runners=runners_of(lambda: LocalWorkers(recorded, 1)))
    assert recorded.shared == {None}
    assert_all_made_by_workers(built, large)


class _Recorded(Executor):
    """Takes tasks for another executor, and notes of which languages and projects they are."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.languages: set[str] = set()
        self.shared: set[SharedPath | None] = set()
        self.projects: set[str] = set()

    def submit(
        self,
        fn: Callable[..., Any],
        /,
        *args: Any,  # noqa: ANN401 - as Python's own
        **kwargs: Any,  # noqa: ANN401 - same
    ) -> Future[Any]:
        """Submit it."""
        if args:  # a task
            _, project, _, digest, data, _ = args
            order: Order = unpack(digest, data)
            self.projects.add(project)
            self.languages.add(order.language)
            self.shared.add(order.shared)
        return self._executor.submit(fn, *args, **kwargs)


def test_every_language(tmp_path: Path, spawned: Executor) -> None:
    """Workers get the project once, and render the site in each of its languages."""
    site = write_in_languages(tmp_path / "project")
    recorded = _Recorded(spawned)
    runners = runners_of(lambda: LocalWorkers(recorded, 2))
    built = run(site, runners=runners)
    assert not [each for each in built.messages if "this machine" in each]
    assert recorded.languages == {"en", "uk", "ar"}
    assert None not in recorded.shared
    assert len(recorded.projects) == 1
    assert site.has("uk/2026/02/03/number-2/")
    assert_clean(site, tmp_path / "clean")
    assert run(site).written == set()


def test_language_that_is_new(tmp_path: Path, spawned: Executor) -> None:
    """What is compared with what is published is rendered here, a new language by workers."""
    site = write_in_languages(tmp_path / "project")
    configure_languages(site, "en", "uk")
    site.remove("briefings/2026/02/01/number-0.ar.md")
    run(site)
    configure_languages(site, "en", "uk", "ar")
    recorded = _Recorded(spawned)
    run(site, runners=runners_of(lambda: LocalWorkers(recorded, 2)))
    assert recorded.languages == {"ar"}
    assert_clean(site, tmp_path / "clean")


def test_help(large: Built, spawned: Executor) -> None:
    """While workers make themselves ready this machine renders what they have not begun."""
    runners = runners_of(lambda: LocalWorkers(spawned, 2), helps=True)
    built = run(large.site, runners=runners)
    assert not [each for each in built.messages if "this machine" in each]
    assert changed(large.local, large.site.files()) == set()
    assert run(large.site).written == set()
