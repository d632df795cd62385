"""Waiting for what a browser does on its own account."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DEADLINE = 20.0
"""Seconds within which it has to have done it."""


def wait_until(done: Callable[[], object], why: str) -> None:
    """Wait until something holds; `why` says what is wrong if it never does."""
    end = time.monotonic() + DEADLINE
    while not done():
        assert time.monotonic() < end, why
        time.sleep(0.05)
