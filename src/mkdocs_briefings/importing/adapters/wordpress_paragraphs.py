"""Make the paragraphs that WordPress makes of a text while it shows it.

In its older editor a blank line ends a paragraph and a line's end is a break, and neither is
written down. Blocks of HTML keep their places, and what is in `pre` or `script` stays as it is.
"""

from __future__ import annotations

import re

_VOID = frozenset({"area", "col", "hr"})
_AS_IT_IS = frozenset({"code", "pre", "script", "sourcecode", "style", "svg", "textarea"})
"""Elements and shortcodes in which every line's end means itself."""

_ONLY_BLOCKS = frozenset(
    {"colgroup", "dl", "map", "menu", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)
"""Elements that have no words of their own."""

_ONLY_LINES = frozenset({
    "address", "caption", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
    "legend", "summary",
})  # fmt: skip
"""Elements that have words, and no paragraphs."""

_BLOCKS = (
    _VOID
    | (_AS_IT_IS - {"code", "sourcecode"})
    | _ONLY_BLOCKS
    | _ONLY_LINES
    | {"article", "aside", "blockquote", "dd", "details", "div", "fieldset", "footer", "form",
       "header", "hgroup", "li", "main", "nav", "p", "section", "td", "th"}
)  # fmt: skip

_ALWAYS = frozenset({"", "blockquote"})
"""Elements, and the text itself, whose words always stand in paragraphs."""

_TAG = re.compile(r"<[^<>]*>|\[[A-Za-z][^\[\]]*=[^\[\]]*\]")
_BLOCK_TAG = re.compile(
    rf"(</?(?:{'|'.join(sorted(_BLOCKS))})(?=[\s/>])[^<>]*>|\[/?(?:source)?code(?=[\s\]])[^\[\]]*\])",
    re.IGNORECASE,
)
_NAME = re.compile(r"[<\[](?P<end>/?)(?P<name>[a-z][a-z0-9]*)", re.IGNORECASE)
_TWO_BREAKS = re.compile(r"<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
_BREAK_AT_END = re.compile(r"(?:<br\s*/?>)?$", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


def paragraphs_of(text: str) -> str:
    """Give a text of the older editor with the paragraphs and breaks that it was shown with."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces = _BLOCK_TAG.split(text)
    last_end = {
        name.lower(): position
        for position, piece in enumerate(pieces)
        if (name := _name_of_end(piece)) and position % 2
    }
    writer = _Writer(last_end)
    for position, piece in enumerate(pieces):
        if position % 2:
            writer.tag(piece, position)
        else:
            writer.words(piece)
    return "".join(writer.pieces)


def _name_of_end(piece: str) -> str:
    found = _NAME.match(piece)
    return found["name"] if found and found["end"] else ""


class _Writer:
    """Writes tags of blocks and the words between them; `last_end` has the last end of each."""

    def __init__(self, last_end: dict[str, int]) -> None:
        self.pieces: list[str] = []
        self._last_end = last_end
        self._open: list[str] = []
        self._as_it_is = ""

    def tag(self, tag: str, position: int) -> None:
        """Write the tag that stands at that position."""
        found = _NAME.match(tag)
        name = found["name"].lower() if found else ""
        is_end = bool(found and found["end"])
        self.pieces.append(tag)
        if self._as_it_is:
            if is_end and name == self._as_it_is:
                self._as_it_is = ""
        elif name in _AS_IT_IS:
            # One that never ends would take the rest of the text.
            if not is_end and self._last_end.get(name, -1) > position:
                self._as_it_is = name
        elif is_end:
            self._close(name)
        elif name not in _VOID:
            if self._open and self._open[-1] == "p":
                self._open.pop()
            self._open.append(name)

    def words(self, text: str) -> None:
        """Write the words between two tags."""
        if self._as_it_is:
            self.pieces.append(text)
            return
        parent = self._open[-1] if self._open else ""
        if not text.strip() or parent in _ONLY_BLOCKS:
            self.pieces.append("\n" if "\n" in text else text)
            return
        text = _TWO_BREAKS.sub("\n\n", _TAG.sub(_in_one_line, text))
        if parent in _ONLY_LINES:
            self.pieces.append(_with_breaks(text))
            return
        written = [_with_breaks(words) for words in _BLANK_LINE.split(text) if words.strip()]
        if parent == "p":
            self.pieces.append("</p>\n<p>".join(written))
        elif parent in _ALWAYS or _BLANK_LINE.search(text):
            self.pieces.extend(f"<p>{words}</p>\n" for words in written)
        else:
            self.pieces.extend(written)

    def _close(self, name: str) -> None:
        if name in self._open:
            while self._open.pop() != name:
                pass


def _in_one_line(tag: re.Match[str]) -> str:
    return tag[0].replace("\n", " ")


def _with_breaks(text: str) -> str:
    lines = (_BREAK_AT_END.sub("", line.rstrip()) for line in text.strip().split("\n"))
    return "<br>\n".join(lines)
