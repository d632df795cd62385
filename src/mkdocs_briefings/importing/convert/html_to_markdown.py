"""Write blocks of HTML in Markdown, where that says the same."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.dialects.reading_form import reading_form
from mkdocs_briefings.importing.convert.dialects.translation import Translator
from mkdocs_briefings.importing.convert.html_blocks import VOID
from mkdocs_briefings.importing.convert.html_markup import start_tag
from mkdocs_briefings.importing.importer import MarkdownDialect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bs4 import Tag

    from mkdocs_briefings.importing.convert.dialects.our_reader import OurReader
    from mkdocs_briefings.importing.convert.dialects.reading_form import Form

_ONLY_IN_HTML = re.compile(
    r"<[a-z][^<>]* (?:cite|datetime|dir|id|lang)=|<(?:aside|details|figcaption)\b"
)
"""What readers or their programs get from HTML, and cannot get from Markdown."""

_INLINE = r"(?:a|b|em|i|strong)"
_SPACE_AT_END = re.compile(rf"[ \n]+((?:</{_INLINE}>)+)")
_SPACE_AT_START = re.compile(rf"(<{_INLINE}(?: [^<>]*)?>)[ \n]+")
_LAST_BREAK = re.compile(r"<br>\s*(?=</(?:cite|li|p)>)")
_START_TAG = re.compile(r"<[a-z][^<>]*>")
# A class is for the old site's style sheet; only that of code says something of it.
_SAYS_NOTHING = re.compile(r' (?:class="(?!language-)[^"]*"|title="")')
_BARE_SPAN = re.compile(r"</?span>")
_HEADING = re.compile(r'<(?P<tag>h[1-6]) id="(?P<id>[^"]+)">(?P<words>.*)</(?P=tag)>', re.DOTALL)
_PLAIN_ID = re.compile(r"[\w-]+")
_TAG = re.compile(r"<(/?)(\w+)")
_DEEPEST = 30
"""Elements within each other: nobody reads a deeper list in Markdown, and it takes long to make."""

_KEPT = ("abbr", "cite", "ins", "kbd", "mark", "q", "samp", "small", "sub", "sup", "u", "var")
"""Elements in a line that Markdown has no signs for: they stay HTML."""


def markdown_writer() -> Callable[[str], str] | None:
    """Give what makes Markdown of HTML; None where it is not installed."""
    try:
        from markdownify import MarkdownConverter  # noqa: PLC0415 - an extra that may not be there
    except ImportError:
        return None
    kept = {f"convert_{tag}": partial(_keep, tag) for tag in _KEPT}
    converter = MarkdownConverter(
        heading_style="ATX", bullets="-", code_language_callback=_language
    )
    vars(converter).update(kept)
    return lambda html: str(converter.convert(html)).strip()


def _language(element: Tag) -> str:
    code = element.find("code") or element
    named = (name for name in code.get_attribute_list("class") if name)
    return next((n.removeprefix("language-") for n in named if n.startswith("language-")), "")


def _keep(tag: str, element: Mapping[str, str], text: str, **_context: object) -> str:
    title = element.get("title")
    return f"{start_tag(tag, {'title': title} if title else {})}{text}</{tag}>" if text else ""


class MarkdownBlocks:
    """Makes Markdown of the blocks of texts, for a site that reads it with `reader`."""

    def __init__(
        self, reader: OurReader, write: Callable[[str], str], write_html: Callable[[str], str]
    ) -> None:
        self._reader, self._write = reader, write
        self._translator = Translator(MarkdownDialect.GOLDMARK, reader, write_html)

    def text_of(self, blocks: Sequence[str]) -> str:
        """Give a text of these blocks, each in Markdown where it then reads the same.

        The whole is held against the HTML as well: one block can change how the next one reads.
        """
        blocks = [tidied(block) for block in blocks]
        wanted = self._form_of_html("\n\n".join(blocks))
        written = [self._written(block) for block in blocks]
        text = "\n\n".join(written)
        if self._form(text) == wanted:
            return text
        checked = [
            markdown if self._form(markdown) == self._form_of_html(html) else html
            for html, markdown in zip(blocks, written, strict=True)
        ]
        text = "\n\n".join(checked)
        return text if self._form(text) == wanted else "\n\n".join(blocks)

    def _written(self, html: str) -> str:
        if heading := _HEADING.fullmatch(html):
            return self._heading(heading) or html
        if _ONLY_IN_HTML.search(html) or _depth(html) > _DEEPEST:
            return html
        return self._translator.translate(self._write(html)).text or html

    def _heading(self, heading: re.Match[str]) -> str:
        """Give a heading that keeps its id, or nothing."""
        tag, name = heading["tag"], heading["id"]
        markdown = self._write(f"<{tag}>{heading['words']}</{tag}>")
        given = f"{markdown} {{#{name}}}"
        plain = bool(_PLAIN_ID.fullmatch(name)) and "\n" not in markdown
        # The site itself may give it the same.
        candidates = [markdown, given] if plain and self._reader.knows_heading_ids else [markdown]
        shown = f'id="{name}"'
        return next((each for each in candidates if shown in self._reader.html(each)), "")

    def _form(self, text: str) -> Form:
        return reading_form(self._reader.html(text))

    def _form_of_html(self, html: str) -> Form:
        return reading_form(self._reader.clean(html))


def _depth(html: str) -> int:
    depth = deepest = 0
    for end, name in _TAG.findall(html):
        if name not in VOID:
            depth += -1 if end else 1
            deepest = max(deepest, depth)
    return deepest


def tidied(block: str) -> str:
    """Give a block without what nobody sees, and Markdown cannot say."""
    block = _START_TAG.sub(lambda tag: _SAYS_NOTHING.sub("", tag[0]), block)
    if "<span " not in block:
        block = _BARE_SPAN.sub("", block)
    block = _SPACE_AT_START.sub(r" \1", _SPACE_AT_END.sub(r"\1 ", block))
    if "<figcaption" not in block:
        # Without a caption it is no more than what stands in it.
        block = block.replace("<figure>", "<div>").replace("</figure>", "</div>")
    return _LAST_BREAK.sub("", block)
