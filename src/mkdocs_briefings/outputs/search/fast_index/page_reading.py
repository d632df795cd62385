"""Read a page as Pagefind does: its words with their weights, its anchors, and what is said of it.

Pagefind parses HTML as a stream, and asks of each element whether one of two dozen selectors has
it. Pages that are to be found hold little: what they may hold is on an allow-list, and is written
by one program. So each element is told here by its name, and a page with anything else on it is
none that is read here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

USUAL = 24
"""The weight of a word in a text: Pagefind counts in parts of 24."""

_MOST_WEIGHT = 10.0

_HEAD = "<html><head>"
_BODY = "</head><body data-pagefind-body>\n"
_END = "</body></html>"

_MARK = re.compile(r'<meta data-pagefind-(filter|meta|sort)="(\w+)\[content\]" content="([^"]*)">')
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9:-]*(?:="[^"]*")?)*)>""")
_ATTRIBUTE = re.compile(r' ([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?')

_WEIGHT = "data-pagefind-weight"

_SENTENCES = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "p", "td", "div", "ul", "li", "article", "section")
)
"""What ends a sentence, and parts words."""

_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdo", "br", "cite", "code", "dfn", "em"),
        *("i", "img", "input", "kbd", "label", "q", "samp", "small"),
        *("span", "strong", "sub", "sup", "time", "var"),
    )
)
"""What belongs to the text of an anchor around it."""

_OTHERS = frozenset(
    (
        *("aside", "audio", "bdi", "blockquote", "caption", "col", "colgroup", "dd", "del"),
        *("details", "dl", "dt", "figcaption", "figure", "hr", "ins", "mark", "ol", "path"),
        *("picture", "pre", "rp", "rt", "ruby", "s", "source", "summary", "svg", "table"),
        *("tbody", "tfoot", "th", "thead", "tr", "track", "u", "video", "wbr"),
    )
)
"""What may stand on a page besides."""

_KNOWN = _SENTENCES | _INLINE | _OTHERS
_EMPTY = frozenset(("br", "col", "hr", "img", "input", "source", "track", "wbr"))
"""Elements that have no end."""

_AUTOMATIC = {"h1": 7, "h2": 6, "h3": 5, "h4": 4, "h5": 3, "h6": 2}
"""How much words of headings count."""

_LEFT_OUT, _CLASS_LEFT_OUT = frozenset(("label", "svg")), "footnote-backref"
"""Elements that hold no text."""

_UNKNOWN = ("PAGEFIND_", "<!", "<?", "\0", "\x1c", "\x1d", "\x1e", "\x1f")
"""Signs of what is not read here: Pagefind's own marks, comments, and what Python takes for a space
and Pagefind does not."""

_NO_SPACE = "\u200b"
"""The space of no width."""

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|nbsp|#39|#x27);)")
"""What is written for a letter otherwise than our pages have it."""

_WHOLE = re.compile(r"-?[0-9]+")
"""What pages are sorted by: a whole number, as a moment is."""

_MARKER = re.compile(r"\0([^\0]*)\0")
_NEWLINES = re.compile(r"(?:\n|\r\n)+")
_SPACES = re.compile(r"\s{2,}")


class UnknownPageError(Exception):
    """A page has something on it that is not read here."""


class Anchor(NamedTuple):
    """An element that an address can lead to."""

    element: str
    id: str
    text: str
    location: int
    """How many words stand before it."""


