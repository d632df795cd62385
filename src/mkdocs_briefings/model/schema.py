"""The JSON Schema of front matter, for editors' YAML tooling."""

from __future__ import annotations

import json
from typing import Any

from pydantic import AliasChoices

from mkdocs_briefings.model.briefing import BriefingKeys, Keys
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def briefing_schema() -> str:
    """Give the schema of a briefing's front matter, as JSON text."""
    return _schema(BriefingKeys, "Front matter of a briefing")


def source_schema() -> str:
    """Give the schema of a source's front matter, as JSON text."""
    return _schema(SourceKeys, "Front matter of a source's profile")


def story_schema() -> str:
    """Give the schema of a running story's front matter, as JSON text."""
    return _schema(StoryKeys, "Front matter of a running story's profile")


def _schema(model: type[Keys], title: str) -> str:
    schema = model.model_json_schema(by_alias=False)
    _drop_titles(schema)
    for group in (schema, *schema.get("$defs", {}).values()):
        _allow_empty(group)
    _add_aliases(schema, model)
    whole = {"$schema": _DIALECT, **schema, "title": title}
    return json.dumps(whole, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _drop_titles(schema: Any) -> None:  # noqa: ANN401 - JSON
    # Pydantic titles every key with its own name; an editor's tooltip would say it twice.
    if isinstance(schema, dict):
        if isinstance(schema.get("title"), str):
            del schema["title"]
        for value in schema.values():
            _drop_titles(value)
    elif isinstance(schema, list):
        for value in schema:
            _drop_titles(value)


def _allow_empty(group: dict[str, Any]) -> None:
    """Let an optional key stand without a value: the reader leaves it out."""
    for name, value in group.get("properties", {}).items():
        if name in group.get("required", []) or {"type": "null"} in value.get("anyOf", []):
            continue
        told = {key: value.pop(key) for key in ("default", "description") if key in value}
        choices = value["anyOf"] if set(value) == {"anyOf"} else [dict(value)]
        value.clear()
        value.update(told, anyOf=[*choices, {"type": "null"}])


def _add_aliases(schema: dict[str, Any], model: type[Keys]) -> None:
    """Let a key stand under any of its names, and ask for one of them where it is required."""
    for name, field in model.model_fields.items():
        if not isinstance(field.validation_alias, AliasChoices):
            continue
        names = [str(choice) for choice in field.validation_alias.choices]
        for other in names:
            schema["properties"].setdefault(other, schema["properties"][name])
        if name in schema.get("required", []):
            schema["required"].remove(name)
            schema.setdefault("allOf", []).append(
                {"oneOf": [{"required": [other]} for other in names]}
            )
