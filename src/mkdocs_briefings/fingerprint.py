"""Fingerprints stand for values, and digests for bytes.

A build compares fingerprints in place of what they stand for. So that none of them can miss
anything, that of a record is taken over all of its fields. A field that is left out says so, and
why, where it is declared (`left_out`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import lru_cache, partial
from hashlib import file_digest, sha256
from marshal import dumps
from operator import attrgetter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, runtime_checkable
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_T = TypeVar("_T")

SIZE = 10
"""In bytes. A site has fewer than 2**40 of them, so that two alike are not to be expected."""

_FEW = 24
"""So many bytes stand for nothing, for something empty, or for a record, which many others have."""

_MANY = 10_000
"""So many values are known at once: a worker must not keep all that it has ever seen."""

_LEFT_OUT = "left out of the fingerprint"


def left_out(reason: str, **options: Any) -> Any:  # noqa: ANN401 - as `dataclasses.field` itself
    """Declare a field of a dataclass that its fingerprint does not cover, and say why it need not.

    `options` are those of `dataclasses.field`.
    """
    return dataclasses.field(metadata={_LEFT_OUT: reason}, **options)


def fields_left_out(kind: type) -> dict[str, str]:
    """Give the fields of a dataclass that its fingerprint leaves out, each with the reason."""
    fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
    return {each.name: each.metadata[_LEFT_OUT] for each in fields if _LEFT_OUT in each.metadata}


@dataclasses.dataclass(frozen=True, slots=True)
class Lazy(Generic[_T]):
    """A value that is known by its fingerprint, and loaded when it is asked for."""

    fingerprint: bytes
    load: Callable[[], _T] = left_out("It gives what the fingerprint stands for.")


@runtime_checkable
class Canonical(Protocol):
    """What says itself which bytes stand for it, such as the keys of a front matter."""

    def canonical_bytes(self) -> bytes:
        """Give bytes that no other value of its class has, the same in any process."""


class FingerprintHolder:
    """A record that keeps its own fingerprint once it has been taken, since many others hold it.

    To be a base of a frozen dataclass with slots. It is kept in memory alone: neither equality nor
    pickling knows of it.
    """

    __slots__ = ("_kept",)

    _kept: bytes


class Fingerprints:
    """Takes the fingerprints of values; of a record that many others hold, only once."""

    def __init__(self) -> None:
        # By identity. The values are kept, so that no other one can take an identity over.
        self._known: dict[int, tuple[object, bytes]] = {}
        # How to encode what is no scalar, by its very type: asking what one is takes longer.
        self._ways: dict[type, Callable[[Any], bytes]] = dict(_WAYS)

    def of(self, value: object) -> bytes:
        """Give a value's fingerprint; equal values have the same in any process.

        Raises `TypeError` for a value of a kind that has none, such as a function.
        """
        encoded = self._encoded(value)
        return _digest_of_few(encoded) if len(encoded) < _FEW else digest_of(encoded)

    def of_fields(self, value: object) -> dict[str, bytes]:
        """Give the fingerprint of each field of a record, by its name."""
        return {name: self.of(getattr(value, name)) for name in _field_names(type(value))}

    def _encoded(self, value: object) -> bytes:
        """Give bytes that no other value has; of a record a digest stands for them."""
        kind = type(value)
        if kind in _SCALARS:
            return dumps(value, _FORMAT)  # type: ignore[arg-type]  # it is of such a kind
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way_of(kind)
        return way(value)

    def _joined(self, values: Iterable[object]) -> bytes:
        """Give bytes that no other values have in this order.

        One call encodes all scalars, as an encoder of their own would take six times as long. What
        is none of them is encoded before: it stands in a tuple, and no scalar is one.
        """
        scalars, encoded = _SCALARS, self._encoded
        return dumps(
            [each if type(each) in scalars else (encoded(each),) for each in values], _FORMAT
        )

    def _way_of(self, kind: type) -> Callable[[Any], bytes]:
        for base, way in _WAYS_OF_BASES.items():
            if issubclass(kind, base):
                return way
        if kind is tuple or kind is list:
            return self._sequence
        if issubclass(kind, Canonical):
            return partial(self._once, _canonical)
        if _is_record(kind):
            compose = self._composer(kind)
            keeps = issubclass(kind, FingerprintHolder)
            return partial(self._held if keeps else self._once, compose)
        if issubclass(kind, (frozenset, set)):
            return self._set
        if issubclass(kind, Mapping):
            return self._mapping
        raise TypeError(f"{kind.__name__} has no fingerprint")

    def _sequence(self, value: Sequence[object]) -> bytes:
        return b"l" + self._joined(value) if value else b"l"

    def _set(self, value: frozenset[object]) -> bytes:
        return b"f%d:%b" % (len(value), b"".join(sorted(map(self._encoded, value))))

    def _mapping(self, value: Mapping[object, object]) -> bytes:
        pairs = [self._encoded(key) + self._encoded(each) for key, each in value.items()]
        return b"m%d:%b" % (len(pairs), b"".join(sorted(pairs)))

    def _once(self, compose: Callable[[Any], bytes], value: object) -> bytes:
        """Encode a record by a digest of what it is composed of, which is taken once."""
        known = self._known.get(id(value))
        if known is None:
            known = value, b"h" + digest_of(compose(value))
            if len(self._known) >= _MANY:
                self._known.clear()
            self._known[id(value)] = known
        return known[1]

    def _held(self, compose: Callable[[Any], bytes], value: FingerprintHolder) -> bytes:
        """Do the same with a record that keeps what was taken."""
        try:
            return value._kept  # noqa: SLF001 - kept for nobody else
        except AttributeError:
            taken = b"h" + digest_of(compose(value))
            object.__setattr__(value, "_kept", taken)
            return taken

    def _composer(self, kind: type) -> Callable[[Any], bytes]:
        """Give what joins the encoded fields of a record of a kind."""
        head = b"data:%b:" % kind.__name__.encode()
        names = _field_names(kind)
        get = attrgetter(*names) if names else lambda _: ()
        joined = self._joined

        def compose(record: object) -> bytes:
            values = get(record)
            return head + joined(values if len(names) != 1 else (values,))

        return compose


def _canonical(value: Canonical) -> bytes:
    return b"canonical:%b:%b" % (type(value).__name__.encode(), value.canonical_bytes())


def _text(value: str) -> bytes:
    text = value.encode("utf-8", "surrogatepass")
    return b"s%d:%b" % (len(text), text)


def _data(value: bytes) -> bytes:
    return b"b%d:%b" % (len(value), value)


def _moment(value: date) -> bytes:
    return f"d{value.isoformat()};".encode()


def _member(value: Enum) -> bytes:
    return f"e{type(value).__name__}.{value.name};".encode()


def _named(value: object) -> bytes:
    return _text(f"{type(value).__name__} {value}")


_SCALARS = frozenset({str, bytes, bool, int, float, type(None)})
"""What Python's own encoder writes, each as nothing else; not what is derived from it."""

