"""The options of `briefings publish` that `briefings build --to` has, too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.publish_purging import PurgeWishes, purge_options

if TYPE_CHECKING:
    from collections.abc import Callable

_ENCODINGS = {"none": "", "gzip": "gzip", "brotli": "br"}

_compress_option = click.option(
    "--compress",
    type=click.Choice(list(_ENCODINGS)),
    default="none",
    show_default=True,
    help="Compress texts ahead, for storages that do not.",
)
_releases_option = click.option(
    "--releases",
    metavar="NUMBER",
    type=click.IntRange(0, 1000),
    envvar="BRIEFINGS_RELEASES",
    help="Publish whole releases, switch from one to the next, and keep so many old ones.",
)

RETRIES = 6
"""How often what fails for the moment is tried again, where nobody says otherwise."""

NAMES = (
    "compress", "releases", "network", "purge_by", "soft_purge", "purge_command", "has_keys",
)  # fmt: skip
"""Names of the options as click hands them over."""


@dataclass(frozen=True, slots=True)
class PublishWish:
    """What was asked for, of how a site is published."""

    encoding: str
    """As `UploadSettings` has it."""

    releases: int | None
    has_keys: bool
    purging: PurgeWishes


def publish_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options, which it gets as one wish: `publishing`.

    The command ends where that cannot be had.
    """

    @wraps(function)
    def with_wish(**given: Any) -> None:  # noqa: ANN401 - whatever options the command has besides
        asked = {name: given.pop(name) for name in NAMES}
        function(publishing=_wish(**asked), **given)

    return _compress_option(_releases_option(purge_options(with_wish)))


def _wish(
    *,
    compress: str,
    releases: int | None,
    network: str | None,
    purge_by: str,
    soft_purge: bool,
    purge_command: str | None,
    has_keys: bool,
) -> PublishWish:
    encoding = _ENCODINGS[compress]
    if encoding == "br" and find_spec("brotli") is None:
        fail("--compress brotli needs the package brotli: pip install brotli.", 2)
    purging = PurgeWishes(network, purge_by, soft_purge, purge_command)
    return PublishWish(encoding, releases, has_keys, purging)
