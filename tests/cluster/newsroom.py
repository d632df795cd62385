"""A small newsroom of which a cluster gets many tasks, and builds of it."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.cluster.runner import ClusterRunner
from tests.engine.project import run, write_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_briefings.build.group_runs import GroupRunner
    from mkdocs_briefings.build.pipeline import PlanStep, Runners
    from mkdocs_briefings.cluster.executor import Workers
    from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite
    from tests.site import Site

FEW_PAGES = (4, 8)
"""In a task, so that there are many of a small site."""


def write_large(root: Path) -> Site:
    """Write a newsroom of some fifty briefings."""
    site = write_project(root, briefings={"jobs": 2, "share_cards": True})
    for number in range(40):
        body = f"Text of {number}, [the one before](../05/number-4.md).[^1]\n\n[^1]: Note.\n"
        day = number % 20 + 1
        site.briefing(f"2026/02/{day:02}/number-{number}", body, tags=[f"Topic {number % 7}"])
    return site


def local_build(site: Site) -> dict[str, bytes]:
    """Give the files of the site as this machine makes it, and remove all that is left of that."""
    run(site)
    files = site.files()
    forget(site)
    return files


def forget(site: Site) -> None:
    """Remove the site, and all that its builds remember."""
    shutil.rmtree(site.out)
    shutil.rmtree(site.root / ".cache")


def runners_of(
    workers: Callable[[Path], Workers],
    *,
    folder: str = "",
    pages: tuple[int, int] = FEW_PAGES,
) -> Runners:
    """Let groups go to the workers that are made for the build's cache."""

    def runner(planned: PlanStep, site: MkDocsSite) -> GroupRunner:
        made = partial(workers, planned.before.session.cache)
        return ClusterRunner(made, planned, site, folder=folder, pages=pages)

    return runner
