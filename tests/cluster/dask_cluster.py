"""A real cluster: Dask's own scheduler and workers, as processes on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DASK = (sys.executable, "-m", "dask")


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """A cluster that listens."""

    folder: Path
    options: tuple[str, ...]
    address: str
    """Of its scheduler, as Dask writes it."""

    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self) -> None:
        """Let one more worker join."""
        folder = self.folder / f"worker-{len(self.workers)}"
        folder.mkdir()
        command = (*_DASK, "worker", self.address, "--nthreads", "1", "--no-nanny")
        places = ("--no-dashboard", "--local-directory", str(folder))
        self.workers.append(_start((*command, *places, *self.options), folder / "log"))

    @property
    def processes(self) -> list[subprocess.Popen[bytes]]:
        """All of it."""
        return [self.scheduler, *self.workers]


@contextmanager
def dask_cluster(
    folder: Path, *options: str, protocol: str = "tcp", workers: int = 2
) -> Iterator[DaskCluster]:
    """Start a scheduler and workers on free ports; they are ended, whatever comes."""
    folder.mkdir()
    told = folder / "scheduler.json"
    command = (*_DASK, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    others = ("--protocol", protocol, "--scheduler-file", str(told))
    scheduler = _start((*command, *others, *options), folder / "log")
    cluster = None
    try:
        wait_until(lambda: scheduler.poll() is not None or _address(told), folder / "log")
        cluster = DaskCluster(folder, options, _address(told), scheduler)
        for _ in range(workers):
            cluster.add_worker()
        for log in folder.glob("worker-*/log"):
            wait_until(partial(_has_joined, log), log)
        yield cluster
    finally:
        for process in cluster.processes if cluster is not None else [scheduler]:
            process.kill()
            process.wait()


def _start(command: tuple[str, ...], log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)


def _has_joined(log: Path) -> bool:
    return "Registered to" in log.read_text()


def _address(told: Path) -> str:
    """Give what a scheduler has written of itself; empty while it has not written all."""
    try:
        return str(json.loads(told.read_text())["address"])
    except (OSError, ValueError):
        return ""
