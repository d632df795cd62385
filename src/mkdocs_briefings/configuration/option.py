"""What an option may be, and what is said of one that is something else.

Commands that need nothing of MkDocs read options without it. So these are not MkDocs' own kinds of
options; they say the same of the same mistake, and the plugin hands it on.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Self, TypeVar, overload
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_T = TypeVar("_T")
_Group = TypeVar("_Group", bound="OptionGroup")


class OptionError(Exception):
    """An option has a value that it cannot have."""


class Option(Generic[_T]):
    """An option of a group, as which its value is read."""

    def __init__(self, default: object = None) -> None:
        self._default = default
        self._name = ""

    @property
    def default(self) -> Any:  # noqa: ANN401 - of whatever type its values are written in
        """What it is where nothing is written; each time another one of what can be changed."""
        return copy(self._default)

    def __set_name__(self, owner: type[OptionGroup], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, group: None, owner: type[OptionGroup]) -> Self: ...

    @overload
    def __get__(self, group: OptionGroup, owner: type[OptionGroup]) -> _T: ...

    def __get__(self, group: OptionGroup | None, owner: type[OptionGroup]) -> Self | _T:
        if group is None:
            return self
        value: _T = group[self._name]
        return value

    def read(self, value: object, warnings: list[str]) -> _T:
        """Give the value of what is written; adds to the `warnings`. Raises `OptionError`."""
        raise NotImplementedError


class _WithDefault(Option[_T]):
    """One of which an empty value stands for the default."""

    def read(self, value: object, warnings: list[str]) -> _T:
        """Give the value, or the default where there is none."""
        value = self.default if value is None else value
        if value is None:
            raise OptionError("Required configuration not provided.")
        return self.read_given(value, warnings)

    def read_given(self, value: object, warnings: list[str]) -> _T:
        """Give the value of what is written, which is not empty."""
        raise NotImplementedError


class Type(_WithDefault[_T]):
    """A value of a type, or of one of several."""

    def __init__(self, kind: type[_T], *others: type, default: object = None) -> None:
        super().__init__(default)
        self._kind = (kind, *others) if others else kind

    def read_given(self, value: object, warnings: list[str]) -> _T:  # noqa: ARG002
        """Give the value as it is."""
        if not isinstance(value, self._kind):
            raise OptionError(f"Expected type: {self._kind} but received: {type(value)}")
        given: _T = value  # type: ignore[assignment] # or one of the others
        return given


class Choice(_WithDefault[_T]):
    """One of a few values."""

    def __init__(self, choices: Collection[_T], default: _T) -> None:
        super().__init__(default)
        self.choices = choices

    def read_given(self, value: object, warnings: list[str]) -> _T:  # noqa: ARG002
        """Give the choice that is equal to it."""
        for choice in self.choices:
            if choice == value:
                return choice
        raise OptionError(f"Expected one of: {self.choices} but received: {value!r}")


class Switch(Choice[str]):
    """A choice of which one is written as YAML writes a false value."""

    def read_given(self, value: object, warnings: list[str]) -> str:
        """Give the choice; `off` stands for false."""
        return super().read_given("off" if value is False else value, warnings)


class Url(_WithDefault[str]):
    """A whole address."""

    def read_given(self, value: object, warnings: list[str]) -> str:  # noqa: ARG002
        """Give the address, or an empty one."""
        if not isinstance(value, str):
            raise OptionError(f"Expected a string, got {type(value)}")
        parts = urlsplit(value)
        if not value or (parts.scheme and parts.netloc):
            return urlunsplit(parts)
        raise OptionError("The URL isn't valid, it should include the http:// (scheme)")


class Optional(Option[_T | None]):
    """An option that may be left out, and is None then."""

    def __init__(self, option: Option[_T]) -> None:
        super().__init__()
        self.option = option

    def read(self, value: object, warnings: list[str]) -> _T | None:
        """Give the value, or None."""
        return None if value is None else self.option.read(value, warnings)


class ListOf(Option[list[_T]]):
    """A list of values that are all of one kind."""

    def __init__(self, option: _WithDefault[_T]) -> None:
        super().__init__([])
        self.option = option

    def read(self, value: object, warnings: list[str]) -> list[_T]:
        """Give the values."""
        if value is None:
            raise OptionError("Required configuration not provided.")
        if not isinstance(value, list):
            raise OptionError(f"Expected a list of items, but a {type(value)} was given.")
        return [self.option.read_given(each, warnings) for each in value]


class OptionGroup(Mapping[str, Any]):
    """Options that stand together, by their names."""

    schema: ClassVar[Mapping[str, Option[Any]]] = {}
    """The options that it has, in the order in which they are read."""

    def __init_subclass__(cls) -> None:
        cls.schema = {name: each for name, each in vars(cls).items() if isinstance(each, Option)}

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        """Take values that have been read; the others are the defaults."""
        defaults = {name: each.default for name, each in self.schema.items()}
        self._values = {**defaults, **(values or {})}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - of whatever type that option is
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class ReadOptions(NamedTuple, Generic[_Group]):
    """What was made of options that stand in a configuration."""

    options: _Group
    """With the default of each that has an error."""

    errors: tuple[tuple[str, str], ...]
    """The option that cannot be what is written, by its name, with a sentence; others follow it."""

    warnings: tuple[tuple[str, str], ...]


def read_options(kind: type[_Group], written: object) -> ReadOptions[_Group]:
    """Read the options of a group, up to the first one that has an error.

    Raises `OptionError` for what has no options in it.
    """
    if not isinstance(written, Mapping):
        raise OptionError(
            "The configuration is invalid. Expected a key-"
            f"value mapping (dict) but received: {type(written)}"
        )
    values: dict[str, object] = {}
    errors: list[tuple[str, str]] = []
    warnings: list[tuple[str, str]] = []
    for name, option in kind.schema.items():
        told: list[str] = []
        try:
            values[name] = option.read(written.get(name, option.default), told)
        except OptionError as error:
            errors.append((name, str(error)))
            break
        warnings += ((name, each) for each in told)
    unknown = (name for name in written if name not in kind.schema)
    warnings += ((name, f"Unrecognised configuration name: {name}") for name in unknown)
    return ReadOptions(kind(values), tuple(errors), tuple(warnings))


class Group(Option[_Group]):
    """Options below an option."""

    def __init__(self, kind: type[_Group]) -> None:
        super().__init__({})
        self.kind = kind

    def read(self, value: object, warnings: list[str]) -> _Group:
        """Give the options."""
        read = read_options(self.kind, value)
        warnings += (f"Sub-option '{name}': {text}" for name, text in read.warnings)
        for name, text in read.errors:
            raise OptionError(f"Sub-option '{name}': {text}")
        return read.options
