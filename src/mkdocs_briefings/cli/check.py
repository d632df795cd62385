"""`briefings check`: name every problem of every file."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.build.check import check
from mkdocs_briefings.cli.project import config_option, open_config, settings_of, standing_of
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.errors import Problem, errors_in
from mkdocs_briefings.rendering.anchors import AnchorReader

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("check")
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="How to print: for people, as annotations of a pull request, or for programs.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
def check_command(config_file: str | None, form: str, strict: bool) -> None:
    """Check every briefing and every source's profile, and what `docs/` has in their places.

    Prints each problem as `path:line: message. Hint.`, all of them in one run, and exits with 1 if
    there is an error. Nothing is written.
    """
    config = open_config(config_file)
    settings = settings_of(config, config_file)
    standing = standing_of(config, settings)
    reader = AnchorReader(config, settings, standing)
    problems = print_problems(check(settings, standing, reader), form)
    if errors_in(problems) or (strict and problems):
        sys.exit(1)


def print_problems(found: Iterator[Problem], form: str) -> list[Problem]:
    """Print problems in one of the three forms, each as soon as it is found; give all."""
    if form == "json":
        problems = list(found)
        click.echo(json.dumps([_as_json(problem) for problem in problems], indent=2))
        return problems
    problems = []
    for problem in found:
        problems.append(problem)
        click.echo(problem.as_github_annotation() if form == "github" else str(problem))
    errors = len(errors_in(problems))
    warnings = len(problems) - errors
    click.echo(f"{counted(errors, 'error')}, {counted(warnings, 'warning')}.", err=True)
    return problems


def _as_json(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }
