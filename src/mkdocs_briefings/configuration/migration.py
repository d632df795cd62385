"""Move a configuration to another engine: its text is changed where it must be, nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml
from yaml import CollectionNode, CSafeLoader, MappingNode, Node, ScalarNode

from mkdocs_briefings.configuration.docs_engine import OURS, PROPERDOCS, ZENSICAL
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.reading.yaml_tree import end_of, nodes_of, value_below

if TYPE_CHECKING:
    from collections.abc import Iterator

DESTINATIONS = (ZENSICAL, PROPERDOCS)
"""The engines that a site of MkDocs can move to; so are called what they need, as an extra."""

TITLES = {PROPERDOCS: "ProperDocs", ZENSICAL: "Zensical"}

_OPTION = "docs_engine"

_ZENSICAL_PLUGINS = frozenset(
    {
        "api-autonav",
        "autorefs",
        "awesome-nav",
        "blog",
        "callouts",
        "exclude",
        "gh-admonitions",
        "glightbox",
        "include-markdown",
        "literate-nav",
        "llmstxt",
        "macros",
        "markdown-exec",
        "markdownextradata",
        "meta",
        "mike",
        "minify",
        "mkdocs-audio",
        "mkdocs-autoapi",
        "mkdocs-nav-weight",
        "mkdocs-video",
        "mkdocstrings",
        "offline",
        "privacy",
        "redirects",
        "rss",
        "search",
        "social",
        "table-reader",
        "tags",
    }
)
"""Those of which Zensical 0.0.73 does the work itself; all others it drops in silence."""

_ZENSICAL_THEMES = frozenset({"material", "zensical"})


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """What somebody has to know of a line of the old text, or to do about it."""

    line: int
    """From 1."""

    text: str


@dataclass(frozen=True, slots=True)
class Migration:
    """A configuration for another engine."""

    text: str
    has_plugin: bool
    """Whether our plugin stands in it, and with it the name of the engine."""

    notes: tuple[Note, ...]
    """By their lines."""


def migrate(text: str, engine: str, name: str) -> Migration:
    """Give a configuration's text for an engine; comments and all else stay as they are.

    What the engine would drop in silence becomes a comment, with a note. `name` is the file's, for
    messages. Raises `SettingsError`, and `YAMLError` for what is no YAML.
    """
    root = yaml.compose(text, Loader=CSafeLoader)
    if not isinstance(root, MappingNode):
        raise SettingsError(f"{name}:1: There are no settings in it.")
    edits = _Edits(text)
    plugins = [*_plugins(root)]
    ours = [each for each in plugins if each.name == OURS]
    for each in ours:
        if each.value is not None and _start(each.value) < each.start:
            raise SettingsError(
                f"{name}:{each.line}: What an alias stands for may be meant for more than this. "
                f"Write the options out, with `{_OPTION}: {engine}`."
            )
        _set_engine(edits, each, engine)
    if engine == ZENSICAL:
        _leave_out(edits, root, plugins)
    _set_theme(edits, root, engine)
    _tell_of_extensions(edits, root, engine)
    return Migration(edits.result(), bool(ours), tuple(sorted(edits.notes)))


@dataclass(slots=True)
class _Edits:
    """Changes of a text, each of a part that no other changes, and notes on it."""

    text: str
    notes: list[Note] = field(default_factory=list)
    _changes: list[tuple[int, int, str]] = field(default_factory=list)

    def replace(self, start: int, end: int, by: str) -> None:
        """Put something in the place of a part, or between two characters."""
        self._changes.append((start, end, by))

    def comment_out(self, start: int, end: int) -> None:
        """Make comments of the lines from one place to another, as far in as the first begins."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.line_end(end)
        lines = self.text[first:last].split("\n")
        column = len(lines[0]) - len(lines[0].lstrip(" "))
        told = (f"{each[:column]}# {each[column:]}" if each.strip() else each for each in lines)
        self.replace(first, last, "\n".join(told))

    def line_end(self, place: int) -> int:
        """Give where the line ends in which something ends there."""
        if self.text[place - 1 : place] == "\n":
            return place - 1
        found = self.text.find("\n", place)
        return found if found >= 0 else len(self.text)

    def result(self) -> str:
        """Give the text with all changes."""
        text = self.text
        for start, end, by in sorted(self._changes, reverse=True):
            text = text[:start] + by + text[end:]
        return text


@dataclass(frozen=True, slots=True)
class _Plugin:
    """A plugin that a configuration names."""

    key: ScalarNode
    value: Node | None
    """What it is told; None where it stands in a list by its name alone."""

    is_flow: bool
    """Whether it is in brackets, and has no lines of its own."""

    @property
    def name(self) -> str:
        return str(self.key.value)

    @property
    def line(self) -> int:
        return _line(self.key)

    @property
    def start(self) -> int:
        return _start(self.key)

    @property
    def end(self) -> int:
        return (
            max(end_of(self.value), end_of(self.key))
            if self.value is not None
            else end_of(self.key)
        )


