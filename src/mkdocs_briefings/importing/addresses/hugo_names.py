"""Names as Hugo writes them in addresses."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote_plus

_SIGNS = frozenset("./\\_#+~-@")
_HEX = re.compile("[0-9a-fA-F]{2}")


def path_name(name: str) -> str:
    """Give a part of a path below `content` as Hugo knows it: lower case, no spaces."""
    return lower(name).replace(" ", "-")


def sanitized(text: str) -> str:
    """Give a text without what no address has; white space in it becomes one hyphen."""
    made: list[str] = []
    waits = was_hyphen = False
    for position, sign in enumerate(text):
        if _is_allowed(sign, text[position + 1 : position + 3]):
            was_hyphen = sign == "-"
            if waits and not was_hyphen:
                made.append("-")
            waits = False
            made.append(sign)
        elif made and not was_hyphen and sign.isspace():
            waits = True
    return "".join(made)


def _is_allowed(sign: str, following: str) -> bool:
    category = unicodedata.category(sign)
    is_of_word = category[0] in "LM" or category == "Nd"
    return is_of_word or sign in _SIGNS or (sign == "%" and bool(_HEX.fullmatch(following)))


def lower(text: str) -> str:
    """Give a text in lower case, sign for sign, as Go does."""
    return "".join("i" if sign == "İ" else sign.lower() for sign in text)


def without_accents(text: str) -> str:
    """Give a text without marks on its letters."""
    marked = unicodedata.normalize("NFD", text)
    return unicodedata.normalize(
        "NFC", "".join(sign for sign in marked if unicodedata.category(sign) != "Mn")
    )


def without_empty_fragment(text: str) -> str:
    """Give a text without the `#` that it ends with, if it has no other: Go reads an address."""
    return text[:-1] if text.find("#") == len(text) - 1 >= 0 else text


def as_query(text: str) -> str:
    """Give a text as Go reads one of a query: a plus sign is a space, and codes are signs."""
    return unquote_plus(text)
