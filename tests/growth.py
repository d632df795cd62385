"""How the cost of work grows with its size: no clock on the wall tells it on a busy machine."""

from __future__ import annotations

import gc
import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 8
"""How many times as long four times as much may take: work in proportion takes 4, its square 16."""

_ROUNDS, _MORE_ROUNDS = 3, 20

_TICK = 1 / 64 if os.name == "nt" else 0.0
"""Seconds by which Windows counts processor time; other systems count it exactly."""


def assert_in_proportion(work: Callable[[int], object], size: int) -> None:
    """Hold work of a size against a quarter of it, by the processor time of this thread.

    Whatever else the machine does only adds to a time, so the least of several counts. `size` has
    to be so large that what does not grow hardly matters.
    """
    quarter, whole = [], []
    for number in range(_MORE_ROUNDS):
        quarter.append(_processor_time(work, size // 4))
        whole.append(_processor_time(work, size))
        if number + 1 >= _ROUNDS and min(whole) <= LIMIT * (min(quarter) + _TICK):
            return
    times = f"{min(whole):.6f} seconds for {size}, {min(quarter):.6f} for a quarter of it"
    raise AssertionError(f"It takes {times}.")


def _processor_time(work: Callable[[int], object], size: int) -> float:
    gc.disable()  # it looks at all objects of the process, whoever made them
    try:
        start = time.thread_time()
        work(size)
        return time.thread_time() - start
    finally:
        gc.enable()
