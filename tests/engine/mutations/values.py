"""Other values of front matter keys and of the plugin's options, found by their types.

A new key or option joins by itself where its type is known here. One whose type is not fails with
a message that says where to add it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    TypeGuard,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic.fields import FieldInfo

from mkdocs_briefings.configuration import option
from mkdocs_briefings.model import fields
from mkdocs_briefings.model.briefing import Keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Values = tuple[Any, ...]
"""Values of one key or option; the first is the one that it usually has. None leaves it out."""

TYPES: Sequence[tuple[Any, Callable[[str], Values]]] = (
    (fields.Text, lambda name: (f"The {name}", f"Another {name}")),
    (fields.Line, lambda name: (f"The {name}", f"Another {name}")),
    (fields.Summary, lambda name: (f"The {name}.", f"Another {name}.")),
    (fields.Moment, lambda _: ("2026-03-20T11:00Z", "2026-03-20T11:30Z")),
    (fields.Truth, lambda _: (False, True)),
    (fields.Count, lambda _: (2, 3, 1)),
    (fields.Some, lambda _: (2, 3, 1)),
    (fields.Country, lambda _: ("LK", "MU")),
    (fields.Language, lambda _: ("de", "fr")),
    (fields.WebUrls, lambda name: ([f"https://a.example/{name}"], [f"https://b.example/{name}"])),
    (fields.Duration, lambda _: ("2h", "1d")),
    (fields.WebUrl, lambda name: (f"https://a.example/{name}", f"https://b.example/{name}")),
    (fields.Slug, lambda name: (f"the-{name}", f"another-{name}")),
    (fields.Countries, lambda _: (["LK", "MU"], ["MU", "LK"], ["MU"])),
    (fields.Tags, lambda name: (["Water", f"The {name}"], ["Snow"])),
    (fields.Texts, lambda name: ([f"The {name}", "And more"], [f"Another {name}"])),
    (dict[str, Any], lambda _: ({"a": [1, {"b": None}]}, {"a": [2, {"b": None}]})),
)
"""How to make values of each type of front matter, of the name of the key."""


_PAIRED = frozenset({"coverage.us", "coverage.us_polled"})
"""Keys that may be left out with each other, and not alone."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A key of the front matter, or an option, that holds no others."""

    path: tuple[str | int, ...]
    """The names that lead to it; in a list, the position."""

    values: Values

    @property
    def name(self) -> str:
        """How the handbook calls it, such as `image.alt`."""
        return _name(self.path)


def keys_of(
    model: type[Keys], known: Mapping[str, Values], above: tuple[str | int, ...] = ()
) -> Iterator[Leaf]:
    """Give every key of a model, those of nested groups too.

    `known` has values of those whose type does not tell all, such as paths of files. A key that may
    be left out can have None too.
    """
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        path = (*above, name)
        kind = _without_none(_without_description(hints[name]))
        item = get_args(kind)[0] if get_origin(kind) is tuple else None
        if _is_group(kind):
            yield from keys_of(kind, known, path)
        elif _is_group(item):
            yield from keys_of(item, known, (*path, 0))
        else:
            values = known.get(_name(path)) or _values_of_key(_name(path), kind)
            stays = field.is_required() or _name(path) in _PAIRED
            yield Leaf(path, values if stays else (*values, None))


def options_of(
    options: type[option.OptionGroup],
    known: Mapping[str, Values],
    above: tuple[str | int, ...] = (),
) -> Iterator[Leaf]:
    """Give every option of a plugin, those of nested groups too; `known` is as in `keys_of`."""
    for name, declared in options.schema.items():
        path = (*above, name)
        if isinstance(declared, option.Group):
            yield from options_of(declared.kind, known, path)
        else:
            yield Leaf(path, known.get(_name(path)) or _values_of_option(_name(path), declared))


def put(tree: dict[str, Any], path: Sequence[str | int], value: object) -> None:
    """Give a place in nested mappings and lists a value; None takes it away."""
    place: Any = tree
    for part, following in pairwise(path):
        if isinstance(part, str):
            place = place.setdefault(part, [{}] if following == 0 else {})
        else:
            place = place[part]
    last = path[-1]
    if value is None:
        place.pop(last, None)
    else:
        place[last] = value


def _name(path: tuple[str | int, ...]) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def _is_group(kind: object) -> TypeGuard[type[Keys]]:
    return isinstance(kind, type) and issubclass(kind, Keys)


def _without_description(hint: object) -> object:
    """Give the type of a key as `model/fields.py` has it."""
    kind, *told = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    if told and isinstance(told[-1], FieldInfo):
        told.pop()
    return Annotated[(kind, *told)] if told else kind


def _without_none(kind: object) -> object:
    if get_origin(kind) not in {Union, UnionType}:
        return kind
    (only,) = (each for each in get_args(kind) if each is not NoneType)
    return only


def _values_of_key(name: str, kind: object) -> Values:
    for known, make in TYPES:
        if kind == known:
            return make(name.rpartition(".")[2])
    plain = _plain(kind)
    if isinstance(plain, type) and issubclass(plain, Enum):
        return tuple(each.value for each in plain)
    item = _plain(get_args(plain)[0]) if get_origin(plain) is tuple else None
    if isinstance(item, type) and issubclass(item, Enum):
        first, *rest = (each.value for each in item)
        return [first], rest, []
    raise AssertionError(
        f"The key {name!r} has a type without values for tests. Add it to TYPES in {__name__}."
    )


def _plain(kind: object) -> object:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _values_of_option(name: str, declared: option.Option[Any]) -> Values:
    match declared, declared.default:
        case option.Choice(), default:
            return (default, *(each for each in declared.choices if each != default))
        case option.ListOf(), _:
            items = _values_of_option(name, declared.option)
            return None, [items[-1]]
        case _, bool(default):
            return default, not default
        case _, int(default):
            return default, default + 1
        case ((option.Type() | option.Optional() | option.Url()), (str() | None)):
            # It is a text as well; where that does not do, the build says so.
            return None, f"https://a.example/{name}"
    raise AssertionError(
        f"The option {name!r} has a type without values for tests. Add it in {__name__}."
    )
