"""Set shortcuts into a Markdown instance, each over the stock part that it gives the same as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import markdown
from markdown.serializers import to_xhtml_string

from mkdocs_briefings.rendering.fast_markdown.blocks import PlainBlockParser
from mkdocs_briefings.rendering.fast_markdown.headings import QuickTocTreeprocessor
from mkdocs_briefings.rendering.fast_markdown.inline import TriggeredInlineProcessor
from mkdocs_briefings.rendering.fast_markdown.preprocessors import (
    QuickNormalizeWhitespace,
    WithFences,
    WithHtml,
)
from mkdocs_briefings.rendering.fast_markdown.prose import ProseConverter, is_clean
from mkdocs_briefings.rendering.fast_markdown.serializer import to_xhtml
from mkdocs_briefings.rendering.fast_markdown.tree_processors import (
    QuickAttrListTreeprocessor,
    QuickUnescapeTreeprocessor,
)
from mkdocs_briefings.rendering.verified_upstream import (
    is_verified,
    slow_conversion_notice,
    verified_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTCUTS: dict[str, type] = {
    "markdown.blockparser.BlockParser": PlainBlockParser,
    "markdown.extensions.attr_list.AttrListTreeprocessor": QuickAttrListTreeprocessor,
    "markdown.extensions.fenced_code.FencedBlockPreprocessor": WithFences,
    "markdown.extensions.md_in_html.HtmlBlockPreprocessor": WithHtml,
    "markdown.extensions.toc.TocTreeprocessor": QuickTocTreeprocessor,
    "markdown.preprocessors.HtmlBlockPreprocessor": WithHtml,
    "markdown.preprocessors.NormalizeWhitespace": QuickNormalizeWhitespace,
    "markdown.treeprocessors.InlineProcessor": TriggeredInlineProcessor,
    "markdown.treeprocessors.UnescapeTreeprocessor": QuickUnescapeTreeprocessor,
    "pymdownx.superfences.SuperFencesBlockPreprocessor": WithFences,
}


class QuickMarkdown(markdown.Markdown):
    """Python-Markdown, with a shortcut for each part whose code was verified.

    What it gives is what Python-Markdown gives, to the byte. The registries stay as the extensions
    left them: a part changes its class alone, to one that knows when it has nothing to do.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of Python-Markdown
        self._levels: dict[object, bool] = {}
        self._elements: list[str] = []
        self.is_clean = False
        """Whether the HTML of the last text is as the sanitiser would give it back."""

        super().__init__(**options)
        for part in self._parts():
            shortcut = _SHORTCUTS.get(verified_name(part))
            if shortcut is not None:
                part.__class__ = _over(shortcut, type(part))
        if self.serializer is to_xhtml_string and is_verified("markdown.serializers"):
            self.serializer = to_xhtml
        self.prose = ProseConverter(self)
        """Writes a text of plain prose at once."""

    def reset(self) -> Self:
        """Make ready for another text."""
        if self.block_level_elements != self._elements:
            self._levels, self._elements = {}, list(self.block_level_elements)
        return super().reset()

    def convert(self, source: str) -> str:
        """Give the HTML of a text."""
        html = self.prose.convert(source)
        self.is_clean = html is not None and is_clean(html)
        return super().convert(source) if html is None else html

    def is_block_level(self, tag: object) -> bool:
        """Whether a tag's element stands by itself, as blocks do."""
        if len(self.block_level_elements) != len(self._elements):
            self._levels, self._elements = {}, list(self.block_level_elements)
        known = self._levels.get(tag)
        if known is None:
            known = self._levels[tag] = super().is_block_level(tag)
        return known

    @property
    def slow_conversion_notice(self) -> str:
        """What it costs that the code of some part is of another release; empty if it is not."""
        others = *self.parser.blockprocessors, *self.inlinePatterns, *self.postprocessors
        return slow_conversion_notice((*self._parts(), *others))

    def _parts(self) -> Iterator[object]:
        yield self.parser
        yield from self.preprocessors
        yield from self.treeprocessors


def _over(shortcut: type, kind: type) -> type:
    return shortcut if issubclass(shortcut, kind) else type(kind.__name__, (shortcut, kind), {})
