"""How long tests wait for what other processes do."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DEADLINE = 300.0
"""In seconds: so long that only what hangs is ended by it, however slow or busy a machine is."""


def wait_until(done: Callable[[], object], why: str | Path) -> None:
    """Wait until something holds; `why`, a text or a file, says what is wrong if it never does."""
    end = time.monotonic() + DEADLINE
    while not done():
        assert time.monotonic() < end, why.read_text() if isinstance(why, Path) else why
        time.sleep(0.02)
