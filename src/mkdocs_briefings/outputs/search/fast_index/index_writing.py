"""Write an index as Pagefind does: a file for each page, and others that say where each word is."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from hashlib import sha1
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.search.fast_index.page_reading import USUAL
from mkdocs_briefings.outputs.search.packed_files import (
    LIST,
    NEGATIVE,
    NUMBER,
    encode,
    file_name,
    head,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from mkdocs_briefings.outputs.search.fast_index.page_reading import PageReading
    from mkdocs_briefings.outputs.search.fast_index.vocabulary import Vocabulary

_CHUNK = 20_000
"""About how many numbers a file of words has."""

_SHORT = 7
"""How many digits name a file, unless two would have the same name."""

_ABOVE = 32
_BELOW = (1 << _ABOVE) - 1
"""A number has a weight or a field above these bits, and a place in them."""

_NO_PLACES = head(LIST, 0)

_Form = tuple[str, str]
"""A stem, and how it is written where that has marks; or empty."""


class _Made(dict[int, bytes]):
    """Keeps what was written for a number."""

    def __init__(self, write: Callable[[int], bytes]) -> None:
        super().__init__()
        self._write = write

    def __missing__(self, number: int) -> bytes:
        made = self[number] = self._write(number)
        return made


_number = _Made(lambda number: head(NUMBER, number))
_sign = _Made(lambda number: head(NEGATIVE, number))
_list = _Made(lambda size: head(LIST, size))
_page = _Made(lambda distance: head(LIST, 3) + head(NUMBER, distance))
_once = _Made(lambda place: _list[2] + _sign[USUAL] + _number[place] + _NO_PLACES)
"""Of a word that is once in a text, with the usual weight, and in no field."""

_several = _Made(lambda count: _list[count + 1] + _sign[USUAL])
"""What the places begin with of one that is more than once in it."""

_single = _Made(lambda each: _list[2] + _sign[each >> _ABOVE] + _number[each & _BELOW])
"""Of one that has one place, in a text or in a field."""


class _Occurrences:
    """The pages that a word is on, or one of its forms, packed."""

    __slots__ = ("last", "more", "packed")

    def __init__(self) -> None:
        self.packed: list[bytes] = []
        """Two for each page: which one it is, and the word's places in its text and its fields."""

        self.last = 0
        """The last page: of the next one, the distance to it is told."""

        self.more = 0
        """How many numbers there are, besides two for each page."""

    def add(self, page: int, text: Collection[int], fields: Collection[int] = ()) -> None:
        """Add a page, with the word's places in its text and in its fields."""
        (in_text, size), (in_fields, more) = _packed(text), _packed(fields)
        self.packed += (_page[page - self.last], in_text + in_fields)
        self.more += size + more - 2
        self.last = page

    @property
    def size(self) -> int:
        """How many numbers there are, and how many pages."""
        return len(self.packed) // 2 * 3 + self.more

    def data(self) -> bytes:
        """Give all pages, as a list of them."""
        return _list[len(self.packed) // 2] + b"".join(self.packed)


class _Word(_Occurrences):
    """A word of an index."""

    __slots__ = ("variants",)

    def __init__(self) -> None:
        super().__init__()
        self.variants: dict[str, _Occurrences] = {}
        """The same by forms with marks, in the order in which they were found."""

    def data_of(self, word: str) -> bytes:
        """Give it as it stands in a file."""
        variants = (_list[2] + encode(form) + pages.data() for form, pages in self.variants.items())
        return b"".join((_list[3], encode(word), self.data(), _list[len(self.variants)], *variants))


class _PageWords:
    """The words of a page.

    A word's place and what decides about the order of places are one number, so that Python sorts
    numbers: the weight, or the number of the field, stands above the place.
    """

    __slots__ = ("fields", "others", "usual")

    def __init__(self, page: PageReading, fields: Mapping[str, int], known: Vocabulary) -> None:
        """Take a page, the numbers of its fields, and what is indexed for each of its words."""
        self.usual: dict[str, list[int]] = {}
        """Places of stems that have the usual weight there, and no marks."""

        self.others: dict[_Form, list[int]] = defaultdict(list)
        """Weights and places of all others."""

        self.fields: dict[_Form, list[int]] = defaultdict(list)
        """Numbers of fields, and places in them."""

        for words, weight, start in page.passages:
            if weight == USUAL:
                self._take_usual(words, start, known)
            else:
                self._take_others(words, weight, start, known)
        for name, number in fields.items():
            for place, word in enumerate(page.fields.get(name, ()), number << _ABOVE):
                for form in known.forms(word):
                    self.fields[form].append(place)

    def _take_usual(self, words: Sequence[int], start: int, known: Vocabulary) -> None:
        # Most words of a page pass here.
        usual = self.usual
        for place, stem in enumerate(map(known.stems.__getitem__, words), start):
            if stem is None:
                self._take_others((words[place - start],), USUAL, place, known)
            elif stem in usual:
                usual[stem].append(place)
            else:
                usual[stem] = [place]

    def _take_others(
        self, words: Sequence[int], weight: int, start: int, known: Vocabulary
    ) -> None:
        stems, others = known.stems, self.others
        above = weight << _ABOVE
        for place, word in enumerate(words, start):
            stem = stems[word]
            if stem is not None:
                others[stem, ""].append(above + place)
                continue
            for indexed in known.others[word]:
                own = max(1, weight // indexed.share) if weight else 0
                if own == USUAL and not indexed.variant:
                    self.usual.setdefault(indexed.stem, []).append(place)
                else:
                    others[indexed.stem, indexed.variant].append((own << _ABOVE) + place)

    def add_to(self, index: dict[str, _Word], page: int) -> None:
        """Add them to an index, behind those of the pages before this one."""
        special: dict[str, list[int]] = {}
        for stem, variant in (*self.others, *self.fields):
            if not variant and stem not in special:
                above = USUAL << _ABOVE
                special[stem] = [above + place for place in self.usual.pop(stem, ())]
        for stem, places in self.usual.items():
            word = index.get(stem)
            if word is None:
                word = index[stem] = _Word()
            if len(places) == 1:
                word.packed += (_page[page - word.last], _once[places[0]])
            else:
                word.packed += (_page[page - word.last], _packed_usual(places))
                word.more += len(places) - 1
            word.last = page
        for stem, placed in special.items():
            text = (*placed, *self.others.get((stem, ""), ()))
            index.setdefault(stem, _Word()).add(page, text, self.fields.get((stem, ""), ()))
        for forms in (self.others, self.fields.keys() - self.others.keys()):
            for form in sorted(form for form in forms if form[1]):
                stem, variant = form
                variants = index.setdefault(stem, _Word()).variants
                variants.setdefault(variant, _Occurrences()).add(
                    page, self.others.get(form, ()), self.fields.get(form, ())
                )


def _packed_usual(places: Sequence[int]) -> bytes:
    """Pack places of the usual weight, and that there are none in fields."""
    packed, last = [_several[len(places)]], 0
    for place in places:
        packed.append(_number[place - last])
        last = place
    packed.append(_NO_PLACES)
    return b"".join(packed)


def _packed(placed: Collection[int]) -> tuple[bytes, int]:
    """Pack places, with a sign before those of another weight or field; give how many numbers."""
    if not placed:
        return _NO_PLACES, 0
    if len(placed) == 1:
        (each,) = placed
        return _single[each], 2
    packed: list[bytes] = []
    current, last = -1, 0
    for each in sorted(placed):
        above, place = each >> _ABOVE, each & _BELOW
        if above != current:
            packed.append(_sign[above])
            current, last = above, 0
        packed.append(_number[place - last])
        last = place
    return _list[len(packed)] + b"".join(packed), len(packed)


def write_index(
    pages: Sequence[PageReading], known: Vocabulary, version: str, language: str
) -> tuple[dict[str, bytes], str, int]:
    """Give the files of an index by their paths, its name, and how many pages it has.

    Files are not packed yet. All words of the pages have to be in the vocabulary. `version` is
    Pagefind's.
    """
    pages = [page for page in pages if _has_words(page, known)]
    names = sorted({name for page in pages for name in page.meta})
    fields = {name: number for number, name in enumerate(names)}
    index: dict[str, _Word] = {}
    files: dict[str, bytes] = {}
    fragments: list[list[str | int]] = []
    for number, page in enumerate(pages):
        _PageWords(page, fields, known).add_to(index, number)
        data = _fragment(page)
        name = _name(data, language, files, "fragment/{}.pf_fragment", step=1)
        fragments.append([name, page.word_count])
    chunks = []
    for words in _chunks(index):
        parts = [index[word].data_of(word) for word in words]
        data = b"".join((_list[1], _list[len(words)], *parts))
        name = _name(data, language, files, "index/{}.pf_index", step=2)
        chunks.append([words[0], words[-1], name])
    _shorten(chunks)
    filters = []
    for filter_, values in _filters(pages):
        data = encode([filter_, values])
        name = file_name(language, data)
        filters.append([filter_, name])
        files[f"filter/{name}.pf_filter"] = data
    meta = encode([version, fragments, chunks, filters, _orders(pages), names])
    own = file_name(language, meta)
    files[f"pagefind.{own}.pf_meta"] = meta
    return files, own, len(pages)


def _has_words(page: PageReading, known: Vocabulary) -> bool:
    words = (word for passage in page.passages for word in passage.words)
    return any(known.stems[word] is not None or known.others[word] for word in words)


def _fragment(page: PageReading) -> bytes:
    told = {
        "url": page.url,
        "content": page.content,
        "word_count": page.word_count,
        "filters": dict(sorted(page.filters.items())),
        "meta": dict(sorted(page.meta.items())),
        "anchors": [anchor._asdict() for anchor in page.anchors],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _name(data: bytes, language: str, files: dict[str, bytes], path: str, *, step: int) -> str:
    """Name a file by what is in it, and take it; a name that is taken is made longer in steps."""
    digits = "".join(f"{byte:x}" for byte in sha1(data, usedforsecurity=False).digest())
    size = _SHORT
    while path.format(name := f"{language}_{digits[:size]}") in files:
        size += step
    files[path.format(name)] = data
    return name


def _chunks(index: Mapping[str, _Word]) -> Iterator[list[str]]:
    """Part the words of an index, in their order, into those of each file."""
    words: list[str] = []
    size = 0
    for word in sorted(index):
        words.append(word)
        size += index[word].size
        if size >= _CHUNK:
            yield words
            words, size = [], 0
    if words:
        yield words


def _shorten(chunks: Sequence[list[str]]) -> None:
    """Tell the first and the last word of each file by as much of them as tells files apart."""
    for before, after in pairwise(chunks):
        last, first = before[1], after[0]
        pairs = enumerate(zip(last, first, strict=False))
        shared = next(
            (at for at, (one, other) in pairs if one != other), min(len(last), len(first))
        )
        if last[: shared + 1] >= before[0]:
            before[1] = last[: shared + 1]
        after[0] = first[: shared + 1]


def _filters(pages: Iterable[PageReading]) -> Iterator[tuple[str, list[list[object]]]]:
    """Give each filter with its values, and the pages that have them."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, page in enumerate(pages):
        for name, values in page.filters.items():
            for value in values:
                found[name][value].append(number)
    for name, by_value in sorted(found.items()):
        yield name, [[value, numbers] for value, numbers in sorted(by_value.items())]


def _orders(pages: Sequence[PageReading]) -> list[list[object]]:
    """Give the pages in each order that they may be sorted by."""
    names = sorted({name for page in pages for name in page.sort})
    orders: list[list[object]] = []
    for name in names:
        numbers = [number for number, page in enumerate(pages) if name in page.sort]
        # Pagefind compares them in single precision.
        values = array("f", [int(pages[number].sort[name]) for number in numbers])
        placed = sorted(zip(values, numbers, strict=True), key=lambda each: each[0])
        orders.append([name, [number for _, number in placed]])
    return orders
