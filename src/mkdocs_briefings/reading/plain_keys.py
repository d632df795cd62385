"""Read a front matter of plain keys at once, without the tree that YAML makes of it.

Nearly every front matter is keys with a text each, in quotes or not, lists, and here and there a
few keys below another one. One expression tells such lines. Where any other stands among them, or a
character that might mean more, YAML's parser reads the whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection

_Kind = TypeVar("_Kind", list[Any], dict[str, Any])

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML 1.2's core schema (section 10.3.2) writes that there is no value."""

_KEY = r"[A-Za-z]\w{0,60}"
_QUOTED = r"\"[^\"\\\n]*\"|'[^'\n]*'"
_FIRST = r"[^\s?:,\[\]{}#&*!|>'\"%@`-]"
# YAML ends a text without quotes at a colon or before a number sign, if there is a space beside.
_PLAIN = rf"{_FIRST}(?:[^\n:#]++|:(?![ \n])|(?<! )#)*"
_ITEM = rf"{_QUOTED}|\w(?:[\w .'&/+-]*\w)?"
_FLOW = rf"\[ *(?:(?:{_ITEM}) *(?:, *(?:{_ITEM}) *)*)?\]"
_LINE = re.compile(
    rf"^( *)(-?)(?:(?<!-)({_KEY}):)?(?: +({_QUOTED}|{_FLOW}|{_PLAIN}))? *\n", re.MULTILINE
)
_ITEMS = re.compile(_ITEM)


def read_plain(text: str, free: Collection[str]) -> dict[str, Any] | None:
    """Give what stands in a front matter; None where YAML's parser has to read it.

    It has to where a key stands twice, or is one of the free ones.
    """
    found = _LINE.findall(text)
    is_all = text.endswith("\n") and len(found) == text.count("\n")
    if not is_all or not text.replace("\n", "").isprintable():
        return None
    reader = _Reader()
    for indent, dash, key, written in found:
        if not reader.take(indent, dash, key, written):
            return None
    return None if reader.values.keys() & free else reader.values


class _Reader:
    """Takes one line after the other."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self._open = ""
        """The key without a value of its own, which the next lines may give it."""

        self._indent = ""
        """That of these lines."""

    def take(self, indent: str, dash: str, key: str, written: str) -> bool:
        """Take a line; give whether it may stand there."""
        if dash:
            return bool(written) and self._take_item(indent, _value(written))
        if not key:
            return not (written or indent)
        values = self._below(dict, indent) if indent else self.values
        if values is None or key in values:
            return False
        values[key] = _value(written)
        if not indent:
            self._open = "" if written else key
        return True

    def _take_item(self, indent: str, value: object) -> bool:
        items = self._below(list, indent)
        if items is None:
            return False
        items.append(value)
        return True

    def _below(self, kind: type[_Kind], indent: str) -> _Kind | None:
        """Give the value of the open key, which the first line below it begins.

        None where a line of that kind and with that indent may not stand.
        """
        if not self._open:
            return None
        if self.values[self._open] is None:
            self.values[self._open], self._indent = kind(), indent
        found = self.values[self._open]
        return found if type(found) is kind and indent == self._indent else None


def _value(written: str) -> object:
    if written[:1] in {'"', "'"}:
        return written[1:-1]
    if written[:1] == "[":
        return [_value(item) for item in _ITEMS.findall(written)]
    text = written.rstrip(" ")
    return None if text in NULLS else text
