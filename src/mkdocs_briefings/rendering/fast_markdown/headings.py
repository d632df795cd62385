"""List the headings of a text, and give each an id."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from markdown.extensions import toc as stock
from markdown.util import STX

from mkdocs_briefings.rendering.verified_upstream import verified_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_LABEL = "data-toc-label"


class QuickTocTreeprocessor(stock.TocTreeprocessor):
    """Makes the list of headings as HTML only where it is shown: MkDocs takes `toc_tokens`."""

    _processors: tuple[object, ...] = ()
    _are_verified = False

    def run(self, doc: Element) -> None:
        """Set ids and permalinks, and leave the headings in `toc_tokens`."""
        ids: set[str] = set()
        headings: list[Element] = []
        for element in doc.iter():
            text = element.text
            tag: object = element.tag  # a function for comments, which the stubs do not know
            if text and self.marker in text:
                super().run(doc)
                return
            if element.items() and "id" in element.attrib:
                ids.add(element.attrib["id"])
            if isinstance(tag, str) and tag[:1] in "hH" and self.header_rgx.match(tag):
                headings.append(element)
        if self.use_anchors or self._may_be_read():
            super().run(doc)
            return
        self.list_all(headings, ids)

    def list_all(self, headings: Iterable[Element], ids: set[str]) -> None:
        """Give these headings ids that are not taken, and permalinks, and leave them in tokens."""
        counters: dict[str, int] = {}
        tokens = [self._token(heading, ids, counters) for heading in headings]
        shown = [each for each in tokens if self.toc_top <= each["level"] <= self.toc_bottom]
        vars(self.md)["toc_tokens"] = stock.nest_toc_tokens(shown)  # type: ignore[arg-type]

    def _may_be_read(self) -> bool:
        """Whether there is a part that is not verified, and so may read the list's HTML."""
        parts = (*self.md.treeprocessors, *self.md.postprocessors)
        if parts != self._processors:
            self._processors, self._are_verified = parts, all(map(verified_name, parts))
        return not self._are_verified

    def _token(self, heading: Element, ids: set[str], counters: dict[str, int]) -> dict[str, Any]:
        self.set_level(heading)
        inner, name = _inner_and_name(heading, self.md)
        attributes = heading.attrib
        if "id" not in attributes:
            slug = self.slugify(html.unescape(name), self.sep)
            attributes["id"] = stock.unique(slug, ids, counters)
        label = ""
        if _LABEL in attributes:
            label = stock.run_postprocessors(stock.unescape(attributes.pop(_LABEL)), self.md)
            name = stock.escape_cdata(stock.strip_tags(label))
        token = {
            "level": int(heading.tag[-1]),
            "id": stock.unescape(attributes["id"]),
            "name": name,
            "html": inner,
            _LABEL: label,
        }
        if self.use_permalinks not in {False, None}:
            self.add_permalink(heading, attributes["id"])
        return token


def _inner_and_name(heading: Element, md: Markdown) -> tuple[str, str]:
    text, tail = heading.text, heading.tail
    is_plain = text and not (
        len(heading)
        or heading.items()
        or "<" in text
        or ">" in text
        or "&" in text
        or STX in text
        or (tail and STX in tail)
    )
    if text and is_plain:
        return text.strip(), " ".join(text.split())
    inner = stock.render_inner_html(stock.remove_fnrefs(heading), md)
    return inner, stock.strip_tags(inner)
