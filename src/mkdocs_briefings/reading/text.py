"""Read a file as text that every later step can rely on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

# What XML 1.0 (section 2.2) or YAML 1.2 (section 5.1) forbids: no feed could carry it.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# The same in UTF-8, where most texts have not even the bytes that longer ones begin with.
_FORBIDDEN_BYTES = bytes(code for code in range(0x80) if _FORBIDDEN.match(chr(code)))
_FORBIDDEN_PAIR = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
_NONCHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")


@dataclass(frozen=True, slots=True)
class CleanText:
    r"""Text with `\n` line ends, without a byte order mark or forbidden characters."""

    text: str
    problems: tuple[Problem, ...]
    """A warning for each line that had a forbidden character."""


class EncodingError(Exception):
    """The bytes are not UTF-8; `problem` says where."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def clean(data: bytes, path: str) -> CleanText:
    """Decode a file's bytes. Raises `EncodingError` where they are not UTF-8."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = _with_newlines(data[: error.start].decode()).count("\n") + 1
        raise EncodingError(
            Problem(path, line, "The file is not in UTF-8.", "Save it with that encoding.")
        ) from error
    # Some programs put a second byte order mark in front of the first.
    text = text.lstrip("\ufeff")
    if b"\r" in data:
        text = _with_newlines(text)
    if _is_clean(data):
        return CleanText(text, ())
    return CleanText(without_forbidden(text), tuple(_warnings(text, path)))


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_clean(text: str) -> bool:
    """Whether a text has no character that XML forbids."""
    # Most short texts are printable; and of a long one looking at its bytes takes a third.
    return text.isprintable() or _is_clean(text.encode(errors="surrogatepass"))


def _is_clean(data: bytes) -> bool:
    return (
        len(data.translate(None, _FORBIDDEN_BYTES)) == len(data)
        and not (b"\xc2" in data and _FORBIDDEN_PAIR.search(data))
        and not (b"\xef" in data and _NONCHARACTER.search(data))
    )


def first_forbidden(text: str) -> str:
    """Give the first character that XML forbids; empty where there is none."""
    found = _FORBIDDEN.search(text)
    return found.group() if found else ""


def without_forbidden(text: str) -> str:
    """Drop the characters that XML forbids."""
    return text if is_clean(text) else _FORBIDDEN.sub("", text)


def forbidden_character(path: str, line: int, character: str) -> Problem:
    """Give the warning for a character that is left out."""
    return Problem(
        path,
        line,
        f"The control character U+{ord(character):04X} is left out.",
        "Delete it: XML, and so no feed, can carry it.",
        Severity.WARNING,
    )


def _warnings(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        character = first_forbidden(line)
        if character:
            yield forbidden_character(path, number, character)
