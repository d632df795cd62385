"""The manifest at a destination, of which this machine keeps a copy with its version."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import write_atomically
from mkdocs_briefings.upload.destination import UNCHANGED, version_of
from mkdocs_briefings.upload.errors import ConflictError, UploadError
from mkdocs_briefings.upload.kinds import ServedAs
from mkdocs_briefings.upload.manifest import (
    MANIFEST,
    Manifest,
    pack_files,
    packed_files,
    read_manifest,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from obstore import UpdateVersion

    from mkdocs_briefings.upload.destination import Destination

_TRIES = 4
"""How often the manifest is written where nobody can tell whether it was."""

_SERVED = ServedAs("application/gzip", "no-store")


@dataclass(slots=True)
class KeptManifest:
    """Reads and writes the manifest of one destination."""

    destination: Destination
    copy: Path
    """The file of what was read last: its version in a line, as JSON, then its bytes."""

    _version: UpdateVersion | None = None
    _packed: list[tuple[Mapping[str, str], bytes]] = field(default_factory=list)
    """Of the files of manifests the last part of their bytes, the newest last."""

    async def read(self, *, mends: bool) -> Manifest:
        """Give the manifest; what this machine has already is not sent again.

        Of one that is damaged an empty one is given if it is to be mended. Raises `UploadError`.
        """
        known, data = self._kept()
        found = await self.destination.read(MANIFEST, known.get("e_tag"))
        if found is None:
            self._version = None
            return Manifest()
        if found is UNCHANGED:
            # All of it: Google replaces an object by its generation, and not by its ETag.
            self._version = known
        else:
            data, self._version = found.data, found.version
        try:
            manifest = read_manifest(data, self.destination.url)
        except UploadError:
            if not mends:
                raise
            return Manifest()
        if found is not UNCHANGED:
            self._keep(data)
        if part := packed_files(data):
            self._packed.append((manifest.files, part))
        return manifest

    def packed(self, files: Mapping[str, str]) -> bytes:
        """Give the last part of the bytes of a manifest of these files."""
        for known, part in self._packed:
            if known is files:
                return part
        part = pack_files(files)
        self._packed = [*self._packed[-1:], (files, part)]
        return part

    async def write(self, manifest: Manifest) -> None:
        """Write it over the one that was read. Raises `ConflictError` and `UploadError`.

        Where an answer is lost nobody knows whether it was written, and a second try finds it
        changed: so it is read again, and what is there tells.
        """
        data = manifest.as_bytes(self.packed(manifest.files))
        for attempt in range(_TRIES):
            try:
                self._version = await self.destination.replace(
                    MANIFEST, data, self._version, _SERVED
                )
                break
            except UploadError as error:
                found = await self.destination.read(MANIFEST)
                if found is not None and found is not UNCHANGED and found.data == data:
                    self._version = found.version
                    break
                if isinstance(error, ConflictError) or attempt == _TRIES - 1:
                    raise
        self._keep(data)

    def _kept(self) -> tuple[UpdateVersion, bytes]:
        """Give the version and the bytes of the copy; nothing of each where there is none."""
        head, _, data = (self.copy.read_bytes() if self.copy.is_file() else b"").partition(b"\n")
        try:
            known = json.loads(head)
            return version_of(known.get("e_tag"), known.get("version")), data
        except (ValueError, AttributeError):  # no copy, or one that is damaged
            return {}, b""

    def _keep(self, data: bytes) -> None:
        version = self._version or {}
        if version.get("e_tag"):
            write_atomically(self.copy, json.dumps(version).encode() + b"\n" + data)
        else:
            self.copy.unlink(missing_ok=True)
