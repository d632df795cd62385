"""The fields of the desk's forms, made from the model that reads the files.

A key is on a form as soon as the model has it, with its description, its type and its limits. What
the desk's own script has to know besides, to read a file as our reader does, stands in the field
too: `others`, `commas`, `capitals`, `truth` and `usual`.
"""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from pydantic import AfterValidator, AliasChoices

from mkdocs_briefings.model.briefing import BriefingKeys, Image, Keys
from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.fields import Country, splits_at_commas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from mkdocs_briefings.model.names import Names

Field = dict[str, Any]
"""A field as the CMS is told of it, in JSON."""

LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {"extra": "Its keys are the site's own, and no model says what they hold."}
)
"""Keys that no form has, with the reason; the desk leaves them in a file as they are."""

_LINKED: Mapping[tuple[type[Keys], str], Field] = MappingProxyType(
    {
        (BriefingKeys, "source"): {"widget": "relation", "collection": "sources"},
        (BriefingKeys, "story"): {"widget": "relation", "collection": "stories"},
        (Image, "src"): {"widget": "image", "choose_url": False},
    }
)
"""Keys that name another file, which is chosen from what is there.

Related briefings are written as paths: the CMS knows of none how to get from one file to another.
"""

_LONG = 200
"""A text that may have more characters is written in several lines."""

_LABELS = MappingProxyType({"url": "Address", "src": "File", "us": "US", "us_polled": "US polled"})


class _Told(NamedTuple):
    """What the model says of a key."""

    types: frozenset[Any]
    metadata: tuple[Any, ...]
    schema: Mapping[str, Any]


class Fields:
    """Makes the fields of forms, in one language and one time zone."""

    def __init__(self, names: Names, zone: str) -> None:
        self._names, self._zone = names, zone

    def of(self, model: type[Keys]) -> list[Field]:
        """Give the fields of a model's keys, in its order.

        Raises `NotImplementedError` for a key of a type that no field is known for.
        """
        schema = model.model_json_schema(by_alias=False)
        known = schema["properties"], schema.get("$defs", {})
        return [
            self._field(model, name, info, _plain(known[0][name], known[1]))
            for name, info in model.model_fields.items()
            if name not in LEFT_OUT
        ]

    def _field(
        self, model: type[Keys], name: str, info: FieldInfo, schema: Mapping[str, Any]
    ) -> Field:
        parts = tuple(_parts(info.annotation))
        told = _Told(
            frozenset(each for each in parts if isinstance(each, type)),
            (*info.metadata, *parts),
            schema,
        )
        kind = self._kind(told)
        linked = _LINKED.get((model, name), {})
        field = {
            "name": name,
            "label": _LABELS.get(name) or name.replace("_", " ").capitalize(),
            "hint": info.description,
            "required": info.is_required(),
            **(linked or kind),
        }
        usual = getattr(info.default, "value", info.default)
        if not info.is_required() and isinstance(usual, (str, bool)) and "truth" not in field:
            field["default"] = field["usual"] = usual
        if isinstance(info.validation_alias, AliasChoices):
            field["others"] = [each for each in info.validation_alias.choices if each != name]
        return field

    def _kind(self, told: _Told) -> Field:
        """Give what kind of field it is, with its limits."""
        model = next((each for each in told.types if issubclass(each, Keys)), None)
        if model is not None:
            fields = self.of(model)
            is_list = told.schema.get("type") == "array"
            shown = {"summary": "{{text}}"} if is_list else {"collapsed": "auto"}
            return {"widget": "list" if is_list else "object", "fields": fields, **shown}
        if datetime in told.types:
            return {"widget": "datetime", "input_timezone": self._zone}
        if told.schema.get("type") == "array":
            return self._list(told)
        return self._single(told.schema, is_prose=_is_prose(told))

    def _list(self, told: _Told) -> Field:
        schema = told.schema
        sizes = {"min": schema.get("minItems"), "max": schema.get("maxItems")}
        limits: Field = {name: size for name, size in sizes.items() if size is not None}
        if splits_at_commas(told.metadata):
            limits["commas"] = True
        item = self._single(schema["items"], is_prose=False)
        if item["widget"] == "select":
            return {**item, "multiple": True, **limits}
        return {**item, "widget": "list", **limits}

    def _single(self, schema: Mapping[str, Any], *, is_prose: bool) -> Field:
        if "enum" in schema:
            return {"widget": "select", "options": schema["enum"]}
        if schema.get("pattern") == _COUNTRY:
            return self._countries()
        kinds = {each.get("type") for each in schema.get("anyOf", (schema,))}
        if kinds == {"boolean"}:
            return {"widget": "boolean"}
        if kinds == {"integer"}:
            limits = {"min": schema["minimum"]} if "minimum" in schema else {}
            return {"widget": "number", "value_type": "int", **limits}
        if kinds == {"string"}:
            return _text(schema, is_prose=is_prose)
        if kinds == {"boolean", "string"}:
            return {"widget": "string", "truth": True}
        raise NotImplementedError(f"No field for {schema}. Add one, or leave the key out.")

    def _countries(self) -> Field:
        by_name = sorted((self._names.country(code), code) for code in COUNTRIES)
        by_name.sort(key=lambda pair: self._names.place(pair[0]))
        options = [{"label": name, "value": code} for name, code in by_name]
        return {"widget": "select", "options": options, "capitals": True}


def _plain(schema: Mapping[str, Any], groups: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the schema of a value that is there, with all that it refers to in its place."""
    if "$ref" in schema:
        schema = groups[schema["$ref"].rpartition("/")[2]]
    if "items" in schema:
        return {**schema, "items": _plain(schema["items"], groups)}
    choices = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    # Where a list may be written as a text, it is a list.
    lists = [each for each in choices if each.get("type") == "array" or "$ref" in each]
    found = lists or choices
    return _plain(found[0], groups) if len(found) == 1 else schema


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - a type expression
    """Give all types and all metadata of which a type is made."""
    yield annotation
    for each in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _parts(each)


def _is_prose(told: _Told) -> bool:
    """Whether nothing more is asked of a text than that it is not empty."""
    return str in told.types and not any(isinstance(e, AfterValidator) for e in told.metadata)


def _text(schema: Mapping[str, Any], *, is_prose: bool) -> Field:
    longest = schema.get("maxLength")
    field: Field = {"widget": "text" if is_prose or (longest or 0) > _LONG else "string"}
    if longest:
        field["maxlength"] = longest
    if "pattern" in schema:
        examples = schema.get("examples", ["https://example.org/page"])
        field["pattern"] = [schema["pattern"], f"Write it as {', '.join(examples)}."]
    return field


_COUNTRY = next(
    part.json_schema["pattern"] for part in _parts(Country) if hasattr(part, "json_schema")
)
