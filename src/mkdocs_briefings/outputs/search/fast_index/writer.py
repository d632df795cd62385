"""An index of pages as Pagefind would write it, from what is read here and what it is asked for.

Pagefind takes 2 ms for a page of 650 words: it parses HTML for two dozen selectors, copies what it
has found several times, and packs as hard as can be. This takes half of that, and three quarters
where a thousand pages have fifty thousand different words, which Pagefind is asked for. What it
gives is the same to the byte once it is unpacked, as long as Pagefind is one whose code was read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.search.fast_index.index_writing import write_index
from mkdocs_briefings.outputs.search.fast_index.page_reading import UnknownPageError, read_page
from mkdocs_briefings.outputs.search.fast_index.vocabulary import Vocabulary
from mkdocs_briefings.outputs.search.packed_files import pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_VERIFIED = frozenset({"1.5.2"})
"""Versions of Pagefind whose code was read."""

_SEGMENTED = frozenset({"ja", "th", "zh"})
"""Languages whose texts Pagefind may cut into words."""


def is_verified(language: str, version: str) -> bool:
    """Whether an index in a language would be the same as that version of Pagefind makes."""
    return version in _VERIFIED and language not in _SEGMENTED


class IndexWriter:
    """Writes indexes in one language, and keeps what it has asked Pagefind for."""

    def __init__(
        self, language: str, version: str, entry: str, ask: Callable[[str], Mapping[str, bytes]]
    ) -> None:
        """Take the language's code, Pagefind's version, and the name of an index's first file.

        `ask` gives the files of Pagefind's index of a text.
        """
        self._language, self._version = language, version
        self._entry, self._told = entry, b""
        self._ask = ask
        self._vocabulary = Vocabulary(self._asked)

    def index(self, pages: Iterable[tuple[str, str]]) -> dict[str, bytes] | None:
        """Give the files of an index of pages, by their paths; None where one is not read here.

        Pages are given by their addresses and as HTML. Raises what asking raises.
        """
        if self._vocabulary.is_full:
            self._vocabulary = Vocabulary(self._asked)
        known = self._vocabulary
        try:
            read = [read_page(url, html, known.numbers) for url, html in pages]
        except UnknownPageError:
            return None
        known.learn()
        files, name, count = write_index(read, known, self._version, self._language)
        packed = {path: pack(data) for path, data in files.items()}
        told = json.loads(self._told)
        told["languages"][self._language].update(hash=name, page_count=count)
        packed[self._entry] = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        return packed

    def _asked(self, text: str) -> Mapping[str, bytes]:
        files = self._ask(text)
        self._told = files[self._entry]
        return files
