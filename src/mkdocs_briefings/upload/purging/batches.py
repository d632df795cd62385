"""Purge in parts, as many at a time as a network of caches takes in one request."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

from mkdocs_briefings.upload.purging.errors import PurgeError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_briefings.upload.purging.service import Service

Batch = tuple[str, ...]
"""Paths that go in one request."""


def in_batches(
    paths: Sequence[str], at_most: int, weight: Callable[[str], int] = lambda _: 1
) -> Sequence[Batch]:
    """Part paths so that the weights of each part are `at_most` together."""
    batches: list[list[str]] = []
    room = 0
    for path in paths:
        heavy = weight(path)
        if heavy > room:
            batches.append([])
            room = at_most
        batches[-1].append(path)
        room -= heavy
    return [tuple(batch) for batch in batches]


def purge_in_batches(
    batches: Sequence[Batch], purge: Callable[[Batch], None], service: Service, at_once: int
) -> None:
    """Purge batch after batch, some of them at once; the first that is refused ends it.

    `purge` raises `RefusedError`. Raises `PurgeError`.
    """
    left = {path for batch in batches for path in batch}
    reason = ""
    pool = ThreadPoolExecutor(at_once)
    try:
        waiting = {pool.submit(purge, batch): batch for batch in batches}
        for done in as_completed(waiting):
            try:
                done.result()
            except RefusedError as error:
                reason = str(error)
                break
            left.difference_update(waiting[done])
    finally:
        service.end()
        pool.shutdown(cancel_futures=True)
        service.close()
    for each, batch in waiting.items():  # which ended while the first that failed was told
        if not each.cancelled() and each.exception() is None:
            left.difference_update(batch)
    if left:
        raise PurgeError(reason, frozenset(left))
