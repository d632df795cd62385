"""Name a mistake in the configuration with the line on which it stands."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import yaml
from yaml import CSafeLoader, Node, ScalarNode, SequenceNode

from mkdocs_briefings.errors import SettingsError, quoted
from mkdocs_briefings.reading.yaml_tree import nodes_of, pair_below, value_below

if TYPE_CHECKING:
    from pathlib import Path

_HAS_LINE = re.compile(r"[^\s:]+:\d+: ")
_NAME = re.compile(r"(\w+)[.:]")
_OURS = "briefings"


def located(error: SettingsError, config_file: Path) -> SettingsError:
    """Give the error with the configuration's file and line before each of its sentences.

    A sentence begins with the name of its option. The line is that of what it quotes there, or else
    of the option; the first one where that is not there.
    """
    root = None
    with suppress(OSError, yaml.YAMLError):  # whoever reads the file tells of them
        root = yaml.compose(config_file.read_bytes(), Loader=CSafeLoader)
    told = (
        each if _HAS_LINE.match(each) else f"{config_file.name}:{_line(each, root)}: {each}"
        for each in str(error).splitlines()
    )
    return SettingsError("\n".join(told))


def _line(sentence: str, root: Node | None) -> int:
    name = _NAME.match(sentence)
    pair = _option(name[1], root) if name is not None else None
    if pair is None:
        return 1
    key, value = pair
    texts = (each for each in nodes_of(value) if isinstance(each, ScalarNode) and each.value)
    nodes = (each for each in texts if quoted(each.value) in sentence)
    return int(next(nodes, key).start_mark.line) + 1


def _option(name: str, root: Node | None) -> tuple[Node, Node] | None:
    """Give an option of ours, or else a setting of the site, as its key and its value."""
    ours = _find(_OURS, _find("plugins", root))
    return pair_below(ours, name) or pair_below(root, name)


def _find(name: str, node: Node | None) -> Node | None:
    """Give what stands below a name, in a mapping or in a list of such."""
    if isinstance(node, SequenceNode):
        found = (_find(name, each) for each in node.value)
        return next((each for each in found if each is not None), None)
    return value_below(node, name)
