"""The front matter of an old post, whatever it was written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

_MAX_DEPTH = 32


class DepthError(ValueError):
    """Data are nested beyond reason."""


@dataclass(frozen=True, slots=True)
class OldKeys:
    """Keys of an old post, each with its value and, where it is known, its line."""

    texts: dict[str, Any]
    """The values, every scalar as the text that was written."""

    typed: dict[str, Any]
    """The same, with numbers and truths as such: what goes below `extra`."""

    lines: Mapping[str, int] = field(default_factory=dict)
    """Lines of the post's file on which keys stand, as far as they are known."""

    @classmethod
    def from_data(cls, data: Mapping[str, Any], lines: Mapping[str, int] | None = None) -> OldKeys:
        """Make keys of plain data: texts, numbers, truths, dates, lists and mappings.

        What is none of them becomes text. Raises `DepthError` for more than 32 levels.
        """
        texts = {str(key): _as_text(value, 1) for key, value in data.items()}
        typed = {str(key): _as_plain_data(value, 1) for key, value in data.items()}
        return cls(texts, typed, lines or {})


def _as_text(value: Any, depth: int) -> Any:  # noqa: ANN401 - any front matter
    if isinstance(value, (Mapping, list, tuple)):
        return _collection(value, depth, _as_text)
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else _text(value)


def _as_plain_data(value: Any, depth: int) -> Any:  # noqa: ANN401 - any front matter
    if isinstance(value, (Mapping, list, tuple)):
        return _collection(value, depth, _as_plain_data)
    return value if value is None or type(value) in {bool, int, float} else _text(value)


def _collection(
    value: Any,  # noqa: ANN401 - any front matter
    depth: int,
    convert: Callable[[Any, int], Any],
) -> Any:  # noqa: ANN401 - any front matter
    if depth > _MAX_DEPTH:
        message = f"keys are nested more than {_MAX_DEPTH} levels deep"
        raise DepthError(message)
    if isinstance(value, Mapping):
        return {str(key): convert(item, depth + 1) for key, item in value.items()}
    return [convert(item, depth + 1) for item in value]


def _text(value: object) -> str:
    # Parsers of XML and HTML give texts that hold on to their whole tree: these are let go here.
    return value.isoformat() if isinstance(value, (datetime, date, time)) else str(value)
