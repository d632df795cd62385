"""List the headings of a text, and give each an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.extensions.toc import TocTreeprocessor

from mkdocs_briefings.rendering.known import name_of

if TYPE_CHECKING:
    from markdown import Markdown


class QuickTocTreeprocessor(TocTreeprocessor):
    """Writes the list of headings only where it is shown: MkDocs takes `toc_tokens`."""

    _is_shown = True

    def run(self, doc: Element) -> None:
        """Set ids and permalinks, and leave the headings in `toc_tokens`."""
        self._is_shown = _may_read_list(self.md) or any(
            text and self.marker in text for text in (each.text for each in doc.iter())
        )
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """Give the list, which is empty where nobody reads it."""
        return super().build_toc_div(toc_list) if self._is_shown else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Put the list where a text says so."""
        if self._is_shown:
            super().replace_marker(root, elem)


def _may_read_list(md: Markdown) -> bool:
    return not all(map(name_of, (*md.treeprocessors, *md.postprocessors)))
