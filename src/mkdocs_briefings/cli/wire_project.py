"""What the commands of the wire work on: the project, the outlets that it follows, the store."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from filelock import FileLock, Timeout

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import log_to_stderr, open_project
from mkdocs_briefings.configuration.wire_options import read_wire
from mkdocs_briefings.errors import errors_in
from mkdocs_briefings.reading.profiles import read_sources
from mkdocs_briefings.wire.outlets import read_outlets
from mkdocs_briefings.wire.store.store import STORE, Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.reading.documents import Source
    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.records import Outlet
    from mkdocs_briefings.wire.settings import WireSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class WireProject:
    """A project with a wire."""

    settings: Settings
    """Its `now` is the moment that the steps work at."""

    wire: WireSettings
    sources: tuple[Source, ...]
    """All profiles that are valid, followed or not."""

    outlets: tuple[Outlet, ...]
    """Those that are followed."""


def open_wire_project(config_file: str | None) -> WireProject:
    """Read the project's settings and profiles; errors in profiles are printed."""
    log_to_stderr()
    project = open_project(config_file)
    settings = project.settings
    problems: list[Problem] = []
    sources, _ = read_sources(settings, problems)
    for problem in errors_in(problems):
        click.echo(str(problem), err=True)
    return WireProject(
        settings=settings,
        wire=read_wire(project.options.wire),
        sources=sources,
        outlets=read_outlets(sources),
    )


@contextmanager
def open_store(project: WireProject) -> Iterator[Store]:
    """Give the store, which no other command of the wire changes meanwhile.

    What is older than the newsroom wants to keep is forgotten. Raises `WireError`.
    """
    path = project.settings.root / STORE
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path.with_suffix(".lock"), timeout=0), Store(path) as store:
            for note in store.notes:
                click.echo(f"warning: {note}", err=True)
            store.forget(project.settings.now, project.wire.keep_days)
            yield store
    except Timeout:
        fail("Another command of the wire is at work in this project. Wait for it, or end it.")
