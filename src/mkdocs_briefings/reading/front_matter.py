"""Split a file into its front matter and its body, and read the front matter.

YAML 1.2 in spirit, on PyYAML's C parser: apart from `null`, an unquoted scalar is the text that was
written, and the model decides what it means. So `country: NO` is Norway, `slug: 0123` keeps its
nought and a date is ours to parse. Below `extra`, which no model describes, scalars have the types
of YAML 1.2's core schema.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from yaml import (
    CollectionEndEvent,
    CollectionStartEvent,
    CSafeLoader,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
)

from mkdocs_briefings.reading.omissions import find_omissions, may_omit
from mkdocs_briefings.reading.plain_keys import NULLS, read_plain
from mkdocs_briefings.reading.text import without_forbidden
from mkdocs_briefings.reading.yaml_tree import nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Protocol

    from mkdocs_briefings.reading.omissions import Omission

    class Mark(Protocol):
        """A place in a text: that of PyYAML's parser in C, or in Python."""

        line: int


_OPENING = re.compile(r"\s*---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
FREE_KEYS = frozenset({"extra"})
"""Keys that are the editors' own below; no model describes what stands there."""

_MAX_DEPTH = 32
_SAFE_DEPTH = 1000
# YAML 1.1 takes them for line breaks, in the middle of a text that was pasted from elsewhere.
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")
# Python reads and writes no more than 4,300 digits, since that takes it long.
_INTEGER = re.compile(r"[-+]?[0-9]{1,4000}|0o[0-7]{1,4000}|0x[0-9a-fA-F]{1,3000}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")

Location = tuple[str | int, ...]
"""Way to a value: keys of mappings and positions in lists, from the outside in."""


class FrontMatterError(Exception):
    """The front matter cannot be read; `line` is the line of the file."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        self.line, self.message, self.hint = line, message, hint
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class SplitText:
    """A file's text, cut in two."""

    front_matter: str
    front_matter_line: int
    """Line of the file on which the front matter starts, below its fence."""

    body: str
    body_line: int
    """Line of the file on which the body starts."""


def split(text: str) -> SplitText:
    r"""Cut a text at the fences of its front matter.

    Expects line ends to be `\n`. White space before the opening fence is fine; a `---` further
    down, in the body, is a rule. Raises `FrontMatterError`.
    """
    opening = _OPENING.match(text)
    if opening is None:
        line = _first_line(text)
        raise FrontMatterError(
            line,
            "No front matter.",
            "Start the file with a line of three hyphens (---), the keys, and another such line.",
        )
    closing = _CLOSING.search(text, opening.end() - 1)
    opening_line = text.count("\n", 0, opening.end() - 1) + 1
    if closing is None:
        raise FrontMatterError(
            opening_line,
            "The front matter is not closed.",
            "Put a line of three hyphens (---) below its last key.",
        )
    body_start = min(closing.end() + 1, len(text))
    return SplitText(
        front_matter=text[opening.end() : closing.start() + 1],
        front_matter_line=opening_line + 1,
        body=text[body_start:],
        body_line=text.count("\n", 0, body_start) + 1,
    )


def _first_line(text: str) -> int:
    blank = len(text) - len(text.lstrip())
    return text.count("\n", 0, blank) + 1 if blank < len(text) else 1


class _PlainLoader(CSafeLoader):
    """PyYAML's C parser with one implicit type, `null`: all else stays text."""

    def resolve(self, *_: object) -> str:
        """Give no type: what is plain is told by its style."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Look for no type by a value's place, as nobody defines one."""

    def ascend_resolver(self) -> None:
        """Look for no type by a value's place, as nobody defines one."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in a front matter, and where."""

    values: dict[str, Any]
    duplicates: tuple[tuple[str, int, int], ...]
    """Each key that stands twice in one mapping, with its line and the line of the first."""

    _text: str
    _first_line: int

    def line_of(self, location: Sequence[str | int]) -> int:
        """Give the line of the file on which a value stands, or what comes nearest to it."""
        root = _tree(self._text, self._first_line)
        return self._first_line + (_find_line(root, location) if root else 0)

    def strings(self) -> Iterator[tuple[str, int]]:
        """Give every text in the front matter with its line, keys included."""
        for node in nodes_of(_tree(self._text, self._first_line)):
            if isinstance(node, ScalarNode):
                yield node.value, self._first_line + _line(node)

    def omissions(self) -> Iterator[Omission]:
        """Give what YAML has left out of values, in order."""
        if may_omit(self._text):
            nodes = nodes_of(_tree(self._text, self._first_line))
            found = find_omissions(self._text, nodes)
            for each in sorted(found, key=lambda omission: omission.line):
                yield each._replace(line=self._first_line + each.line)


def read(text: str, first_line: int) -> FrontMatter:
    """Read a front matter whose first line is that line of its file.

    Raises `FrontMatterError` for what is not YAML, not a mapping, or nested beyond reason.
    """
    plain = read_plain(text, FREE_KEYS)
    return (
        read_yaml(text, first_line) if plain is None else FrontMatter(plain, (), text, first_line)
    )


def read_yaml(text: str, first_line: int) -> FrontMatter:
    """Read a front matter as `read` does, whatever stands in it, with YAML's parser."""
    root = _tree(text, first_line)
    if root is None or (isinstance(root, ScalarNode) and root.value in NULLS):
        return FrontMatter({}, (), text, first_line)
    if not isinstance(root, MappingNode):
        raise FrontMatterError(
            first_line + root.start_mark.line,
            "The front matter is not a list of keys.",
            "Write one `key: value` a line.",
        )
    construction = _Construction(first_line)
    values = construction.mapping(root, free=False, depth=0)
    return FrontMatter(values, tuple(construction.duplicates), text, first_line)


@lru_cache(maxsize=1)  # Each problem of a file asks for its line, one after the other.
def _tree(text: str, first_line: int) -> Node | None:
    if not text.isascii():
        text = _OTHER_BREAKS.sub(" ", text)
    try:
        # Libyaml composes by recursion in C, where a thousand brackets too many end the process.
        if sum(map(text.count, "[{-?:")) > _SAFE_DEPTH:
            _check_depth(text, first_line)
        loader = _PlainLoader(text)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        context, problem = error.context or "", (error.problem or "unreadable").strip()
        mark = error.problem_mark or error.context_mark
        if problem.startswith("but "):
            problem = f"{context}, {problem}"
        if "quoted scalar" in context:
            # A quote that is never closed runs to the end; where it opens is the line to mend.
            mark = error.context_mark or mark
        raise FrontMatterError(
            first_line + _mark_line(mark),
            f"The front matter is not valid YAML: {problem}.",
            _yaml_hint(f"{context} {problem}"),
        ) from error
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        raise FrontMatterError(
            first_line, f"The front matter is not valid YAML: {problem}.", _yaml_hint(problem)
        ) from error


def _check_depth(text: str, first_line: int) -> None:
    loader, depth = _PlainLoader(text), 0
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > _SAFE_DEPTH:
                    raise _too_deep(first_line + _mark_line(event.start_mark))
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
    finally:
        loader.dispose()


def _yaml_hint(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "Put a text that has a colon in quotes, and begin all keys in one column."
    if "cannot start any token" in problem:
        return "Put a text that starts with @, `, % or a tab in quotes."
    if "alias" in problem or "anchor" in problem:
        return "Put a text that starts with * or & in quotes."
    if "scanning a tag" in problem or "tag handle" in problem:
        return "Put a text that starts with ! in quotes."
    if "block scalar" in problem:
        return "Put a text that starts with > or | in quotes."
    return "Look for a missing quote, a missing colon or a wrong indent, here or just above."


def _too_deep(line: int) -> FrontMatterError:
    return FrontMatterError(
        line, "The front matter is nested too deeply.", "Keep it to a few levels."
    )


class _Construction:
    """Make plain data of YAML nodes, noting keys that stand twice."""

    def __init__(self, first_line: int) -> None:
        self.duplicates: list[tuple[str, int, int]] = []
        self._first_line = first_line
        self._open: set[int] = set()
        self._made: dict[tuple[int, bool], Any] = {}

    def value(self, node: Node, *, free: bool, depth: int) -> Any:  # noqa: ANN401 - YAML's data
        if isinstance(node, ScalarNode):
            return _scalar(node, free=free)
        key = id(node), free
        # Aliases share their node: built once, a text of a few lines cannot grow to gigabytes.
        if key in self._made:
            return self._made[key]
        if depth > _MAX_DEPTH or id(node) in self._open:
            raise _too_deep(self._first_line + _line(node))
        self._open.add(id(node))
        if isinstance(node, SequenceNode):
            made: Any = [self.value(item, free=free, depth=depth + 1) for item in node.value]
        else:
            made = self.mapping(node, free=free, depth=depth + 1)
        self._open.discard(id(node))
        self._made[key] = made
        return made

    def mapping(self, node: Node, *, free: bool, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = self._first_line + _line(key_node)
            if not isinstance(key_node, ScalarNode):
                raise FrontMatterError(line, "A key is not a text.", "Write `key: value`.")
            key = without_forbidden(key_node.value)
            if key in lines:
                self.duplicates.append((key, line, lines[key]))
            lines.setdefault(key, line)
            is_free = free or (depth == 0 and key in FREE_KEYS)
            values[key] = self.value(value_node, free=is_free, depth=depth)
        return values


def _scalar(node: ScalarNode, *, free: bool) -> Any:  # noqa: ANN401 - YAML's data
    text = without_forbidden(node.value)
    if node.style:  # Empty for a text without quotes, and not None as PyYAML's own parser has it.
        return text
    if text in NULLS:
        return None
    return _core_schema(text) if free else text


def _line(node: Node) -> int:
    return _mark_line(node.start_mark)


def _mark_line(mark: Mark | None) -> int:
    return int(mark.line) if mark else 0


def _core_schema(text: str) -> str | bool | int | float:
    """Resolve an unquoted scalar by YAML 1.2's core schema (section 10.3.2).

    What no JSON can carry, the infinite and what is no number, stays text.
    """
    if text in {"true", "True", "TRUE"}:
        return True
    if text in {"false", "False", "FALSE"}:
        return False
    if _INTEGER.fullmatch(text):
        return int(text, 0 if text[:2] in {"0o", "0x"} else 10)
    if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text


def _find_line(node: Node, location: Sequence[str | int]) -> int:
    line = _line(node)
    for step in location:
        if isinstance(node, MappingNode):
            found = [pair for pair in node.value if without_forbidden(pair[0].value) == step]
            if not found:
                break
            key_node, node = found[-1]
            line = _line(key_node)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = _line(node)
        else:
            break
    return line
