"""Which words Pagefind indexes for a word as it stands in a text.

It takes signs and marks off, cuts a word to its stem as its language has it, and parts one that is
made of several. To do the same in another way would be to guess. So Pagefind is asked, with each
word once: a newsroom's thousand texts have some ten thousand different ones.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_briefings.outputs.search.fast_index.page_reading import USUAL
from mkdocs_briefings.outputs.search.packed_files import unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_MOST = 200_000
"""How many words are kept, of some 300 bytes each."""


class IndexedWord(NamedTuple):
    """A word as it is indexed."""

    stem: str
    variant: str
    """The whole word with its marks, where it has marks; or empty."""

    share: int
    """Its word was made of so many, of which this is one; 1 for a whole word."""


class _Numbers(dict[str, int]):
    """Gives each word a number, the next one where it has none yet."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class Vocabulary:
    """Words of texts in a language, by their numbers, and what is indexed for each.

    With numbers in their place, words need not be kept for each of a thousand texts, nor looked for
    in the memory.
    """

    def __init__(self, ask: Callable[[str], Mapping[str, bytes]]) -> None:
        """Take what gives the files of Pagefind's index of a text."""
        self._ask = ask
        self.numbers: Mapping[str, int] = _Numbers()
        """Of a word that has none it makes one."""

        self.stems: list[str | None] = []
        """What is indexed for each word; None where it is more, or has a variant."""

        self.others: dict[int, tuple[IndexedWord, ...]] = {}
        """What is indexed for all other words."""

    @property
    def is_full(self) -> bool:
        """Whether it has so many words that it should make place for another one."""
        return len(self.stems) > _MOST

    def forms(self, word: int) -> Iterable[tuple[str, str]]:
        """Give the stems that are indexed for a word, each with its variant or an empty one."""
        stem = self.stems[word]
        if stem is not None:
            return ((stem, ""),)
        return [(each.stem, each.variant) for each in self.others[word]]

    def learn(self) -> None:
        """Ask for all words that have got a number since the last time. Raises `PagefindError`."""
        first = len(self.stems)
        missing = list(islice(self.numbers, first, None))
        if not missing:
            return
        found: list[list[IndexedWord]] = [[] for _ in missing]
        for path, data in self._ask(" ".join(missing)).items():
            if path.startswith("index/"):
                [indexed] = unpack(data)
                _take(indexed, found)
        for number, forms in enumerate(found, first):
            is_plain = len(forms) == 1 and not forms[0].variant
            self.stems.append(forms[0].stem if is_plain else None)
            if not is_plain:
                self.others[number] = tuple(_shared(forms))


def _take(words: Iterable[Any], found: Sequence[list[IndexedWord]]) -> None:
    """Take the words of a file of an index, of which each stands in one text at some places."""
    for stem, pages, variants in words:
        for form, where in (("", pages), *variants):
            for _page, places, _meta in where:
                for place, weight in _placed(places):
                    found[place].append(IndexedWord(stem, form, weight))


def _placed(told: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give places, each with its weight, as Pagefind has packed them."""
    place, weight = 0, USUAL + 1
    is_first = False
    for number in told:
        if number < 0:
            weight, is_first = -1 - number, True
            continue
        place = number if is_first else place + number
        is_first = False
        yield place, weight


def _shared(indexed: list[IndexedWord]) -> Iterator[IndexedWord]:
    """Tell the parts of a word from the whole by their weights, which they have a share of."""
    parts = sum(each.share < USUAL for each in indexed)
    return (each._replace(share=parts if each.share < USUAL else 1) for each in indexed)
