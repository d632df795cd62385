"""`briefings check`: name every problem of every file."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.build.check import check
from mkdocs_briefings.cli.project import config_option, project_of, read_project
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.errors import Problem, errors_in
from mkdocs_briefings.rendering.anchors import AnchorReader
from mkdocs_briefings.rendering.page.standing import drop_ours, standing_files

if TYPE_CHECKING:
    from collections.abc import Iterator


form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="How to print: for people, as annotations of a pull request, or for programs.",
)
strict_option = click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")


@click.command("check")
@config_option
@form_option
@strict_option
def check_command(config_file: str | None, form: str, strict: bool) -> None:
    """Check every briefing and every source's profile, and what `docs/` has in their places.

    Prints each problem as `path:line: message. Hint.`, all of them in one run, and exits with 1 if
    there is an error. Nothing is written.
    """
    problems = print_problems(_problems(config_file), form)
    if errors_in(problems) or (strict and problems):
        sys.exit(1)


def _problems(config_file: str | None) -> Iterator[Problem]:
    config = read_project(config_file)
    files = config.files() if config is not None else None
    if config is None or files is None:
        # It takes longer to load than most commands.
        from mkdocs_briefings.cli.mkdocs_check import problems_of  # noqa: PLC0415

        return problems_of(config_file)
    settings = project_of(config, config.options).settings
    drop_ours(files, settings)
    standing = standing_files(files, settings)
    return check(settings, standing, AnchorReader(config, settings, standing))


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
