"""Read a file of an old site's configuration or data: YAML, TOML or JSON, with its lines."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.importing.old_keys import DepthError, OldKeys
from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.reading.ordinary_file import read_ordinary
from mkdocs_briefings.reading.text import EncodingError, clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_briefings.reading.front_matter import FrontMatter

_TOML_LINE = re.compile(r"at line (\d+)")
_START = re.compile(r"---[ \t]*\n")
_HINT = "The old addresses are made without it: mend it, or give a `permalink` in the mapping."


class ConfigError(Exception):
    """A file of an old site cannot be read; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class _UnreadableError(Exception):
    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What stands in a file of a configuration."""

    name: str
    """The file, as problems name it."""

    values: dict[str, Any]
    """Its keys; every scalar is the text that was written."""

    text: str
    matter: FrontMatter | None = None
    """Finds the lines of YAML; other formats are searched for names."""

    start: tuple[str, ...] = ()
    """The keys of the whole configuration that those of the file are below."""

    def below(self, keys: tuple[str, ...]) -> ConfigFile:
        """Give the same for a file whose keys are below others.

        Such a file may name the last of these itself, around all that it has.
        """
        values = self.values
        inner = values.get(keys[-1]) if keys and len(values) == 1 else None
        start = keys[:-1] if inner is not None else keys
        for key in reversed(start):
            values = {key: values}
        return replace(self, values=values, start=start)

    def value(self, keys: Sequence[str | int]) -> Any:  # noqa: ANN401 - plain data
        """Give what stands below these keys, whose names are in any case; None for nothing."""
        location = _as_written(self.values, keys)
        value: Any = self.values
        for key in location:
            value = value[key]
        return value if len(location) == len(keys) else None

    def line_of(self, keys: Sequence[str | int]) -> int:
        """Give the line of a value, or of what comes nearest to it; names are in any case."""
        location = _as_written(self.values, keys)[len(self.start) :]
        if self.matter is not None:
            return self.matter.line_of(location)
        position = 0
        for key in location:
            name = re.escape(str(key))
            found = re.compile(rf"(?<![\w-])[\"']?{name}[\"']?[ \t]*[\]=:.]").search(
                self.text, position
            )
            position = found.start() if found else position
        return self.text.count("\n", 0, position) + 1

    def line(self, keys: Sequence[str | int]) -> str:
        """Give the whole line that a value begins on, as it is written."""
        return self.text.splitlines()[self.line_of(keys) - 1]


def _as_written(values: Any, keys: Sequence[str | int]) -> list[str | int]:  # noqa: ANN401 - plain data
    location: list[str | int] = []
    for key in keys:
        if isinstance(values, Mapping):
            name = next((each for each in values if each.lower() == str(key).lower()), None)
            if name is None:
                break
            values = values[name]
            location.append(name)
        elif isinstance(values, list) and isinstance(key, int) and key < len(values):
            values = values[key]
            location.append(key)
        else:
            break
    return location


def read_config_file(
    path: Path, name: str, what: str = "The configuration", hint: str = _HINT
) -> ConfigFile:
    """Read a file of a site, which problems call by that name, and `what` it has.

    Raises `ConfigError`.
    """
    try:
        return _read(path, name)
    except EncodingError as error:
        line, message = error.problem.line, error.problem.message
    except _UnreadableError as error:
        line, message = error.line, f"{what} {error.reason.rstrip('.')}."
    raise ConfigError(Problem(name, line, message, hint, Severity.WARNING))


def _read(path: Path, name: str) -> ConfigFile:
    try:
        text = clean(read_ordinary(path), name).text
    except OSError as error:
        reason = error.strerror or str(error) or type(error).__name__
        raise _UnreadableError(1, f"cannot be read: {reason}") from error
    ending = path.suffix.lower()
    if ending in {".yml", ".yaml"}:
        return _read_yaml(text, name)
    try:
        data = tomllib.loads(text) if ending == ".toml" else json.loads(text)
        values = OldKeys.from_data(data).texts
    except json.JSONDecodeError as error:
        raise _UnreadableError(error.lineno, f"is not valid JSON: {error.msg}") from error
    except (
        tomllib.TOMLDecodeError,
        DepthError,
        RecursionError,
        ValueError,
        AttributeError,
    ) as error:
        at = _TOML_LINE.search(str(error))
        line = int(at[1]) if at else text.rstrip().count("\n") + 1
        kind = "TOML" if ending == ".toml" else "JSON"
        raise _UnreadableError(line, f"is not valid {kind}: {error}") from error
    return ConfigFile(name, values, text)


def _read_yaml(text: str, name: str) -> ConfigFile:
    # A document may begin below comments, and end before another one does.
    start = _START.match(text)
    body = text[start.end() :] if start else text
    try:
        matter = front_matter.read(body, 2 if start else 1)
    except front_matter.FrontMatterError as error:
        reason = error.message.removeprefix("The front matter ")
        raise _UnreadableError(error.line, reason) from error
    return ConfigFile(name, _merged(matter.values), text, matter)


def _merged(value: Any) -> Any:  # noqa: ANN401 - plain data
    """Put what a merge key names (`<<: *other`) where it belongs."""
    if isinstance(value, list):
        return [_merged(item) for item in value]
    if not isinstance(value, dict):
        return value
    plain = {key: _merged(item) for key, item in value.items()}
    others = plain.pop("<<", [])
    for other in others if isinstance(others, list) else [others]:
        if isinstance(other, dict):
            plain = other | plain
    return plain
