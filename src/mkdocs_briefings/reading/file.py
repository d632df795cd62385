"""Open one file of front matter and Markdown, whatever its keys are."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.reading.ordinary_file import read_ordinary
from mkdocs_briefings.reading.text import (
    EncodingError,
    clean,
    first_forbidden,
    forbidden_character,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.reading.front_matter import FrontMatter
    from mkdocs_briefings.reading.text import CleanText


_UNUSABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file cut into front matter and body, its keys not yet validated."""

    path: str
    """Path of the file, relative to the project."""

    front_matter: FrontMatter
    body: str
    body_line: int
    """Line of the file on which the body starts."""

    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""

    warnings: tuple[Problem, ...]


class UnreadableError(Exception):
    """A file has no front matter that could be read; carries every problem found so far."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def open_file(path: str | Path, name: str) -> OpenFile:
    """Open a file; problems call it by that name. Raises `UnreadableError`."""
    if _UNUSABLE.search(name):
        # Neither an address nor a terminal can carry such a name as it is.
        spelled = _UNUSABLE.sub(lambda found: ascii(found[0])[1:-1], name)
        message = "The file's name has a control character, or is not in UTF-8."
        raise UnreadableError((Problem(spelled, 1, message, "Rename it."),))
    return open_bytes(_read(path, name), name)


def open_page(path: str | Path, name: str) -> OpenFile:
    """Open a file that need not have front matter. Raises `UnreadableError`."""
    data = _read(path, name)
    text = _decoded(data, name)
    if text.text.lstrip().startswith("---"):
        return open_bytes(data, name)
    return OpenFile(
        path=name,
        front_matter=front_matter.FrontMatter({}, (), "", 1),
        body=text.text,
        body_line=1,
        digest=hashlib.sha256(data).hexdigest(),
        warnings=text.problems,
    )


def open_bytes(data: bytes, name: str) -> OpenFile:
    """Open a file's bytes; problems call it by that name. Raises `UnreadableError`."""
    text = _decoded(data, name)
    try:
        pieces = front_matter.split(text.text)
        matter = front_matter.read(pieces.front_matter, pieces.front_matter_line)
    except front_matter.FrontMatterError as error:
        problem = Problem(name, error.line, error.message, error.hint)
        raise UnreadableError((*text.problems, problem)) from error
    return OpenFile(
        path=name,
        front_matter=matter,
        body=pieces.body,
        body_line=pieces.body_line,
        digest=hashlib.sha256(data).hexdigest(),
        warnings=(
            *text.problems,
            *(_escaped_controls(name, matter) if "\\" in pieces.front_matter else ()),
            *_omissions(name, matter),
        ),
    )


def _read(path: str | Path, name: str) -> bytes:
    try:
        return read_ordinary(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(name, 1, f"The file cannot be read: {reason}.")
        raise UnreadableError((problem,)) from error


def _decoded(data: bytes, name: str) -> CleanText:
    try:
        return clean(data, name)
    except EncodingError as error:
        raise UnreadableError((error.problem,)) from error


def read_body(path: str | Path) -> str:
    """Give the Markdown below the front matter of a file that has been read before."""
    return front_matter.split(clean(read_ordinary(path), str(path)).text).body


def _omissions(path: str, matter: FrontMatter) -> Iterator[Problem]:
    for line, text, reason in matter.omissions():
        message = f"{quoted(text)} {reason}, and left out."
        hint = "Put the whole text in quotes."
        yield Problem(path, line, message, hint, Severity.WARNING)


def _escaped_controls(path: str, matter: FrontMatter) -> list[Problem]:
    # A YAML escape such as "\x07" writes a character that the file itself does not hold.
    found = ((line, first_forbidden(text)) for text, line in matter.strings())
    return [forbidden_character(path, line, character) for line, character in found if character]