_FORMAT = 2
"""The last one in which equal bytes do not depend on where in memory values stand."""

_WAYS: Mapping[type, Callable[[Any], bytes]] = {date: _moment, datetime: _moment}

_WAYS_OF_BASES: Mapping[type, Callable[[Any], bytes]] = {
    Enum: _member,
    str: _text,
    bytes: _data,
    date: _moment,
    ZoneInfo: _named,
    PurePath: _named,
}
"""How to encode what is derived from a type; an enumeration may be derived from others of them."""


_names: dict[type, tuple[str, ...]] = {}


def _field_names(kind: type) -> tuple[str, ...]:
    """Give the names of the fields that a record's fingerprint covers: all but those left out."""
    names = _names.get(kind)
    if names is None:
        names = _names[kind] = tuple(_covered(kind))
    return names


def _covered(kind: type) -> Iterator[str]:
    if dataclasses.is_dataclass(kind):
        without = fields_left_out(kind)
        return (field.name for field in dataclasses.fields(kind) if field.name not in without)
    return iter(getattr(kind, "_fields", ()))  # of a named tuple


def _is_record(kind: type) -> bool:
    return dataclasses.is_dataclass(kind) or hasattr(kind, "_fields")


def digest_of(data: bytes) -> bytes:
    """Give the digest of bytes: the first 10 bytes of their SHA-256."""
    return sha256(data).digest()[:SIZE]


_digest_of_few = lru_cache(maxsize=1 << 12)(digest_of)


def digest_of_file(path: Path) -> bytes:
    """Give the digest of a file's bytes, which need not fit into memory. Raises `OSError`."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").digest()[:SIZE]


def fingerprint_of(*parts: bytes | str | None) -> bytes:
    """Give the fingerprint of a sequence of texts and bytes; None is not the same as nothing."""
    whole = sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        whole.update(b"-" if data is None else b"%d:%b" % (len(data), data))
    return whole.digest()[:SIZE]
