"""`briefings new`: start a briefing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.build.files import write_new
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option, open_settings
from mkdocs_briefings.errors import Problem, errors_in
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.dates import parse_date
from mkdocs_briefings.model.key_order import key_order
from mkdocs_briefings.model.slugs import shorten, slugify
from mkdocs_briefings.reading.file import UnreadableError, open_bytes
from mkdocs_briefings.reading.newsroom import validate_briefing
from mkdocs_briefings.reading.profile_files import source_profiles, source_slugs
from mkdocs_briefings.writing.text import write_text

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mkdocs_briefings.settings import Settings

_LONGEST_NAME = 140
"""In bytes: with their encryption, file systems take 143 for a name, and its ending has three."""

_BODY = "Write the briefing here."


@click.command(
    "new",
    epilog='\b\nExample:\n  briefings new -t "Rail link opens" -s "It has run." -c KE -c UG',
)
@config_option
@click.option("-t", "--title", help="The headline.")
@click.option("-s", "--summary", help="One to three sentences of plain text.")
@click.option(
    "-c",
    "--country",
    "countries",
    multiple=True,
    metavar="CODE",
    help="Country it is about, such as UA; the main one first. May be given again.",
)
@click.option("--source", metavar="SLUG", help="The outlet: name of its file in docs/sources/.")
@click.option("--original", "original_url", metavar="URL", help="Address of the original article.")
@click.option("--language", metavar="TAG", help="Language of the original, such as uk.")
@click.option("--tag", "tags", multiple=True, help="A topic. May be given again.")
@click.option("--date", "when", metavar="WHEN", help="When it is published.  [default: now]")
@click.option("--draft/--no-draft", default=True, show_default=True, help="Hold it back for now.")
def new_command(
    config_file: str | None,
    title: str | None,
    summary: str | None,
    countries: tuple[str, ...],
    source: str | None,
    original_url: str | None,
    language: str | None,
    tags: tuple[str, ...],
    when: str | None,
    draft: bool,
) -> None:
    """Start a briefing: write a valid file in the right folder, and print its path.

    Asks for what is required and not given as an option. The briefing starts as a draft.
    """
    settings = open_settings(config_file)
    title = title or _ask("Headline")
    summary = summary or _ask("Summary")
    countries = countries or tuple(_ask("Countries (codes, main one first)").split(","))
    moment = _moment(when, settings)
    original = {"url": original_url, "language": language}
    keys = {
        "title": title,
        "date": moment.isoformat(timespec="minutes"),
        "summary": summary,
        "countries": [code.strip().upper() for code in countries if code.strip()],
        "source": source,
        "original": {key: value for key, value in original.items() if value} or None,
        "tags": list(tags) or None,
        "draft": draft or None,
    }
    path = _path(title, moment, settings)
    given = {key: value for key, value in keys.items() if value is not None}
    try:
        text = write_text(given, _BODY, key_order(BriefingKeys))
    except UnicodeEncodeError:
        fail("An argument is not in UTF-8. Give it in that encoding.", 2)
    _write(path, text, settings)
    click.echo(settings.relative(path))


def _ask(question: str) -> str:
    if not sys.stdin.isatty():
        fail(f"{question} is missing. Give it as an option; `briefings new --help` lists them.", 2)
    return str(click.prompt(question)).strip()


def _moment(when: str | None, settings: Settings) -> datetime:
    if when is None:
        return settings.now.astimezone(settings.zone)
    try:
        return parse_date(when, settings.zone)
    except ValueError as error:
        fail(f"--date: {error} Write 2026-10-30 or 2026-10-30T07:00+02:00.", 2)


def _path(title: str, moment: datetime, settings: Settings) -> Path:
    day = moment.astimezone(settings.zone)
    name = shorten(slugify(title), _LONGEST_NAME) or "untitled"
    return settings.briefings_dir / f"{day:%Y}" / f"{day:%m}" / f"{day:%d}" / f"{name}.md"


def _write(path: Path, text: str, settings: Settings) -> None:
    problems: list[Problem] = []
    try:
        file = open_bytes(text.encode(), settings.relative(path))
        slugs = source_slugs(source_profiles(settings))
        problems.extend(validate_briefing(file, slugs, settings).problems)
    except UnreadableError as error:  # an argument that is no text
        problems.extend(error.problems)
    for problem in problems:
        click.echo(str(problem), err=True)
    if errors_in(problems):
        fail("Nothing was written.")
    try:
        write_new(path, text.encode())
    except FileExistsError:
        fail(f"{settings.relative(path)}:1: There is such a file already. Choose another headline.")
    except OSError as error:
        fail(f"{settings.relative(path)}:1: It cannot be written: {error.strerror}.")
