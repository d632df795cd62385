"""The JSON Schema of front matter, for editors' YAML tooling."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices

from mkdocs_briefings.model.briefing import BriefingKeys, Keys
from mkdocs_briefings.model.given_names import NamesKeys
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys
from mkdocs_briefings.model.translation_keys import (
    ABOUT_ITSELF,
    IN_ITS_SCRIPT,
    MADE_FROM,
    OF_IMAGE,
    OF_IMAGE_IN_ITS_SCRIPT,
    REASON,
    WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def translation_schema() -> str:
    """Give the schema of the front matter of a briefing's translation, as JSON text."""
    schema = _plain_schema(BriefingKeys, "Front matter of a briefing's translation")
    known = schema["properties"]
    own = (*WORDS, *IN_ITS_SCRIPT, *ABOUT_ITSELF)
    schema["properties"] = {key: known[key] for key in own if key in known}
    schema["properties"][REASON] = {
        "description": "Why it is a pick, in a sentence.",
        "type": ["string", "null"],
    }
    image = schema["$defs"]["Image"]
    words = {key: image["properties"][key] for key in (*OF_IMAGE, *OF_IMAGE_IN_ITS_SCRIPT)}
    schema["$defs"]["Image"] = {**image, "properties": words, "required": [OF_IMAGE[0]]}
    schema["properties"]["image"] = known["image"]
    schema["properties"][MADE_FROM] = {
        "description": "The version of the original that it follows; "
        "`briefings translation accept` writes it.",
        "type": ["string", "number", "null"],
    }
    schema["required"] = ["title", "summary"]
    del schema["allOf"]
    schema["$defs"] = dict(_used(schema["$defs"], schema["properties"]))
    return _text(schema)


def names_schema() -> str:
    """Give the schema of a file with names in a language, as JSON text."""
    schema = _plain_schema(NamesKeys, "Names of topics, sources and stories in a language")
    for each in schema["properties"].values():
        # What has no name yet may stand there without one.
        (kind, *_) = each["anyOf"]
        kind["additionalProperties"]["type"] = ["string", "null"]
    return _text(schema)


def _used(groups: dict[str, Any], *places: object) -> Iterator[tuple[str, Any]]:
    """Give the groups of keys to which these places lead, and those lead in turn."""
    waiting, left = list(places), dict(groups)
    while waiting:
        text = json.dumps(waiting.pop())
        for name in [each for each in left if f'#/$defs/{each}"' in text]:
            yield name, left[name]
            waiting.append(left.pop(name))


def _schema(model: type[Keys], title: str) -> str:
    return _text(_plain_schema(model, title))


def _plain_schema(model: type[Keys], title: str) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=False)
    _drop_titles(schema)
    for group in (schema, *schema.get("$defs", {}).values()):
        _allow_empty(group)
    _add_aliases(schema, model)
    return {"$schema": _DIALECT, **schema, "title": title}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


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
