"""Texts that stand in one line, such as a header."""

from __future__ import annotations

_JOINERS = frozenset("\u200c\u200d\u200e\u200f")
"""What nobody sees, and words of some languages need."""


def is_shown(character: str) -> bool:
    """Whether a character can stand in a line, and leaves what stands around it alone."""
    return character.isprintable() or character in _JOINERS


def in_one_line(text: str) -> str:
    """Give a text that can stand in a header.

    Line breaks become spaces. What turns the direction of all that follows is left out.
    """
    shown = "".join(filter(is_shown, " ".join(text.split())))
    return " ".join(shown.split())
