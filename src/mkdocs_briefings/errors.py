"""What is wrong with a file, said so that an editor can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


_LONGEST_QUOTE = 60
"""In characters: a message of one line has room for more, a person's eye has not."""


class Severity(Enum):
    """How bad a problem is: errors stop a build, warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that an editor has to mend, and where it stands."""

    path: str
    """Path of the file, relative to the project, with `/` between its parts."""

    line: int
    """Line in that file, counted from 1."""

    message: str
    """What is wrong, as a sentence with its full stop."""

    hint: str = ""
    """What to do about it, as a sentence; empty where there is nothing to add."""

    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether the file cannot be published as it is."""
        return self.severity is Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, int, str]:
        """Order of reading: by file, then from top to bottom."""
        return self.path, self.line, self.message

    def __str__(self) -> str:
        """Give the problem in one line: `path:line: message. Hint.`."""
        prefix = "" if self.is_error else "warning: "
        text = f"{self.message} {self.hint}".strip()
        return f"{self.path}:{self.line}: {prefix}{text}"

    def as_github_annotation(self) -> str:
        """Give the problem as a GitHub Actions workflow command, shown beside the line."""
        command = self.severity.value
        path = _escape_property(self.path)
        text = _escape_data(f"{self.message} {self.hint}".strip())
        return f"::{command} file={path},line={self.line}::{text}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


class BriefingsError(Exception):
    """Base of every error that this package raises on purpose."""


class InvalidNewsroomError(BriefingsError):
    """The files cannot be published; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.sort_key))
        super().__init__("\n".join(map(str, self.problems)))


class SettingsError(BriefingsError):
    """The configuration cannot be used."""


def describe_error(error: Exception) -> str:
    """Give an error as a sentence, with the file that the system refuses."""
    if not isinstance(error, OSError):
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}."


def quoted(text: str) -> str:
    """Give what an editor wrote as a message quotes it: in one line, and cut where it is long."""
    return repr(text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…")


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the problems that stop a build, leaving warnings out."""
    return tuple(problem for problem in problems if problem.is_error)
