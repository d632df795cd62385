"""Write in HTML what is said in Markdown, for a text that is HTML around it."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt


def markdown_to_html(text: str) -> str:
    """Give CommonMark as HTML; of a single paragraph, what stands in it."""
    text = text.strip("\n")
    if "\n" not in text:
        return str(_parser().renderInline(text))
    return str(_parser().render(text)).rstrip("\n")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark")
