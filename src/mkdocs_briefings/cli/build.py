"""`briefings build`: build the site."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

import click
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort, PluginError

from mkdocs_briefings.build import pipeline
from mkdocs_briefings.build.collector import calm_collector
from mkdocs_briefings.cli.build_to import opened_delivery
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.mkdocs_project import open_config, plugin_of
from mkdocs_briefings.cli.progress import shown_progress
from mkdocs_briefings.cli.project import config_option, log_to_stderr
from mkdocs_briefings.cli.report_file import write_report
from mkdocs_briefings.configuration.options import NOW_VARIABLE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_briefings.cluster.delivery import Delivery
    from mkdocs_briefings.plugin.plugin import BriefingsPlugin

INCOMPLETE = 3
"""Exit code: the site was built, but not of all files."""

now_option = click.option(
    "--now",
    metavar="WHEN",
    help="Build as if it were then: 2026-10-30 or 2026-10-30T07:00Z. Makes builds repeatable, "
    "and shows what is scheduled.",
)


@click.command("build", epilog="\b\nExample:\n  briefings build --now 2026-10-30T07:00Z --strict")
@config_option
@click.option("-d", "--site-dir", type=click.Path(file_okay=False), help="Where the site goes.")
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
    now: str | None,
    strict: bool | None,
    skip_invalid: bool,
    jobs: int | None,
    executor: str | None,
    destination: str | None,
    explain: bool,
    report_file: str | None,
    quiet: bool,
) -> None:
    """Build the site.

    Every file is checked first; with an error in one, nothing is written and the exit code is 1.
    The published site is brought up to date file by file and never emptied. `mkdocs build` makes
    the same site.
    """
    calm_collector()
    log_to_stderr(quiet=quiet)
    set_moment(now)
    # Who skips what is invalid wants a site all the same: only a --strict beside it stops that.
    config = open_config(
        config_file,
        strict=bool(strict) if skip_invalid else strict,
        site_dir=os.path.abspath(site_dir) if site_dir else None,  # noqa: PTH100 - MkDocs keeps paths as text
    )
    plugin = plugin_of(config)
    if skip_invalid:
        plugin.config["skip_invalid"] = True
    if jobs:
        plugin.config["jobs"] = jobs
    if destination:
        if not executor:
            fail("--to needs a cluster: --executor. Without one, build and `briefings publish`.", 2)
        _deliver(destination, executor, config, report_file, quiet=quiet)
        return
    if executor:
        plugin.render = partial(pipeline.render, runners=_runners(executor))
    build_site(config, plugin, quiet=quiet)
    report = plugin.report
    if report is None:
        return
    if explain and report.rendered:
        click.echo(report.explanation)
    if report_file:
        write_report(report_file, report.as_json())
    if report.loaded.skipped:
        sys.exit(INCOMPLETE)


def build_site(config: MkDocsConfig, plugin: BriefingsPlugin, *, quiet: bool) -> None:
    """Build a site as MkDocs does; ends the command where that fails."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with shown_progress(quiet=quiet) as plugin.progress:
            build(config)
    except Abort as error:
        fail(str(error)) if "BuildError" not in str(error) else sys.exit(1)
    except PluginError as error:  # of what MkDocs itself was at
        fail(str(error))
    finally:
        config.plugins.on_shutdown()


def _deliver(
    destination: str,
    executor: str,
    config: MkDocsConfig,
    report_file: str | None,
    *,
    quiet: bool,
) -> None:
    """Build on a cluster that brings the site to a destination."""
    plugin = plugin_of(config)
    with (
        shown_progress(quiet=quiet, what="Publishing") as tell,
        opened_delivery(destination, config, tell) as (delivery, cache),
    ):
        plugin.render = partial(pipeline.render, runners=_runners(executor, delivery))
        plugin.publish, plugin.cache = delivery.publish, cache
        build_site(config, plugin, quiet=quiet)
        report = delivery.report
    if report is None:
        return
    if not quiet:
        click.echo(report.summary)
    if report_file:
        write_report(report_file, report.as_json())
    if delivery.skipped:
        sys.exit(INCOMPLETE)


def _runners(executor: str, delivery: Delivery | None = None) -> pipeline.Runners:
    # Few builds have a cluster, and every one would take eight milliseconds longer to start.
    from mkdocs_briefings.cluster.dask_workers import dask_runners  # noqa: PLC0415
    from mkdocs_briefings.cluster.errors import ClusterError  # noqa: PLC0415

    try:
        warn = partial(click.echo, err=True)
        return dask_runners(executor, lambda text: warn(f"warning: {text}"), delivery)
    except ClusterError as error:
        fail(str(error))


def set_moment(now: str | None) -> None:
    """Hand the moment of the build to the plugin."""
    if now:
        os.environ[NOW_VARIABLE] = now
