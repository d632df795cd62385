"""The sections of a site of Hugo: folders with a page of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class HugoSection:
    """What the page of a section says of it."""

    title: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class HugoSections:
    """Knows which folders below `content` are sections."""

    pages: Mapping[tuple[str, ...], HugoSection] = field(default_factory=dict)
    """The sections with a page of their own (`_index.md`), by their folders as Hugo knows them."""

    has_first_ones: bool = True
    """Whether each folder right below `content` is a section, with a page or without."""

    @property
    def have_slugs(self) -> bool:
        """Whether one of them has another name in addresses than its folder."""
        return any(page.slug for page in self.pages.values())

    def chain(self, folders: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Give the sections that a folder is in, the outermost first."""
        starts = (folders[:end] for end in range(1, len(folders) + 1))
        return [each for each in starts if self._is_one(each)]

    def current(self, folders: tuple[str, ...]) -> tuple[str, ...]:
        """Give the innermost section that a folder is in; empty for the site itself."""
        return next(reversed(self.chain(folders)), ())

    def slugs(self, folders: tuple[str, ...]) -> list[str]:
        """Give the slug of each folder that a post is in, empty for those without."""
        starts = (folders[:end] for end in range(1, len(folders) + 1))
        return [self.page(each).slug.strip("-") for each in starts]

    def page(self, folders: tuple[str, ...]) -> HugoSection:
        """Give what is known of a section."""
        return self.pages.get(folders, HugoSection())

    def _is_one(self, folders: tuple[str, ...]) -> bool:
        return folders in self.pages or (len(folders) == 1 and self.has_first_ones)
