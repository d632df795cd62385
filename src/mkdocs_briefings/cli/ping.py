"""`briefings ping`: tell a WebSub hub which feeds the last build has changed."""

from __future__ import annotations

import json
import time
from http import HTTPStatus
from http.client import HTTPException
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import click

from mkdocs_briefings import __version__
from mkdocs_briefings.build.report import CHANGED_FEEDS
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option, open_settings
from mkdocs_briefings.cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AT_ONCE = 50
"""So many feeds are told of in one request."""

PATIENCE = 30
"""Seconds that a hub may take for its answer."""

PAUSES = (1.0, 3.0)
"""Seconds between one try and the next, where a hub is out of order for a moment."""


class _StayingHandler(HTTPRedirectHandler):
    """Follows no redirect: what is sent would not be sent along, and nobody would be told."""

    def redirect_request(self, *_: object) -> None:
        """Give no request, so that the answer is an error."""


class _RefusedError(Exception):
    """A hub does not take what it is told; says why."""


@click.command("ping", epilog="\b\nExample:\n  briefings build && briefings ping")
@config_option
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False),
    help="The report of the build.  [default: that of the last one]",
)
@click.option("--hub", metavar="URL", help="The hub.  [default: websub_hub in mkdocs.yml]")
@click.option("-n", "--dry-run", is_flag=True, help="Print the feeds, and tell nobody.")
def ping_command(
    config_file: str | None, report_file: str | None, hub: str | None, dry_run: bool
) -> None:
    """Tell a WebSub hub which feeds the last build has changed.

    The hub fetches them, and sends what is new to whoever has subscribed through it. So call this
    when the site is published, not before.
    """
    settings = open_settings(config_file)
    address = hub or settings.websub_hub
    if not address:
        fail("There is no hub to tell. Set websub_hub in mkdocs.yml, or give --hub.")
    if not _is_address(address):
        fail(f"{address!r} is no address of a hub. Write it as https://hub.example/.", 2)
    feeds = _changed_feeds(Path(report_file) if report_file else settings.root / CHANGED_FEEDS)
    if dry_run:
        for feed in feeds:
            click.echo(feed)
        return
    for some in _in_parts(feeds):
        try:
            _tell(address, some)
        except _RefusedError as error:
            fail(f"{address}: {error}")
    click.echo(f"Told {address} of {counted(len(feeds), 'changed feed')}.")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets or a port that make no sense
        return False


def _changed_feeds(report: Path) -> list[str]:
    """Give the addresses of the feeds that a build has written; ends the command without them."""
    try:
        whole = json.loads(report.read_text(encoding="utf-8"))
    except OSError as error:
        fail(f"{report}: The report cannot be read: {error.strerror}. Build the site first.")
    except ValueError:
        whole = None
    feeds = whole.get("feeds") if isinstance(whole, dict) else None
    if not isinstance(feeds, list) or not all(isinstance(feed, str) for feed in feeds):
        fail(f"{report}:1: This is no report of a build. Make one with `briefings build --report`.")
    return feeds


def _in_parts(feeds: Iterable[str]) -> Iterator[list[str]]:
    left = iter(feeds)
    while some := list(islice(left, AT_ONCE)):
        yield some


def _tell(hub: str, feeds: list[str]) -> None:
    """Send one request, again where the hub is out of order for a moment. Raises `_RefusedError`.

    How a publisher tells a hub is left open by WebSub; hubs have kept to what PubSubHubbub 0.4 says
    (section 7).
    """
    data = urlencode([("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)]).encode()
    headers = {"User-Agent": f"mkdocs-briefings/{__version__}"}
    opener = build_opener(_StayingHandler)
    for pause in (*PAUSES, None):
        try:
            with opener.open(Request(hub, data, headers), timeout=PATIENCE):  # noqa: S310 - checked
                return
        except HTTPError as error:
            problem = f"The hub answered {error.code} {error.reason}."
            if moved := error.headers.get("Location"):
                problem += f" It has moved: name {moved} as the hub."
            is_passing = error.code >= HTTPStatus.INTERNAL_SERVER_ERROR
        except (URLError, HTTPException, OSError) as error:
            problem = f"The hub cannot be reached: {getattr(error, 'reason', error)}."
            is_passing = True
        if pause is None or not is_passing:
            raise _RefusedError(problem)
        time.sleep(pause)
