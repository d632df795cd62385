"""Whom a letter goes to: a text file with an address on each line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.letters.mailbox import read_mailbox

if TYPE_CHECKING:
    from mkdocs_briefings.letters.mailbox import Mailbox

_HINT = "Write ada@example.org or Ada <ada@example.org>, one on each line."


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is to get a letter."""

    mailbox: Mailbox
    line: int
    """Where in the file it stands, counted from 1."""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Everybody who is in a file."""

    path: str
    """Of the file, as messages name it."""

    all: tuple[Recipient, ...]
    """Each address once, in the order of the file."""

    problems: tuple[Problem, ...]
    """What is wrong with lines; where an address stands twice, a warning."""


def read_recipients(data: bytes, path: str) -> Recipients:
    """Read a file's bytes. Empty lines and those that begin with `#` are passed over."""
    found: dict[str, Recipient] = {}
    problems: list[Problem] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        line = raw.decode(errors="replace").strip()
        if not line or line.startswith("#"):
            continue
        if "\ufffd" in line:
            problems.append(Problem(path, number, "This is not UTF-8.", "Save the file as UTF-8."))
            continue
        try:
            mailbox = read_mailbox(line)
        except ValueError as error:
            problems.append(Problem(path, number, f"{quoted(line)}: {error}", _HINT))
            continue
        first = found.setdefault(mailbox.key, Recipient(mailbox, number))
        if first.line != number:
            message = f"{mailbox.address} stands in line {first.line} already, and gets one letter."
            problems.append(Problem(path, number, message, severity=Severity.WARNING))
    return Recipients(path, tuple(found.values()), tuple(problems))
