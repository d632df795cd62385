"""How often Python looks for garbage: what a build makes stays, or is soon gone by itself."""

from __future__ import annotations

import atexit
import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def calm_collector() -> None:
    """Let Python look for garbage less often, in a process that ends with the build.

    It makes much that stays or is soon gone by itself; what the collector finds of it is little.
    Nor is it looked for when the process ends: of 20,000 articles that takes half a second, and the
    system takes all memory back at once.
    """
    gc.set_threshold(50_000, 50, 100)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


@contextmanager
def without_collector() -> Iterator[None]:
    """Load many objects that all stay: looking for garbage among them finds none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # As old as what has always been there; the collector would look at all of it at once.
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()
