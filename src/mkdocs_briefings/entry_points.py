"""Find what other distributions add to this one by entry points, and load it."""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from importlib.metadata import (
    Distribution,
    EntryPoint,
    EntryPoints,
    distributions,
    entry_points,
)
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class EntryPointError(BriefingsError):
    """An entry point cannot be used; the message says of which distribution, and why."""


def find_entry_points(group: str) -> tuple[EntryPoint, ...]:
    """Give the entry points of a group, sorted by name and distribution.

    Nothing of them is loaded. Raises `EntryPointError` where a distribution's list is no list.
    """
    try:
        found = _selector(tuple(sys.path))(group=group)
    except (TypeError, ValueError) as error:
        names = ", ".join(_with_broken_lists()) or "A distribution"
        message = f"{names}: The list of entry points cannot be read: {error}."
        raise EntryPointError(message) from error
    times = Counter(entry.name for entry in found)
    # To read of a distribution whose it is takes milliseconds, and few names are given twice.
    return tuple(
        sorted(
            found,
            key=lambda entry: (entry.name, owner_of(entry) if times[entry.name] > 1 else ""),
        )
    )


@cache
def _selector(_: tuple[str, ...]) -> Callable[..., EntryPoints]:
    """Give what selects among all on a path: to look through what is installed takes 20 ms."""
    return entry_points().select


def owner_of(entry: EntryPoint) -> str:
    """Give the name and version of the distribution that an entry point is of."""
    return _named(entry.dist) if entry.dist else "an unknown distribution"


def load_entry_point(entry: EntryPoint, needs: Sequence[str]) -> object:
    """Give what an entry point names, made by calling it if it is a class.

    It has to have the attributes that it `needs`, and the name by which it is listed. Raises
    `EntryPointError`, whatever it raises itself.
    """
    if EntryPoint.pattern.match(entry.value) is None:
        raise _error(entry, f"{entry.value!r} is not `module:object`.")
    try:
        loaded = entry.load()
        made: object = loaded() if isinstance(loaded, type) else loaded
        missing = [name for name in needs if not hasattr(made, name)]
        name = getattr(made, "name", None)
    except Exception as error:
        what = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".:")
        raise _error(entry, f"It cannot be loaded: {what}.") from error
    if missing:
        raise _error(entry, f"It has no {', '.join(f'`{name}`' for name in missing)}.")
    if name != entry.name:
        raise _error(entry, f"It calls itself {name!r}.")
    return made


def _error(entry: EntryPoint, sentence: str) -> EntryPointError:
    return EntryPointError(f"{entry.group}: {entry.name!r} of {owner_of(entry)}: {sentence}")


def _with_broken_lists() -> Iterator[str]:
    for distribution in distributions():
        try:
            list(distribution.entry_points)
        except (TypeError, ValueError):
            yield _named(distribution)


def _named(distribution: Distribution) -> str:
    return f"{distribution.metadata['Name']} {distribution.version}"
