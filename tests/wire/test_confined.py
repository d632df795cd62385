"""Work in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.confined import Confined, ConfinedError
from tests.patience import DEADLINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def work(order: str) -> int:
    """Do as one is told; give the process that did it."""
    if order == "hang":
        time.sleep(2 * DEADLINE)
    if order == "die":
        os._exit(1)
    if order == "fail":
        raise ValueError(order)
    if order == "eat":
        bytearray(3 << 30)
    return os.getpid()


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined[[str], int]]:
    """Give the work, with no time to hang."""
    with Confined(work, seconds=0.3) as made:
        yield made


def test_work_is_done_elsewhere(confined: Confined[[str], int]) -> None:
    """One process does it, call after call."""
    there = confined("work")
    assert there != os.getpid()
    assert confined("work") == there


def test_what_is_raised_there_is_raised_here(confined: Confined[[str], int]) -> None:
    """The process goes on."""
    there = confined("work")
    with pytest.raises(ValueError, match="fail"):
        confined("fail")
    assert confined("work") == there


@pytest.mark.posix
def test_memory_has_an_end(confined: Confined[[str], int]) -> None:
    """Who wants more gets a reason."""
    with pytest.raises(ConfinedError, match=r"To read it takes too much memory\."):
        confined("eat")


@pytest.mark.parametrize(
    ("order", "reason"), [("hang", "longer than 0.3 seconds"), ("die", "takes down the process")]
)
def test_who_hangs_or_dies_is_replaced(
    confined: Confined[[str], int], order: str, reason: str
) -> None:
    """The caller gets a reason, and the next call a new process."""
    before = confined("work")
    with pytest.raises(ConfinedError, match=reason):
        confined(order)
    assert confined("work") not in {before, os.getpid()}


def test_nothing_is_left(confined: Confined[[str], int]) -> None:
    """Its process is gone once it is closed."""
    with Confined(work, seconds=DEADLINE) as other:
        there = other("work")
    with pytest.raises(ProcessLookupError):
        os.kill(there, 0)
    assert confined("work")


def test_a_process_that_does_not_start_is_no_reason(tmp_path: Path) -> None:
    """Where no process can be started, that is told, and nothing about what was to be read."""
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from mkdocs_briefings.wire.confined import Confined\n"
        "from mkdocs_briefings.wire.errors import WireError\n"
        "try:\n"
        "    Confined(len, seconds=1)('abc')\n"
        "except WireError as error:\n"
        "    print(type(error).__name__, error)\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    # Each process runs the script anew, and may start none of its own.
    told = "WireError The process that reads what strangers send does not start.\n"
    assert done.stdout.endswith(told)


@pytest.mark.posix
def test_who_asked_may_be_gone(tmp_path: Path) -> None:
    """A process whose asker was killed ends by itself, without a word."""
    script = tmp_path / "killed.py"
    script.write_text(
        "import os, signal\n"
        "from mkdocs_briefings.wire.confined import Confined\n"
        "def end():\n"
        "    parent = os.getppid()\n"
        "    os.kill(parent, signal.SIGKILL)\n"
        "    while os.getppid() == parent:\n"
        "        pass\n"
        "if __name__ == '__main__':\n"
        "    Confined(end, seconds=60)()\n"
    )
    # It waits for all that hold the pipes, the process that outlives the other among them.
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert done.stderr == ""
