"""`briefings serve`: look at the site while writing."""

from __future__ import annotations

import logging
import os
import sys

import click
from mkdocs.commands.serve import serve
from mkdocs.exceptions import Abort

from mkdocs_briefings.cli.build import now_option, set_moment
from mkdocs_briefings.cli.project import config_option, fail, log_to_stderr, open_config
from mkdocs_briefings.plugin.options import DRAFTS_VARIABLE


@click.command("serve")
@config_option
@click.option("-a", "--dev-addr", metavar="HOST:PORT", help="Address.  [default: 127.0.0.1:8000]")
@click.option("-o", "--open", "open_in_browser", is_flag=True, help="Open it in a browser.")
@click.option("--drafts", is_flag=True, help="Show what is not published too, marked as such.")
@now_option
def serve_command(
    config_file: str | None,
    dev_addr: str | None,
    open_in_browser: bool,
    drafts: bool,
    now: str | None,
) -> None:
    """Serve the site on this machine, and reload it whenever a file is saved.

    A briefing with an error is named here, and the site stays as it was until the error is mended.
    """
    log_to_stderr()
    # It says where to look, and when it has noticed a change.
    logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)
    set_moment(now)
    if drafts:
        os.environ[DRAFTS_VARIABLE] = "1"
    open_config(config_file)
    try:
        # A preview goes on in spite of warnings; they are for `briefings build` to count.
        serve(config_file, dev_addr=dev_addr, open_in_browser=open_in_browser, strict=False)
    except Abort as error:
        fail(str(error)) if "BuildError" not in str(error) else sys.exit(1)
