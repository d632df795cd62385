"""Read `mkdocs.yml` as MkDocs does: with what it inherits, variables and names of Python's.

`zensical.toml` says the same in another way, without any of these.
"""

from __future__ import annotations

import os
import tomllib
from importlib import import_module
from typing import TYPE_CHECKING, Any

import yaml
from yaml.constructor import ConstructorError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PACKAGES = frozenset({"pymdownx", "zensical"})
"""What has extensions below its name."""

_PYTHON = "tag:yaml.org,2002:python/"


def read_configuration(path: Path) -> dict[str, Any]:
    """Give what stands in a configuration and in those from which it inherits.

    Raises `OSError`, and `YAMLError` for what cannot be read so.
    """
    if path.suffix == ".toml":
        return read_toml(path)
    with path.open("rb") as file:
        written = yaml.load(file, _Loader)  # noqa: S506 - a safe one
    if not isinstance(written, dict):
        raise yaml.YAMLError("There are no settings in it.")
    parent = written.pop("INHERIT", None)
    if parent is None:
        return written
    return _merged(read_configuration(path.parent / str(parent)), written)


def read_toml(path: Path) -> dict[str, Any]:
    """Give what stands in a `zensical.toml`. Raises `OSError`, and `YAMLError` as above."""
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise yaml.YAMLError(str(error)) from error
    project = written.get("project", written)
    if not isinstance(project, dict):
        raise yaml.YAMLError("There are no settings in it.")
    extensions = project.get("markdown_extensions")
    if isinstance(extensions, dict):
        project["markdown_extensions"] = dict(_named(extensions))
    return project


def _named(extensions: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give extensions by their whole names, which TOML takes to be tables in tables."""
    for name, told in extensions.items():
        if name in _PACKAGES and isinstance(told, dict):
            yield from ((f"{name}.{each}", below) for each, below in told.items())
        else:
            yield name, told


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Give both; what is in mappings of both is merged too, and else the one above counts."""
    merged = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            merged[key] = _merged(below[key], above[key])
    return merged


class _Loader(yaml.CSafeLoader):
    """Makes nothing of Python's but what extensions are told of: names and calls."""


def _variable(loader: _Loader, node: yaml.Node) -> object:
    """Give the first of some variables that is set, or else what stands last."""
    names, default = [node], None
    if isinstance(node, yaml.SequenceNode):
        names = node.value
        if len(names) > 1:
            *names, last = names
            default = loader.construct_object(last, deep=True)
    for name in names:
        if not isinstance(name, yaml.ScalarNode):
            raise ConstructorError(None, None, "A variable has no name", node.start_mark)
        value = os.environ.get(name.value)
        if value is not None:
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return default


def _name(_: _Loader, suffix: str, node: yaml.Node) -> object:
    if not isinstance(node, yaml.ScalarNode) or node.value:
        raise ConstructorError(None, None, "A name of Python's has a value", node.start_mark)
    return _find(suffix, node)


def _call(loader: _Loader, suffix: str, node: yaml.Node) -> object:
    made: Callable[..., object] = _find(suffix, node)
    if isinstance(node, yaml.SequenceNode):
        return made(*loader.construct_sequence(node, deep=True))
    if not isinstance(node, yaml.MappingNode):
        raise ConstructorError(None, None, "A call has no arguments", node.start_mark)
    told = loader.construct_mapping(node, deep=True)
    if not told.keys() <= {"args", "kwds"}:
        raise ConstructorError(None, None, "A call has more than arguments", node.start_mark)
    return made(*told.get("args", ()), **told.get("kwds", {}))


def _find(name: str, node: yaml.Node) -> Any:  # noqa: ANN401 - whatever has that name
    module, _, attribute = name.rpartition(".")
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise ConstructorError(None, None, f"There is no {name}", node.start_mark) from error


_Loader.add_constructor("!ENV", _variable)
_Loader.add_multi_constructor(f"{_PYTHON}name:", _name)
_Loader.add_multi_constructor(f"{_PYTHON}object/apply:", _call)
