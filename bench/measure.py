"""Run a command and say what it cost: time, processor, memory. Needs Linux's `/proc`."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

INTERVAL = 0.05
"""Seconds between two looks at the memory."""

SHARE = 0.02
"""How much of the time may be spent on looking: the kernel walks all pages of a large process."""

CALM = 0.1
"""Cores that others may keep busy: above it the machine is not calm."""

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost."""

    code: int
    """Its exit code."""

    wall: float
    """Seconds from start to end."""

    user: float
    """Seconds of processor time in programs, of all its processes."""

    system: float
    """Seconds of processor time in the kernel, of all its processes."""

    peak: int
    """Bytes of memory at the highest, over all its processes; what is shared counts once (PSS)."""

    others: float
    """How many cores everything else on the machine kept busy meanwhile, on average."""


def run(command: Sequence[str], folder: Path, log: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder; what it prints goes to the log."""
    busy, own = _busy(), time.process_time()
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            peak = _watch(process.pid)
        except BaseException:  # Ctrl+C above all: what we have started must not work on.
            os.killpg(process.pid, signal.SIGKILL)
            raise
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    spent = usage.ru_utime + usage.ru_stime + time.process_time() - own
    return Cost(
        code=process.returncode,
        wall=wall,
        user=usage.ru_utime,
        system=usage.ru_stime,
        peak=peak,
        others=max(0.0, _busy() - busy - spent) / wall,
    )


def _watch(pid: int) -> int:
    """Wait for the process to end, and give the highest sum of memory that was seen."""
    peak, pause = 0, 0.0
    handle = os.pidfd_open(pid)
    try:
        while not select.select([handle], [], [], pause)[0]:
            start = time.perf_counter()
            peak = max(peak, sum(map(_memory, _tree(pid))))
            pause = max(INTERVAL, (time.perf_counter() - start) / SHARE)
    finally:
        os.close(handle)
    return peak


def _tree(pid: int) -> Iterator[int]:
    """Give a process and all that it has started and that still run."""
    yield pid
    try:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _tree(int(child))
    except OSError:  # The process has ended.
        return


def _memory(pid: int) -> int:
    """Give a process's share of the memory, in bytes."""
    try:
        with Path(f"/proc/{pid}/smaps_rollup").open("rb") as lines:
            for line in lines:
                if line.startswith(b"Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:  # The process has ended.
        pass
    return 0


def _busy() -> float:
    """Give the seconds that all cores together have worked since the machine started."""
    numbers = [int(part) for part in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    user, nice, system, _idle, _waiting, interrupts, soft, stolen = numbers[:8]
    return (user + nice + system + interrupts + soft + stolen) / TICKS


def wait_for_calm(patience: float) -> bool:
    """Write out what is to be written, and wait until nothing else works; give whether it is so.

    Waits so many seconds at most.
    """
    os.sync()
    end = time.monotonic() + patience
    while True:
        before, own = _busy(), time.process_time()
        time.sleep(1)
        if _busy() - before - (time.process_time() - own) <= CALM:
            return True
        if time.monotonic() > end:
            return False


def size_of(folder: Path) -> tuple[int, int]:
    """Count the files below a folder, and their bytes."""
    files = total = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                below = size_of(Path(entry.path))
                files, total = files + below[0], total + below[1]
            else:
                files, total = files + 1, total + entry.stat(follow_symlinks=False).st_size
    return files, total
