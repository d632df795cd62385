"""`briefings serve`: look at the site while writing."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys

import click
from mkdocs.commands.serve import serve
from mkdocs.exceptions import Abort

from mkdocs_briefings.cli.build import now_option, set_moment
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.mkdocs_project import open_config
from mkdocs_briefings.cli.project import config_option, log_to_stderr
from mkdocs_briefings.configuration.options import DRAFTS_VARIABLE, HOSTS_VARIABLE

_LAST_PORT = 65_535
_ENDINGS = [
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
]  # Windows has one of them


@click.command("serve")
@config_option
@click.option("-a", "--dev-addr", metavar="HOST:PORT", help="Address.  [default: 127.0.0.1:8000]")
@click.option("-o", "--open", "open_in_browser", is_flag=True, help="Open it in a browser.")
@click.option("--drafts", is_flag=True, help="Show what is not published too, marked as such.")
@click.option(
    "--allow-host",
    "allowed",
    metavar="NAME",
    multiple=True,
    help="Answer for that name too, as of a machine that passes requests on.",
)
@now_option
def serve_command(
    config_file: str | None,
    dev_addr: str | None,
    open_in_browser: bool,
    drafts: bool,
    allowed: tuple[str, ...],
    now: str | None,
) -> None:
    """Serve the site on this machine, and reload it whenever a file is saved.

    It answers for this machine alone: no page of another site can read what is not published.
    A briefing with an error is named here, and the site stays as it was until the error is mended.
    """
    log_to_stderr()
    # It says where to look, and when it has noticed a change.
    logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)
    set_moment(now)
    if drafts:
        os.environ[DRAFTS_VARIABLE] = "1"
    if allowed:
        os.environ[HOSTS_VARIABLE] = " ".join(allowed)
    _refuse_taken(*open_config(config_file, dev_addr=dev_addr).dev_addr)
    _end_tidily()
    try:
        # A preview goes on in spite of warnings; they are for `briefings build` to count.
        serve(config_file, dev_addr=dev_addr, open_in_browser=open_in_browser, strict=False)
    except Abort as error:
        fail(str(error)) if "BuildError" not in str(error) else sys.exit(1)


def _refuse_taken(host: str, port: int) -> None:
    """End the command where nothing can be served, before the site is built."""
    if not 0 < port <= _LAST_PORT:
        fail(f"--dev-addr: {port} is no port. Take one from 1 to {_LAST_PORT}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        # What Python adds to it names the address again.
        reason = str(error.strerror or error).partition(" (")[0]
        fail(f"{host}:{port}: Nothing can be served there: {reason}. Try another --dev-addr.")


def _end_tidily() -> None:
    """Let the system's signals end it as Ctrl+C does, so that the folder it serves is removed."""

    def end(number: int, _frame: object) -> None:
        for each in _ENDINGS:
            signal.signal(each, signal.SIG_IGN)
        sys.exit(128 + number)

    for each in _ENDINGS:
        signal.signal(each, end)
