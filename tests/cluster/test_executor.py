"""Any executor of Python's own kind renders the groups of a first build."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.cluster.bundle import unpack
from mkdocs_briefings.cluster.executor import LocalWorkers
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


class _Recorded(Executor):
    """Takes tasks for another executor, and notes of which languages and projects they are."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.languages: set[str] = set()
        self.projects: set[str] = set()

    def submit(
        self,
        fn: Callable[..., Any],
        /,
        *args: Any,  # noqa: ANN401 - as Python's own
        **kwargs: Any,  # noqa: ANN401 - same
    ) -> Future[Any]:
        """Submit it."""
        _, project, _, digest, order, _ = args
        self.projects.add(project)
        self.languages.add(unpack(digest, order).language)
        return self._executor.submit(fn, *args, **kwargs)


def test_every_language(tmp_path: Path, spawned: Executor) -> None:
    """Workers get the project once, and render the site in each of its languages."""
    site = write_in_languages(tmp_path / "project")
    recorded = _Recorded(spawned)
    runners = runners_of(lambda cache: LocalWorkers(recorded, 2, cache / "sent"))
    built = run(site, runners=runners)
    assert not [each for each in built.messages if "this machine" in each]
    assert recorded.languages == {"en", "uk", "ar"}
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
    run(site, runners=runners_of(lambda cache: LocalWorkers(recorded, 2, cache / "sent")))
    assert recorded.languages == {"ar"}
    assert_clean(site, tmp_path / "clean")


def test_help(large: Built, spawned: Executor) -> None:
    """While workers make themselves ready this machine renders what they have not begun."""
    runners = runners_of(lambda cache: LocalWorkers(spawned, 2, cache / "sent"), helps=True)
    built = run(large.site, runners=runners)
    assert not [each for each in built.messages if "this machine" in each]
    assert changed(large.local, large.site.files()) == set()
    assert run(large.site).written == set()
