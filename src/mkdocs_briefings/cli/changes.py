"""`briefings changes`: what has changed in briefings and profiles, field by field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.changes_text import as_markdown, as_text
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.file_changes import find_changes
from mkdocs_briefings.cli.git import git
from mkdocs_briefings.cli.project import config_option, open_settings
from mkdocs_briefings.errors import quoted

if TYPE_CHECKING:
    from mkdocs_briefings.cli.file_changes import FileChange
    from mkdocs_briefings.settings import Settings


@click.command("changes")
@config_option
@click.option(
    "--since",
    metavar="REF",
    default="HEAD",
    show_default=True,
    help="A commit, tag or branch of Git, such as origin/main: since the two went apart.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print: for people, for a pull request, or for programs.",
)
def changes_command(config_file: str | None, since: str, form: str) -> None:
    """Say what has changed in briefings and profiles, field by field.

    It compares the files as they are now, committed or not, with those of a commit. A file that was
    only written in another way says the same, and is not told of.
    """
    settings = open_settings(config_file)
    base = _base(settings, since)
    found = list(find_changes(settings, base))
    if form == "json":
        click.echo(json.dumps([_as_json(each) for each in found], ensure_ascii=False, indent=2))
        return
    lines = as_markdown(found) if form == "markdown" else as_text(found)
    for line in lines:
        click.echo(line)


def _base(settings: Settings, since: str) -> str:
    if git(settings.root, "rev-parse", "--git-dir") is None:
        fail(
            f"{settings.root.name}: Git knows nothing of this folder. It has to be in a repository."
        )
    found = git(settings.root, "merge-base", "--end-of-options", since, "HEAD")
    if found is None:
        fail(
            f"--since: Git does not know {quoted(since)}, or has nothing in common with it. "
            "Name a commit, a tag or a branch that was fetched with its history.",
            2,
        )
    return found.decode().strip()


def _as_json(change: FileChange) -> dict[str, object]:
    return {**change._asdict(), "fields": [each._asdict() for each in change.fields]}
