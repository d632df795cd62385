"""Write the text of a briefing: front matter as people like to read it, then the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from yaml import MappingNode

from mkdocs_briefings.reading.text import without_forbidden
from mkdocs_briefings.writing.yaml_format import write_in_one_form
from mkdocs_briefings.writing.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.model.key_order import KeyOrder

_VERY_WIDE = 100_000


class _Dumper(yaml.CSafeDumper):
    """Quotes only what the reader would take for something else than text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML reads it off the class

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True


# What the reader takes for something else than text below `extra`: YAML 1.2's core schema.
for _tag, _pattern, _starts in (
    ("null", r"(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$",
        list("-+.0123456789"),
    ),
):
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _starts)


def write_text(values: Mapping[str, Any], body: str, order: KeyOrder) -> str:
    """Give the text of a file with these keys and that body, formatted."""
    text = f"\n{body}\n" if body else ""
    return f"---\n{write_keys(values, order)}---\n{text}"


def write_keys(values: Mapping[str, Any], order: KeyOrder) -> str:
    """Give the text of a front matter with these keys, formatted, without its fences."""
    keys = yaml.dump(
        _printable(dict(values)),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=_VERY_WIDE,
    )
    root = compose(keys)
    if not isinstance(root, MappingNode) or not root.value:
        return ""
    return write_in_one_form(keys, root, order)


def _printable(value: Any) -> Any:  # noqa: ANN401 - any front matter
    if isinstance(value, str):
        return without_forbidden(value)
    if isinstance(value, dict):
        return {str(key): _printable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(item) for item in value]
    return value