def _plugins(root: MappingNode) -> Iterator[_Plugin]:
    node = value_below(root, "plugins")
    if not isinstance(node, CollectionNode):
        return
    items = node.value if not isinstance(node, MappingNode) else [node]
    for item in items:
        is_flow = bool(node.flow_style or (isinstance(item, MappingNode) and item.flow_style))
        if isinstance(item, ScalarNode):
            yield _Plugin(item, None, is_flow)
        elif isinstance(item, MappingNode):
            yield from (_Plugin(key, value, is_flow) for key, value in item.value)


def _set_engine(edits: _Edits, plugin: _Plugin, engine: str) -> None:
    told = f"{_OPTION}: {engine}"
    key, value = plugin.key, plugin.value
    start, end = _start(key), end_of(key)
    indent = " " * (key.start_mark.column + 2)
    option = value_below(value, _OPTION)
    if option is not None:
        edits.replace(_start(option), end_of(option), engine)
    elif value is None and plugin.is_flow:
        edits.replace(start, end, f"{{{edits.text[start:end]}: {{{told}}}}}")
    elif value is None:
        last = edits.line_end(end)
        edits.replace(end, last, f":{edits.text[end:last]}\n{indent}{told}")
    elif isinstance(value, MappingNode) and value.flow_style:
        edits.replace(_start(value) + 1, _start(value) + 1, told + (", " if value.value else ""))
    elif isinstance(value, MappingNode):
        edits.replace(_start(value), _start(value), f"{told}\n{' ' * value.start_mark.column}")
    elif _start(value) < end_of(value):  # such as `~`
        edits.replace(_start(value), end_of(value), f"{{{told}}}")
    elif plugin.is_flow:
        edits.replace(_start(value), _start(value), f" {{{told}}}")
    else:
        edits.replace(edits.line_end(end), edits.line_end(end), f"\n{indent}{told}")


def _leave_out(edits: _Edits, root: MappingNode, plugins: list[_Plugin]) -> None:
    """Make comments of what Zensical neither does nor tells of."""
    title = TITLES[ZENSICAL]
    for each in plugins:
        if each.name == OURS or each.name.removeprefix("material/") in _ZENSICAL_PLUGINS:
            continue
        if each.is_flow:
            text = f"{title} has no plugin {each.name}, and drops it in silence: take it out."
        else:
            edits.comment_out(each.start, each.end)
            text = f"{title} has no plugin {each.name}: it is a comment now."
        edits.notes.append(Note(each.line, text))
    hooks = next((pair for pair in root.value if pair[0].value == "hooks"), None)
    if hooks is not None:
        edits.comment_out(_start(hooks[0]), max(end_of(hooks[0]), end_of(hooks[1])))
        text = f"{title} calls no hooks: they are a comment now."
        edits.notes.append(Note(_line(hooks[0]), text))


def _set_theme(edits: _Edits, root: MappingNode, engine: str) -> None:
    written = value_below(root, "theme")
    folder = value_below(written, "custom_dir")
    if engine == ZENSICAL and folder is not None:
        text = "Zensical has MiniJinja and blocks of its own: look at what its templates make."
        edits.notes.append(Note(_line(folder), text))
    name = value_below(written, "name") if isinstance(written, MappingNode) else written
    if not isinstance(name, ScalarNode):
        return
    if engine == ZENSICAL and name.value not in _ZENSICAL_THEMES:
        edits.replace(_start(name), end_of(name), ZENSICAL)
        text = f"Zensical has no theme {name.value}: its own takes its place."
        edits.notes.append(Note(_line(name), text))
    elif engine == PROPERDOCS and name.value == "material":
        text = (
            "It works as it is. MaterialX goes on with Material: to take it, install "
            "mkdocs-materialx in the place of mkdocs-material, and write `materialx` here."
        )
        edits.notes.append(Note(_line(name), text))


def _tell_of_extensions(edits: _Edits, root: MappingNode, engine: str) -> None:
    """Tell of extensions that come with the theme, which briefings are read with, too."""
    if engine != ZENSICAL:
        return  # MaterialX brings them by the same names
    for node in nodes_of(value_below(root, "markdown_extensions")):
        told = [str(node.tag)] + ([node.value] if isinstance(node, ScalarNode) else [])
        if any("material.extensions" in each for each in told):
            text = "It comes with mkdocs-material: keep that installed as long as it stands here."
            edits.notes.append(Note(_line(node), text))


def _start(node: Node) -> int:
    return int(node.start_mark.index)


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
