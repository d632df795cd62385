"""Fingerprints: short digests that stand for values and files."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SIZE = 10
"""In bytes. A site has fewer than 2**40 of them, so that two alike are not to be expected."""


_MANY = 10_000
"""So many values are known at once: a worker must not keep all that it has ever seen."""


class Fingerprints:
    """Takes the fingerprints of planned values; of one that many outputs hold, only once."""

    def __init__(self) -> None:
        # By identity. The values are kept, so that no other one can take an identity over.
        self._known: dict[int, tuple[object, bytes]] = {}
        # How to encode a value, by its very type: asking what a type is takes longer than encoding.
        self._ways: dict[type, Callable[[Any], bytes]] = {str: _text, bytes: _bytes}

    def of(self, value: object) -> bytes:
        """Give a value's fingerprint; equal values have the same in any process."""
        return hash_of(self._encoded(value))

    def of_fields(self, value: object) -> dict[str, bytes]:
        """Give the fingerprint of each field of a dataclass, by its name."""
        return {name: self.of(getattr(value, name)) for name in _field_names(type(value))}

    def _encoded(self, value: object) -> bytes:
        """Give bytes that no other value has; of a composed value a digest stands for them."""
        kind = type(value)
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way_of(kind)
        return way(value)

    def _way_of(self, kind: type) -> Callable[[Any], bytes]:
        if issubclass(kind, str):
            return _text
        if issubclass(kind, bytes):
            return _bytes
        if kind is tuple or kind is list:
            return self._sequence
        if hasattr(kind, "mark"):  # its values have a fingerprint already
            return partial(_marked, kind.__name__.encode())
        if issubclass(kind, BaseModel) or _field_names(kind):
            return self._digest
        return self._plain

    def _sequence(self, value: Sequence[object]) -> bytes:
        return b"l%d:%b" % (len(value), b"".join(map(self._encoded, value)))

    def _digest(self, value: object) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            known = value, b"h" + hash_of(self._composed(value))
            if len(self._known) >= _MANY:
                self._known.clear()
            self._known[id(value)] = known
        return known[1]

    def _composed(self, value: object) -> bytes:
        kind = type(value)
        if isinstance(value, BaseModel):
            return b"model:%b:%b" % (kind.__name__.encode(), value.model_dump_json().encode())
        fields = [self._encoded(getattr(value, name)) for name in _field_names(kind)]
        return b"data:%b:%b" % (kind.__name__.encode(), b"".join(fields))

    def _plain(self, value: object) -> bytes:
        match value:
            case Enum():
                return f"e{type(value).__name__}.{value.name};".encode()
            case None | bool() | int() | float():
                return f"{type(value).__name__}{value};".encode()
            case date():  # a datetime is one too
                return f"d{value.isoformat()};".encode()
            case frozenset() | set():
                return b"f%d:%b" % (len(value), b"".join(sorted(map(self._encoded, value))))
            case Mapping():
                pairs = [self._encoded(key) + self._encoded(each) for key, each in value.items()]
                return b"m%d:%b" % (len(pairs), b"".join(sorted(pairs)))
        raise TypeError(f"{type(value).__name__} has no fingerprint")


def _text(value: str) -> bytes:
    text = value.encode("utf-8", "surrogatepass")
    return b"s%d:%b" % (len(text), text)


def _marked(name: bytes, value: Any) -> bytes:  # noqa: ANN401 - of any type that has a mark
    return b"k%b:%d:%b" % (name, len(value.mark), value.mark)


def _bytes(value: bytes) -> bytes:
    return b"b%d:%b" % (len(value), value)


_names: dict[type, tuple[str, ...]] = {}


def _field_names(kind: type) -> tuple[str, ...]:
    """Give the names of a dataclass's or a named tuple's fields; of another type, none."""
    names = _names.get(kind)
    if names is None:
        if dataclasses.is_dataclass(kind):
            names = tuple(field.name for field in dataclasses.fields(kind))
        else:
            names = getattr(kind, "_fields", ())  # of a named tuple
        _names[kind] = names
    return names


def hash_of(data: bytes) -> bytes:
    """Give the fingerprint of bytes."""
    return sha256(data).digest()[:_SIZE]


def hash_all(*parts: bytes | str | None) -> bytes:
    """Give the fingerprint of a sequence; None is not the same as nothing."""
    whole = sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        whole.update(b"-" if data is None else b"%d:%b" % (len(data), data))
    return whole.digest()[:_SIZE]