class Passage(NamedTuple):
    """Words that have the same weight."""

    words: Sequence[int]
    """Their numbers in the vocabulary."""

    weight: int
    start: int
    """How many words stand before them."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """What Pagefind knows of a page."""

    url: str
    content: str
    """Its words, with one space between them."""

    passages: Sequence[Passage]
    word_count: int
    filters: Mapping[str, Sequence[str]]
    meta: Mapping[str, str]
    fields: Mapping[str, Sequence[int]]
    """The numbers of the words of each."""

    sort: Mapping[str, str]
    anchors: Sequence[Anchor]


def read_page(url: str, html: str, numbers: Mapping[str, int]) -> PageReading:
    """Read a page of ours that is to be found at an address. Raises `UnknownPageError`.

    `numbers` gives the number of each word, whether or not there was one before.
    """
    if any(sign in html for sign in _UNKNOWN) or _ENTITY.search(html):
        raise UnknownPageError
    head, is_page, body = html.removeprefix(_HEAD).partition(_BODY)
    if not (is_page and html.startswith(_HEAD) and body.endswith(_END)):
        raise UnknownPageError
    filters, meta, sort = _marks(head)
    body_reader = _BodyReader()
    digest = body_reader.read(body.removesuffix(_END))
    if not body_reader.title:
        raise UnknownPageError
    meta.setdefault("title", body_reader.title)
    if body_reader.image is not None and "image" not in meta:
        meta["image"], meta["image_alt"] = body_reader.image
    if any(_NO_SPACE in value for value in meta.values()):
        raise UnknownPageError  # of words in these, Pagefind does not take it out
    if not all(map(_WHOLE.fullmatch, sort.values())):
        raise UnknownPageError
    text = _Text(digest, numbers)
    anchors = [
        Anchor(element, id_, _normal(_normal("".join(texts))), text.anchors[number])
        for number, (element, id_, texts) in enumerate(body_reader.anchors)
        if number in text.anchors
    ]
    content, count = " ".join(text.words), max(len(text.words), 1)
    fields = {name: [numbers[word] for word in value.split()] for name, value in meta.items()}
    return PageReading(url, content, text.passages, count, filters, meta, fields, sort, anchors)


def _marks(head: str) -> tuple[dict[str, list[str]], dict[str, str], dict[str, str]]:
    """Give what a page says of itself: filters, what results show, and what they are sorted by."""
    filters: dict[str, list[str]] = {}
    kinds: dict[str, dict[str, str]] = {"meta": {}, "sort": {}}
    size = 0
    for found in _MARK.finditer(head):
        size += len(found[0])
        kind, name, value = found.groups()
        if kind == "filter":
            # Pagefind takes entities out of these twice.
            filters.setdefault(name, []).append(_normal(_normal(value)))
        else:
            kinds[kind][name] = _normal(value)
    if size != len(head):
        raise UnknownPageError
    return filters, kinds["meta"], kinds["sort"]


class _Element:
    """An element that has not ended."""

    __slots__ = ("anchors", "is_left_out", "parts", "tag", "weight")

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.parts: list[str] = []
        self.weight = ""
        self.is_left_out = False
        self.anchors: Sequence[list[str]] = ()
        """The texts that its own text belongs to."""


class _BodyReader:
    """Reads a page's body, with marks in it where weights change and where anchors are."""

    def __init__(self) -> None:
        self.title = ""
        """What its first heading says."""

        self.image: tuple[str, str] | None = None
        """The first image behind that: its address, and what it shows."""

        self.anchors: list[tuple[str, str, list[str]]] = []
        """Elements that have an id: their names, their ids, and their texts."""

        self._current = _Element("body")
        self._open: list[_Element] = []
        """Those around it."""

    def read(self, body: str) -> str:
        """Give the text. Raises `UnknownPageError`."""
        self._current = root = _Element("body")
        text, *tags = _TAG.split(body)
        self._add(text)
        for place in range(0, len(tags), 4):
            end, tag, attributes, text = tags[place : place + 4]
            if end:
                self._end(tag, attributes)
            else:
                self._begin(tag, attributes)
            if text:
                self._add(text)
        if self._open:
            raise UnknownPageError
        return "".join(root.parts)

    def _add(self, text: str) -> None:
        if "<" in text:
            raise UnknownPageError
        current = self._current
        current.parts.append(text)
        if current.anchors and not current.is_left_out:
            for anchor in current.anchors:
                anchor.append(text)

    def _begin(self, tag: str, attributes: str) -> None:
        if tag not in _KNOWN:
            raise UnknownPageError
        around, element = self._current, _Element(tag)
        element.is_left_out = tag in _LEFT_OUT
        if around.anchors and tag in _INLINE:
            element.anchors = around.anchors
        if attributes:
            self._take(dict(_ATTRIBUTE.findall(attributes)), element)
        if tag == "br":
            around.parts.append(" ")
        if tag not in _EMPTY:
            self._open.append(around)
            self._current = element

    def _take(self, told: Mapping[str, str], element: _Element) -> None:
        """Take the attributes of an element that begins."""
        tag = element.tag
        if "id" in told:
            id_ = "".join(told["id"].split())
            if "&" in id_:
                raise UnknownPageError
            texts: list[str] = []
            self._current.parts.append(f"\0{len(self.anchors)}\0")
            self.anchors.append((tag, id_, texts))
            element.anchors = (*element.anchors, texts)
        element.is_left_out |= _CLASS_LEFT_OUT in told.get("class", "").split()
        for name, value in told.items():
            if name == _WEIGHT:
                element.weight = value
            elif name.startswith("data-pagefind-"):
                raise UnknownPageError
        if tag == "img" and self.image is None and self.title and "src" in told:
            self.image = told["src"], told.get("alt", "")

    def _end(self, tag: str, attributes: str) -> None:
        element = self._current
        if tag != element.tag or attributes or not self._open:
            raise UnknownPageError
        value = self._ended(element)
        self._current = self._open.pop()
        if not element.is_left_out:
            self._current.parts.append(value)

    def _ended(self, element: _Element) -> str:
        """Give the text of an element that ends."""
        tag = element.tag
        value = "".join(element.parts)
        if tag == "h1" and not self.title:
            if "\0" in value:
                raise UnknownPageError
            self.title = _normal(value)
        if tag in _SENTENCES:
            value = f" {value}. " if value and _is_of_a_sentence(value[-1]) else f" {value} "
        if element.weight:
            return f" \0={element.weight}\0 {value} \0\0 "
        if tag in _AUTOMATIC:
            return f" \0~{_AUTOMATIC[tag]}\0 {value} \0\0 "
        return value


