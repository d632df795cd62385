"""What editors have decided: which reports tell of one event, and which never do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet


class Ruling(NamedTuple):
    """What an editor has decided about two items."""

    first: int
    second: int
    together: bool


class Rulings:
    """Decisions that can all be kept; of two that cannot, the later one is."""

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        """Take decisions, the latest last."""
        self._together: dict[int, set[int]] = {}
        self._apart: dict[int, set[int]] = {}
        self.ignored = tuple(
            ruling for ruling in reversed(list(rulings)) if not self._takes(ruling)
        )
        """Decisions that later ones have overruled, the latest first."""

    def together_with(self, item: int) -> AbstractSet[int]:
        """Give the items that are of one event with this one, itself among them."""
        return self._together.get(item, {item})

    @property
    def units(self) -> list[frozenset[int]]:
        """All sets of items that are of one event, of two items or more."""
        return sorted({frozenset(unit) for unit in self._together.values()}, key=min)

    @property
    def items_apart(self) -> Collection[int]:
        """The items that are never of one event with some other."""
        return self._apart.keys()

    def allows(self, items: Collection[int], others: Collection[int]) -> bool:
        """Tell whether all of these items may be of one event."""
        smaller, larger = sorted((items, others), key=len)
        larger = larger if isinstance(larger, (set, frozenset)) else set(larger)
        return all(self._apart.get(item, set()).isdisjoint(larger) for item in smaller)

    def parts(self, items: Sequence[int], nearest: Mapping[int, int]) -> list[list[int]]:
        """Give what an event falls into, so that no decision is hurt; one part where none is.

        Each item goes with the one that it is nearest to, if it may.
        """
        parts: list[set[int]] = []
        for unit in self._units_of(items):
            allowed = [part for part in parts if self.allows(unit, part)]
            near = [part for part in allowed if any(nearest.get(item) in part for item in unit)]
            if allowed:
                (near or allowed)[0].update(unit)
            else:
                parts.append(set(unit))
        return [[item for item in items if item in part] for part in parts]

    def _units_of(self, items: Sequence[int]) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for item in items:
            found.setdefault(min(self.together_with(item)), []).append(item)
        return list(found.values())

    def _takes(self, ruling: Ruling) -> bool:
        first, second = self.together_with(ruling.first), self.together_with(ruling.second)
        if not ruling.together:
            if ruling.second in first:
                return False
            self._apart.setdefault(ruling.first, set()).add(ruling.second)
            self._apart.setdefault(ruling.second, set()).add(ruling.first)
            return True
        if not self.allows(first, second):
            return False
        both = {*first, *second}
        self._together.update(dict.fromkeys(both, both))
        return True
