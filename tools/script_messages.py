"""Find the messages of scripts: what `say`, `sayIn` and `sayMany` are given, in quotes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tools.unreadable_call import UnreadableCallError

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXTS = {"say": 1, "sayIn": 2, "sayMany": 2}
"""How many texts each function is given first."""

_CALL = re.compile(r"(?<![\w.#])(say|sayIn|sayMany)\(")
_TEXT = re.compile(r'\s*("(?:[^"\\\n]|\\.)*")\s*([,)])')
_COMMENT = re.compile(r"^\s*(?://|/\*\*?)\s*Translators:\s*(.*?)\s*(?:\*/)?\s*$")
_IMPORT = re.compile(r'^(?:import|\}) .*"(?:\.{1,2}/)+words(?:\.ts)?"', re.MULTILINE)
_NO_CALL = re.compile(r"^\s*(?://|\*|/\*)")


def script_messages(
    code: str, place: str
) -> Iterator[tuple[str | tuple[str, str], list[str], str]]:
    """Give each message with comments for translators and its context.

    A comment stands on the line above, after `Translators:`. Raises `UnreadableCallError`.
    """
    if not _IMPORT.search(code):
        return
    lines = code.splitlines()
    for call in _CALL.finditer(code):
        number = code.count("\n", 0, call.start())
        if _NO_CALL.match(lines[number]):
            continue
        texts = list(_texts(code, call.end(), _TEXTS[call[1]]))
        if len(texts) != _TEXTS[call[1]]:
            raise UnreadableCallError(
                f"{place}:{number + 1}: {call[1]} is given no text in quotes. "
                "Write the text in the call, so that it can be translated."
            )
        comment = _COMMENT.match(lines[number - 1]) if number else None
        comments = [comment[1]] if comment else []
        match call[1]:
            case "say":
                yield texts[0], comments, ""
            case "sayIn":
                yield texts[1], comments, texts[0]
            case _:
                yield (texts[0], texts[1]), comments, ""


def _texts(code: str, start: int, many: int) -> Iterator[str]:
    for _ in range(many):
        found = _TEXT.match(code, start)
        if found is None:
            return
        # With these quotes, what TypeScript writes JSON writes too.
        yield str(json.loads(found[1]))
        start = found.end()
