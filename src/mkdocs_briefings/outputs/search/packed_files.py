"""The files of Pagefind's indexes: CBOR (RFC 8949), packed by gzip."""

from __future__ import annotations

import gzip
import zlib
from hashlib import sha256
from typing import Any

_MARK = b"pagefind_dcd"
"""What a file of an index begins with when it is unpacked."""

_LEVEL = 5
"""How hard files are packed: as hard as can be takes five times as long, for 3 % of the bytes."""

# The kinds of values that a file of an index is made of, as CBOR numbers them.
NUMBER, NEGATIVE, TEXT, LIST = 0, 1, 3, 4
_LONGER = {24: 1, 25: 2, 26: 4, 27: 8}
_SHORTEST = min(_LONGER)


def file_name(language: str, data: bytes) -> str:
    """Give the name of a file of an index, without what kind it is."""
    return f"{language}_{sha256(data).hexdigest()[:10]}"


def pack(data: bytes) -> bytes:
    """Pack the content of a file."""
    packer = zlib.compressobj(_LEVEL, wbits=16 + zlib.MAX_WBITS)
    return packer.compress(_MARK + data) + packer.flush()


def unpack(data: bytes) -> Any:  # noqa: ANN401 - lists in lists
    """Give what a file holds. Raises `IndexError`, `OSError` or `ValueError` where it is none."""
    content = gzip.decompress(data)
    if not content.startswith(_MARK):
        raise ValueError("It is no file of an index.")
    value, end = _decoded(content, len(_MARK))
    if end != len(content):
        raise ValueError("Something stands behind it.")
    return value


def _decoded(data: bytes, place: int) -> tuple[Any, int]:
    """Give a value, and where the next one begins."""
    kind, size = data[place] >> 5, data[place] & 31
    place += 1
    if size in _LONGER:
        end = place + _LONGER[size]
        size = int.from_bytes(data[place:end])
        place = end
    elif size > max(_LONGER):
        raise ValueError("It has no length.")
    if kind == NUMBER:
        return size, place
    if kind == LIST:
        values = []
        for _ in range(size):
            if data[place] < _SHORTEST:  # a small number, as most values are
                values.append(data[place])
                place += 1
            else:
                value, place = _decoded(data, place)
                values.append(value)
        return values, place
    if kind == NEGATIVE:
        return -1 - size, place
    if kind == TEXT:
        return data[place : place + size].decode(), place + size
    raise ValueError("It holds something else.")


def encode(value: int | str | list[Any]) -> bytes:
    """Write a value."""
    match value:
        case int():
            return head(NUMBER, value) if value >= 0 else head(NEGATIVE, -1 - value)
        case str():
            data = value.encode()
            return head(TEXT, len(data)) + data
    return head(LIST, len(value)) + b"".join(map(encode, value))


def head(kind: int, size: int) -> bytes:
    """Write how a value begins. Raises `ValueError` where it is too large."""
    if size < _SHORTEST:
        return bytes([kind << 5 | size])
    for mark, length in _LONGER.items():
        if size < 1 << 8 * length:
            return bytes([kind << 5 | mark]) + size.to_bytes(length)
    raise ValueError("It is too large.")
