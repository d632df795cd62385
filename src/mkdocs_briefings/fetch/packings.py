"""How bodies may be packed that whole libraries unpack: Brotli and Zstandard, where there are such.

How much memory their windows take is chosen by who packs: 16 MB at most for Brotli, and for
Zstandard what its norm for the web allows (RFC 9659). So a body is unpacked at once when all of it
has come, and never two at a time.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PIECE = 1 << 16

_WINDOW = 23
"""The largest window of Zstandard, as a power of two: 8 MB."""

_FRAME = b"\x28\xb5\x2f\xfd"
"""What a frame of Zstandard begins with."""


class BadPackingError(Exception):
    """It cannot be unpacked; its text says why."""


class CutPackingError(Exception):
    """It breaks off before its end."""


class Packing(Protocol):
    """Unpacks a whole body."""

    def __call__(self, packed: bytes) -> Iterator[bytes]:
        """Give what it holds, in pieces. Raises `BadPackingError` and `CutPackingError`."""


class _Brotli(NamedTuple):
    library: Any

    def __call__(self, packed: bytes) -> Iterator[bytes]:
        unpacker = self.library.Decompressor()
        try:
            yield unpacker.process(packed, output_buffer_limit=_PIECE)
            while not unpacker.is_finished():
                piece = unpacker.process(b"", output_buffer_limit=_PIECE)
                if not piece and not unpacker.is_finished():
                    raise CutPackingError
                yield piece
        except self.library.error as error:
            raise BadPackingError(str(error)) from error


class _Zstandard(NamedTuple):
    library: Any

    def __call__(self, packed: bytes) -> Iterator[bytes]:
        options = {self.library.DecompressionParameter.window_log_max: _WINDOW}
        try:
            is_first = True
            while is_first or packed.startswith(_FRAME):  # one frame may follow another
                is_first = False
                unpacker = self.library.ZstdDecompressor(options=options)
                yield unpacker.decompress(packed, _PIECE)
                while not unpacker.eof:
                    if unpacker.needs_input:
                        raise CutPackingError
                    yield unpacker.decompress(b"", _PIECE)
                packed = unpacker.unused_data
        except self.library.ZstdError as error:
            raise BadPackingError(str(error)) from error


def _found() -> Iterator[tuple[str, Packing]]:
    with suppress(ImportError):
        brotli = import_module("brotli")
        # Before 1.2 it gave all that a body holds at once.
        if hasattr(brotli.Decompressor, "can_accept_more_data"):
            yield "br", _Brotli(brotli)
    for name in ("compression.zstd", "backports.zstd"):
        with suppress(ImportError):
            yield "zstd", _Zstandard(import_module(name))
            return


PACKINGS: Mapping[str, Packing] = dict(_found())
"""By what `Content-Encoding` calls them."""
