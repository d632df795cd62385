"""Plain text for readers that know no markup: it begins on its own side, and ends where it ends."""

from __future__ import annotations

from mkdocs_briefings.model.directions import first_direction

_RIGHT_TO_LEFT_MARK = "\u200f"
_LEFT_TO_RIGHT_MARK = "\u200e"

# What begins a run of another direction, and what ends it (Unicode Standard Annex 9).
_EMBEDDINGS, _POP = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_CONTROLS = frozenset(f"{_EMBEDDINGS}{_POP}{_ISOLATES}{_POP_ISOLATE}")


def plain(text: str, direction: str) -> str:
    """Give a text in a language of that direction, `ltr` or `rtl`, for where nothing says so.

    A reader takes a text's direction from its first letter. Where that is of another one, as that
    of an Arabic headline which begins with a name in Latin letters, a mark stands before it.
    """
    if text.isascii():
        return text if direction == "ltr" else f"{_RIGHT_TO_LEFT_MARK}{text}"
    closed = _closed(text)
    first = first_direction(closed)
    if first is None or first == direction:
        return closed
    return f"{_RIGHT_TO_LEFT_MARK if direction == 'rtl' else _LEFT_TO_RIGHT_MARK}{closed}"


def _closed(text: str) -> str:
    """End what a text begins, so that it turns nothing around that a reader shows after it."""
    if _CONTROLS.isdisjoint(text):
        return text
    ends: list[str] = []
    for character in text:
        if character in _EMBEDDINGS:
            ends.append(_POP)
        elif character in _ISOLATES:
            ends.append(_POP_ISOLATE)
        elif character == _POP_ISOLATE and _POP_ISOLATE in ends:
            # It ends what was begun within the isolate too.
            while ends.pop() != _POP_ISOLATE:
                pass
        elif character == _POP and ends and ends[-1] == _POP:
            ends.pop()
    return text + "".join(reversed(ends))
