"""The part of `briefings publish` that has to do with the caches before a destination."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_briefings.upload.addresses import Addresses
    from mkdocs_briefings.upload.purging.purger import Purger
    from mkdocs_briefings.upload.report import Purging

_P = ParamSpec("_P")

UNPURGED = 3
"""Exit code: the site is published, but caches were not told of all that has changed."""

_OPTIONS = (
    click.option(
        "--purge",
        "network",
        type=click.Choice(["fastly", "cloudflare"]),
        envvar="BRIEFINGS_PURGE",
        help="Let this network of caches forget what has changed.",
    ),
    click.option(
        "--purge-by",
        type=click.Choice(["address", "key"]),
        default="address",
        show_default=True,
        envvar="BRIEFINGS_PURGE_BY",
        help="How it knows files: by their addresses, or by keys.",
    ),
    click.option(
        "--soft-purge",
        is_flag=True,
        help="Let Fastly mark what has changed as out of date, and not forget it.",
    ),
    click.option(
        "--purge-command",
        metavar="COMMAND",
        help="Run this when something has changed; it reads the addresses, one a line.",
    ),
    click.option(
        "--keys", "has_keys", is_flag=True, help="Let each object carry its key as metadata."
    ),
)


@dataclass(frozen=True, slots=True)
class PurgeWishes:
    """What was asked for."""

    network: str | None
    purge_by: str
    soft_purge: bool
    purge_command: str | None


def purge_options(function: Callable[_P, None]) -> Callable[_P, None]:
    """Give a command the options."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def purger_of(wishes: PurgeWishes, addresses: Addresses, retries: int) -> Purger | None:
    """Give what purges, if something does; ends the command where it cannot be used."""
    from mkdocs_briefings.upload.purging.cloudflare import cloudflare  # noqa: PLC0415
    from mkdocs_briefings.upload.purging.command import command  # noqa: PLC0415
    from mkdocs_briefings.upload.purging.errors import UnusablePurgerError  # noqa: PLC0415
    from mkdocs_briefings.upload.purging.fastly import fastly  # noqa: PLC0415

    if wishes.network and wishes.purge_command:
        fail("--purge and --purge-command cannot be used together. Let the command do it all.", 2)
    if wishes.soft_purge and wishes.network != "fastly":
        fail("--soft-purge is for --purge fastly: others do not have it.", 2)
    by_keys = wishes.purge_by == "key"
    try:
        if wishes.purge_command is not None:
            return command(wishes.purge_command, addresses)
        if wishes.network == "fastly":
            return fastly(
                os.environ, addresses, by_keys=by_keys, is_soft=wishes.soft_purge, retries=retries
            )
        if wishes.network == "cloudflare":
            return cloudflare(os.environ, addresses, by_keys=by_keys, retries=retries)
    except UnusablePurgerError as error:
        fail(str(error), 2)
    return None


def end_unpurged(purging: Purging) -> None:
    """Say what is not purged, and how that is done; ends the command if something is left."""
    if not purging.left:
        return
    all_of_it = counted(len(purging.addresses), "changed file")
    fail(
        f"The site is published, but of {all_of_it} {len(purging.left)} not purged: "
        f"{purging.problem} Publish again with the same options: it is remembered, and nothing "
        "is sent twice.",
        UNPURGED,
    )
