"""How much work can be done at once."""

from __future__ import annotations

import os


def usable_cores() -> int:
    """Give how many cores this process may use; a container often has fewer than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
