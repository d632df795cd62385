"""Turn Markdown into HTML, with the extensions of `mkdocs.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure.toc import TableOfContents, get_toc

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class MarkdownConverter:
    """One Markdown instance, used for every text: making one costs more than a short text."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._markdown = markdown.Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )
        self._markdown.treeprocessors.register(_RemoteImages(self._markdown), "remote_images", -10)

    def convert(self, text: str) -> tuple[str, TableOfContents]:
        """Give the HTML of a text, not yet sanitised, and its headings."""
        self._markdown.reset()
        html = self._markdown.convert(text)
        return html, get_toc(getattr(self._markdown, "toc_tokens", []))


class _RemoteImages(Treeprocessor):
    """Make an image on another site a link: a reader's browser fetches nothing from there."""

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for position, child in enumerate(parent):
                source = child.get("src", "")
                if child.tag == "img" and source.startswith(("http://", "https://", "//")):
                    parent[position] = _as_link(child, source, inside_link=parent.tag == "a")


def _as_link(image: Element, source: str, *, inside_link: bool) -> Element:
    link = Element("span" if inside_link else "a")
    if not inside_link:
        link.set("href", source)
    link.text = image.get("alt") or source
    link.tail = image.tail
    return link
