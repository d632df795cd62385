"""A browser that crashes is no fault of the page that it shows."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.posix]

TRIES: list[str] = []


@pytest.mark.skipif(not Path("/proc/thread-self/children").exists(), reason="finds no processes")
def test_a_crashed_browser_is_tried_again(page: Page) -> None:
    """A test whose page crashes is run once more, in a page of its own."""
    TRIES.append(page.url)
    if len(TRIES) == 1:
        for process in _descendants(os.getpid()):
            if b"--type=renderer" in _read(Path(f"/proc/{process}/cmdline")):
                os.kill(process, signal.SIGSEGV)
        page.evaluate("new Promise(() => {})")
    assert TRIES == ["about:blank", "about:blank"]


def _descendants(process: int) -> Iterator[int]:
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, _read(tasks).split()):
            yield child
            yield from _descendants(child)


def _read(path: Path) -> bytes:
    """Give what the system tells of a process or thread; nothing of one that has ended."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
