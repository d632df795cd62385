"""Turn what pydantic finds into problems that an editor can mend."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from babel import Locale
from pydantic import AliasChoices, BaseModel, ValidationError

from mkdocs_briefings.errors import Problem
from mkdocs_briefings.model.briefing import Keys
from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.reading.text import is_clean, without_forbidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from mkdocs_briefings.model.fields import ReadingContext
    from mkdocs_briefings.reading.front_matter import FrontMatter

_Model = TypeVar("_Model", bound=Keys)

_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys of its own, indented below it",
    "model_type": "keys of its own, indented below it",
    "model_attributes_type": "keys of its own, indented below it",
}


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


def without_empty(value: Any) -> Any:  # noqa: ANN401 - YAML's data
    """Leave out keys and items without a value, and characters that XML forbids.

    In YAML an escape such as `"\\x07"` can write them where no forbidden byte stands.
    """
    if isinstance(value, str):
        return value if is_clean(value) else without_forbidden(value)
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_empty(item) for item in value if item is not None]
    return value


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give the hint for a word that is close to a known one; empty where none is."""
    close = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"Did you mean {close[0]}?" if close else ""


def _duplicate(path: str, key: str, line: int, first: int) -> Problem:
    return Problem(
        path, line, f"`{key}` stands twice.", f"It is on line {first} too; keep one of them."
    )


def _problem(
    details: ErrorDetails, model: type[Keys], front_matter: FrontMatter, path: str
) -> Problem:
    location = tuple(details["loc"])
    line = front_matter.line_of(location)
    name = _dotted(location)
    message, hint = _say(details, name, location, model, front_matter.values)
    return Problem(path, line, message, hint)


def _say(
    details: ErrorDetails,
    name: str,
    location: tuple[str | int, ...],
    model: type[Keys],
    values: dict[str, Any],
) -> tuple[str, str]:
    kind = details["type"]
    if kind == "missing":
        return _say_missing(name, location, model, values)
    if kind == "extra_forbidden" and name in (twin := _names_of(model, location)):
        other = next(iter(twin - {name}))
        return f"`{name}` stands beside `{other}`.", "They mean the same; keep one of them."
    if kind == "extra_forbidden":
        return f"Unknown key `{name}`.", _unknown_key_hint(location, model)
    if kind in {"string_too_short", "too_short"}:
        return f"`{name}` is empty.", _describe(model, location)
    if kind == "string_too_long":
        limit = details["ctx"]["max_length"]
        length = len(details["input"])
        return f"`{name}` has {length} characters.", f"Shorten it to {limit} at most."
    if kind == "enum":
        return f"`{name}` is {details['input']!r}.", f"Use one of: {_choices(details)}."
    if kind in _EXPECTED:
        found = _describe_value(details["input"])
        return f"`{name}` should be {_EXPECTED[kind]}, not {found}.", _describe(model, location)
    return _say_custom(details, name)


def _say_missing(
    name: str, location: tuple[str | int, ...], model: type[Keys], values: dict[str, Any]
) -> tuple[str, str]:
    is_there = _names_of(model, location) & set(values) if len(location) == 1 else set()
    verb = "empty" if is_there else "missing"
    return f"`{name}` is {verb}.", _describe(model, location)


def _say_custom(details: ErrorDetails, name: str) -> tuple[str, str]:
    context = details.get("ctx", {})
    message = f"`{name}`: {details['msg']}"
    match details["type"]:
        case "country_unknown":
            return message, _country_hint(str(context["code"]))
        case "language_unknown":
            return message, _language_hint(str(context["tag"]))
        case "date_type" | "date_value":
            return message, "Write 2026-10-30, or 2026-10-30T07:00+02:00 with a time."
        case "web_url":
            return message, "Write the whole address, with https:// in front."
        case "truth_value" | "slug_empty":
            return message, ""
    return f"{message.rstrip('.')}.", ""


def _country_hint(text: str) -> str:
    names = {Locale("en").territories[code].lower(): code for code in COUNTRIES}
    if text.upper() == "UK":
        return "Did you mean GB (United Kingdom)?"
    close = get_close_matches(text.lower(), names, n=1, cutoff=0.75)
    if close:
        code = names[close[0]]
        return f"Did you mean {code} ({Locale('en').territories[code]})?"
    return "Use its two letters from ISO 3166-1, such as UA for Ukraine."


def _language_hint(text: str) -> str:
    names = {name.lower(): code for code, name in Locale("en").languages.items()}
    close = get_close_matches(text.lower(), names, n=1, cutoff=0.75)
    if close:
        return f"Did you mean {names[close[0]]} ({Locale('en').languages[names[close[0]]]})?"
    return "Use a tag such as uk, pt-BR or zh-Hant."


def _unknown_key_hint(location: tuple[str | int, ...], model: type[Keys]) -> str:
    group = _group_at(model, location[:-1])
    hint = did_you_mean(str(location[-1]), _known_keys(group))
    if hint:
        return hint
    return "Keys of your own go below `extra`." if len(location) == 1 and "extra" in group.model_fields else ""


def _known_keys(group: type[BaseModel]) -> Iterator[str]:
    for name, field in group.model_fields.items():
        yield name
        if isinstance(field.validation_alias, AliasChoices):
            yield from (str(choice) for choice in field.validation_alias.choices if choice != name)


def _names_of(model: type[Keys], location: tuple[str | int, ...]) -> set[str]:
    name = str(location[-1])
    for field in model.model_fields.values():
        if isinstance(field.validation_alias, AliasChoices):
            choices = {str(choice) for choice in field.validation_alias.choices}
            if name in choices:
                return choices
    return {name} & set(model.model_fields)


def _describe(model: type[Keys], location: tuple[str | int, ...]) -> str:
    names = [step for step in location if isinstance(step, str)]
    group = _group_at(model, tuple(names[:-1]))
    for name, field in group.model_fields.items():
        if names and names[-1] in _names_of(group, (name,)):
            return field.description or ""
    return ""


def _group_at(model: type[Keys], location: tuple[str | int, ...]) -> type[Keys]:
    group = model
    for step in location:
        if not isinstance(step, str) or step not in group.model_fields:
            continue
        inner = [
            kind for kind in _types_in(group.model_fields[step].annotation)
            if isinstance(kind, type) and issubclass(kind, Keys)
        ]
        group = inner[0] if inner else group
    return group


def _types_in(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - a type expression
    yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _types_in(argument)


def _choices(details: ErrorDetails) -> str:
    return str(details["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")


def _describe_value(value: object) -> str:
    if isinstance(value, dict):
        return "keys"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return repr(text if len(text) <= 40 else f"{text[:39]}…")  # noqa: PLR2004 - one screen line


def _dotted(location: tuple[str | int, ...]) -> str:
    text = ""
    for step in location:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text
