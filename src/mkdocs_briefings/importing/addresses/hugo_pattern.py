"""The parts of patterns (`permalinks`) in the words of Hugo."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.addresses.hugo_dates import DATE_PARTS, in_layout, is_layout
from mkdocs_briefings.importing.addresses.hugo_names import path_name, without_empty_fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from mkdocs_briefings.importing.addresses.hugo_sections import HugoSections

TOKEN = re.compile(r":(?P<name>\w+)(?:\[(?P<range>.+?)\])?")
_ESCAPED = "\0"
"""Stands in for a colon that is none of a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HugoPage:
    """What parts of a pattern say of a page."""

    folders: tuple[str, ...]
    """The folders below `content` that it is in, as Hugo knows them."""

    name: str
    """The name of its file, or of the folder of its bundle."""

    slug: str
    title: str
    moment: datetime
    sections: HugoSections
    write: Callable[[str], str]
    """Writes a text as a piece of an address."""

    @property
    def path(self) -> str:
        """Its path below `content` as Hugo knows it, with a slash in front."""
        return "/".join(("", *self.folders, path_name(self.name)))

    @property
    def section(self) -> str:
        """The first folder that it is in."""
        return self.folders[0] if self.folders else ""

    def slugs(self, of_all: Sequence[tuple[str, ...]]) -> list[str]:
        """Give what each section calls itself: its slug, else its title, else its folder."""
        pages = [(self.sections.page(each), each[-1]) for each in of_all]
        return [self.piece(page.slug.strip("-") or page.title or name) for page, name in pages]

    def piece(self, text: str) -> str:
        """Give a text as a part of a pattern has it, which is read as an address once more."""
        return without_empty_fragment(self.write(text))


def expanded(pattern: str, page: HugoPage) -> str:
    """Put in the place of each part of a pattern what it stands for; unknown ones stay."""
    text = TOKEN.sub(lambda found: _value(found, page), pattern.replace(r"\:", _ESCAPED))
    return text.replace(_ESCAPED, ":")


def _value(found: re.Match[str], page: HugoPage) -> str:
    name, chosen = found["name"], found["range"]
    if name in _SEVERAL:
        values = _SEVERAL[name](page)
        return "/".join(_chosen(values, chosen) if chosen else values)
    rest = f"[{chosen}]" if chosen else ""
    if name in DATE_PARTS:
        return DATE_PARTS[name](page.moment) + rest
    if name in _TEXTS:
        return page.piece(_TEXTS[name](page)) + rest
    if name in _SECTION:
        return _SECTION[name](page) + rest
    return in_layout(page.moment, name) + rest if is_layout(name) else found[0]


def _chosen(values: Sequence[str], chosen: str) -> Sequence[str]:
    """Give those of a list that a range such as `1:` or `last` names, without a complaint."""
    first, colon, end = chosen.strip().partition(":")
    start = _position(first, 0, len(values))
    if not colon:
        return values[start : start + 1]
    return values[start : _position(end, len(values), len(values))]


def _position(written: str, default: int, count: int) -> int:
    if written == "last":
        return count - 1
    if not written:
        return default
    return min(int(written), count) if written.isdecimal() else 0


_SEVERAL: dict[str, Callable[[HugoPage], Sequence[str]]] = {
    "sections": lambda page: page.sections.current(page.folders),
    "sectionslugs": lambda page: page.slugs(page.sections.chain(page.folders)),
}
_SECTION: dict[str, Callable[[HugoPage], str]] = {
    "section": lambda page: page.section,
    "sectionslug": lambda page: "".join(page.slugs(page.sections.chain(page.folders)[:1])),
}
_TEXTS: dict[str, Callable[[HugoPage], str]] = {
    "title": lambda page: page.title,
    "slug": lambda page: page.slug or page.title,
    "slugorfilename": lambda page: page.slug or page.name,
    "slugorcontentbasename": lambda page: page.slug or page.name,
    "filename": lambda page: page.name,
    "contentbasename": lambda page: page.name,
}
KNOWN_PARTS = frozenset({*_SEVERAL, *_SECTION, *_TEXTS, *DATE_PARTS})
"""The names of all parts, but for those that are a date in Go's layout."""
