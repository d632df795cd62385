"""Pass through the tree of a text without a look at what cannot be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class QuickAttrListTreeprocessor(AttrListTreeprocessor):
    """Reads attributes only where a brace stands."""

    def run(self, doc: Element) -> None:
        """Set the attributes that are written behind or within elements."""
        for element in doc.iter():
            text, tail = element.text, element.tail
            if (text and "{" in text) or (tail and "{" in tail):
                super().run(doc)
                return


class QuickUnescapeTreeprocessor(UnescapeTreeprocessor):
    """Gives escaped characters back only where there are some."""

    def run(self, root: Element) -> None:
        """Restore what a backslash stood before."""
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if tail and STX in tail:
                element.tail = self.unescape(tail)
            # A value of None is an attribute without one, which the stubs do not know.
            for name, value in cast("list[tuple[str, str | None]]", element.items()):
                if value is not None and STX in value:
                    element.set(name, self.unescape(value))
