"""Read WXR, the XML that WordPress exports a site to, piece by piece.

An export may be larger than memory, so no tree is made of it. A document type declaration is
refused: WordPress writes none, and its entities could grow without end or read other files.
"""

from __future__ import annotations

import html
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from mkdocs_briefings.importing.importer import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PIECE = 1 << 16
"""Bytes that are read at once."""

_MARK = b"wordpress.org/export/"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Plugins write characters that XML forbids; nobody sees them, and one would end the reading.
_FORBIDDEN = bytes({*range(0x20)} - {*b"\t\n\r"})
_RECORDS = frozenset({"item", "wp:author"})
_IN_ITEM = 3
"""How many elements an item stands in: `rss`, `channel` and itself."""


@dataclass(frozen=True, slots=True)
class Term:
    """A category, tag or other term of an item."""

    taxonomy: str
    slug: str
    name: str


@dataclass(slots=True)
class WxrRecord:
    """An item of an export, or one of its authors, on its way and then whole."""

    kind: str
    """`item`, `wp:author`, or `channel` for what is said of the site."""

    line: int
    values: dict[str, str] = field(default_factory=dict)
    """Texts of the elements, by their names with prefix."""

    lines: dict[str, int] = field(default_factory=dict)
    """Lines on which they start."""

    terms: list[Term] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Custom fields, and what WordPress and its plugins keep as such."""

    comments: int = 0

    def get(self, name: str) -> str:
        """Give the text of an element; empty where there is none."""
        return self.values.get(name, "").strip()

    def first_field(self, *names: str) -> str:
        """Give the first of these custom fields that says something."""
        return next((text for name in names for text in self.fields.get(name, ()) if text), "")


def is_wxr(path: Path) -> bool:
    """Whether a file looks like an export, by its beginning. Raises `OSError`."""
    with path.open("rb") as file:
        return _MARK in file.read(1 << 14).replace(b"\0", b"")


def read_wxr(path: Path, name: str) -> Iterator[WxrRecord]:
    """Give the authors and items of an export as they come, and last what is said of the site.

    Raises `ArchiveError`, with the line, for what is not well-formed or ends too early.
    """
    reader = _Reader(name)
    with path.open("rb") as file:
        piece = file.read(_PIECE)
        is_wide = piece.startswith(_UTF_16)
        if not is_wide:
            # Some sites put blank lines in front of the declaration, which XML forbids.
            blank = len(piece) - len(piece.lstrip(b"\xef\xbb\xbf \t\r\n"))
            reader.lines_before = piece[:blank].count(b"\n")
            piece = piece[blank:]
        while piece:
            reader.feed(piece if is_wide else piece.translate(None, _FORBIDDEN))
            yield from reader.take()
            piece = file.read(_PIECE)
    reader.end()
    yield from reader.take()
    yield reader.channel


class _Reader:
    def __init__(self, name: str) -> None:
        self.channel = WxrRecord("channel", 1)
        self.lines_before = 0
        self._name = name
        self._done: list[WxrRecord] = []
        self._path: list[str] = []
        self._record = self.channel
        self._pieces: list[str] = []
        self._term: dict[str, str] = {}
        self._meta_key = ""
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        parser.StartDoctypeDeclHandler = self._refuse
        # So entities that only HTML has, such as `&nbsp;`, come here instead of ending it all.
        parser.UseForeignDTD(True)  # noqa: FBT003 - its signature
        parser.ExternalEntityRefHandler = lambda *_arguments: 1
        parser.SkippedEntityHandler = self._skipped

    @property
    def line(self) -> int:
        return self._parser.CurrentLineNumber + self.lines_before

    def feed(self, piece: bytes) -> None:
        try:
            self._parser.Parse(piece, False)  # noqa: FBT003 - its signature
        except expat.ExpatError as error:
            raise self._broken(error) from error

    def end(self) -> None:
        try:
            self._parser.Parse(b"", True)  # noqa: FBT003 - its signature
        except expat.ExpatError as error:
            if not self._path:
                raise self._broken(error) from error
            message = "It ends in the middle. Export it again, or in several parts."
            raise ArchiveError(message, self._name, self.line) from error

    def take(self) -> list[WxrRecord]:
        done, self._done = self._done, []
        return done

    def _broken(self, error: expat.ExpatError) -> ArchiveError:
        message = f"It is not well-formed XML: {expat.ErrorString(error.code)}."
        return ArchiveError(message, self._name, error.lineno + self.lines_before)

    def _refuse(self, *_declaration: object) -> None:
        message = "It declares a document type, which no export of WordPress does."
        raise ArchiveError(message, self._name, self.line)

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - its signature
        if not is_parameter:
            self._pieces.append(html.unescape(f"&{name};"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) == _IN_ITEM and name in _RECORDS:
            self._record = WxrRecord(name, self.line)
        elif name == "category":
            self._term = attributes
        elif name == "wp:comment":
            self._record.comments += 1
        elif len(self._path) == self._depth:
            self._record.lines.setdefault(name, self.line)
        self._pieces.clear()

    @property
    def _depth(self) -> int:
        return _IN_ITEM + (self._record is not self.channel)

    def _end(self, name: str) -> None:
        text = "".join(self._pieces)
        self._pieces.clear()
        record, depth = self._record, len(self._path)
        self._path.pop()
        if depth == _IN_ITEM and name in _RECORDS:
            self._done.append(record)
            self._record = self.channel
        elif name == "wp:meta_key":
            self._meta_key = text.strip()
        elif name == "wp:meta_value":
            if self._path[-1] == "wp:postmeta":
                record.fields[self._meta_key].append(text.strip())
        elif name == "category" and depth == self._depth:
            get = self._term.get
            record.terms.append(Term(get("domain", "category"), get("nicename", ""), text.strip()))
        elif depth == self._depth:
            record.values.setdefault(name, text)
