"""A destination: where the site lives, and what an upload asks of it."""

from __future__ import annotations

import errno
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import obstore
from filelock import FileLock, Timeout
from obstore import exceptions
from obstore.store import MemoryStore

from mkdocs_briefings.upload.errors import ConflictError, UploadError
from mkdocs_briefings.upload.manifest import FOLDER
from mkdocs_briefings.upload.stores import in_a_line, open_store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

    from obstore import UpdateVersion
    from obstore.store import ObjectStore

    from mkdocs_briefings.upload.kinds import ServedAs

_LARGE = 16 << 20
"""In bytes: larger files are read and sent in parts."""

_KEY = {"az": "surrogate_key"}
"""Name of the entry of an object's metadata with its key, by scheme: Azure takes no hyphens."""

_USUAL_KEY = "surrogate-key"

_NO_LINKS = frozenset({errno.EMLINK, errno.ENOTSUP, errno.EPERM, errno.ENOSYS})
"""What a file system says that links no file, or not this one once more."""

AT_ONCE = 1000
"""So many objects are removed by one request, where a storage can."""


class Request(Enum):
    """What is asked, by what it costs: most clouds count in these classes."""

    WRITE = "write"
    """PUT and LIST: a storage's dearest."""

    COPY = "copy"
    """Costs what a write does with most, and needs no bytes to be sent."""

    READ = "read"
    REMOVAL = "removal"
    """Free of charge nearly everywhere."""


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as it was read."""

    data: bytes
    version: UpdateVersion


class Unchanged(Enum):
    """What a reader gets that has an object already."""

    UNCHANGED = "unchanged"


UNCHANGED = Unchanged.UNCHANGED


def version_of(etag: str | None, version: str | None = None) -> UpdateVersion:
    """Give what a storage knows a version of an object by: what it does not use is left out."""
    found: UpdateVersion = {}
    if etag:
        found["e_tag"] = etag
    if version:
        found["version"] = version
    return found


@dataclass(slots=True)
class Destination:
    """A storage, or a folder, that a site is published to."""

    url: str
    """As it was given; what it asks for stands in the environment, never here."""

    store: ObjectStore
    folder: Path | None = None
    """Of a destination that is a folder of this machine."""

    requests: Counter[Request] = field(default_factory=Counter)
    """How many were made; what was tried again counts once."""

    sent: int = 0
    """Bytes of all objects that were written."""

    has_conditions: bool = True
    """Whether the storage replaces an object only if it is the one that was read."""

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other uploads of this machine out of a folder. Raises `ConflictError`.

        A storage has no such thing: there the manifest's claim stands for it.
        """
        if self.folder is None:
            yield
            return
        (self.folder / FOLDER).mkdir(exist_ok=True)
        lock = FileLock(self.folder / FOLDER / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise ConflictError(f"{self.url}: Another upload is at work here.") from error
        try:
            yield
        finally:
            lock.release()

    async def read(self, path: str, etag: str | None = None) -> StoredObject | Unchanged | None:
        """Give an object, `UNCHANGED` if it is the one with this ETag, and None if there is none.

        Raises `UploadError`.
        """
        self.requests[Request.READ] += 1
        try:
            options: Any = {"if_none_match": etag} if etag else None
            found = await obstore.get_async(self.store, path, options=options)
            data = bytes(await found.bytes_async())
        except exceptions.NotModifiedError:
            return UNCHANGED
        except FileNotFoundError:
            return None
        except (exceptions.BaseError, OSError, ValueError) as error:
            raise self._told(path, error) from error
        return StoredObject(data, version_of(found.meta["e_tag"], found.meta["version"]))

    async def write(self, path: str, data: bytes | Path, size: int, served: ServedAs) -> None:
        """Write an object, whole or not at all. Raises `UploadError`."""
        self.requests[Request.WRITE] += 1
        try:
            await obstore.put_async(
                self.store,
                path,
                data,
                attributes=self._attributes(served),
                use_multipart=size > _LARGE,
            )
        except (exceptions.BaseError, OSError, ValueError) as error:
            raise self._told(path, error) from error
        self.sent += size

    async def replace(
        self, path: str, data: bytes, version: UpdateVersion | None, served: ServedAs
    ) -> UpdateVersion:
        """Write an object if it is still the one that was read; give its new version.

        `version` is None for one that was not there. Raises `ConflictError` if it is another one,
        and `UploadError`.
        """
        self.requests[Request.WRITE] += 1
        mode: Any = "overwrite"
        if self.folder is None and self.has_conditions:
            mode = "create" if version is None else version
        attributes = self._attributes(served)
        try:
            new = await obstore.put_async(
                self.store, path, data, attributes=attributes, mode=mode, use_multipart=False
            )
        except (exceptions.PreconditionError, exceptions.AlreadyExistsError) as error:
            raise ConflictError(f"{self.url}: Somebody else has published here.") from error
        except exceptions.NotSupportedError:
            self.has_conditions = False
            return await self.replace(path, data, version, served)
        except (exceptions.BaseError, OSError, ValueError) as error:
            raise self._told(path, error) from error
        self.sent += len(data)
        return version_of(new["e_tag"], new["version"])

    async def copy(self, old: str, new: str) -> bool:
        """Let the storage copy an object with its headers, or a folder link the file once more.

        Gives whether there is one to copy. Raises `UploadError`.
        """
        self.requests[Request.COPY] += 1
        try:
            if self.folder is None or not self._link(self.folder / old, self.folder / new):
                await obstore.copy_async(self.store, old, new)
        except FileNotFoundError:
            return False
        except (exceptions.BaseError, OSError, ValueError) as error:
            raise self._told(new, error) from error
        return True

    def _link(self, old: Path, new: Path) -> bool:
        """Link a file; give whether its file system can do that. Raises `OSError`."""
        new.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        try:
            new.hardlink_to(old)
        except OSError as error:
            if error.errno in _NO_LINKS:
                return False
            raise
        return True

    async def remove_below(self, prefix: str) -> None:
        """Remove all that is below a prefix. Raises `UploadError`."""
        if self.folder is not None:
            self.requests[Request.REMOVAL] += 1
            try:
                rmtree(self.folder / prefix)
            except FileNotFoundError:
                return
            except OSError as error:
                raise self._told(prefix, error) from error
            return
        await self.remove([f"{prefix}/{path}" async for path, _, _ in self.sizes(prefix)])

    async def remove(self, paths: Sequence[str]) -> None:
        """Remove objects; one that is not there is no matter. Raises `UploadError`."""
        for start in range(0, len(paths), AT_ONCE):
            some = list(paths[start : start + AT_ONCE])
            self.requests[Request.REMOVAL] += 1
            try:
                await obstore.delete_async(self.store, some)
            except FileNotFoundError:  # of a folder; the others have to be tried, too
                for path in some:
                    await self._remove_one(path)
            except (exceptions.BaseError, OSError, ValueError) as error:
                raise self._told(some[0], error) from error

    async def _remove_one(self, path: str) -> None:
        try:
            await obstore.delete_async(self.store, path)
        except FileNotFoundError:
            return
        except (exceptions.BaseError, OSError, ValueError) as error:
            raise self._told(path, error) from error

    async def sizes(self, prefix: str = "") -> AsyncIterator[tuple[str, int, str | None]]:
        """Give all objects below a prefix: path from there, size in bytes, and ETag.

        Raises `UploadError`.
        """
        start = len(prefix) + 1 if prefix else 0
        try:
            async for some in obstore.list(self.store, prefix or None, chunk_size=AT_ONCE):
                self.requests[Request.WRITE] += 1
                for each in some:
                    yield str(each["path"])[start:], int(each["size"]), each["e_tag"]
        except (exceptions.BaseError, OSError, ValueError) as error:
            raise self._told("", error) from error

    def _attributes(self, served: ServedAs) -> dict[str, str] | None:
        if self.folder is not None:  # which keeps none
            return None
        given = {
            "Content-Type": served.content_type,
            "Cache-Control": served.cache_control,
            "Content-Encoding": served.content_encoding,
            _KEY.get(urlsplit(self.url).scheme, _USUAL_KEY): served.key,
        }
        return {name: value for name, value in given.items() if value}

    def _told(self, path: str, error: Exception) -> UploadError:
        return UploadError(f"{self.url.rstrip('/')}/{path}: {in_a_line(error)}")


def open_destination(url: str, retries: int, *, is_rehearsal: bool = False) -> Destination:
    """Give the destination of an address. Raises `UploadError`.

    A folder is made, unless that is only rehearsed: then one that is not there is an empty one.
    """
    parts = urlsplit(url)
    folder = Path(unquote(parts.path)) if parts.scheme == "file" else None
    if folder is not None and not folder.is_dir():
        if is_rehearsal:
            return Destination(url, MemoryStore(), folder)
        folder.mkdir(parents=True)
    return Destination(url, open_store(url, retries), folder)
