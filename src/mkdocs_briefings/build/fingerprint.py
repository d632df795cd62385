"""Fingerprints: short digests that stand for values and files."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import Enum
from hashlib import blake2b

from pydantic import BaseModel

_SIZE = 10
"""In bytes. A site has fewer than 2**40 of them, so that two alike are not to be expected."""


class Fingerprints:
    """Takes the fingerprints of planned values; of one that many outputs hold, only once."""

    def __init__(self) -> None:
        # By identity. The values are kept, so that no other one can take an identity over.
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> str:
        """Give a value's fingerprint in hexadecimal; equal values have the same in any process."""
        return self._digest(value).hex()

    def of_fields(self, value: object) -> dict[str, str]:
        """Give the fingerprint of each field of a dataclass, by its name."""
        return {name: self.of(getattr(value, name)) for name in _field_names(type(value))}

    def _digest(self, value: object) -> bytes:
        if not dataclasses.is_dataclass(value) and not isinstance(value, BaseModel):
            return _hash(self._plain(value))
        known = self._known.get(id(value))
        if known is None:
            known = value, _hash(self._composed(value))
            self._known[id(value)] = known
        return known[1]

    def _composed(self, value: object) -> bytes:
        name = type(value).__name__.encode()
        if isinstance(value, BaseModel):
            return b"model:" + name + value.model_dump_json().encode()
        parts = (self._digest(getattr(value, field)) for field in _field_names(type(value)))
        return b"data:" + name + b"".join(parts)

    def _plain(self, value: object) -> bytes:
        match value:
            case Enum():
                return f"enum:{type(value).__name__}.{value.name}".encode()
            case None | bool() | int() | float() | str():
                return f"{type(value).__name__}:{value}".encode(errors="surrogatepass")
            case date():  # a datetime is one too
                return f"date:{value.isoformat()}".encode()
            case tuple() | list():
                return b"list:" + b"".join(map(self._digest, value))
            case frozenset() | set():
                return b"set:" + b"".join(sorted(map(self._digest, value)))
            case Mapping():
                pairs = (self._digest(key) + self._digest(item) for key, item in value.items())
                return b"map:" + b"".join(sorted(pairs))
        raise TypeError(f"{type(value).__name__} has no fingerprint")


_names: dict[type, tuple[str, ...]] = {}


def _field_names(kind: type) -> tuple[str, ...]:
    if kind not in _names:
        _names[kind] = tuple(field.name for field in dataclasses.fields(kind))
    return _names[kind]


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()


def fingerprint(data: bytes) -> str:
    """Give the fingerprint of bytes in hexadecimal."""
    return _hash(data).hex()
