"""What of a page's HTML makes a difference to its readers, in a form that can be compared."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from mkdocs_briefings.importing.convert.html_markup import SPACES

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^"<>]++|"[^"]*+")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_SPACE = re.compile(f"[{SPACES}\xa0]+")
_ID = re.compile(r'\bid="([^"]*)"')
_NOTE = re.compile(r'href="#fn:([^"]+)"')

_BREAKS = frozenset({"div", "figcaption", "p", "section"})
"""Tags that only end a line."""

_BLOCKS = frozenset({
    "aside", "blockquote", "caption", "dd", "details", "dl", "dt", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "li", "ol", "pre", "summary", "table", "td", "th", "tr", "ul",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({
    "abbr", "col", "colgroup", "label", "path", "span", "svg", "tbody", "tfoot", "thead", "wbr",
})  # fmt: skip
_SAME = {"s": "del", "b": "strong", "i": "em"}
_SHOWN_ATTRIBUTES = {
    "a": ("href", "title"),
    "audio": ("src",),
    "img": ("alt", "src", "title"),
    "input": ("checked",),
    "ol": ("start",),
    "td": ("align", "colspan", "rowspan"),
    "th": ("align", "colspan", "rowspan"),
    "video": ("src",),
}
# Which quotes and dashes are drawn is the site's matter: Hugo's typographer, `smarty`.
_TYPOGRAPHY = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
    "\u2013": "--", "\u2014": "---", "\u2026": "...",
})  # fmt: skip


class Piece(NamedTuple):
    """A tag, or the words between two."""

    kind: str
    """`block`, `inline`, `words` or `code`."""

    text: str


Form = tuple[Piece, ...]
"""What the readers of a page see, in order."""


def reading_form(
    page: str, *, with_notes: bool = True, targets: Container[str] = frozenset()
) -> Form:
    """Give what readers see of sanitised HTML; without footnotes if they are not asked for.

    `targets` are the ids that links of the text lead to.
    """
    reading = _Reading(with_notes, targets)
    for found in _TOKEN.finditer(page):
        reading.take(found)
    return tuple(_tidied(reading.pieces))


def first_difference(form: Form, other: Form) -> str:
    """Give the words of a page at which another begins to differ; empty where none does."""
    if form == other:
        return ""
    pairs = enumerate(zip(form, other, strict=False))
    same = next((at for at, pair in pairs if pair[0] != pair[1]), min(len(form), len(other)))
    # What is no words itself stands behind some, which are easier to find than the next ones.
    around = (*form[same : same + 1], *reversed(form[:same]), *form[same:])
    words = (piece.text.strip() for piece in around if piece.kind in {"words", "code"})
    return next(filter(None, words), "…")


@dataclass(slots=True)
class _Reading:
    """A page while it is gone through."""

    with_notes: bool
    targets: Container[str]
    pieces: list[Piece] = field(default_factory=list)
    _left_out: str = ""
    """Tag of the element that is being left out."""

    _depth: int = 0
    _code: int = 0

    def take(self, found: re.Match[str]) -> None:
        end, tag, attributes, words = found.groups()
        if self._left_out:
            self._depth += 0 if tag != self._left_out else -1 if end else 1
            self._left_out = self._left_out if self._depth else ""
        elif words is not None:
            self.pieces.append(Piece("code" if self._code else "words", html.unescape(words)))
        elif attributes and self._is_left_out(tag, attributes):
            self._left_out, self._depth = tag, 1
        else:
            self._code += 0 if tag != "pre" else -1 if end else 1
            # What stands in code colours it, or leads to its lines.
            if tag == "pre" or not self._code:
                self._tag(_SAME.get(tag, tag), attributes, end)

    def _is_left_out(self, tag: str, attributes: str) -> bool:
        if tag == "a":
            if 'class="footnote-ref"' in attributes and (note := _NOTE.search(attributes)):
                self.pieces.append(Piece("inline", f"<note {html.unescape(note[1])}>"))
                return True
            return "headerlink" in attributes or "footnote-backref" in attributes
        return tag == "div" and not self.with_notes and 'class="footnote"' in attributes

    def _tag(self, tag: str, attributes: str, end: str) -> None:
        if tag in _UNSEEN:
            return
        if tag in _BREAKS:
            self.pieces.append(Piece("block", ""))
            return
        shown = "" if end or not attributes else _shown(tag, attributes)
        if tag in _HEADINGS and (name := _ID.search(attributes)):
            shown = f" id={name[1]}" if html.unescape(name[1]) in self.targets else ""
        kind = "block" if tag in _BLOCKS else "inline"
        self.pieces.append(Piece(kind, f"<{end}{tag}{shown}>"))


def _shown(tag: str, attributes: str) -> str:
    names = _SHOWN_ATTRIBUTES.get(tag)
    if not names:
        return ""
    named = dict(_ATTRIBUTE.findall(attributes))
    shown = ((name, _value(name, named[name])) for name in names if name in named)
    return "".join(f" {name}={value}" for name, value in shown if (name, value) != ("start", "1"))


def _value(name: str, value: str) -> str:
    if name == "checked":
        return ""
    value = html.unescape(value)
    return unquote(value) if name in {"href", "src"} else _plain(value).strip(" ")


def _plain(words: str) -> str:
    return _SPACE.sub(" ", words.translate(_TYPOGRAPHY))


def _tidied(pieces: list[Piece]) -> Iterator[Piece]:
    """Leave out white space and ends of lines that make no difference."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and piece.kind == last.kind and piece.kind in {"words", "code"}:
            joined[-1] = Piece(piece.kind, last.text + piece.text)
        elif piece.kind != "words" or piece.text.strip(SPACES) or not _is_edge(last):
            joined.append(piece)
    inlines: list[str] = []
    tidy: list[Piece] = []
    for at, piece in enumerate(joined):
        if piece.kind == "inline":
            inlines.append(piece.text)
            continue
        tidy.extend(Piece("inline", text) for text in _in_order(inlines))
        inlines = []
        if piece.kind == "code":
            tidy.append(Piece("code", piece.text.strip("\n")))
        elif piece.kind == "words":
            words = _plain(piece.text)
            words = words.lstrip(" ") if at == 0 or _is_edge(joined[at - 1]) else words
            is_last = at == len(joined) - 1 or _is_edge(joined[at + 1])
            if words := words.rstrip(" ") if is_last else words:
                tidy.append(Piece("words", words))
        elif piece.text or not (tidy and tidy[-1].kind == "block"):
            tidy.append(piece)
    tidy.extend(Piece("inline", text) for text in _in_order(inlines))
    return (piece for at, piece in enumerate(tidy) if piece.text or _is_between_words(tidy, at))


def _is_edge(piece: Piece | None) -> bool:
    return piece is None or piece.kind == "block" or piece.text.startswith(("<br>", "<input"))


def _is_between_words(pieces: list[Piece], at: int) -> bool:
    """Whether the end of a line parts anything: beside another block it does not."""
    around = pieces[at - 1 : at] + pieces[at + 1 : at + 2]
    return len(around) == 2 and not any(map(_is_edge, around))  # noqa: PLR2004 - both sides


def _in_order(tags: list[str]) -> list[str]:
    """Give tags in one order, where nothing stands between them."""
    if len(tags) < 2:  # noqa: PLR2004 - one has an order
        return tags
    ordered: list[str] = []
    for _is_end, group in groupby(tags, lambda tag: tag.startswith("</")):
        ordered.extend(sorted(group))
    return ordered
