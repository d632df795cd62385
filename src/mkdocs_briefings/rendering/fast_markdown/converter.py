"""Turn Markdown into HTML, with the extensions of `mkdocs.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import TocExtension

from mkdocs_briefings.rendering.fast_markdown.quick_markdown import QuickMarkdown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class ExtensionOptions(Protocol):
    """What a site's configuration says of Markdown, such as MkDocs'."""

    @property
    def markdown_extensions(self) -> Sequence[str]:
        """The names of the extensions."""
        ...

    @property
    def mdx_configs(self) -> Mapping[str, Mapping[str, Any]]:
        """What each is told, by its name."""
        ...


class ConversionResult(NamedTuple):
    """The HTML of a text, and what is known of it."""

    html: str
    """Not yet sanitised."""

    headings: list[Any]
    """Its headings, as the extension `toc` lists them."""

    is_clean: bool
    """Whether the sanitiser would give the HTML back as it is, so that it need not."""


class MarkdownConverter:
    """One Markdown instance, used for every text: making one costs more than a short text."""

    def __init__(self, config: ExtensionOptions) -> None:
        self._markdown = QuickMarkdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )

    @property
    def notice(self) -> str:
        """A sentence for whoever builds the site, if texts take longer than they need to."""
        return self._markdown.slow_conversion_notice

    @property
    def permalink_class(self) -> str:
        """The class of links that stand in headings and lead to them."""
        found = (
            extension.getConfig("permalink_class")
            for extension in self._markdown.registeredExtensions
            if isinstance(extension, TocExtension)
        )
        return str(next(found, "headerlink"))

    def convert(self, text: str) -> ConversionResult:
        """Turn a text into HTML."""
        self._markdown.reset()
        for extension in self._markdown.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                # It counts the texts, which its `UNIQUE_IDS` writes into every page.
                extension.unique_prefix = 0
        html = self._markdown.convert(text)
        headings = getattr(self._markdown, "toc_tokens", [])
        return ConversionResult(html, headings, self._markdown.is_clean)
