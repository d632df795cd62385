"""Give an index that Pagefind has made the same bytes each time.

Pagefind goes through the values of filters in an order that is another in every run, and names
files by what is in them. So they are put in order here, and what names them is told the new names.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = b"pagefind_dcd"
"""What a file of an index begins with when it is unpacked."""

_FILTERS, _SORTS = 3, 4
"""Where the list of all other files has those of the filters, and the orders of results."""

# The kinds of values that a file of an index is made of, as CBOR (RFC 8949) numbers them.
_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
_LONGER = {24: 1, 25: 2, 26: 4, 27: 8}


def steady(files: Mapping[str, bytes], entry: str) -> dict[str, bytes]:
    """Give the files of an index in an order that does not change; `entry` is the first one.

    Files of a kind that is not known are left as they are.
    """
    try:
        return _steady(files, entry)
    except (IndexError, KeyError, OSError, TypeError, ValueError):  # another version's
        return dict(files)


def _steady(files: Mapping[str, bytes], entry: str) -> dict[str, bytes]:
    made = dict(files)
    told = json.loads(files[entry])
    for language, index in told["languages"].items():
        meta = _unpacked(made.pop(f"pagefind.{index['hash']}.pf_meta"))
        for listed in meta[_FILTERS]:
            name, old = listed
            found, values = _unpacked(made.pop(f"filter/{old}.pf_filter"))
            data = _encoded([found, sorted(values)])
            listed[:] = [name, _name(language, data)]
            made[f"filter/{listed[1]}.pf_filter"] = _packed(data)
        meta[_FILTERS].sort()
        meta[_SORTS].sort()
        data = _encoded(meta)
        index["hash"] = _name(language, data)
        made[f"pagefind.{index['hash']}.pf_meta"] = _packed(data)
    made[entry] = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return made


def _name(language: str, data: bytes) -> str:
    return f"{language}_{sha256(data).hexdigest()[:10]}"


def _packed(data: bytes) -> bytes:
    buffer = BytesIO()
    with gzip.GzipFile("", "wb", 9, buffer, 0) as file:
        file.write(_MARK + data)
    return buffer.getvalue()


def _unpacked(data: bytes) -> Any:  # noqa: ANN401 - lists in lists
    stream = BytesIO(gzip.decompress(data))
    if stream.read(len(_MARK)) != _MARK:
        raise ValueError("It is no file of an index.")
    value = _decoded(stream)
    if stream.read(1):
        raise ValueError("Something stands behind it.")
    return value


def _decoded(stream: BytesIO) -> Any:  # noqa: ANN401 - as above
    [first] = stream.read(1) or b"\xff"
    kind, size = first >> 5, first & 31
    if size in _LONGER:
        size = int.from_bytes(stream.read(_LONGER[size]))
    elif size > max(_LONGER):
        raise ValueError("It has no length.")
    match kind:
        case _ if kind == _NUMBER:
            return size
        case _ if kind == _NEGATIVE:
            return -1 - size
        case _ if kind == _TEXT:
            return stream.read(size).decode()
        case _ if kind == _LIST:
            return [_decoded(stream) for _ in range(size)]
    raise ValueError("It holds something else.")


def _encoded(value: int | str | list[Any]) -> bytes:
    match value:
        case int():
            return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
        case str():
            data = value.encode()
            return _head(_TEXT, len(data)) + data
    return _head(_LIST, len(value)) + b"".join(map(_encoded, value))


def _head(kind: int, size: int) -> bytes:
    if size < min(_LONGER):
        return bytes([kind << 5 | size])
    for mark, length in _LONGER.items():
        if size < 1 << 8 * length:
            return bytes([kind << 5 | mark]) + size.to_bytes(length)
    raise ValueError("It is too large.")
