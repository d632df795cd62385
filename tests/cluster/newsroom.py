"""A small newsroom of which a cluster gets many tasks, and builds of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.cluster.runner import ClusterRunner, TaskRules
from tests.engine.project import run, write_project
from tests.site import Site, with_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_briefings.build.group_runs import GroupRunner
    from mkdocs_briefings.build.pipeline import PlanStep, Runners
    from mkdocs_briefings.cluster.executor import Workers
    from mkdocs_briefings.rendering.site import Site as SiteView

FEW_PAGES = (4, 8)
"""In a task, so that there are many of a small site."""


def write_large(root: Path) -> Site:
    """Write a newsroom of some two dozen briefings."""
    options = {"jobs": 2, "share_cards": True, "words_dir": "words"}
    site = write_project(root, briefings=options)
    site.write("words/en.po", 'msgid ""\nmsgstr ""\n\nmsgid "Related"\nmsgstr "On this"\n')
    for number in range(12):
        body = f"Text of {number}, [the one before](../05/number-4.md).[^1]\n\n[^1]: Note.\n"
        day = number % 6 + 1
        site.briefing(f"2026/02/{day:02}/number-{number}", body, tags=[f"Topic {number % 7}"])
    return site


def write_in_languages(root: Path) -> Site:
    """Write such a newsroom in three languages, in which not all of it is there."""
    site = write_large(root)
    configure_languages(site, "en", "uk", "ar")
    keys = {"title": "Заголовок", "summary": "Коротко."}
    for number in range(0, 12, 2):
        path = f"briefings/2026/02/{number % 6 + 1:02}/number-{number}.uk.md"
        site.write(path, with_front_matter(keys, f"Текст {number}.\n"))
    site.write("briefings/2026/02/01/number-0.ar.md", with_front_matter(keys, "هنا.\n"))
    return site


def configure_languages(site: Site, *tags: str) -> None:
    """Let a newsroom be in these languages."""
    options = {"jobs": 2, "languages": list(tags)}
    site.configure(briefings=options, theme={"name": None, "custom_dir": "theme"})


@dataclass(frozen=True, slots=True)
class Built:
    """A newsroom, and the site that this machine makes of it."""

    site: Site
    """The newsroom; what its builds remember is forgotten."""

    local: dict[str, bytes]
    """The files of the site as this machine makes it."""


def build_large(folder: Path) -> None:
    """Write a newsroom below a folder, and build it there."""
    run(write_large(folder / "large"))


def built_large(made: Path, root: Path) -> Built:
    """Give a copy of the newsroom that was built, with nothing of what that build remembers."""
    shutil.copytree(made / "large", root, ignore=shutil.ignore_patterns("site", ".cache"))
    # They are known by their text, and compiling them would take half of the time.
    templates = ".cache/briefings/templates"
    shutil.copytree(made / "large" / templates, root / templates)
    return Built(Site(root), Site(made / "large").files())


def runners_of(
    workers: Callable[[], Workers],
    *,
    folder: str = "",
    helps: bool = False,
) -> Runners:
    """Let groups go to the workers that are made for a build."""

    def runner(planned: PlanStep, site: SiteView) -> GroupRunner:
        return ClusterRunner(workers, planned, site, rules=TaskRules(FEW_PAGES, folder, helps))

    return runner
