"""A Markdown file as bytes: change keys and body of it, and leave every other byte as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.reading.file import UnreadableError, open_bytes
from mkdocs_briefings.reading.front_matter import split
from mkdocs_briefings.reading.text import clean
from mkdocs_briefings.writing.yaml_edits import ways_to_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.writing.yaml_edits import Value

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
LINE_END = re.compile(r"\r\n|\r|\n")
_FRAME = re.compile(r"((?:[ \t]*\n)*)(.*?)(\s*)", re.DOTALL)
"""A body: empty lines, its text, white space."""


class EditError(BriefingsError):
    """A file cannot be changed as asked for; the message says where and why, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is to be changed in a file."""

    values: Mapping[str, Value] = field(default_factory=dict)
    """New values of keys; None takes a key away."""

    text: str | None = None
    """The new text of the body, without empty lines around it; None leaves it as it is."""


def body_text(body: str) -> str:
    """Give the text of a body without the empty lines around it."""
    found = _FRAME.fullmatch(body)
    return found[2] if found else body


def change(data: bytes, path: str, changes: Changes) -> bytes:
    """Give a file's bytes with changes made, and with no other byte changed.

    Raises `EditError` where the file cannot be read, or is written in a way that does not allow it.
    """
    try:
        values, body = _read(data, path)
        warnings = clean(data, path).problems
    except UnreadableError as error:
        raise EditError(str(error)) from error
    for problem in warnings:
        # Where characters are left out, what YAML says of places does not hold.
        raise EditError(str(problem))
    raw = data.decode().lstrip("\ufeff")
    lines = LINE.findall(raw)
    for key, value in changes.values.items():
        lines, values = _with_key(lines, path, (values, body), key, value)
    if changes.text is not None and changes.text != body_text(body):
        lines, body = _with_text(lines, body, changes.text)
    changed = data[: len(data) - len(raw.encode())] + "".join(lines).encode()
    if _read(changed, path) != (values, body):
        raise EditError(f"{path}:1: It cannot be changed here. Change it in an editor.")
    return changed


def _with_key(
    lines: Sequence[str],
    path: str,
    before: tuple[dict[str, Any], str],
    key: str,
    value: Value,
) -> tuple[list[str], dict[str, Any]]:
    values, body = before
    value = value or None  # a list without items says nothing
    expected = {name: each for name, each in values.items() if name != key}
    if value is not None:
        expected[key] = _plain(value)
    if expected == values:
        return list(lines), values
    text = "".join(map(_with_newline, lines))
    pieces = split(text)
    start = sum(len(_with_newline(line)) for line in lines[: pieces.front_matter_line - 1])
    end = start + len(pieces.front_matter)
    for front_matter in ways_to_set(pieces.front_matter, key, value):
        new = f"{text[:start]}{front_matter}{text[end:]}"
        if _reads_as(new, path, expected, body):
            return _with_old_ends(lines, new), expected
    raise EditError(
        f"{path}:{pieces.front_matter_line}: `{key}` is written in a way that cannot be changed "
        "here. Change it in an editor."
    )


def _plain(value: Value) -> Any:  # noqa: ANN401 - YAML's data
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return list(value)


def _reads_as(text: str, path: str, values: dict[str, Any], body: str) -> bool:
    try:
        return _read(text.encode(), path) == (values, body)
    except UnreadableError:
        return False


def _read(data: bytes, path: str) -> tuple[dict[str, Any], str]:
    file = open_bytes(data, path)
    return file.front_matter.values, file.body


def _with_text(lines: Sequence[str], body: str, text: str) -> tuple[list[str], str]:
    found = _FRAME.fullmatch(body)
    above, below = (found[1], found[3]) if body.strip() and found else ("\n", "\n")
    new = f"{above}{text}{below}"
    whole = "".join(map(_with_newline, lines))
    return _with_old_ends(lines, whole[: len(whole) - len(body)] + new), new


def _with_old_ends(old: Sequence[str], text: str) -> list[str]:
    """Give a text's lines, each with the line end that it had; new ones have the usual one."""
    new = LINE.findall(text)
    most = min(len(old), len(new))
    first = next((at for at in range(most) if _with_newline(old[at]) != new[at]), most)
    most -= first
    last = next((at for at in range(most) if _with_newline(old[-1 - at]) != new[-1 - at]), most)
    (usual, _) = Counter(LINE_END.findall("".join(old)) or ["\n"]).most_common(1)[0]
    middle = [line.replace("\n", usual) for line in new[first : len(new) - last]]
    return [*old[:first], *middle, *old[len(old) - last :]]


def _with_newline(line: str) -> str:
    return LINE_END.sub("\n", line)
