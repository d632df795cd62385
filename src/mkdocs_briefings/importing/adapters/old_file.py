"""Open a file of another generator: front matter in YAML, TOML or JSON, and the text below it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.importing.old_keys import DepthError, OldKeys
from mkdocs_briefings.importing.old_post import OldPost, TextKind
from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.reading.ordinary_file import read_ordinary
from mkdocs_briefings.reading.text import EncodingError, clean

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.reading.front_matter import FrontMatter

_YAML = re.compile(r"\s*---[ \t]*(?:\n|\Z)")
_TOML = re.compile(
    r"\s*\+\+\+[ \t]*\n(?P<keys>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_OPEN_TOML = re.compile(r"\s*\+\+\+[ \t]*(?:\n|\Z)")
# `{{<`, `{%` and `{:` start a text, `{"` and `{}` start JSON.
_JSON = re.compile(r"\s*(?=\{\s*[\"}])")
_HEADERS = re.compile(r"\s*+(?:[A-Za-z][\w-]*+:[^\n]*+\n)*?Title:[ \t]*+\S", re.IGNORECASE)
_TOML_LINE = re.compile(r"at line (\d+)")


class UnreadableOldFileError(Exception):
    """A file cannot be read; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class NoFrontMatterError(Exception):
    """A file has no front matter, so its generator would not take it for a post either."""


@dataclass(frozen=True, slots=True)
class OldFile:
    """A file of another generator, cut into its keys and its text."""

    keys: OldKeys
    head: str
    r"""The front matter as it is written, fences included; line ends are `\n`."""

    text: str
    """What stands below it."""

    notes: tuple[Problem, ...] = ()
    """What an editor has to look at."""

    def as_post(self, path: str, kind: TextKind = TextKind.MARKDOWN) -> OldPost:
        """Give what stands in the file as a post; problems call it by that path."""
        return OldPost(
            path=path,
            kind=kind,
            keys=self.keys,
            head=self.head,
            text=self.text,
            text_line=self.head.count("\n") + 1,
            notes=self.notes,
        )


@dataclass(frozen=True, slots=True)
class _YamlLines(Mapping[str, int]):
    """Lines of the keys of a front matter in YAML, parsed for it only when one is asked for."""

    matter: FrontMatter

    def __getitem__(self, key: str) -> int:
        return self.matter.line_of((key,))

    def __iter__(self) -> Iterator[str]:
        return iter(self.matter.values)

    def __len__(self) -> int:
        return len(self.matter.values)


@dataclass(frozen=True, slots=True)
class _LinesInText(Mapping[str, int]):
    """Lines of the keys of a front matter in TOML or JSON, found by their looks."""

    text: str
    names: tuple[str, ...]

    def __getitem__(self, key: str) -> int:
        found = re.search(
            rf"""^[ \t\[{{]*["']?{re.escape(key)}["']?\s*[=:\].]""", self.text, re.MULTILINE
        )
        if found is None:
            raise KeyError(key)
        return self.text.count("\n", 0, found.start()) + 1

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def open_old_file(path: Path, name: str) -> OldFile:
    """Open a file; problems call it by that name.

    Raises `UnreadableOldFileError` and `NoFrontMatterError`.
    """
    try:
        cleaned = clean(read_ordinary(path), name)
    except EncodingError as error:
        raise UnreadableOldFileError(error.problem) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(name, 1, f"The file cannot be read: {reason}.")
        raise UnreadableOldFileError(problem) from error
    text = cleaned.text
    if _OPEN_TOML.match(text):
        return _open_toml(text, name, cleaned.problems)
    if _YAML.match(text):
        return _open_yaml(text, name, cleaned.problems)
    if _JSON.match(text):
        return _open_json(text, name, cleaned.problems)
    if _HEADERS.match(text):
        message = "It begins with headers, as Pelican has them, and not with front matter."
        hint = "Put a line of three hyphens (---) above and below them."
        raise UnreadableOldFileError(Problem(name, 1, message, hint))
    raise NoFrontMatterError


def _open_yaml(text: str, name: str, notes: tuple[Problem, ...]) -> OldFile:
    try:
        pieces = front_matter.split(text)
        matter = front_matter.read(pieces.front_matter, pieces.front_matter_line)
    except front_matter.FrontMatterError as error:
        problem = Problem(name, error.line, error.message, error.hint)
        raise UnreadableOldFileError(problem) from error
    typed = _typed_yaml(pieces.front_matter, matter.values)
    return OldFile(
        keys=OldKeys(matter.values, typed, _YamlLines(matter)),
        head=text[: len(text) - len(pieces.body)],
        text=pieces.body,
        notes=(*notes, *(_duplicate(name, key, line) for key, line, _ in matter.duplicates)),
    )


def _duplicate(name: str, key: str, line: int) -> Problem:
    message = f"`{key}` stands twice; the last one counts."
    return Problem(name, line, message, severity=Severity.WARNING)


def _typed_yaml(text: str, plain: dict[str, Any]) -> dict[str, Any]:
    # Only below `extra` does the reader tell numbers and truths from text: so it is put there.
    indented = "".join(f"  {line}" for line in text.splitlines(keepends=True))
    try:
        typed = front_matter.read(f"extra:\n{indented}", 1).values.get("extra")
    except front_matter.FrontMatterError:
        return plain
    return typed if isinstance(typed, dict) else plain


def _open_toml(text: str, name: str, notes: tuple[Problem, ...]) -> OldFile:
    found = _TOML.match(text)
    if found is None:
        message = "The front matter is not closed."
        hint = "Put a line of three plus signs (+++) below its last key."
        raise UnreadableOldFileError(Problem(name, 1, message, hint))
    try:
        keys = tomllib.loads(found["keys"])
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        at = _TOML_LINE.search(str(error))
        first = text.count("\n", 0, found.start("keys")) + 1
        line = first + int(at[1]) - 1 if at else first
        message = f"The front matter is not valid TOML: {error}."
        raise UnreadableOldFileError(Problem(name, line, message)) from error
    return _from_data(keys, text, found.end(), name, notes)


def _open_json(text: str, name: str, notes: tuple[Problem, ...]) -> OldFile:
    start = text.index("{")
    try:
        keys, end = json.JSONDecoder().raw_decode(text, start)
    except json.JSONDecodeError as error:
        message = f"The front matter is not valid JSON: {error.msg}."
        raise UnreadableOldFileError(Problem(name, error.lineno, message)) from error
    except (RecursionError, ValueError) as error:
        message = f"The front matter is not valid JSON: {error}."
        raise UnreadableOldFileError(Problem(name, 1, message)) from error
    return _from_data(keys, text, end, name, notes)


def _from_data(
    data: dict[str, Any], text: str, text_start: int, name: str, notes: tuple[Problem, ...]
) -> OldFile:
    head = text[:text_start]
    try:
        keys = OldKeys.from_data(data, _LinesInText(head, tuple(data)))
    except DepthError as error:
        problem = Problem(name, 1, "The front matter is nested too deeply.")
        raise UnreadableOldFileError(problem) from error
    return OldFile(keys, head, text[text_start:], notes)
