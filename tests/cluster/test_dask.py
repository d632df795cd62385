"""A Dask cluster renders a first build, and whatever is lost of it costs time alone."""

from __future__ import annotations

import os
import shutil
import signal
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.cluster.dask_workers import DaskWorkers
from mkdocs_briefings.cluster.shared_folder import UNSHARED
from tests.cluster.certificates import write_certificate
from tests.cluster.dask_cluster import dask_cluster
from tests.cluster.newsroom import Built, runners_of, write_in_languages
from tests.engine.project import assert_clean, run
from tests.patience import DEADLINE
from tests.site import Site, changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from tests.cluster.dask_cluster import DaskCluster

SOON = 1.0
"""Seconds after which a cluster counts as lost that has been reached."""


APART = {UNSHARED: "1"}
"""What workers have in their environment that see nothing of this machine's files."""


class Watched(DaskWorkers):
    """Workers of whom a test is told when the first task is done, and which keeps count."""

    def __init__(
        self, cluster: DaskCluster, then: Callable[[], None], patience: float = SOON
    ) -> None:
        super().__init__(cluster.address, DEADLINE)
        self.patience = patience
        self._then, self.done = then, 0

    @property
    def executor(self) -> Executor:
        """The same, watched."""
        return _WatchedExecutor(super().executor, self._note)

    def _note(self, future: Future[Any]) -> None:
        if not future.cancelled() and future.exception() is None:
            self.done += 1
            if self.done == 1:
                self._then()


class _WatchedExecutor(Executor):
    def __init__(self, executor: Executor, note: Callable[[Future[Any]], None]) -> None:
        self._executor, self._note = executor, note

    def submit(
        self,
        fn: Callable[..., Any],
        /,
        *args: Any,  # noqa: ANN401 - as Python's own
        **kwargs: Any,  # noqa: ANN401 - same
    ) -> Future[Any]:
        """Submit it, and tell of its end."""
        future = self._executor.submit(fn, *args, **kwargs)
        future.add_done_callback(self._note)
        return future


def test_command(large: Built, tmp_path: Path) -> None:
    """`briefings build --executor` makes the same site, and warns of a network without TLS."""
    with dask_cluster(tmp_path / "cluster") as cluster:
        address = cluster.address.replace("tcp://", "dask://")
        said = large.site.build("--executor", address, program="mkdocs_briefings")
    assert f"warning: {cluster.address} is not encrypted" in said
    assert "this machine" not in said
    assert len(large.local) > 100
    assert changed(large.local, large.site.files()) == set()


def test_every_language(tmp_path: Path) -> None:
    """A site in several languages is rendered there, too, and is what this machine makes."""
    site = write_in_languages(tmp_path / "project")
    with dask_cluster(tmp_path / "cluster") as cluster:
        workers = Watched(cluster, then=lambda: None)
        built = run(site, runners=runners_of(lambda: workers))
    assert not [each for each in built.messages if "this machine" in each]
    assert workers.done > 10
    assert_clean(site, tmp_path / "clean")


def test_tls(large: Built, tmp_path: Path) -> None:
    """Over TLS, with certificates that Dask's configuration names, nobody is warned."""
    certificate, key = map(str, write_certificate(tmp_path))
    files = ("--tls-ca-file", certificate, "--tls-cert", certificate, "--tls-key", key)
    with dask_cluster(tmp_path / "cluster", "--protocol", "tls", *files, workers=1) as cluster:
        said = large.site.build(
            "--executor",
            cluster.address,
            program="mkdocs_briefings",
            env={
                "DASK_DISTRIBUTED__COMM__TLS__CA_FILE": certificate,
                "DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT": certificate,
                "DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY": key,
            },
        )
    assert cluster.address.startswith("tls://")
    assert "warning" not in said
    assert "this machine" not in said
    assert changed(large.local, large.site.files()) == set()


@pytest.mark.parametrize("environment", [{}, APART], ids=["shared", "apart"])
def test_lost_worker(environment: dict[str, str], large: Built, tmp_path: Path) -> None:
    """Where one of two workers is killed when the first task is done, the other does the rest."""
    with dask_cluster(tmp_path / "cluster", environment=environment) as cluster:
        workers = Watched(cluster, then=cluster.workers[0].kill)
        built = run(large.site, runners=runners_of(lambda: workers))
        assert cluster.workers[0].exitcode
    assert workers.done > 10
    assert not [each for each in built.messages if "were lost" in each or "is lost" in each]
    assert changed(large.local, large.site.files()) == set()
    assert run(large.site).written == set()


