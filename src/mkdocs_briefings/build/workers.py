"""Do pieces of work on as many processes as there are cores.

Workers are forked when all is prepared, so that they have the archive, the theme's compiled
templates and the Markdown instance without any of it being copied or sent. Where a system cannot
fork, or somebody forbids it, one process does all, with the same results.
"""

from __future__ import annotations

import gc
import os
import threading
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_briefings.build.collector import calm_collector
from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Result = TypeVar("_Result")


class WorkerError(BriefingsError):
    """A worker did not come to its end."""


_work: Callable[[int], Any] | None = None
"""What the workers inherit."""


NO_FORK = "BRIEFINGS_NO_FORK"
"""An environment variable that forbids it with any value: not every program can be forked."""


def can_fork() -> bool:
    """Whether processes may begin with all that another one has."""
    import multiprocessing  # noqa: PLC0415 - it takes 8 ms to load, and many commands do little

    return not os.environ.get(NO_FORK) and "fork" in multiprocessing.get_all_start_methods()


def run_all(
    work: Callable[[int], _Result], count: int, jobs: int, together: int = 1, *, apart: bool = False
) -> Iterator[_Result]:
    """Give what `work` makes of each number below `count`, in their order.

    It is done on so many processes, which take so many numbers `together`; if it is to be done
    `apart`, on one other than this at least. What it raises ends all of it; raises `WorkerError`
    where the system has ended a process.
    """
    jobs = min(jobs, count)
    if (jobs > 1 or (apart and jobs)) and can_fork():
        yield from _on_workers(work, count, jobs, together)
    else:
        yield from map(work, range(count))


def _on_workers(
    work: Callable[[int], _Result], count: int, jobs: int, together: int
) -> Iterator[_Result]:
    # As above.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    global _work  # noqa: PLW0603 - what is forked is what a module holds
    _work = work
    # What is there now stays: so the collector of a worker need not touch, and copy, its pages.
    gc.freeze()
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(jobs, context, _start) as pool:
            try:
                results: Iterator[Any] = pool.map(_do, range(count), chunksize=together)
                yield from results
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    except BrokenProcessPool as error:
        raise WorkerError("A worker was ended from outside; is there enough memory?") from error
    finally:
        gc.unfreeze()
        _work = None


def _start() -> None:
    calm_collector()
    _end_with_parent()


def _end_with_parent() -> None:
    import multiprocessing  # noqa: PLC0415 - as above

    # Left alone by a killed build, workers would wait for ever, and hold its lock.
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101 - it is a worker's

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _do(position: int) -> object:
    assert _work is not None  # noqa: S101 - set before the fork
    return _work(position)
