"""What all engines have in common that are asked over HTTP."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from mkdocs_briefings.wire.engines.errors import EngineError
from mkdocs_briefings.wire.engines.languages import pair_at_engine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.wire.engines.engine import Limits
    from mkdocs_briefings.wire.engines.service import Service

Part = TypeVar("Part", bound=BaseModel)


def read_answer(shape: type[Part], data: object) -> Part:
    """Give an answer in the shape that a service documents. Raises `EngineError`."""
    return read_answers(shape, [data])[0]


def read_answers(shape: type[Part], data: object) -> list[Part]:
    """Give a list of answers in that shape. Raises `EngineError`."""
    try:
        return TypeAdapter(list[shape]).validate_python(data)  # type: ignore[valid-type]
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) or "its beginning"
        raise EngineError(f"Its answer has another shape than expected, at {where}.") from error


class RemoteEngine(ABC):
    """An engine behind a service; it knows its languages by asking for them once."""

    name: str
    limits: Limits
    method = "neural"
    is_remote = True

    def __init__(self, service: Service, version: str, price: float) -> None:
        self._service = service
        self._version = version
        self.price = price

    @property
    def version(self) -> str:
        """What tells its translations from those of another version."""
        return self._version

    @cached_property
    def _pairs(self) -> Mapping[str, frozenset[str]]:
        return self._ask_for_pairs()

    @abstractmethod
    def _ask_for_pairs(self) -> Mapping[str, frozenset[str]]:
        """Give the targets by sources, in the names of the service."""

    @abstractmethod
    def _ask(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Give the translations, with languages in the names of the service."""

    def translates(self, source: str, target: str) -> bool:
        """Tell whether it can do that pair of languages (BCP 47). Raises `EngineError`."""
        return pair_at_engine(self._pairs, source, target) is not None

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Give the translations, in the order of the texts. Raises `EngineError`."""
        pair = pair_at_engine(self._pairs, source, target)
        if pair is None:
            raise EngineError(f"It does not translate {source} to {target}.")
        return self._ask(texts, *pair)

    def close(self) -> None:
        """Close the connections."""
        self._service.close()
