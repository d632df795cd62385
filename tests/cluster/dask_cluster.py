"""A real cluster: Dask's own scheduler and workers, as processes on this machine."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from tests.forked import start
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from multiprocessing.process import BaseProcess
    from pathlib import Path


_SCHEDULER = "distributed.cli.dask_scheduler:main"
_WORKER = "distributed.cli.dask_worker:main"


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """A cluster that listens."""

    folder: Path
    options: tuple[str, ...]
    address: str
    """Of its scheduler, as Dask writes it."""

    scheduler: BaseProcess
    is_fresh: bool
    environment: Mapping[str, str]
    """What else stands in the environment of its workers."""

    workers: list[BaseProcess] = field(default_factory=list)

    def add_worker(self, environment: Mapping[str, str] | None = None) -> None:
        """Let one more worker join, in its own environment or that of all."""
        folder = self.folder / f"worker-{len(self.workers)}"
        folder.mkdir()
        command = (self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        places = ("--local-directory", str(folder))
        arguments = (*command, *places, *self.options)
        self.workers.append(
            start(
                _WORKER,
                arguments,
                environment=self.environment if environment is None else environment,
                log=folder / "log",
                is_fresh=self.is_fresh,
            )
        )

    @property
    def port(self) -> int:
        """Where its scheduler listens."""
        return int(self.address.rpartition(":")[2])

    def kill(self) -> None:
        """End all of it."""
        for process in self.processes:
            process.kill()
            process.join()

    @property
    def processes(self) -> list[BaseProcess]:
        """All of it."""
        return [self.scheduler, *self.workers]


@contextmanager
def dask_cluster(
    folder: Path,
    *options: str,
    port: int = 0,
    workers: int = 2,
    is_fresh: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Iterator[DaskCluster]:
    """Start a scheduler and workers on free ports; they are ended, whatever comes.

    `port` is that of a scheduler that has ended. `is_fresh` as `start` has it, and for workers
    `environment`.
    """
    folder.mkdir()
    told = folder / "scheduler.json"
    place = ("--host", "127.0.0.1", "--port", str(port))
    arguments = (*place, "--no-dashboard", "--scheduler-file", str(told), *options)
    scheduler = start(_SCHEDULER, arguments, log=folder / "log", is_fresh=is_fresh)
    cluster = None
    try:
        wait_until(lambda: not scheduler.is_alive() or _address(told), folder / "log")
        cluster = DaskCluster(
            folder, options, _address(told), scheduler, is_fresh, environment or {}
        )
        for _ in range(workers):
            cluster.add_worker()
        for each in folder.glob("worker-*"):
            wait_until(partial(_has_joined, each / "log"), each / "log")
        yield cluster
    finally:
        for process in cluster.processes if cluster is not None else [scheduler]:
            process.kill()
            process.join()


def _has_joined(log: Path) -> bool:
    # The process makes the file, which it may not have got to.
    return log.exists() and "Registered to" in log.read_text()


def _address(told: Path) -> str:
    """Give what a scheduler has written of itself; empty while it has not written all."""
    try:
        return str(json.loads(told.read_text())["address"])
    except (OSError, ValueError):
        return ""
