"""Write a text of plain prose as HTML at once, without a tree of it.

Nearly every news text is paragraphs, headings, lists, quotations and tables, with a link or an
emphasis here and there. One expression tells such a text, and then little is left to do. Where
anything else stands in it, if only a sign that might mean more, Python-Markdown reads the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from xml.etree.ElementTree import Element

from mkdocs_briefings.rendering.fast_markdown.blocks import LEAVE_PLAIN, PARAGRAPH
from mkdocs_briefings.rendering.fast_markdown.headings import QuickTocTreeprocessor
from mkdocs_briefings.rendering.fast_markdown.inline import TriggeredInlineProcessor
from mkdocs_briefings.rendering.fast_markdown.patterns import LINK
from mkdocs_briefings.rendering.fast_markdown.serializer import to_xhtml
from mkdocs_briefings.rendering.verified_upstream import verified_name

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.extensions.abbr import AbbrTreeprocessor
    from markdown.inlinepatterns import DelimiterProcessor

# By their names, since not every release of Python-Markdown that we run with has them.
_ABBREVIATIONS = "markdown.extensions.abbr.AbbrTreeprocessor"
_DELIMITERS = "markdown.inlinepatterns.DelimiterProcessor"
_TABLES = "markdown.extensions.tables.TableProcessor"
_LEAVE_PROSE = LEAVE_PLAIN | {
    PARAGRAPH,
    _ABBREVIATIONS,
    "markdown.extensions.attr_list.AttrListTreeprocessor",
    "markdown.extensions.fenced_code.FencedBlockPreprocessor",
    "markdown.extensions.footnotes.FootnotePostTreeprocessor",
    "markdown.extensions.footnotes.FootnotePostprocessor",
    "markdown.extensions.footnotes.FootnoteReorderingProcessor",
    "markdown.extensions.footnotes.FootnoteTreeprocessor",
    "markdown.extensions.md_in_html.HtmlBlockPreprocessor",
    "markdown.extensions.md_in_html.MarkdownInHTMLPostprocessor",
    "markdown.extensions.toc.TocTreeprocessor",
    "markdown.postprocessors.AndSubstitutePostprocessor",
    "markdown.postprocessors.RawHtmlPostprocessor",
    "markdown.preprocessors.HtmlBlockPreprocessor",
    "markdown.preprocessors.NormalizeWhitespace",
    "markdown.treeprocessors.PrettifyTreeprocessor",
    "markdown.treeprocessors.UnescapeTreeprocessor",
    "pymdownx.superfences.SuperFencesBlockPreprocessor",
}
"""Parts that make of prose what is made of it here, or leave it as it is."""

# White space but the space, control characters, and what else the sanitiser writes in another way.
_ODD = (
    r"\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    r"\ud800-\udfff\ufffe\uffff"
)
_AND = r"&(?!#|\w+;)"
_LETTER = r"[^\W\d_]"
# Between them nothing is tried twice: whatever begins a link or an emphasis is no word.
_SIGNS = rf"&*<>\[\\\]_`{{|{_ODD}"
_PLAIN = rf"[^{_SIGNS}]"
_WORD = rf"{_PLAIN}++|{_AND}|\n(?={_LETTER})"
_WORDS = rf"(?:{_WORD})+"
_TARGET = rf"(?:[^ \"&'()*<>\[\\\]`{{|{_ODD}]++|{_AND})*"
_LINK = rf"(?<!!)\[(?:{_WORDS})\]\((?:{_TARGET})\)"
_STRONG = rf"\*\*(?![ \n])(?:{_WORDS})(?<![ \n])\*\*(?!\*)"
_EMPHASIS = rf"\*(?![ \n])(?:{_WORDS})(?<![ \n])\*(?!\*)"
_ROW = rf"\|(?:{_PLAIN}*+\|)+"
_PROSE = rf"{_LETTER}(?:{_WORD}|{_LINK}|{_STRONG}|{_EMPHASIS})*"

_BLOCK = re.compile(
    rf"(?P<p>{_PROSE})"
    rf"|(?P<level>#{{2,6}})[ ](?P<heading>[^#{_SIGNS}]++)"
    rf"|(?P<ul>[*+-][ ]{_PROSE}(?:\n[*+-][ ]{_PROSE})*)"
    rf"|(?P<ol>\d+\.[ ]{_PROSE}(?:\n\d+\.[ ]{_PROSE})*)"
    rf"|(?P<quote>>[ ]{_PROSE}(?:\n>[ ]{_PROSE})*)"
    rf"|(?P<table>{_ROW}\n\|(?:[ ]?-++[ ]?\|)+(?:\n{_ROW})+)"
)
_JOINED = {"ul": "list", "ol": "list", "quote": "quote"}
"""Kinds of blocks of which two in a row become one."""

_MARKER = re.compile(r"(?:^|\n)(?:[*+>-]|\d+\.) ")
_AROUND = {
    "ul": ("<ul>\n<li>", "</li>\n<li>", "</li>\n</ul>"),
    "ol": ("<ol>\n<li>", "</li>\n<li>", "</li>\n</ol>"),
    "quote": ("<blockquote>\n<p>", "\n", "</p>\n</blockquote>"),
}
"""What stands before the first line of a block, between its lines, and behind the last."""

_A_LINK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
_A_STRONG = re.compile(r"\*\*([^* ][^*]*)\*\*")
_AN_EMPHASIS = re.compile(r"\*([^* ][^*]*)\*")

_WEB = r"https?://(?:[a-z0-9]++(?:-[a-z0-9]++)*\.)+[a-z]++(?:[/?#][^\"]*)?"
_UNCLEAN = re.compile(rf"<(?:a(?! href=\"{_WEB}\">)|h(?![2-6] id=\"(?!__)[\w-]+\">))")
"""What the sanitiser would look at, or write in another way: all else is written here."""


class ProseConverter:
    """Converts prose for a Markdown instance, as long as all parts of that are verified."""

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self._seen: list[object] = []
        self._processors: _ProseProcessors | None = None

    def convert(self, text: str) -> str | None:
        """Give the HTML of a text, its headings left in `toc_tokens`; None if it is not prose."""
        self._look()
        if (
            self._processors is None
            or not self._processors.take(text)
            or self._md.serializer is not to_xhtml
        ):
            return None
        written: list[str | Element] = []  # of headings the elements, until they have their ids
        before = ""
        for lines in text.strip("\n").split("\n\n"):
            block = lines.lstrip("\n")
            found = _BLOCK.fullmatch(block)
            if found is None or _are_joined(before, kind := str(found.lastgroup)):
                return None
            before = kind
            if kind == "table":
                rows = _rows(block)
                if not (rows and self._processors.has_tables):
                    return None
                written.append(_table(rows))
            elif kind == "heading":
                heading = Element(f"h{len(found['level'])}")
                heading.text = found["heading"].strip()
                written.append(heading)
            else:
                written.append(_written(kind, block))
        if self._processors.toc is not None:
            headings = [each for each in written if not isinstance(each, str)]
            self._processors.toc.list_all(headings, set())
        html = "\n".join([each if isinstance(each, str) else to_xhtml(each) for each in written])
        for processor in self._md.postprocessors:
            html = processor.run(html)
        return html

    def _look(self) -> None:
        """See whether the parts are those that were there; an extension may add some later."""
        md = self._md
        parts = [
            *md.preprocessors,
            *md.parser.blockprocessors,
            *md.inlinePatterns,
            *md.treeprocessors,
            *md.postprocessors,
        ]
        if parts != self._seen:
            self._seen, self._processors = parts, _verified_processors(md)


@dataclass(frozen=True, slots=True)
class _ProseProcessors:
    """Parts of a Markdown instance that decide what is prose; all others are verified too."""

    inline: TriggeredInlineProcessor
    emphasis: DelimiterProcessor
    toc: QuickTocTreeprocessor | None
    abbreviations: AbbrTreeprocessor | None
    has_tables: bool

    def take(self, text: str) -> bool:
        """Whether they have no meaning of their own for what stands in a text."""
        asterisk, toc = self.emphasis.delimiters.get("*"), self.toc
        return (
            "  \n" not in text
            and self.inline.is_on
            and asterisk is not None
            and asterisk.tags == ("strong", "em")
            and not asterisk.smart
            and not (toc is not None and _changes_more(toc, text))
            and not (self.abbreviations is not None and self.abbreviations.abbrs)
        )


def _changes_more(toc: QuickTocTreeprocessor, text: str) -> bool:
    """Whether it does more than to list headings."""
    return not toc.marker or toc.marker in text or toc.use_anchors


def _verified_processors(md: Markdown) -> _ProseProcessors | None:
    patterns, trees = list(md.inlinePatterns), list(md.treeprocessors)
    names = [verified_name(pattern) for pattern in patterns]
    emphasis = [each for each, name in zip(patterns, names, strict=True) if name == _DELIMITERS]
    inline = [each for each in trees if isinstance(each, TriggeredInlineProcessor)]
    others = *md.preprocessors, *md.parser.blockprocessors, *trees, *md.postprocessors
    if (
        len(emphasis) != 1
        or len(inline) != 1
        or inline[0].inlinePatterns is not cast("object", md.inlinePatterns)
        # An address may have underscores, which are none of an emphasis.
        or LINK not in names[: patterns.index(emphasis[0])]
        or any(verified_name(each) not in _LEAVE_PROSE for each in others if each is not inline[0])
    ):
        return None
    toc = next((each for each in trees if isinstance(each, QuickTocTreeprocessor)), None)
    abbreviations = next((each for each in trees if verified_name(each) == _ABBREVIATIONS), None)
    has_tables = any(verified_name(each) == _TABLES for each in others)
    return _ProseProcessors(
        inline[0],
        cast("DelimiterProcessor", emphasis[0]),
        toc,
        cast("AbbrTreeprocessor | None", abbreviations),
        has_tables,
    )


def _are_joined(before: str, kind: str) -> bool:
    return kind in _JOINED and _JOINED[kind] == _JOINED.get(before)


def is_clean(html: str) -> bool:
    """Whether the sanitiser would give the HTML of prose as it is."""
    return _UNCLEAN.search(html) is None


def _written(kind: str, block: str) -> str:
    if "&" in block:
        block = block.replace("&", "&amp;")
    if kind == "p":
        return f"<p>{_with_spans(block)}</p>"
    start, between, end = _AROUND[kind]
    lines = _MARKER.split(block)[1:]
    return f"{start}{between.join(map(_with_spans, lines))}{end}"


def _with_spans(text: str) -> str:
    # To cut a text up and to join it is half of the work of replacing what stands between.
    if "[" in text:
        pieces = _A_LINK.split(text)
        links = zip(pieces[1::3], pieces[2::3], strict=True)
        pieces[1::3] = [f'<a href="{target}">{label}</a>' for label, target in links]
        del pieces[2::3]
        text = "".join(pieces)
    if "*" in text:
        text = _wrapped(_A_STRONG.split(text), "strong")
        text = _wrapped(_AN_EMPHASIS.split(text), "em")
    return text


def _wrapped(pieces: list[str], tag: str) -> str:
    """Join pieces of which every second one is the text of an element."""
    pieces[1::2] = [f"<{tag}>{text}</{tag}>" for text in pieces[1::2]]
    return "".join(pieces)


def _rows(block: str) -> list[list[str]]:
    """Give the cells of a table, the row below its head left out; nothing where a row is uneven."""
    rows = [row[1:-1].split("|") for row in block.split("\n")]
    if any(len(row) != len(rows[0]) for row in rows):
        return []
    return [[cell.strip(" ") for cell in row] for row in (rows[0], *rows[2:])]


def _table(rows: list[list[str]]) -> str:
    head, *body = rows
    lines = "\n".join([_row(row, "td") for row in body])
    return f"<table>\n<thead>\n{_row(head, 'th')}\n</thead>\n<tbody>\n{lines}\n</tbody>\n</table>"


def _row(cells: list[str], tag: str) -> str:
    return "\n".join(("<tr>", *(f"<{tag}>{cell}</{tag}>" for cell in cells), "</tr>"))
