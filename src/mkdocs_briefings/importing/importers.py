"""The importers that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.importing.adapters.hugo import HUGO
from mkdocs_briefings.importing.adapters.jekyll import JEKYLL
from mkdocs_briefings.importing.adapters.mkdocs_blog import MKDOCS_BLOG

if TYPE_CHECKING:
    from mkdocs_briefings.importing.importer import Importer

BUILT_IN: tuple[Importer, ...] = (HUGO, JEKYLL, MKDOCS_BLOG)


def find_importer(name: str) -> Importer:
    """Give an importer by its name."""
    return next(importer for importer in BUILT_IN if importer.name == name)