@pytest.mark.parametrize("are_lost", ["scheduler", "workers"])
def test_lost_cluster(are_lost: str, large: Built, tmp_path: Path) -> None:
    """Where the scheduler or all workers are killed, this machine does the rest, and says so."""
    with dask_cluster(tmp_path / "cluster") as cluster:
        lost = [cluster.scheduler] if are_lost == "scheduler" else cluster.workers

        def lose() -> None:
            for process in lost:
                process.kill()

        workers = Watched(cluster, then=lose)
        built = run(large.site, runners=runners_of(lambda: workers))
    assert workers.done
    assert len([each for each in built.messages if "The cluster is lost" in each]) == 1
    assert changed(large.local, large.site.files()) == set()


@pytest.mark.parametrize("is_apart", [False, True])
def test_worker_that_comes_late(
    is_apart: bool,  # noqa: FBT001
    large: Built,
    tmp_path: Path,
) -> None:
    """Where the only worker is killed and another one comes, that one does the rest.

    Where it does not see what the first one saw, the project is sent to it.
    """
    environment = APART if is_apart else {}
    with dask_cluster(tmp_path / "cluster", workers=1) as cluster:

        def replace() -> None:
            cluster.add_worker(environment)
            cluster.workers[0].kill()

        workers = Watched(cluster, then=replace, patience=DEADLINE)
        built = run(large.site, runners=runners_of(lambda: workers))
    assert workers.done > 10
    lost = [each for each in built.messages if "tasks are sent again" in each]
    assert ["looks at nothing that is shared" in each for each in lost] == [True] * is_apart
    assert not [each for each in built.messages if "The cluster is lost" in each]
    assert changed(large.local, large.site.files()) == set()


@pytest.mark.posix
def test_straggler(large: Built, tmp_path: Path) -> None:
    """What a worker has that stands still is done here as well, and nobody waits for it."""
    with dask_cluster(tmp_path / "cluster") as cluster:
        stopped = cluster.workers[0].pid

        def stop() -> None:
            assert stopped is not None
            os.kill(stopped, signal.SIGSTOP)

        workers = Watched(cluster, then=stop, patience=DEADLINE)
        built = run(large.site, runners=runners_of(lambda: workers))
        assert cluster.workers[0].is_alive()
    assert len([each for each in built.messages if "takes much longer than others" in each]) == 1
    assert not [each for each in built.messages if "lost" in each]
    assert changed(large.local, large.site.files()) == set()
    assert run(large.site).written == set()


def test_other_files(large: Built, tmp_path: Path) -> None:
    """Where workers have another project in the folder that they share, they refuse, in a line."""
    other = Site(tmp_path / "other")
    shutil.copytree(large.site.root, other.root)
    other.write("mkdocs.yml", (other.root / "mkdocs.yml").read_text() + "copyright: Others\n")
    with dask_cluster(tmp_path / "cluster") as cluster:
        address = f"{cluster.address.replace('tcp://', 'dask://')}{other.root}"
        options = ("--executor", address)
        said = large.site.build(*options, program="mkdocs_briefings", code=1)
    assert "For a worker another is: mkdocs.yml. Do all of them have the same files" in said
    assert "Traceback" not in said
    assert not large.site.out.exists()


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("dask://127.0.0.1:1", "tcp://127.0.0.1:1: Nobody can be reached there"),
        ("tcp://127.0.0.1:1", "'tcp://127.0.0.1:1' is no address of a cluster"),
        ("dask://127.0.0.1:x", "'dask://127.0.0.1:x' is no address of a cluster"),
    ],
)
def test_wrong_address(address: str, message: str, large: Built) -> None:
    """An address at which nobody listens, or that is none, ends the command in a line."""
    env = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s", "PATH": os.environ["PATH"]}
    options = ("--executor", address)
    said = large.site.build(*options, program="mkdocs_briefings", code=1, env=env)
    assert message in said
    assert "Traceback" not in said
    assert not large.site.out.exists()
