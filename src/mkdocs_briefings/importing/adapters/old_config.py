"""The configuration of an old site: several files, of which the later ones count more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.importing.file_names import read_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from mkdocs_briefings.importing.adapters.config_file import ConfigFile

_ENVIRONMENT = "!ENV"
_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class OldConfig:
    """Gives what a configuration says, and notes what of it cannot be understood.

    Names of keys are in lower case, and found in any.
    """

    def __init__(self, files: Sequence[ConfigFile], notes: Iterable[Problem] = ()) -> None:
        self._files = files
        self._values: dict[str, Any] = {}
        for file in files:
            self._values = _layered(self._values, _lower(file.values))
        self._notes = list(notes)

    @property
    def is_there(self) -> bool:
        """Whether there is a file of it that could be read."""
        return bool(self._files)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What cannot be read or understood, each once."""
        return tuple(dict.fromkeys(self._notes))

    def value(self, *keys: str | int) -> Any:  # noqa: ANN401 - plain data
        """Give what stands below these keys, one inside the other; None where nothing does."""
        value: Any = self._values
        for key in keys:
            if isinstance(value, Mapping):
                value = value.get(str(key).lower())
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                return None
        return value

    def text(self, *keys: str | int) -> str:
        """Give a text; empty where there is none."""
        value = self.value(*keys)
        if value and any(_ENVIRONMENT in file.text for file in self._files):
            value = self._from_environment(value, keys)
        if value is None or isinstance(value, str):
            return (value or "").strip()
        self.note(f"`{_name(keys)}` is no text.", *keys)
        return ""

    def _from_environment(self, value: Any, keys: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - plain data
        """Give what stands in for a value that MkDocs takes from where it runs."""
        if _ENVIRONMENT not in self.line(*keys):
            return value
        default = value[-1] if isinstance(value, list) and len(value) > 1 else ""
        instead = f"its default {default!r}" if default else "what holds without it"
        self.note(f"`{_name(keys)}` is from the environment; {instead} is taken.", *keys)
        return default

    def truth(self, *keys: str | int, default: bool = False) -> bool:
        """Give whether something holds."""
        written = self.text(*keys)
        if not written:
            return default
        if written.lower() not in _TRUTHS:
            self.note(f"`{_name(keys)}`: {written!r} is neither true nor false.", *keys)
        return _TRUTHS.get(written.lower(), default)

    def table(self, *keys: str | int) -> dict[str, Any]:
        """Give what stands below a key as names and values; empty where nothing does."""
        value = self.value(*keys)
        if isinstance(value, dict):
            return value
        if value is not None:
            self.note(f"`{_name(keys)}` is no list of keys.", *keys)
        return {}

    def spelled(self, *keys: str | int) -> dict[str, Any]:
        """Give the same with names as they are written: of files, and not of settings."""
        for file in reversed(self._files):
            if isinstance(found := file.value(keys), dict):
                return found
        return {}

    def folder(self, root: Path, *keys: str | int, default: str = "") -> Path:
        """Give a folder, with its links resolved; it need not be there."""
        try:
            return (root / (self.text(*keys) or default)).resolve()
        except (ValueError, OSError, RuntimeError):  # a name that no file system takes, or a loop
            self.note(f"`{_name(keys)}` is no path.", *keys)
            return (root / default).resolve()

    def zone(self, *keys: str | int) -> tzinfo | None:
        """Give a time zone."""
        name = self.text(*keys)
        try:
            return ZoneInfo(name) if name else None
        except (ValueError, OSError, KeyError):  # `ZoneInfoNotFoundError` is a `KeyError`
            self.note(f"`{_name(keys)}`: there is no time zone {name!r}.", *keys)
            return None

    def language(self, *keys: str | int) -> str | None:
        """Give a language tag."""
        written = self.text(*keys)
        tag = read_language(written) if written else None
        if written and tag is None:
            self.note(f"`{_name(keys)}`: {written!r} is not a language tag.", *keys)
        return tag

    def path_of_address(self, *keys: str | int) -> str:
        """Give where on its host a site stands whose address that is; empty for the whole host."""
        try:
            path = urlsplit(self.text(*keys)).path.rstrip("/")
        except ValueError:
            path = "?"
        if path and not path.startswith("/"):
            self.note(f"`{_name(keys)}` is no address.", *keys)
            return ""
        return path

    def note(self, message: str, *keys: str | int, hint: str = "") -> None:
        """Leave a note on the line of a value."""
        file = self._file_of(keys)
        instead = "Old addresses may differ: give the right pattern as `permalink` in the mapping."
        self._notes.append(
            Problem(file.name, file.line_of(keys), message, hint or instead, Severity.WARNING)
        )

    def line(self, *keys: str | int) -> str:
        """Give the line that a value begins on, as it is written."""
        return self._file_of(keys).line(keys)

    def _file_of(self, keys: Sequence[str | int]) -> ConfigFile:
        """Give the last file that has these keys, or as many of them as any has."""
        return max(reversed(self._files), key=lambda file: _depth(_lower(file.values), keys))


def _name(keys: Sequence[str | int]) -> str:
    return ".".join(key for key in keys if isinstance(key, str))


def _depth(value: Any, keys: Sequence[str | int]) -> int:  # noqa: ANN401 - plain data
    for depth, key in enumerate(keys):
        if isinstance(value, Mapping) and str(key).lower() in value:
            value = value[str(key).lower()]
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return depth
    return len(keys)


def _lower(value: Any) -> Any:  # noqa: ANN401 - plain data
    if isinstance(value, dict):
        return {key.lower(): _lower(item) for key, item in value.items()}
    return [_lower(item) for item in value] if isinstance(value, list) else value


def _layered(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    made = dict(below)
    for key, value in above.items():
        there = made.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            made[key] = _layered(there, value)
        else:
            made[key] = value
    return made
