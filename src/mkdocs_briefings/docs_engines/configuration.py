"""Write the configuration of an engine: that of the site, without our plugin.

It is changed as it is written, node by node, and not as Python has it: so variables and names of
Python's stay what they are, and mean what they mean to the engine.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from mkdocs_briefings.configuration.docs_engine import OURS, ZENSICAL
from mkdocs_briefings.configuration.yaml_file import read_toml
from mkdocs_briefings.reading.yaml_tree import value_below

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_MAP, _SEQUENCE, _TEXT = (f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str"))

_ALIASES = frozenset({"material", "materialx", "mkdocs", "readthedocs"})
"""Themes in whose place Zensical has one of its own."""

_EVERY_SITE = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs gives every site; Zensical has others where none is named."""


def written_for(name: str, path: Path, moved: Mapping[str, str], nav: object) -> str:
    """Give the text of an engine's configuration, in YAML; `path` is that of the site's.

    `moved` has pages of `docs/` that stand elsewhere there, and `nav` the navigation of a site
    that writes none; None leaves it to the engine. Raises `OSError` and `YAMLError`.
    """
    is_toml = path.suffix == ".toml"
    site = _told(read_toml(path)) if is_toml else _composed(path)
    _without_ours(site)
    _set(site, "docs_dir", _text("docs"))
    _set(site, "site_dir", _text("site"))
    _set(site, "theme", _theme(value_below(site, "theme"), name, is_toml=is_toml))
    if nav is not None:
        _set(site, "nav", _node(nav))
    _each_text(value_below(site, "nav"), lambda text: moved.get(text, text))
    # What is there without a folder of its own is there beside the site's configuration.
    _each_text(value_below(site, "hooks"), lambda text: str(path.parent / text))
    if name == ZENSICAL and not is_toml:
        extensions = value_below(site, "markdown_extensions")
        named = _node(list(_EVERY_SITE)) if extensions is None else extensions
        _set(site, "markdown_extensions", named)
    return yaml.serialize(site, allow_unicode=True, width=10_000)


def _composed(path: Path) -> MappingNode:
    with path.open("rb") as file:
        node = yaml.compose(file, yaml.CSafeLoader)
    if not isinstance(node, MappingNode):
        raise yaml.YAMLError("There are no settings in it.")
    parent = value_below(node, "INHERIT")
    if parent is None:
        return node
    _drop(node, "INHERIT")
    return _merged(_composed(path.parent / str(parent.value)), node)


def _merged(below: MappingNode, above: MappingNode) -> MappingNode:
    """Give both, as `read_configuration` merges what they mean."""
    for key, value in above.value:
        there = value_below(below, key.value)
        if isinstance(there, MappingNode) and isinstance(value, MappingNode):
            _merged(there, value)
        else:
            _set(below, key.value, value)
    return below


def _without_ours(site: MappingNode) -> None:
    plugins = value_below(site, "plugins")
    if isinstance(plugins, MappingNode):
        _drop(plugins, OURS)
    elif isinstance(plugins, SequenceNode):
        plugins.value = [each for each in plugins.value if _name_of(each) != OURS]


def _name_of(entry: Node) -> object:
    if isinstance(entry, MappingNode):
        return next((key.value for key, _ in entry.value), None)
    return entry.value


def _theme(written: Node | None, name: str, *, is_toml: bool) -> MappingNode:
    theme = written if isinstance(written, MappingNode) else MappingNode(_MAP, [])
    if isinstance(written, ScalarNode):
        _set(theme, "name", written)
    _set(theme, "custom_dir", _text("theme"))
    if name == ZENSICAL:
        named = value_below(theme, "name")
        if named is None or named.value in _ALIASES:
            _set(theme, "name", _text("material"))
        # The look that a site's own styles were written for.
        if not is_toml and value_below(theme, "variant") is None:
            _set(theme, "variant", _text("classic"))
    return theme


def _each_text(node: Node | None, change: Callable[[str], str]) -> None:
    if isinstance(node, SequenceNode):
        for each in node.value:
            _each_text(each, change)
    elif isinstance(node, MappingNode):
        for _, value in node.value:
            _each_text(value, change)
    elif isinstance(node, ScalarNode) and node.tag == _TEXT:
        node.value = change(node.value)


def _drop(node: MappingNode, key: str) -> None:
    node.value = [pair for pair in node.value if pair[0].value != key]


def _set(node: MappingNode, key: str, value: Node) -> None:
    if value_below(node, key) is None:
        node.value.append((_text(key), value))
    else:
        node.value = [(name, value if name.value == key else old) for name, old in node.value]


def _text(text: str) -> ScalarNode:
    return ScalarNode(_TEXT, text)


def _told(told: Mapping[str, Any]) -> MappingNode:
    node = _node(told)
    assert isinstance(node, MappingNode)  # noqa: S101 - as what it is made of
    return node


def _node(told: object) -> MappingNode | SequenceNode:
    # JSON is YAML.
    node = yaml.compose(json.dumps(told, default=str), yaml.CSafeLoader)
    assert isinstance(node, MappingNode | SequenceNode)  # noqa: S101 - of no text
    return node
