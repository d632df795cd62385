"""Encoded words (RFC 2047): text of any script in a header, which is ASCII.

They are made here and not by `email`, whose ways differ from one Python to the next, and which
loses spaces between words or writes words that are longer than they may be.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING
from unicodedata import category, combining

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 75
"""Characters of an encoded word, and what stands around its text included."""

SHORTEST_ROOM = 40
"""With less room in a line, an encoded word begins in the next one."""

_AROUND = len("=?utf-8?q?") + len("?=")

# In a name no other sign may stand for itself; in a subject more might, which gains little.
_FOR_THEMSELVES = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_QUOTED = [
    chr(byte) if byte in _FOR_THEMSELVES else "_" if byte == ord(" ") else f"={byte:02X}"
    for byte in range(256)
]

_JOINER = "\u200d"
_VIRAMA = 9
"""Combining class of the sign that joins two letters in scripts of India."""

_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_LARGEST_CLUSTER = 40
"""Bytes of what is kept in one word; whoever writes more above a letter gets it in two."""


def encoded_words(text: str, room: int) -> Iterator[str]:
    """Give a text as encoded words, the first of at most `room` characters, others of 75.

    The spaces of the text are inside of them, so that those between them count for nothing. A
    character stands whole in one of them, with what is written above and below it.
    """
    stays = _is_mostly_ascii(text)
    encode, size = (_quoted, _quoted_size) if stays else (_in_base64, _base64_size)
    held, most = b"", min(room, LONGEST) - _AROUND
    for cluster in _clusters(text):
        data = cluster.encode()
        if held and size(held + data) > most:
            yield encode(held)
            held, most = b"", LONGEST - _AROUND
        held += data
    yield encode(held)


def _is_mostly_ascii(text: str) -> bool:
    """Whether a text stays readable with only what is not ASCII replaced, and not much longer."""
    return len(text.encode()) <= len(text) * 4 // 3


def _quoted(data: bytes) -> str:
    return f"=?utf-8?q?{''.join(_QUOTED[byte] for byte in data)}?="


def _quoted_size(data: bytes) -> int:
    return sum(len(_QUOTED[byte]) for byte in data)


def _in_base64(data: bytes) -> str:
    return f"=?utf-8?b?{b64encode(data).decode()}?="


def _base64_size(data: bytes) -> int:
    return (len(data) + 2) // 3 * 4


def _clusters(text: str) -> Iterator[str]:
    """Give a text in characters as readers see them, as far as one word can hold them."""
    if text.isascii():
        yield from text
        return
    cluster = ""
    for character in text:
        is_within = cluster and _belongs(character, cluster)
        if cluster and not (is_within and len((cluster + character).encode()) <= _LARGEST_CLUSTER):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _belongs(character: str, before: str) -> bool:
    """Whether a character is part of the one that stands before it."""
    if character.isascii():
        return False
    if character == _JOINER or category(character)[0] == "M":
        return True
    if before[-1] == _JOINER or combining(before[-1]) == _VIRAMA:
        return True
    if ord(character) in _FLAG_LETTERS:
        return len(before) == 1 and ord(before) in _FLAG_LETTERS
    return ord(character) in _SKIN_TONES
