"""`briefings wire translate`: what is not in the site's language, by the newsroom's engines."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.cli.wire_project import open_store, open_wire_project
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.wire.engines.adapters import open_engines
from mkdocs_briefings.wire.engines.engine import Surroundings
from mkdocs_briefings.wire.translate.step import translate, translate_titles

if TYPE_CHECKING:
    from mkdocs_briefings.cli.wire_project import WireProject
    from mkdocs_briefings.wire.engines.engine import Engine
    from mkdocs_briefings.wire.settings import WireSettings
    from mkdocs_briefings.wire.store.store import Store
    from mkdocs_briefings.wire.translate.step import TranslationReport


@click.command("translate")
@config_option
def translate_command(config_file: str | None) -> None:
    """Translate titles of reports, and the texts of those to be told.

    The engines are those of the option `wire: engines`, tried in that order. Their secrets come
    from the environment.
    """
    project = open_wire_project(config_file)
    with ExitStack() as stack:
        engines = engines_of(project.wire, stack)
        store = stack.enter_context(open_store(project))
        report = translate_now(project, store, engines)
    print_translation(report)


def translate_now(
    project: WireProject, store: Store, engines: tuple[Engine, ...]
) -> TranslationReport:
    """Do the step for a project."""
    return translate(
        store,
        project.wire,
        project.outlets,
        project.settings.now,
        target=project.settings.language,
        engines=engines,
    )


def translate_titles_now(
    project: WireProject, store: Store, engines: tuple[Engine, ...]
) -> TranslationReport:
    """Do the part of the step for a project that grouping waits for."""
    return translate_titles(
        store,
        project.wire,
        project.settings.now,
        target=project.settings.language,
        engines=engines,
    )


def engines_of(settings: WireSettings, stack: ExitStack) -> tuple[Engine, ...]:
    """Open the newsroom's engines for as long as a stack lasts. Raises `WireError`."""
    surroundings = Surroundings(
        environment=os.environ,
        user_agent=settings.user_agent,
        allow_hosts=settings.allow_hosts,
    )
    engines = open_engines(settings.engines, surroundings)
    for engine in engines:
        stack.callback(engine.close)
    return engines


def print_translation(report: TranslationReport) -> None:
    """Say what was translated, what it cost, and what was left as it is."""
    for note in report.notes:
        click.echo(f"warning: {note}", err=True)
    for language, count in report.untranslated.items():
        click.echo(f"warning: {language}: Left untranslated: {counted(count, 'text')}.", err=True)
    click.echo(
        f"Translated: {counted(report.titles, 'title')}, {counted(report.texts, 'text')}. "
        f"Findings: {report.findings}."
    )
    for engine, characters in report.characters.items():
        click.echo(f"Sent to {engine}: {counted(characters, 'character')}.")
    if report.cost:
        click.echo(f"Cost: {report.cost:.2f}.")
