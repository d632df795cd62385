"""The order of keys in a front matter: that of the model, in which the handbook explains them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, get_args

from pydantic import AliasChoices, BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class KeyOrder:
    """How the keys of a mapping are ordered, and of those in it."""

    below: Mapping[str, KeyOrder] = field(default_factory=dict)
    """The order below each key, in the order of the keys themselves."""

    def place(self, key: str) -> int:
        """Give a number to sort keys by; keys that no model has come last, as they were."""
        return next((at for at, name in enumerate(self.below) if name == key), len(self.below))

    def of(self, key: str) -> KeyOrder:
        """Give the order below a key."""
        return self.below.get(key, NO_ORDER)


NO_ORDER = KeyOrder()
"""That of a mapping that no model describes: as it is."""


@cache
def key_order(model: type[BaseModel]) -> KeyOrder:
    """Give the order of a model's keys."""
    below = {}
    for name, told in model.model_fields.items():
        alias = told.validation_alias
        names = alias.choices if isinstance(alias, AliasChoices) else (name,)
        inner = next(_models(told.annotation), None)
        for each in names:
            below[str(each)] = key_order(inner) if inner is not None else NO_ORDER
    return KeyOrder(below)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models(each)
