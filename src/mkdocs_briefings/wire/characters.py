"""Text that others send, without what no UTF-8 has.

Halves of characters (surrogates) come in by escapes of JSON where a program has cut a text in the
middle of an emoji. Nothing can be stored, sent or written with them.
"""

from __future__ import annotations

import json
import re
from typing import Any

REPLACED = "\N{REPLACEMENT CHARACTER}"
"""Stands where something could not be read."""

_HALF = re.compile("[\ud800-\udfff]")

_MAY_BE_HALF = re.compile(r"\\u[Dd][89A-Fa-f]")

_ESCAPE = re.compile(
    r"""\\ (?: u[Dd][89ABab][\dA-Fa-f]{2} \\u[Dd][C-Fc-f][\dA-Fa-f]{2}
        | (?P<half> u[Dd][89A-Fa-f][\dA-Fa-f]{2} )
        | . )""",
    re.DOTALL | re.VERBOSE,
)
"""An escape of JSON: of a character in two halves, of one half, or another one."""


def whole_characters(text: str) -> str:
    """Give a text with its halves of characters joined, or replaced where one is alone."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def whole_json(text: str) -> str:
    """Give JSON without escapes of halves of characters that are alone."""
    text = whole_characters(text)
    if not _MAY_BE_HALF.search(text):
        return text
    return _ESCAPE.sub(lambda found: r"\ufffd" if found["half"] else found[0], text)


def read_json(data: str | bytes, *, strict: bool = True) -> Any:  # noqa: ANN401 - JSON
    """Give what JSON says, in whole characters. Raises `ValueError` and `RecursionError`."""
    text = data if isinstance(data, str) else data.decode("utf-8-sig", "replace")
    return json.loads(whole_json(text), strict=strict)
