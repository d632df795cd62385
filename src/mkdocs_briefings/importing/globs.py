"""Patterns of paths, as the configurations of generators have them."""

from __future__ import annotations

import re
from functools import lru_cache

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\[[!^]?[^\]]+\]|\\.|.", re.DOTALL)
_SIGNS = {"**": ".*", "*": "[^/]*", "?": "[^/]"}
_BRACES = {"{": "(?:", "}": ")", ",": "|"}


@lru_cache(maxsize=256)
def glob_expression(pattern: str, *, skips_folders: bool = False) -> re.Pattern[str]:
    """Give the regular expression of a pattern with `*`, `**`, `?`, `[a-z]` and `{a,b}`.

    `skips_folders` lets `**/` stand for no folder as well, as Ruby does and Go does not.
    """
    depth, made = 0, ""
    for found in _PIECE.finditer(pattern):
        piece = found[0]
        depth += (piece == "{") - (piece == "}" and depth > 0)
        if piece in _BRACES and (depth or piece == "}"):
            made += _BRACES[piece]
        else:
            made += _expression(piece, "(?:.*/)?" if skips_folders else ".*/")
    try:
        return re.compile(made, re.DOTALL)
    except re.error:  # such as `[z-a]`, or a brace that is never closed
        return re.compile(re.escape(pattern), re.DOTALL)


def _expression(piece: str, folders: str) -> str:
    if piece == "**/":
        return folders
    if piece[0] == "[" and len(piece) > 1:
        inner = re.sub(r"([\\\[])", r"\\\1", piece[1:-1])
        return f"[{re.sub('^[!^]', '^', inner)}]"
    return _SIGNS.get(piece) or re.escape(piece[-1])
