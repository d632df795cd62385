"""Say what is wrong with a key, in the words of the handbook."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.core import get_global
from pydantic import AliasChoices, BaseModel

from mkdocs_briefings.errors import quoted
from mkdocs_briefings.model.briefing import Keys
from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.country_names import other_names, plain_name
from mkdocs_briefings.reading.close_words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from mkdocs_briefings.reading.front_matter import Location

_FEW = 3
"""So many countries a hint names at most."""

_EXPECTED = {
    "string_type": "text",
    "date_type": "a date",
    "truth_value": "true or false",
    "pick_value": "true, false, or a reason of several words",
    "count_value": "a whole number",
    "count_none": "a whole number from 1 on",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys of its own, indented below it",
    "model_type": "keys of its own, indented below it",
    "model_attributes_type": "keys of its own, indented below it",
}

_HINTS = {
    "duration": "Write minutes, hours or days, such as 15m, 2h or 1d.",
    "feed_missing": "Give the address of its feed as `feed`, or write `follow: false`.",
    "license_missing": "Name the licence that allows it, or write `publish: summary`.",
    "date_value": "Write 2026-10-30, or 2026-10-30T07:00+02:00 with a time.",
    "slug_empty": "Write it with at least one.",
    "slug_too_long": "Shorten it.",
    "web_url": "Write the whole address, with https:// in front.",
}


def inside(value: Any, step: str | int) -> Any:  # noqa: ANN401 - YAML's data
    """Give what stands under a key or at a position; None where nothing does."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


@dataclass(frozen=True, slots=True)
class KeyPosition:
    """Where the model found something wrong."""

    location: Location
    model: type[Keys]
    values: dict[str, Any]
    """The whole front matter, as it was written."""

    @property
    def name(self) -> str:
        """The key as messages call it, such as `corrections[1].date`."""
        return dotted(self.location)

    @property
    def group(self) -> type[Keys]:
        """The model of the keys among which it stands."""
        return _group_at(self.model, self.location[:-1])

    @property
    def names(self) -> set[str]:
        """Every name that the key may have."""
        return _names_of(self.group, str(self.location[-1]))

    @property
    def written_names(self) -> set[str]:
        """Those of its names that are in the file."""
        around: Any = self.values
        for step in self.location[:-1]:
            around = inside(around, step)
        return self.names & set(around) if isinstance(around, dict) else set()

    @property
    def description(self) -> str:
        """What the handbook says of the key."""
        keys = [step for step in self.location if isinstance(step, str)]
        group = _group_at(self.model, tuple(keys[:-1]))
        for name, field in group.model_fields.items():
            if keys[-1] in _names_of(group, name):
                return field.description or ""
        return ""


