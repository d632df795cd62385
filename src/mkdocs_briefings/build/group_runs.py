"""Render groups: on as many processes as there are, or wherever else they are handed to."""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import chain, groupby
from typing import TYPE_CHECKING, Protocol

from mkdocs_briefings.build.group_renderer import Part
from mkdocs_briefings.build.records import files_of, links_of
from mkdocs_briefings.build.workers import run_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_briefings.build.group_renderer import GroupRenderer, GroupResult
    from mkdocs_briefings.build.records import Outputs
    from mkdocs_briefings.outputs.group import OutputGroup

_MANY_BATCHES = 10
"""With so many for each worker one takes a whole batch, and so loads its day once."""

_MANY_ROUNDS = 256
"""With more batches than that for each worker several are handed over at once.

To hand over one takes a tenth of a millisecond, and most groups that are of no day take a few.
"""

_WORTH_A_FORK = 60
"""With fewer briefings to show, starting workers takes longer than rendering."""


class GroupRunner(Protocol):
    """Renders groups somewhere: here in other processes, or on other machines."""

    def run(
        self, groups: Sequence[OutputGroup], work: GroupRenderer, jobs: int
    ) -> Iterator[GroupResult]:
        """Give what is made of each group, in their order; what is stale of it is in the stage.

        `jobs` is how many processes of this machine may work. Raises `BriefingsError`.
        """

    def close(self) -> None:
        """Let go of what it has opened; it is not asked to run again."""


class LocalRunner:
    """Renders groups on this machine."""

    def run(
        self, groups: Sequence[OutputGroup], work: GroupRenderer, jobs: int
    ) -> Iterator[GroupResult]:
        """Give what is made of each group, in their order, on so many processes."""
        return _run_groups(groups, work, jobs)

    def close(self) -> None:
        """Do nothing: each run ends its own processes."""


def _run_groups(
    groups: Sequence[OutputGroup], work: GroupRenderer, jobs: int
) -> Iterator[GroupResult]:
    if not work.requirements.in_order:
        yield from _run(groups, work, jobs)
        return
    # A plugin keeps something of each page, in this process. Whatever it does not see is made by
    # workers before; so it is the same for one process and for many.
    others = list(_run(groups, replace(work, part=Part.OTHERS), jobs))
    pages = map(replace(work, part=Part.PAGES), groups)
    yield from map(_joined, others, pages)


def _run(groups: Sequence[OutputGroup], work: GroupRenderer, jobs: int) -> Iterator[GroupResult]:
    weight = sum(group.weight + 1 for group in groups)
    workers = jobs if weight >= _WORTH_A_FORK else 1
    batches = [tuple(batch) for _, batch in groupby(groups, key=_batch)]
    # At the end workers wait for the last one, so that of the last groups each is taken by itself.
    whole = len(batches) - workers if len(batches) >= _MANY_BATCHES * workers else 0
    batches = [*batches[:whole], *((group,) for batch in batches[whole:] for group in batch)]
    if whole and workers > 1:
        work.renderer.load_templates()
    results = run_all(
        lambda position: list(map(work, batches[position])),
        len(batches),
        workers,
        max(1, len(batches) // (_MANY_ROUNDS * workers)),
        apart=work.requirements.apart,
    )
    return chain.from_iterable(results)


def _batch(group: OutputGroup) -> str:
    return group.batch or group.name


def _joined(one: GroupResult, other: GroupResult) -> GroupResult:
    """Give what was made of both parts of a group."""
    # Our own results.
    first: Outputs = pickle.loads(one.outputs)  # noqa: S301
    second: Outputs = pickle.loads(other.outputs)  # noqa: S301
    outputs = {**first, **second}
    return other._replace(
        fingerprint=other.fingerprint if one.fingerprint else None,
        files=files_of(outputs),
        links=links_of(outputs),
        outputs=pickle.dumps(outputs, pickle.HIGHEST_PROTOCOL),
        stale=(*one.stale, *other.stale),
        blocked=(*one.blocked, *other.blocked),
        twice=(*one.twice, *other.twice, *(first.keys() & second.keys())),
        warnings=(*one.warnings, *other.warnings),
        bodies={**one.bodies, **other.bodies},
        undrawn=one.undrawn | other.undrawn,
    )
