"""`briefings due`: what will change by itself, and when."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.build.due import changes_due
from mkdocs_briefings.build.open_archive import open_archives
from mkdocs_briefings.cli.archives import ended_by_errors, waiting_listener
from mkdocs_briefings.cli.build import set_moment
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option, log_to_stderr, open_settings
from mkdocs_briefings.cli.span import moment_at
from mkdocs_briefings.errors import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from mkdocs_briefings.build.due import DueChange
    from mkdocs_briefings.settings import Settings


@click.command("due")
@config_option
@click.option(
    "--until",
    metavar="WHEN",
    help="Up to this moment, such as 2026-10-31 or 2026-10-30T18:00Z, or from now on for so long: "
    "90m, 12h, 7d.  [default: all that is known]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print: for people, or for programs.",
)
@click.option("--now", metavar="WHEN", help="Tell what is due after then: 2026-10-30T07:00Z.")
def due_command(config_file: str | None, until: str | None, form: str, now: str | None) -> None:
    """Print the moments at which what is published changes by itself.

    A briefing appears at its date or when its embargo ends, and goes when it expires; its page
    tells of an update or a correction from that one's date on. A site shows it with the first build
    after that moment, so this is what a schedule needs to know. The soonest comes first; nothing is
    printed if nothing is due.

    Drafts wait for an editor, and are not listed.
    """
    log_to_stderr()
    set_moment(now)
    settings = open_settings(config_file)
    last = _last(until, settings) if until else None
    with (
        ended_by_errors("What is due cannot be told."),
        open_archives(settings, waiting_listener()) as archives,
    ):
        parts = zip(archives, settings.all_sites, strict=True)
        found = [change for part in parts for change in changes_due(*part, last)]
    _print(sorted(found, key=attrgetter("moment", "path")), form)


def _last(text: str, settings: Settings) -> datetime:
    try:
        return moment_at(text, settings, 1)
    except ValueError:
        fail(
            f"--until: {quoted(text)} is neither a moment nor a span of time. "
            "Write 2026-10-30T18:00Z or 12h.",
            2,
        )


def _print(changes: Iterable[DueChange], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([_as_json(each) for each in changes], ensure_ascii=False, indent=2))
        return
    for each in changes:
        moment = each.moment.isoformat(timespec="seconds")
        click.echo(f"{moment}  {each.event.value:9}  {each.path}  {each.title}")


def _as_json(change: DueChange) -> dict[str, str]:
    return {
        "moment": change.moment.isoformat(),
        "event": change.event.value,
        "path": change.path,
        "url": change.url,
        "title": change.title,
        "language": change.language,
    }
