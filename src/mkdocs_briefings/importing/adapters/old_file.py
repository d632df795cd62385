"""Open a file of another generator: front matter in YAML, TOML or JSON, and the text below it."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import Problem
from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.reading.text import EncodingError, clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_YAML = re.compile(r"\s*---[ \t]*(?:\n|\Z)")
_TOML = re.compile(
    r"\s*\+\+\+[ \t]*\n(?P<keys>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_OPEN_TOML = re.compile(r"\s*\+\+\+[ \t]*(?:\n|\Z)")
# `{{<`, `{%` and `{:` start a text, `{"` and `{}` start JSON.
_JSON = re.compile(r"\s*(?=\{\s*[\"}])")
_TOML_LINE = re.compile(r"at line (\d+)")
_MAX_DEPTH = 32


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

    keys: dict[str, Any]
    """Front matter, every scalar as the text that was written."""

    typed: dict[str, Any]
    """The same, with numbers and truths as such: what goes below `extra`."""

    duplicates: tuple[tuple[str, int], ...]
    """Keys that stand twice, each with the line of the one that counts."""

    text: str
    """The whole file, line ends as `\\n`."""

    body: str
    warnings: tuple[Problem, ...]
    find_line: Callable[[str], int]
    """Gives the line on which a top-level key stands."""

    def line_of_text(self, words: str) -> int:
        """Give the line on which a piece of the file's text first stands; else 1."""
        place = self.text.find(words)
        return self.text.count("\n", 0, place) + 1 if place >= 0 else 1


def open_old_file(path: Path, name: str) -> OldFile:
    """Open a file; problems call it by that name.

    Raises `UnreadableOldFileError` and `NoFrontMatterError`.
    """
    try:
        cleaned = clean(path.read_bytes(), name)
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
    raise NoFrontMatterError


def _open_yaml(text: str, name: str, warnings: tuple[Problem, ...]) -> OldFile:
    try:
        pieces = front_matter.split(text)
        matter = front_matter.read(pieces.front_matter, pieces.front_matter_line)
    except front_matter.FrontMatterError as error:
        problem = Problem(name, error.line, error.message, error.hint)
        raise UnreadableOldFileError(problem) from error
    return OldFile(
        keys=matter.values,
        typed=_typed_yaml(pieces.front_matter, matter.values),
        duplicates=tuple((key, line) for key, line, _first in matter.duplicates),
        text=text,
        body=pieces.body,
        warnings=warnings,
        find_line=lambda key: matter.line_of((key,)),
    )


def _typed_yaml(text: str, plain: dict[str, Any]) -> dict[str, Any]:
    # Only below `extra` does the reader tell numbers and truths from text: so it is put there.
    indented = "".join(f"  {line}" for line in text.splitlines(keepends=True))
    try:
        typed = front_matter.read(f"extra:\n{indented}", 1).values.get("extra")
    except front_matter.FrontMatterError:
        return plain
    return typed if isinstance(typed, dict) else plain


def _open_toml(text: str, name: str, warnings: tuple[Problem, ...]) -> OldFile:
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
    return _from_data(keys, text, found.end(), name, warnings)


def _open_json(text: str, name: str, warnings: tuple[Problem, ...]) -> OldFile:
    start = text.index("{")
    try:
        keys, end = json.JSONDecoder().raw_decode(text, start)
    except json.JSONDecodeError as error:
        message = f"The front matter is not valid JSON: {error.msg}."
        raise UnreadableOldFileError(Problem(name, error.lineno, message)) from error
    except (RecursionError, ValueError) as error:
        message = f"The front matter is not valid JSON: {error}."
        raise UnreadableOldFileError(Problem(name, 1, message)) from error
    return _from_data(keys, text, end, name, warnings)


def _from_data(
    keys: dict[str, Any], text: str, body_start: int, name: str, warnings: tuple[Problem, ...]
) -> OldFile:
    try:
        as_text, typed = _as_text(keys, 0), _as_plain_data(keys, 0)
    except RecursionError as error:
        problem = Problem(name, 1, "The front matter is nested too deeply.")
        raise UnreadableOldFileError(problem) from error

    def find_line(key: str) -> int:
        found = re.search(
            rf"""^[ \t\[{{]*["']?{re.escape(key)}["']?\s*[=:\].]""", text, re.MULTILINE
        )
        return text.count("\n", 0, found.start()) + 1 if found else 1

    return OldFile(as_text, typed, (), text, text[body_start:], warnings, find_line)


def _as_text(value: Any, depth: int) -> Any:  # noqa: ANN401 - any data of TOML or JSON
    if depth > _MAX_DEPTH:
        raise RecursionError
    if isinstance(value, dict):
        return {str(key): _as_text(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item, depth + 1) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, str):
        return value
    return _moment_text(value)


def _as_plain_data(value: Any, depth: int) -> Any:  # noqa: ANN401 - any data of TOML or JSON
    if depth > _MAX_DEPTH:
        raise RecursionError
    if isinstance(value, dict):
        return {str(key): _as_plain_data(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_plain_data(item, depth + 1) for item in value]
    return _moment_text(value) if isinstance(value, (date, time)) else value


def _moment_text(value: object) -> str:
    return value.isoformat() if isinstance(value, (datetime, date, time)) else str(value)
