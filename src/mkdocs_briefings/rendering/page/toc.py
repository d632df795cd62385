"""The headings of a page, as templates list them: those of MkDocs, without MkDocs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass
class AnchorLink:
    """A heading."""

    title: str
    """Its text, as HTML."""

    id: str
    level: int
    children: list[AnchorLink]
    active: bool = False
    """Whether it is the first one."""

    @property
    def url(self) -> str:
        """The fragment that leads to it."""
        return f"#{self.id}"

    def __str__(self) -> str:
        return self.indent_print()

    def indent_print(self, depth: int = 0) -> str:
        """Give it as a line of text, with a line for each that is below it."""
        own = f"{'    ' * depth}{self.title} - {self.url}\n"
        return own + "".join(each.indent_print(depth + 1) for each in self.children)


@dataclass
class TableOfContents:
    """All headings of a page."""

    items: list[AnchorLink]

    def __iter__(self) -> Iterator[AnchorLink]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __str__(self) -> str:
        return "".join(map(str, self.items))


def get_toc(headings: Iterable[dict[str, Any]]) -> TableOfContents:
    """Give those that Python-Markdown's extension `toc` has listed."""
    toc = TableOfContents([_link(each) for each in headings])
    for first in toc.items[:1]:
        first.active = True
    return toc


def _link(heading: dict[str, Any]) -> AnchorLink:
    below = [_link(each) for each in heading["children"]]
    return AnchorLink(heading["name"], heading["id"], heading["level"], below)
