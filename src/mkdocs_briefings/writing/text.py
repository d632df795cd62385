"""Write the text of a briefing: front matter as people like to read it, then the body."""

from __future__ import annotations

import re
from typing import Any

import yaml

from mkdocs_briefings.reading.text import without_forbidden

_WIDEST_LIST = 90
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


def _list(dumper: _Dumper, items: list[Any]) -> yaml.Node:
    is_short = all(isinstance(item, (str, int, float)) for item in items) and (
        sum(len(str(item)) + 2 for item in items) <= _WIDEST_LIST
    )
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_short)


_Dumper.add_representer(list, _list)


def write_text(values: dict[str, Any], body: str) -> str:
    """Give the text of a file with these keys, in their order, and that body."""
    keys = yaml.dump(
        _printable(values),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=_VERY_WIDE,
    )
    text = f"\n{body}\n" if body else ""
    return f"---\n{keys}---\n{text}"


def _printable(value: Any) -> Any:  # noqa: ANN401 - any front matter
    if isinstance(value, str):
        return without_forbidden(value)
    if isinstance(value, dict):
        return {str(key): _printable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(item) for item in value]
    return value
