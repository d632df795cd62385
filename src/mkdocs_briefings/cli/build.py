"""`briefings build`: build the site."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from mkdocs_briefings.build.collector import calm_collector
from mkdocs_briefings.cli.docs_engines import BuildWish, builder_for, docs_engine_option
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.incomplete import INCOMPLETE
from mkdocs_briefings.cli.project import config_option, log_to_stderr
from mkdocs_briefings.cli.publish_options import NAMES, publish_options
from mkdocs_briefings.cli.report_file import write_report
from mkdocs_briefings.configuration.options import NOW_VARIABLE

if TYPE_CHECKING:
    from mkdocs_briefings.cli.publish_options import PublishWish

now_option = click.option(
    "--now",
    metavar="WHEN",
    help="Build as if it were then: 2026-10-30 or 2026-10-30T07:00Z. Makes builds repeatable, "
    "and shows what is scheduled.",
)


@click.command("build", epilog="\b\nExample:\n  briefings build --now 2026-10-30T07:00Z --strict")
@config_option
@click.option("-d", "--site-dir", type=click.Path(file_okay=False), help="Where the site goes.")
@docs_engine_option
@now_option
@click.option("--strict", is_flag=True, default=None, help="Let warnings stop the build too.")
@click.option(
    "--skip-invalid",
    is_flag=True,
    help="Publish the good briefings, name the others, and exit with 3.",
)
@click.option("-j", "--jobs", type=click.IntRange(1), help="How many processes may render.")
@click.option(
    "--executor",
    metavar="ADDRESS",
    help="Let a Dask cluster render a first build: dask://host:8786, or tls://host:8786.",
)
@click.option(
    "--to",
    "destination",
    metavar="DESTINATION",
    help="Let the cluster bring the site to a storage, and publish it there: s3://bucket/prefix.",
)
@publish_options
@click.option("--explain", is_flag=True, help="Say of each rendered file what has changed.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False),
    help="Write there, as JSON, what was rendered, written and removed.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print problems only.")
def build_command(
    config_file: str | None,
    site_dir: str | None,
    docs_engine: str | None,
    now: str | None,
    strict: bool | None,
    skip_invalid: bool,
    jobs: int | None,
    executor: str | None,
    destination: str | None,
    publishing: PublishWish,
    explain: bool,
    report_file: str | None,
    quiet: bool,
) -> None:
    """Build the site.

    Every file is checked first; with an error in one, nothing is written and the exit code is 1.
    The published site is brought up to date file by file and never emptied. `mkdocs build` makes
    the same site, unless the option docs_engine leaves MkDocs out.
    """
    calm_collector()
    log_to_stderr(quiet=quiet)
    set_moment(now)
    if destination is None:
        _refuse_publish_options()
    wish = BuildWish(
        config_file=config_file,
        docs_engine=docs_engine,
        site_dir=os.path.abspath(site_dir) if site_dir else None,  # noqa: PTH100 - MkDocs keeps paths as text
        strict=strict,
        skip_invalid=skip_invalid,
        jobs=jobs,
        executor=executor,
        destination=destination,
        publishing=publishing,
        report_file=report_file,
        quiet=quiet,
    )
    report = builder_for(config_file, docs_engine).build(wish)
    if report is None:
        return
    if explain and report.rendered:
        click.echo(report.explanation)
    if report_file:
        write_report(report_file, report.as_json())
    if report.loaded.skipped:
        sys.exit(INCOMPLETE)


def _refuse_publish_options() -> None:
    """End the command where one of them is written and cannot be heeded.

    Variables of the environment are for `briefings publish` as well, and no mistake.
    """
    context = click.get_current_context()
    for option in context.command.params:
        source = context.get_parameter_source(option.name or "")
        if option.name in NAMES and source is ParameterSource.COMMANDLINE:
            fail(
                f"{option.opts[0]} is for a build with --to. Without that, build and give it to "
                "`briefings publish`.",
                2,
            )


def set_moment(now: str | None) -> None:
    """Hand the moment of the build to the plugin."""
    if now:
        os.environ[NOW_VARIABLE] = now
