"""`briefings serve`: look at the site while writing."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from contextlib import suppress

import click
from mkdocs.commands.serve import serve
from mkdocs.exceptions import Abort

from mkdocs_briefings.cli.build import now_option, set_moment
from mkdocs_briefings.cli.docs_engines import docs_engine_option, engine_of
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.mkdocs_project import open_config
from mkdocs_briefings.cli.news_serve import ServeWish, serve_news
from mkdocs_briefings.cli.project import config_option, log_to_stderr
from mkdocs_briefings.configuration.docs_engine import DEFAULT
from mkdocs_briefings.configuration.load import configuration_path
from mkdocs_briefings.configuration.options import DRAFTS_VARIABLE, HOSTS_VARIABLE
from mkdocs_briefings.configuration.yaml_file import read_configuration

_USUAL = "127.0.0.1:8000"
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
@docs_engine_option
def serve_command(
    config_file: str | None,
    dev_addr: str | None,
    open_in_browser: bool,
    drafts: bool,
    allowed: tuple[str, ...],
    now: str | None,
    docs_engine: str | None,
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
    written = engine_of(config_file)
    engine = docs_engine or written
    if engine != DEFAULT:
        host, port = _address(config_file, dev_addr)
        _refuse_taken(host, port)
        _end_tidily()
        with suppress(KeyboardInterrupt):
            serve_news(ServeWish(config_file, engine, host, port, open_in_browser))
        return
    if written != DEFAULT:
        fail(f"--docs-engine: MkDocs serves no site with `docs_engine: {written}`. Remove that.", 2)
    _refuse_taken(*open_config(config_file, dev_addr=dev_addr).dev_addr)
    _end_tidily()
    try:
        # A preview goes on in spite of warnings; they are for `briefings build` to count.
        serve(config_file, dev_addr=dev_addr, open_in_browser=open_in_browser, strict=False)
    except Abort as error:
        fail(str(error)) if "BuildError" not in str(error) else sys.exit(1)


def _address(config_file: str | None, dev_addr: str | None) -> tuple[str, int]:
    """Give where to serve, without MkDocs; ends the command for what is no address."""
    written = read_configuration(configuration_path(config_file)).get("dev_addr")
    address = str(dev_addr or written or _USUAL)
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        fail(f"--dev-addr: {address} is no address. Write it as {_USUAL}.")
    return host.strip("[]"), int(port)


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