def say(details: ErrorDetails, place: KeyPosition) -> tuple[str, str]:
    """Give a problem's message and hint."""
    name, kind, found = place.name, details["type"], details["input"]
    match kind:
        case "missing":
            verb = "empty" if place.written_names else "missing"
            said = f"`{name}` is {verb}.", place.description
        case "extra_forbidden":
            said = _say_unknown(place)
        case "string_too_short" | "too_short":
            said = f"`{name}` is empty.", place.description
        case "too_long":
            length, limit = details["ctx"]["actual_length"], details["ctx"]["max_length"]
            what = "characters" if isinstance(found, str) else "entries"
            said = f"`{name}` has {length} {what}.", f"Shorten it to {limit} at most."
        case "enum":
            choices = str(details["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
            said = f"`{name}` is {_describe_value(found)}.", f"Use one of: {choices}."
        case kind if kind in _EXPECTED:
            message = f"`{name}` should be {_EXPECTED[kind]}, not {_describe_value(found)}."
            said = message, place.description
        case _:
            said = f"`{name}`: {details['msg'].rstrip('.')}.", _hint(details)
    return said


def _say_unknown(place: KeyPosition) -> tuple[str, str]:
    if place.names:
        other = next(iter(place.names - {str(place.location[-1])}))
        message = f"`{place.name}` stands beside `{other}`."
        return message, "They mean the same; keep one of them."
    hint = did_you_mean(str(place.location[-1]), _known_keys(place.group))
    if not hint and "extra" in place.group.model_fields:
        hint = "Keys of your own go below `extra`."
    return (
        f"Unknown key `{place.name}`.",
        hint or f"Use one of: {', '.join(place.group.model_fields)}.",
    )


def _hint(details: ErrorDetails) -> str:
    written = str(details.get("ctx", {}).get("written", ""))
    if details["type"] == "country_unknown":
        return _country_hint(written)
    if details["type"] == "language_unknown":
        return _language_hint(written)
    return _HINTS.get(details["type"], "")


def _country_hint(text: str) -> str:
    # CLDR knows codes of three letters, withdrawn ones, and `UK`.
    aliases = get_global("territory_aliases").get(text.upper(), ())
    codes = [code for code in aliases if code in COUNTRIES]
    meant = codes[:1] or _countries_called(plain_name(text))
    if meant:
        named = (f"{code} ({Locale('en').territories[code]})" for code in meant)
        return f"Did you mean {' or '.join(named)}?"
    return "Use its two letters from ISO 3166-1, such as UA for Ukraine."


def _countries_called(name: str) -> list[str]:
    """Give the codes of what is called so, of the few that have it in their names, or nearly so."""
    codes = _country_codes()
    if name in codes:
        return [codes[name]]
    having = {code for known, code in codes.items() if name and f" {name} " in f" {known} "}
    close = get_close_matches(name, codes, n=1, cutoff=0.75)
    return sorted(having) if 0 < len(having) <= _FEW else [codes[each] for each in close]


@cache
def _country_codes() -> dict[str, str]:
    territories = Locale("en").territories
    codes = {plain_name(each): code for code in COUNTRIES for each in other_names(code)}
    codes |= {plain_name(territories[code]): code for code in COUNTRIES}
    return codes | dict.fromkeys(("england", "scotland", "wales"), "GB")


def _language_hint(text: str) -> str:
    close = get_close_matches(text.lower(), _language_tags(), n=1, cutoff=0.75)
    if close:
        tag = _language_tags()[close[0]]
        return f"Did you mean {tag} ({Locale('en').languages[tag.replace('-', '_')]})?"
    return "Use a tag such as uk, pt-BR or zh-Hant."


@cache
def _language_tags() -> dict[str, str]:
    return {name.lower(): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}


def _known_keys(group: type[BaseModel]) -> Iterator[str]:
    for name, field in group.model_fields.items():
        yield name
        if isinstance(field.validation_alias, AliasChoices):
            yield from (str(choice) for choice in field.validation_alias.choices if choice != name)


def _names_of(group: type[Keys], name: str) -> set[str]:
    for field in group.model_fields.values():
        if isinstance(field.validation_alias, AliasChoices):
            choices = {str(choice) for choice in field.validation_alias.choices}
            if name in choices:
                return choices
    return {name} & set(group.model_fields)


def _group_at(model: type[Keys], location: tuple[str | int, ...]) -> type[Keys]:
    group = model
    for step in location:
        if not isinstance(step, str) or step not in group.model_fields:
            continue
        inner = [
            kind
            for kind in _types_in(group.model_fields[step].annotation)
            if isinstance(kind, type) and issubclass(kind, Keys)
        ]
        group = inner[0] if inner else group
    return group


def _types_in(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - a type expression
    yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _types_in(argument)


def _describe_value(value: object) -> str:
    if isinstance(value, dict):
        return "keys"
    if isinstance(value, list):
        return "a list"
    return quoted(str(value))


def dotted(location: Location) -> str:
    """Give a key as messages call it, such as `corrections[1].date`, by the way to it."""
    text = ""
    for step in location:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{key_name(step)}" if text else key_name(step)
    return text


def key_name(key: str) -> str:
    """Give a key as messages call it."""
    # As a quotation, a key stays in one line, whatever it holds.
    return quoted(key)[1:-1]
