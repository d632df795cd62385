"""The part of `briefings build` that has to do with a destination for what a cluster makes."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.build.session import stage_in
from mkdocs_briefings.build.state import CACHE
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.mkdocs_project import plugin_of
from mkdocs_briefings.cli.project import project_of
from mkdocs_briefings.cli.publish_options import RETRIES
from mkdocs_briefings.cli.publish_purging import purger_of
from mkdocs_briefings.upload.errors import UploadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_briefings.cli.progress import Tell
    from mkdocs_briefings.cli.publish_options import PublishWish
    from mkdocs_briefings.cluster.delivery import Delivery

_CACHE = CACHE / "delivery"
"""Where such builds keep what they have read, relative to the project: they know of no site."""


@contextmanager
def opened_delivery(
    url: str, wish: PublishWish, config: MkDocsConfig, tell: Tell
) -> Iterator[tuple[Delivery, Path]]:
    """Give what publishes to a destination, and the folder in which such a build keeps things."""
    if find_spec("obstore") is None:
        fail("--to needs the extra `publish`: pip install 'mkdocs-briefings[publish]'.")
    if urlsplit(url).scheme == "file":
        fail("--to is for storages that workers reach, too: s3://, gs:// or az://.", 2)
    from mkdocs_briefings.cluster.delivery import Delivery  # noqa: PLC0415 - loads storages
    from mkdocs_briefings.upload.addresses import Addresses  # noqa: PLC0415 - same
    from mkdocs_briefings.upload.destination import open_destination  # noqa: PLC0415 - same
    from mkdocs_briefings.upload.journal import journal_of  # noqa: PLC0415 - same
    from mkdocs_briefings.upload.settings import UploadSettings  # noqa: PLC0415 - same

    project = project_of(config, plugin_of(config).options).settings
    cache = project.root / _CACHE
    journal = journal_of(project.root, url)
    addresses = Addresses(Urls(project.site_url))
    purger = purger_of(wish.purging, addresses, RETRIES)
    settings = UploadSettings(
        site=stage_in(cache),
        encoding=wish.encoding,
        releases=wish.releases,
        has_keys=wish.has_keys,
    )
    try:
        delivery = Delivery(
            settings, open_destination(url, RETRIES), journal, addresses, RETRIES, tell, purger
        )
        with journal.held():
            try:
                yield delivery, cache
            finally:
                delivery.close()
    except UploadError as error:
        fail(str(error))
