"""Fingerprints of what plugins and hooks keep, so that a change of it can be noticed.

Unlike the fingerprints of our own records, these are taken of objects that nobody knows. Of what
cannot be looked into there is none, rather than one that misses a change.
"""

from __future__ import annotations

import functools
import logging
import re
import sys
import threading
import types
from collections import deque
from datetime import date, time, timedelta, tzinfo
from enum import Enum
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from jinja2 import Environment, Template
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_MOST = 20_000
"""So many values are looked at, which takes some hundredths of a second."""

_PLAIN = (
    type(None), bool, int, float, complex, str, bytes, bytearray, range, slice, date, time,
    timedelta, tzinfo, PurePath, type(Ellipsis), type(NotImplemented), types.GenericAlias,
    types.UnionType, TypeVar, ParamSpec,
)  # fmt: skip

_TOLD_ELSEWHERE = (MkDocsConfig, Files, Navigation, Theme, Environment, Template)
"""What MkDocs gives to plugins. Global inputs tell of it, or nothing keeps anything in it."""

_WITHOUT_CONTENT = (
    logging.Logger, logging.LoggerAdapter, type(threading.Lock()), type(threading.RLock()),
)  # fmt: skip

_NAMED = (
    type, types.ModuleType, types.GetSetDescriptorType, types.MemberDescriptorType,
    functools._lru_cache_wrapper,  # noqa: SLF001 - it has no other name
)  # fmt: skip
"""What is told by its name. A function that remembers its results does not give other ones."""

_HEAP_TYPE = 1 << 9
"""Set in the flags of classes that were made while Python runs, as all that are written in it."""


class OpaqueStateError(Exception):
    """Something cannot be looked into; says what."""


def digest_of_state(value: object) -> bytes:
    """Give a fingerprint of a value and all that it holds; the same in every process.

    Raises `OpaqueStateError`.
    """
    walk = _Walk()
    walk.take(value)
    return walk.hash.digest()


def kept_by(owner: object) -> dict[str, object]:
    """Give all in which a plugin or hook may keep something, by names for people.

    That is a plugin's own attributes and those of its class, and the variables of the modules that
    its code is in.
    """
    if isinstance(owner, types.ModuleType):
        return _variables(owner)
    kind = type(owner)
    package = kind.__module__.rpartition(".")[0] or kind.__module__
    modules = [
        module
        for name, module in sorted(sys.modules.items())
        if name in {package, kind.__module__} or name.startswith(f"{package}.")
    ]
    return {**kept_in(modules), **getattr(owner, "__dict__", {})}


def kept_in(modules: Iterable[types.ModuleType]) -> dict[str, object]:
    """Give the variables of modules, by names for people."""
    return {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in _variables(module).items()
    }


def _variables(module: types.ModuleType) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in list(vars(module).items()):
        if name.startswith("__") and name.endswith("__"):
            continue
        found[name] = value
        if isinstance(value, type) and value.__module__ == module.__name__:
            found |= {f"{name}.{key}": each for key, each in _of_class(value)}
    return found


def _of_class(kind: type) -> Iterator[tuple[str, object]]:
    for name, value in list(vars(kind).items()):
        if name not in {"__dict__", "__weakref__", "__doc__", "__module__", "_abc_impl"}:
            yield name, value


