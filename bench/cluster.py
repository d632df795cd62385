"""What a first build costs on a Dask cluster, beside one on as many processes of one machine.

Both use the same two cores: what the network of a real cluster costs is not in it, and neither is
what more machines would spare. What is sent, and what the way there and back costs, is.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from bench.bars import Bar
from bench.measure import TICKS, run, size_of
from bench.newsroom import SEED, Newsroom
from bench.programs import programs
from bench.results import keep, machine
from bench.run import Site
from tests.cluster.dask_cluster import dask_cluster

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.process import BaseProcess

    from bench.measure import Cost
    from tests.cluster.dask_cluster import DaskCluster

WORKERS = 2

_BRIEFINGS = str(Path(sys.executable).with_name("briefings"))


@dataclass(frozen=True, slots=True)
class ClusterFigures:
    """What was measured; seconds and bytes."""

    date: str
    seed: int
    machine: dict[str, str]
    size: int
    """How many articles."""

    local: float
    cpu: float
    """Of processors, on this machine alone."""

    cluster: float
    builder: float
    """Of processors, on the machine that began that build: it sends, receives and publishes."""

    cluster_cpu: float
    """Of processors, of all of the cluster and that machine."""

    killed: float
    """With a worker that was killed when half of the days were there."""

    files: int
    bytes: int
    peak: int
    """Memory of the command and of what it forks, when the cluster renders."""

    others: float
    """How many cores all else on the machine kept busy while it was built here."""

    def bars(self) -> Iterator[Bar]:
        """Give the bars, each with what was measured."""
        yield Bar("on the cluster, as times of here", self.cluster / self.local, 1.25, "{:.2f}")
        yield Bar("the same, a worker killed", self.killed / self.local, 1.5, "{:.2f}")

    def save(self, folder: Path) -> Path:
        """Keep the results as JSON; give the file."""
        return keep(asdict(self), folder, f"cluster-{self.date}")


def measure(size: int, work: Path) -> ClusterFigures:
    """Build so many articles here, on a cluster, and on one that loses a worker on the way.

    Raises `RuntimeError` where the sites are not the same.
    """
    ours, *_ = programs()
    work = work / f"{size}" / "cluster"
    shutil.rmtree(work, ignore_errors=True)
    site = Site(ours, Newsroom(), size, work / "project")
    site.generate()
    local = _build(site, work / "log", ["--jobs", f"{WORKERS}"])
    first = work / "local"
    (site.folder / ours.output).rename(first)
    with dask_cluster(work / "whole", workers=WORKERS, is_fresh=True) as cluster:
        before = _spent(cluster)
        whole = _build(site, work / "log", _options(cluster))
        spent = _spent(cluster) - before
    _compare(first, site.folder / ours.output, work / "log")
    with dask_cluster(work / "losing", workers=WORKERS, is_fresh=True) as cluster:
        days = len({path.parent for path in first.glob("????/??/??/*/")})
        with _Killer(site.folder, days, cluster.workers[0]):
            killed = _build(site, work / "log", _options(cluster))
        if cluster.workers[0].is_alive():
            raise RuntimeError("No worker was killed.")
    _compare(first, site.folder / ours.output, work / "log")
    files, total = size_of(first)
    return ClusterFigures(
        date=datetime.now(tz=UTC).date().isoformat(),
        seed=SEED,
        machine=machine(),
        size=size,
        local=local.wall,
        cpu=local.user + local.system,
        cluster=whole.wall,
        builder=whole.user + whole.system,
        cluster_cpu=whole.user + whole.system + spent,
        killed=killed.wall,
        files=files,
        bytes=total,
        peak=whole.peak,
        others=local.others,
    )


def _options(cluster: DaskCluster) -> list[str]:
    return ["--executor", cluster.address.replace("tcp://", "dask://")]


def _build(site: Site, log: Path, options: Sequence[str]) -> Cost:
    site.program.forget(site.folder)
    cost = run([_BRIEFINGS, "build", *options], site.folder, log, os.environ)
    if cost.code or "on this machine" in log.read_text():
        raise RuntimeError(log.read_text())
    return cost


def _spent(cluster: DaskCluster) -> float:
    """Give the seconds that processors have worked for a cluster."""
    ticks = 0
    for process in cluster.processes:
        told = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(told[11]) + int(told[12])
    return ticks / TICKS


def _compare(one: Path, other: Path, log: Path) -> None:
    cost = run(["diff", "--recursive", "--brief", str(one), str(other)], one, log, os.environ)
    if cost.code:
        raise RuntimeError(log.read_text())


class _Killer:
    """Kills a process when half of the days of a site have pages in the stage."""

    def __init__(self, project: Path, days: int, process: BaseProcess) -> None:
        self._stage = project / ".cache/briefings/stage"
        self._half, self._process = days // 2, process
        self._end = Event()
        self._thread = Thread(target=self._watch)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(0.05):
            if sum(1 for _ in self._stage.glob("????/??/??")) >= self._half:
                self._process.kill()
                return
