"""Read what a server sends, unpacked, and no more than is wanted."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from mkdocs_briefings.fetch.errors import FetchError, SoftFetchError, TemporaryFetchError
from mkdocs_briefings.fetch.packings import PACKINGS, BadPackingError, CutPackingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx2

    from mkdocs_briefings.fetch.limits import Limits

ENCODINGS = ", ".join(("gzip", "deflate", *PACKINGS))
"""What is asked for."""

_AS_IT_IS = {"identity", ""}

_BROKEN_OFF = "It breaks off before its end."

_PIECE = 1 << 16
_SHORT = 1 << 14
_ANY_HEADER = 32 + zlib.MAX_WBITS
_NO_HEADER = -zlib.MAX_WBITS


async def read_body(url: str, response: httpx2.Response, limits: Limits, *, cut: bool) -> bytes:
    """Give a body; `cut` ends it where it gets too long. Raises `FetchError`."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in PACKINGS:
        packed = await _read(url, response, limits, cut=cut, unpacker=None)
        return _unpacked(url, PACKINGS[encoding](packed), limits, cut=cut) if packed else b""
    if encoding not in _AS_IT_IS | {"gzip", "x-gzip", "deflate"}:
        raise SoftFetchError(url, f"It is packed as {encoding!r}, which was not asked for.")
    unpacker = None if encoding in _AS_IT_IS else _Unpacker()
    return await _read(url, response, limits, cut=cut, unpacker=unpacker)


def _unpacked(url: str, pieces: Iterator[bytes], limits: Limits, *, cut: bool) -> bytes:
    body = bytearray()
    try:
        for piece in pieces:
            body += piece
            if len(body) > limits.body_bytes:
                if cut:
                    return bytes(body[: limits.body_bytes])
                raise _too_large(url, limits)
    except BadPackingError as error:
        raise SoftFetchError(url, f"It cannot be unpacked: {error}.") from error
    except CutPackingError as error:
        if cut:
            return bytes(body)
        raise TemporaryFetchError(url, _BROKEN_OFF) from error
    return bytes(body)


async def _read(
    url: str, response: httpx2.Response, limits: Limits, *, cut: bool, unpacker: _Unpacker | None
) -> bytes:
    body, received = bytearray(), 0
    async for part in response.aiter_raw():
        received += len(part)
        try:
            for piece in unpacker.feed(part) if unpacker else (part,):
                body += piece
                if len(body) > limits.body_bytes:
                    break
        except zlib.error as error:
            raise SoftFetchError(url, f"It cannot be unpacked: {error}.") from error
        if len(body) > limits.body_bytes or received > limits.wire_bytes:
            if cut:
                return bytes(body[: limits.body_bytes])
            raise _too_large(url, limits)
    if unpacker and not unpacker.is_whole:
        raise TemporaryFetchError(url, _BROKEN_OFF)
    return bytes(body)


async def pass_over(response: httpx2.Response) -> None:
    """Read a body that nobody wants, if it is short, so that its connection can be used again."""
    length = response.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:9]) <= _SHORT:
        async for _ in response.aiter_raw():
            pass


def _too_large(url: str, limits: Limits) -> FetchError:
    return SoftFetchError(
        url,
        f"It is larger than {limits.wire_bytes // 1024} kB as it is sent, or than"
        f" {limits.body_bytes // 1024} kB unpacked.",
    )


class _Unpacker:
    """Unpacks gzip and deflate piece by piece, so that a small body never fills the memory."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(_ANY_HEADER)
        self._has_begun = False
        self._is_over = False

    @property
    def is_whole(self) -> bool:
        """Whether all has come; true of an empty body, too."""
        return self._is_over or self._zlib.eof or not self._has_begun

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Give what some bytes hold, in pieces; raises `zlib.error`."""
        while data and not self._is_over:
            piece = self._piece(data)
            self._has_begun = True
            if piece:
                yield piece
            data = self._zlib.unconsumed_tail
            if self._zlib.eof and self._zlib.unused_data:
                data = self._zlib.unused_data
                # Another member of a gzip file; what is none is the rubbish that some servers add.
                self._is_over = not data.startswith(b"\x1f\x8b")
                self._zlib = zlib.decompressobj(_ANY_HEADER)

    def _piece(self, data: bytes) -> bytes:
        try:
            return self._zlib.decompress(data, _PIECE)
        except zlib.error:
            if self._has_begun:
                raise
            # Some servers leave out the header that belongs to `deflate`.
            self._zlib = zlib.decompressobj(_NO_HEADER)
            return self._zlib.decompress(data, _PIECE)
