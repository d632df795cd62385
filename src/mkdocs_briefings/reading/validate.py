"""Turn what pydantic finds into problems that an editor can mend."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from mkdocs_briefings.errors import Problem
from mkdocs_briefings.model.briefing import Keys
from mkdocs_briefings.reading.front_matter import FREE_KEYS
from mkdocs_briefings.reading.text import without_forbidden
from mkdocs_briefings.reading.wording import KeyPosition, inside, key_name, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from mkdocs_briefings.model.fields import ReadingContext
    from mkdocs_briefings.reading.front_matter import FrontMatter, Location

_Model = TypeVar("_Model", bound=Keys)


class InvalidKeysError(Exception):
    """The front matter does not fit the model; carries every problem."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def validate(
    model: type[_Model], front_matter: FrontMatter, path: str, context: ReadingContext
) -> _Model:
    """Give the typed front matter. Raises `InvalidKeysError` with every problem in it."""
    problems = [_duplicate(path, *duplicate) for duplicate in front_matter.duplicates]
    values = without_empty(front_matter.values)
    try:
        keys = model.model_validate(values, context=context)
    except ValidationError as error:
        problems.extend(
            _problem(details, model, front_matter, path)
            for details in error.errors(include_url=False, include_context=True)
        )
        raise InvalidKeysError(problems) from error
    if problems:
        raise InvalidKeysError(problems)
    return keys


def without_empty(values: dict[str, Any]) -> dict[str, Any]:
    r"""Leave out keys and items without a value, and characters that XML forbids.

    In YAML an escape such as `"\x07"` can write them where no forbidden byte stands. What stands
    below `extra` keeps its empty values: they are for the site's own templates to read.
    """
    tidy = _Tidying()
    return {
        key: tidy.value(value, free=key in FREE_KEYS)
        for key, value in values.items()
        if value is not None
    }


class _Tidying:
    def __init__(self) -> None:
        # YAML's aliases share lists and keys; what was shared stays so, or a text of a few lines
        # would grow to gigabytes.
        self._made: dict[tuple[int, bool], Any] = {}

    def value(self, value: Any, *, free: bool) -> Any:  # noqa: ANN401 - YAML's data
        if isinstance(value, str):
            return value if value.isprintable() else without_forbidden(value)
        if not isinstance(value, (dict, list)):
            return value
        place = id(value), free
        if place not in self._made:
            self._made[place] = self._collection(value, free=free)
        return self._made[place]

    def _collection(self, values: Any, *, free: bool) -> Any:  # noqa: ANN401 - YAML's data
        if isinstance(values, list):
            return [self.value(item, free=free) for item in values if free or not is_empty(item)]
        return {
            key: self.value(item, free=free)
            for key, item in values.items()
            if free or item is not None
        }


def is_empty(item: object) -> bool:
    """Whether an item of a list says nothing, and counts for nothing."""
    return item is None or (isinstance(item, str) and not item.strip())


def _duplicate(path: str, key: str, line: int, first: int) -> Problem:
    return Problem(
        path,
        line,
        f"`{key_name(key)}` stands twice.",
        f"It is on line {first} too; keep one of them.",
    )


def _problem(
    details: ErrorDetails, model: type[Keys], front_matter: FrontMatter, path: str
) -> Problem:
    location = _as_written(details["loc"], front_matter.values)
    message, hint = say(details, KeyPosition(location, model, front_matter.values))
    return Problem(path, front_matter.line_of(location), message, hint)


def _as_written(location: Location, values: dict[str, Any]) -> Location:
    """Give the way to a value with its positions as the file has them, empty items included."""
    written: list[str | int] = []
    around: Any = values
    for step in location:
        position = step
        if isinstance(step, int) and isinstance(around, str):
            continue  # One text may stand for a list.
        if isinstance(step, int) and isinstance(around, list):
            filled = (place for place, item in enumerate(around) if not is_empty(item))
            position = next(islice(filled, step, None), step)
        written.append(position)
        around = inside(around, position)
    return tuple(written)
