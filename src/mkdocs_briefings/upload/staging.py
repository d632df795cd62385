"""Files that wait at a destination until an upload copies them to their places.

Where several machines make a site, each brings there what it has made. Readers are to meet no page
whose parts are missing, and nothing at all of a build that fails. So the files go where nobody
looks, by names that follow from their bytes and headers, and the upload lets the destination itself
copy them, in its usual order. Whoever brings one twice, or too late, changes nothing.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.fingerprint import digest_of
from mkdocs_briefings.upload.claims import refuse_others
from mkdocs_briefings.upload.destination import StoredObject, open_destination
from mkdocs_briefings.upload.errors import UploadError
from mkdocs_briefings.upload.headers_file import read_headers_file
from mkdocs_briefings.upload.kept_manifest import KeptManifest
from mkdocs_briefings.upload.manifest import MANIFEST, Claim, read_manifest
from mkdocs_briefings.upload.release import check_kind
from mkdocs_briefings.upload.sender import packed_as
from mkdocs_briefings.upload.stage import staged_at
from mkdocs_briefings.upload.stamps import Stamper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkdocs_briefings.upload.addresses import Addresses
    from mkdocs_briefings.upload.destination import Destination
    from mkdocs_briefings.upload.journal import Journal
    from mkdocs_briefings.upload.manifest import Manifest
    from mkdocs_briefings.upload.settings import UploadSettings


class StagedFile(NamedTuple):
    """A file that waits at the destination, or is published there as it is."""

    digest: str
    """Of its bytes, in hexadecimal."""

    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class StageWriter:
    """Brings files to the stage of a destination, from any machine that may write there."""

    url: str
    retries: int
    at_once: int
    stamper: Stamper
    since: datetime
    """When the destination was claimed: what is known of it holds from then on."""

    published: Mapping[str, str] = field(default_factory=dict)
    """Stamps of what is published, by paths: what is as it was is not brought."""

    def prepared(self) -> StageWriter:
        """Give it with what the destination says of itself. Raises `UploadError`."""
        if self.stamper.encoding == "br" and find_spec("brotli") is None:
            raise UploadError("The package brotli is not there: pip install brotli.")
        return replace(self, published=asyncio.run(self._read_published()))

    async def _read_published(self) -> dict[str, str]:
        found = await open_destination(self.url, self.retries).read(MANIFEST)
        if not isinstance(found, StoredObject):  # though it has been claimed by now
            return {}
        manifest = read_manifest(found.data, self.url)
        doubtful = manifest.doubtful
        return {path: stamp for path, stamp in manifest.files.items() if path not in doubtful}

    def write(self, files: Sequence[tuple[str, bytes]]) -> dict[str, StagedFile]:
        """Bring files, given by their paths in the site; tell of each. Raises `UploadError`."""
        return asyncio.run(self._write(files))

    async def _write(self, files: Sequence[tuple[str, bytes]]) -> dict[str, StagedFile]:
        destination = open_destination(self.url, self.retries)
        made: dict[str, StagedFile] = {}
        left = iter(files)

        async def work() -> None:
            for path, data in left:
                made[path] = await self._write_one(path, data, destination)

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(self.at_once, len(files))):
                    group.create_task(work())
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from errors
        return made

    async def _write_one(self, path: str, data: bytes, destination: Destination) -> StagedFile:
        staged = StagedFile(digest_of(data).hex(), len(data))
        served = self.stamper.served(path)
        stamp = self.stamper.stamp(path, *staged)
        if self.stamper.is_published(path) and self.published.get(path) != stamp:
            packed = packed_as(data, served.content_encoding)
            await destination.write(staged_at(stamp), packed, len(packed), served)
        return staged


@dataclass(slots=True)
class ClaimedStage:
    """The stage of a destination that is claimed until an upload takes it over, or it is left."""

    settings: UploadSettings
    destination: Destination
    journal: Journal
    addresses: Addresses
    retries: int
    _manifests: KeptManifest = field(init=False)
    _manifest: Manifest | None = None
    _renewed: float = 0.0

    def __post_init__(self) -> None:
        self._manifests = KeptManifest(self.destination, self.journal.folder / "manifest")

    def open(self, site: Path) -> StageWriter:
        """Claim the destination, and give what brings files there.

        `site` is a folder that has the `_headers` of the site. Raises `UploadError`, and
        `ConflictError` where others are at work.
        """
        stamper = Stamper(
            read_headers_file(site),
            self.settings.encoding,
            self.addresses if self.settings.has_keys else None,
            is_folder=False,
        )
        asyncio.run(self._claim())
        at_once, now = self.settings.at_once, datetime.now(UTC)
        return StageWriter(self.destination.url, self.retries, at_once, stamper, now)

    def keep(self) -> None:
        """Renew the claim, where it is time for it. Raises `UploadError`."""
        if time.monotonic() - self._renewed > self.settings.lease.total_seconds() / 3:
            self._write(self.settings.lease)

    def leave(self) -> None:
        """Let others begin: what is in the stage is removed by them."""
        with suppress(UploadError):  # they have to wait for the claim to end
            self._write(timedelta())

    async def _claim(self) -> None:
        manifest = await self._manifests.read(mends=False)
        is_release = self.settings.releases is not None
        check_kind(manifest, self.destination.url, is_release=is_release)
        refuse_others(manifest, self.journal.name, self.destination, self.settings)
        if manifest.claim is None or manifest.claim.by != self.journal.name:
            self.journal.end()  # it tells of a claim that has gone
        self._manifest = manifest
        await self._renew(self.settings.lease)

    def _write(self, lease: timedelta) -> None:
        if self._manifest is not None:
            asyncio.run(self._renew(lease))

    async def _renew(self, lease: timedelta) -> None:
        assert self._manifest is not None  # noqa: S101 - it was read
        claim = Claim(self.journal.name, datetime.now(UTC) + lease, self._manifest.doubtful)
        await self._manifests.write(self._manifest.claimed(claim))
        self._renewed = time.monotonic()
