"""`briefings preview`: a site for those who decide on it, and for nobody else."""

from __future__ import annotations

import os

import click

from mkdocs_briefings.build.collector import calm_collector
from mkdocs_briefings.cli.build import now_option, set_moment
from mkdocs_briefings.cli.docs_engines import BuildWish, builder_for, docs_engine_option
from mkdocs_briefings.cli.project import config_option, log_to_stderr
from mkdocs_briefings.configuration.options import DRAFTS_VARIABLE


@click.command("preview")
@config_option
@click.option(
    "-d",
    "--site-dir",
    metavar="FOLDER",
    type=click.Path(file_okay=False),
    default="preview",
    show_default=True,
    help="Where the preview goes.",
)
@click.option("--drafts", is_flag=True, help="Show what is not published too, marked as such.")
@now_option
@docs_engine_option
@click.option("-q", "--quiet", is_flag=True, help="Print problems only.")
def preview_command(
    config_file: str | None,
    site_dir: str,
    drafts: bool,
    now: str | None,
    docs_engine: str | None,
    quiet: bool,
) -> None:
    """Build the site for review, into a folder of its own.

    What is published stays as it is. Every page asks search engines to stay away, and no sitemap
    leads to one; nothing is kept for offline reading, and no share cards are drawn. Of search there
    are titles and summaries. Put the folder where those can see it who shall, and nobody else.

    To look at it on this machine alone, there is `briefings serve`.
    """
    calm_collector()
    log_to_stderr(quiet=quiet)
    set_moment(now)
    if drafts:
        os.environ[DRAFTS_VARIABLE] = "1"
    wish = BuildWish(
        config_file=config_file,
        docs_engine=docs_engine,
        site_dir=os.path.abspath(site_dir),  # noqa: PTH100 - MkDocs keeps paths as text
        is_preview=True,
        quiet=quiet,
    )
    builder_for(config_file, docs_engine).build(wish)
