"""`briefings wire run`: all steps of the wire, one after the other."""

from __future__ import annotations

from contextlib import ExitStack

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.cli.wire_draft import draft_now, print_drafts
from mkdocs_briefings.cli.wire_extract import print_extract
from mkdocs_briefings.cli.wire_group import group_now, print_grouping
from mkdocs_briefings.cli.wire_poll import print_poll
from mkdocs_briefings.cli.wire_project import open_store, open_wire_project
from mkdocs_briefings.cli.wire_translate import (
    engines_of,
    print_translation,
    translate_now,
    translate_titles_now,
)
from mkdocs_briefings.wire.extract.step import extract
from mkdocs_briefings.wire.poll.step import poll


@click.command("run")
@config_option
def run_command(config_file: str | None) -> None:
    """Poll, extract, translate, group and draft.

    A step that finds nothing to do is quick, so this may be run every few minutes. Exits with 1 if
    no feed that was asked could be read; what had come in before is worked on all the same.
    """
    project = open_wire_project(config_file)
    with ExitStack() as stack:
        engines = engines_of(project.wire, stack)
        store = stack.enter_context(open_store(project))
        polled = poll(store, project.wire, project.outlets, project.settings.now)
        print_poll(polled, project.settings.root)
        print_extract(extract(store, project.wire, project.outlets, project.settings.now))
        # Titles first: events are found by them, and those tell which texts are needed.
        print_translation(translate_titles_now(project, store, engines))
        print_grouping(group_now(project, store))
        print_translation(translate_now(project, store, engines))
        print_drafts(draft_now(project, store))
    if polled.asked and polled.failed == polled.asked:
        fail("None of the feeds could be read. Is this machine connected?")