@lru_cache(maxsize=4096)
def _is_of_a_sentence(letter: str) -> bool:
    """Whether a sentence that ends with a letter has no sign at its end."""
    if letter.isascii():
        return letter.isalnum() or letter in "_'\")$*"
    kind = unicodedata.category(letter)
    is_circled = any(first <= letter <= last for first, last in _CIRCLED)
    return kind[0] in "LM" or kind in {"Nd", "Nl", "Pc"} or letter in "\u200c\u200d" or is_circled


_CIRCLED = (
    ("\u24b6", "\u24e9"),
    ("\U0001f130", "\U0001f149"),
    ("\U0001f150", "\U0001f169"),
    ("\U0001f170", "\U0001f189"),
)
"""Signs that Unicode takes for letters."""


def _normal(text: str) -> str:
    """Give a text without entities, and with single spaces in it."""
    if "&" in text:
        text = unescape(text)
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _NEWLINES.sub(" ", text.strip())
    return _SPACES.sub(" ", text)


class _Text:
    """The text of a page, parted where weights change."""

    def __init__(self, digest: str, numbers: Mapping[str, int]) -> None:
        """Take it as a `_BodyReader` gives it."""
        self.words: list[str] = []
        self.passages: list[Passage] = []
        self.anchors: dict[int, int] = {}
        """How many words stand before each."""

        weights = [USUAL]
        pieces = _MARKER.split(unescape(digest) if "&" in digest else digest)
        for place, piece in enumerate(pieces):
            if place % 2 == 0:
                self._add(piece, weights[-1], numbers)
            elif not piece:
                weights.pop()
            elif piece[0] == "=":
                weights.append(_weight(piece[1:]))
            elif piece[0] == "~":
                # A heading within what has a weight has that one.
                weights.append(weights[-1] if len(weights) > 1 else int(piece[1:]) * USUAL)
            else:
                self.anchors[int(piece)] = len(self.words)

    def _add(self, piece: str, weight: int, numbers: Mapping[str, int]) -> None:
        words = piece.split()
        if _NO_SPACE in piece:
            # Pagefind parts scripts by it, where it does, and takes it out of texts.
            words = list(filter(None, (word.replace(_NO_SPACE, "") for word in words)))
        if words:
            numbered = list(map(numbers.__getitem__, words))
            self.passages.append(Passage(numbered, weight, len(self.words)))
            self.words += words


@lru_cache(maxsize=64)
def _weight(told: str) -> int:
    try:
        weight = float(told)
    except ValueError:
        raise UnknownPageError from None
    # Pagefind packs words otherwise that count 25: so much no word can with such weights, nor a
    # part of one.
    if weight > 1 and not weight.is_integer():
        raise UnknownPageError
    return max(1, int(min(weight, _MOST_WEIGHT) * USUAL)) if weight > 0 else 0
