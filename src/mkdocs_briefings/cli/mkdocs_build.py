"""Build with MkDocs: the pages of `docs/` are made by it, in a theme."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.exceptions import Abort, PluginError

from mkdocs_briefings.build import pipeline
from mkdocs_briefings.cli.build_to import opened_delivery
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.incomplete import INCOMPLETE
from mkdocs_briefings.cli.mkdocs_project import open_config, plugin_of
from mkdocs_briefings.cli.progress import shown_progress
from mkdocs_briefings.cli.publish_purging import end_unpurged
from mkdocs_briefings.cli.report_file import write_report
from mkdocs_briefings.configuration.docs_engine import DEFAULT

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_briefings.build.report import BuildReport
    from mkdocs_briefings.cli.docs_engines import BuildWish
    from mkdocs_briefings.cli.publish_options import PublishWish
    from mkdocs_briefings.cluster.delivery import Delivery
    from mkdocs_briefings.plugin.plugin import BriefingsPlugin


def build(wish: BuildWish) -> BuildReport | None:
    """Build, and give what was done; None where a cluster has brought it to a destination."""
    # Who skips what is invalid wants a site all the same: only a --strict beside it stops that.
    config = open_config(
        wish.config_file,
        strict=bool(wish.strict) if wish.skip_invalid else wish.strict,
        site_dir=wish.site_dir,
    )
    plugin = plugin_of(config)
    plugin.config["docs_engine"] = DEFAULT
    plugin.is_preview = wish.is_preview
    if wish.skip_invalid:
        plugin.config["skip_invalid"] = True
    if wish.jobs:
        plugin.config["jobs"] = wish.jobs
    if wish.destination:
        if not wish.executor:
            fail("--to needs a cluster: --executor. Without one, build and `briefings publish`.", 2)
        assert wish.publishing is not None  # noqa: S101 - who names a destination says how
        _deliver(wish, wish.destination, wish.executor, wish.publishing, config)
        return None
    if wish.executor:
        plugin.render = partial(pipeline.render, runners=_runners(wish.executor))
    _build(config, plugin, quiet=wish.quiet)
    return plugin.report


def _build(config: MkDocsConfig, plugin: BriefingsPlugin, *, quiet: bool) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with shown_progress(quiet=quiet) as plugin.progress:
            build_with_mkdocs(config)
    except Abort as error:
        fail(str(error)) if "BuildError" not in str(error) else sys.exit(1)
    except PluginError as error:  # of what MkDocs itself was at
        fail(str(error))
    finally:
        config.plugins.on_shutdown()


def _deliver(
    wish: BuildWish, destination: str, executor: str, publishing: PublishWish, config: MkDocsConfig
) -> None:
    """Build on a cluster that brings the site to a destination."""
    plugin = plugin_of(config)
    with (
        shown_progress(quiet=wish.quiet, what="Publishing") as tell,
        opened_delivery(destination, publishing, config, tell) as (delivery, cache),
    ):
        plugin.render = partial(pipeline.render, runners=_runners(executor, delivery))
        plugin.publish, plugin.cache = delivery.publish, cache
        _build(config, plugin, quiet=wish.quiet)
        report = delivery.report
    if report is None:
        return
    if not wish.quiet:
        click.echo(report.summary)
    if wish.report_file:
        write_report(wish.report_file, report.as_json())
    if report.purging is not None:
        end_unpurged(report.purging)
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
