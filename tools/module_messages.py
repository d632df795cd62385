"""Look whether the messages of a module of Python are all where Babel finds them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tools.unreadable_call import UnreadableCallError

if TYPE_CHECKING:
    from collections.abc import Container


def check_calls(code: str, place: str, functions: Container[str]) -> None:
    """Raise `UnreadableCallError` for a call of one of these functions within an f-string.

    Up to Python 3.11 such a string is one token, and the message in it would stay untranslated.
    """
    for string in ast.walk(ast.parse(code)):
        if not isinstance(string, ast.JoinedStr):
            continue
        for call in ast.walk(string):
            if isinstance(call, ast.Call) and _name(call.func) in functions:
                raise UnreadableCallError(
                    f"{place}:{string.lineno}: {_name(call.func)} is called within an f-string. "
                    "Call it in a line of its own, so that its text is found."
                )


def _name(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""
