"""The manifest: what is published at a destination, by paths, and who is at work on it.

It is one object, compressed JSON in two parts that are read as one, and the only thing that is
asked of a destination before an upload. A file stands in it with a stamp, which is a digest of its
bytes and of the headers that it is served with, so that a change of either is a change.
"""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.upload.errors import UploadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = ".briefings"
"""What is kept for uploads is in this folder of the destination; no file of a site is."""

MANIFEST = f"{FOLDER}/manifest.json.gz"

_FORMAT = 1

_FILES = ',"files":'

_GZIP = 16 + zlib.MAX_WBITS
"""What tells zlib that bytes are gzip's."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who is at work on a destination, and on which files: nobody knows what these hold."""

    by: str
    """Which project on which machine, by a name that says nothing of either."""

    until: datetime
    """When it is no longer believed that the work goes on."""

    paths: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a destination holds."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Stamps of the files that are published, by their paths."""

    gone: Mapping[str, datetime] = field(default_factory=dict)
    """Files that are published no longer and are still there, and since when."""

    unpurged: frozenset[str] = frozenset()
    """Files that have changed, and of which caches before the destination have not been told."""

    claim: Claim | None = None
    generation: int = 0
    """How many uploads have ended before."""

    release: str = ""
    """The prefix of the files, where they are in a release; else empty."""

    old: Mapping[str, datetime | None] = field(default_factory=dict)
    """Prefixes of other releases, and since when they are old; None where one is not whole."""

    def claimed(self, claim: Claim) -> Manifest:
        """Give it with a claim."""
        return replace(self, claim=claim)

    @property
    def doubtful(self) -> frozenset[str]:
        """Files of which nobody knows what they hold, since an upload has not ended."""
        return self.claim.paths if self.claim else frozenset()

    def as_bytes(self, packed_files: bytes) -> bytes:
        """Give the object's bytes, with those of its files as `pack_files` gives them.

        Equal manifests have the same.
        """
        claim = self.claim and {
            "by": self.claim.by,
            "until": self.claim.until.isoformat(),
            "paths": sorted(self.claim.paths),
        }
        whole: dict[str, Any] = {
            "format": _FORMAT,
            "generation": self.generation,
            "claim": claim,
            "unpurged": sorted(self.unpurged),
            "gone": {path: when.isoformat() for path, when in sorted(self.gone.items())},
        }
        if self.release or self.old:
            whole["release"] = self.release
            whole["old"] = {
                name: since and since.isoformat() for name, since in sorted(self.old.items())
            }
        return _compressed(_as_text(whole)[:-1] + _FILES) + packed_files


def pack_files(files: Mapping[str, str]) -> bytes:
    """Give the last part of an object's bytes, which takes most of the time.

    It is compressed by itself: so it is made once for an upload's two manifests of the same files.
    """
    return _compressed(_as_text(dict(sorted(files.items()))) + "}")


def packed_files(data: bytes) -> bytes:
    """Give that part of an object's bytes as it is there; empty where these are of one part."""
    first = zlib.decompressobj(_GZIP)
    return first.unused_data if first.decompress(data).endswith(_FILES.encode()) else b""


def _as_text(part: Mapping[str, Any]) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def _compressed(text: str) -> bytes:
    # Paths repeat each other, stamps do not: a higher level takes thrice the time for nothing.
    return gzip.compress(text.encode("utf-8", "surrogateescape"), 5, mtime=0)


def read_manifest(data: bytes, where: str) -> Manifest:
    """Read an object's bytes; `where` is the destination. Raises `UploadError`."""
    try:
        whole = json.loads(gzip.decompress(data).decode("utf-8", "surrogateescape"))
        known = whole["format"]
        if known == _FORMAT:
            return Manifest(
                files=_texts(whole["files"]),
                gone={path: _moment(when) for path, when in whole["gone"].items()},
                unpurged=frozenset(whole.get("unpurged", ())),
                claim=_claim(whole["claim"]),
                generation=int(whole["generation"]),
                release=str(whole.get("release", "")),
                old={
                    name: since and _moment(since) for name, since in whole.get("old", {}).items()
                },
            )
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UploadError(
            f"{where}: {MANIFEST} is damaged ({error}). Publish with --verify: it asks the "
            "destination itself what is there, and writes the file anew."
        ) from error
    raise UploadError(
        f"{where}: {MANIFEST} has the form {known!r}, which a newer version has written. Bring "
        "mkdocs-briefings up to date."
    )


def _texts(files: Mapping[str, Any]) -> Mapping[str, str]:
    if not all(isinstance(stamp, str) for stamp in files.values()):
        raise TypeError("a file without a stamp")
    return files


def _claim(claim: Mapping[str, Any] | None) -> Claim | None:
    if claim is None:
        return None
    paths: Iterable[str] = claim["paths"]
    return Claim(str(claim["by"]), _moment(claim["until"]), frozenset(paths))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment
