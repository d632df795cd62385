"""The handbook's reference of front matter keys, made from the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices, BaseModel

from mkdocs_briefings.model.briefing import BriefingKeys, Keys
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

_INTRO = """\
---
title: Front matter reference
description: Every key that a briefing, a source's profile and a story's profile may have.
---
# Front matter reference

This page is made from the model that reads the files: `briefings schema --write` writes it anew.
Any key that is not listed here is an error; keys of your own go below `extra`.
"""


def reference() -> str:
    """Give the reference page as Markdown."""
    parts = [_INTRO, "\n## A briefing\n\n", *_table(BriefingKeys)]
    for name, group in _groups(BriefingKeys):
        parts += [f"\n### `{name}`\n\n{_sentence(group)}\n\n", *_table(group)]
    parts += ["\n## A source's profile\n\n", *_table(SourceKeys)]
    parts += ["\n## A running story's profile\n\n", *_table(StoryKeys)]
    return "".join(parts)


def _table(model: type[Keys]) -> Iterator[str]:
    yield "| key | required | meaning |\n|---|---|---|\n"
    for name, field in model.model_fields.items():
        required = "yes" if field.is_required() else ""
        yield f"| {_names(name, field)} | {required} | {field.description} |\n"


def _names(name: str, field: FieldInfo) -> str:
    if isinstance(field.validation_alias, AliasChoices):
        return " or ".join(f"`{choice}`" for choice in field.validation_alias.choices)
    return f"`{name}`"


def _groups(model: type[Keys], above: str = "") -> Iterator[tuple[str, type[Keys]]]:
    for name, field in model.model_fields.items():
        for kind in _types_in(field.annotation):
            if isinstance(kind, type) and issubclass(kind, Keys):
                yield f"{above}{name}", kind
                yield from _groups(kind, f"{above}{name}.")


def _types_in(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - a type expression
    yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _types_in(argument)


def _sentence(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]