class _Walk:
    """Goes through a value and what it holds, each object once."""

    def __init__(self) -> None:
        self.hash = sha256()
        self._met: dict[int, int] = {}
        # An object that is gone could have its identity taken over.
        self._held: list[object] = []

    def take(self, value: object) -> None:
        """Add a value. Raises `OpaqueStateError`."""
        kind = type(value)
        self._note(f"{kind.__module__}.{kind.__qualname__}")
        if isinstance(value, Enum):
            self._note(value.name)
        elif isinstance(value, _PLAIN):
            self._note(repr(value))
        elif _is_known_by_name(value):
            self._note(str(getattr(value, "__qualname__", getattr(value, "__name__", ""))))
        elif not isinstance(value, _TOLD_ELSEWHERE + _WITHOUT_CONTENT):
            self._take_once(value)

    def _take_once(self, value: object) -> None:
        place = self._met.setdefault(id(value), len(self._met))
        self._note(str(place))
        if place < len(self._held):
            return
        self._held.append(value)
        if place > _MOST:
            raise OpaqueStateError("it keeps too much to be compared")
        try:
            for part in self._parts(value):
                self.take(part)
        except RecursionError:
            raise OpaqueStateError("it keeps what is nested too deeply") from None

    def _parts(self, value: Any) -> Iterable[object]:  # noqa: ANN401 - any object
        for kind, parts in _PARTS.items():
            if isinstance(value, kind):
                return parts(value)
        kind = type(value)
        if _is_of_python(kind):
            return _attributes(value)
        raise OpaqueStateError(f"nobody can look into {kind.__module__}.{kind.__qualname__}")

    def _note(self, text: str) -> None:
        data = text.encode(errors="surrogatepass")
        self.hash.update(b"%d:%b" % (len(data), data))


def _is_known_by_name(value: object) -> bool:
    """Whether it is no more than what its name says: a class, a module, a function in C."""
    if isinstance(value, _NAMED):
        return True
    is_of_c = not isinstance(value, types.FunctionType | types.MethodType)
    return is_of_c and callable(value) and "__qualname__" in dir(type(value))


def _of_function(function: types.FunctionType) -> Iterator[object]:
    yield function.__module__, function.__qualname__, function.__defaults__
    yield function.__kwdefaults__
    yield function.__dict__
    for cell in function.__closure__ or ():
        try:
            yield cell.cell_contents
        except ValueError:  # it is not set yet
            yield None


def _of_mapping(value: dict[Any, Any]) -> Iterator[object]:
    for key, each in dict.items(value):
        yield key
        yield each
    yield from _attributes(value)


def _of_set(value: set[Any] | frozenset[Any]) -> Iterator[object]:
    yield from sorted(map(digest_of_state, value))


def _of_sequence(value: Any) -> Iterator[object]:  # noqa: ANN401 - a list, say
    yield from value
    yield from _attributes(value)


_PARTS: Mapping[Any, Callable[[Any], Iterable[object]]] = {
    types.FunctionType: _of_function,
    types.MethodType: lambda method: (method.__func__, method.__self__),
    functools.partial: lambda part: (part.func, part.args, part.keywords),
    property: lambda prop: (prop.fget, prop.fset, prop.fdel),
    staticmethod: lambda method: (method.__func__,),
    classmethod: lambda method: (method.__func__,),
    re.Pattern: lambda pattern: (pattern.pattern, pattern.flags),
    types.MappingProxyType: lambda proxy: (dict(proxy),),
    # The schema of a configuration belongs to its class.
    Config: lambda config: (dict(config.data),),
    # A page and its file hold each other, and all of the site.
    StructureItem: lambda item: (str(item.title), getattr(item, "url", None)),
    File: lambda file: (file.src_uri, file.dest_uri),
    dict: _of_mapping,
    list: _of_sequence,
    tuple: _of_sequence,
    deque: _of_sequence,
    set: _of_set,
    frozenset: _of_set,
}
"""What a value of a type holds."""

_WITH_A_LIFE = (threading.Thread, logging.Handler)
"""What works by itself, or for the process."""


def _is_of_python(kind: type) -> bool:
    """Whether all that an object keeps is in its attributes: its class is written in Python."""
    return not issubclass(kind, _WITH_A_LIFE) and all(
        base is object or (base.__flags__ & _HEAP_TYPE and _has_attributes(base))
        for base in kind.__mro__
    )


def _has_attributes(kind: type) -> bool:
    return "__dict__" in vars(kind) or "__slots__" in vars(kind) or kind.__dictoffset__ != 0


def _attributes(value: object) -> Iterator[object]:
    yield from dict(getattr(value, "__dict__", {})).items()
    for kind in type(value).__mro__:
        slots = vars(kind).get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(value, name) and name not in {"__dict__", "__weakref__"}:
                yield name, getattr(value, name)
