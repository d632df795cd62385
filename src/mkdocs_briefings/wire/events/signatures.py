"""Signatures of texts, by which those that are nearly the same are found without comparing all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from datasketch import LeanMinHash, MinHash, MinHashLSH

from mkdocs_briefings.wire.events.words import Kind, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST = 25
"""With fewer words there is no telling a reprint from a coincidence."""

_WORDS, _CHARACTERS = 4, 6
"""Length of a shingle, in words, or in characters of a script without spaces."""

_PERMUTATIONS, _BANDS, _ROWS = 64, 21, 3
"""How finely signatures tell: of pairs at `SAME`, 94 in 100 are looked at."""

_SCHEME = "affine32"

_EMPTY = MinHash(num_perm=_PERMUTATIONS, scheme=_SCHEME)


class Signatures:
    """Signatures of the texts of one kind, to look for those that are like another."""

    def __init__(self) -> None:
        self._lsh = MinHashLSH(num_perm=_PERMUTATIONS, params=(_BANDS, _ROWS))
        self._known: dict[int, LeanMinHash] = {}

    def put(self, item: int, packed: str) -> None:
        """Take in a signature, unless it is empty."""
        if packed:
            self._known[item] = _unpacked(packed)
            self._lsh.insert(item, self._known[item])

    def forget(self, item: int) -> None:
        """Let go of an item's signature, if it has one."""
        if self._known.pop(item, None):
            self._lsh.remove(item)

    def like(self, item: int, packed: str) -> Iterator[tuple[int, float]]:
        """Give other items whose texts may be the same, with the share that they have in common."""
        if packed:
            signature = _unpacked(packed)
            for other in self._lsh.query(signature):
                if other != item:
                    yield other, float(signature.jaccard(self._known[other]))


def signature_of(text: str) -> str:
    """Give the MinHash of a text in hexadecimal digits; empty if the text is too short."""
    shingles = [shingle.encode(errors="replace") for shingle in _shingles(text)]
    if not shingles:
        return ""
    signature = MinHash(num_perm=_PERMUTATIONS, permutations=_EMPTY.permutations, scheme=_SCHEME)
    signature.update_batch(shingles)
    return np.asarray(signature.hashvalues, dtype=">u4").tobytes().hex()


def _unpacked(signature: str) -> LeanMinHash:
    values = np.frombuffer(bytes.fromhex(signature), dtype=">u4").astype(np.uint32)
    return LeanMinHash(seed=1, hashvalues=values, scheme=_SCHEME)


def _shingles(text: str) -> Iterator[str]:
    words: list[str] = []
    dense = 0
    for token in tokens(text):
        if token.kind in {Kind.WORD, Kind.HANGUL}:
            words.append(token.text.casefold())
        else:
            words += token.text
            dense += len(token.text)
    size = _CHARACTERS if dense > len(words) / 2 else _WORDS
    if len(words) >= _FEWEST:
        for at in range(len(words) - size + 1):
            yield " ".join(words[at : at + size])
