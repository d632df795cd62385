"""Read the pages of sections of a site of Hugo."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.adapters.layout import text_files
from mkdocs_briefings.importing.adapters.old_file import (
    NoFrontMatterError,
    UnreadableOldFileError,
    open_old_file,
)
from mkdocs_briefings.importing.addresses.hugo_names import path_name
from mkdocs_briefings.importing.addresses.hugo_sections import HugoSection, HugoSections
from mkdocs_briefings.importing.old_keys import OldKeys

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.importing.adapters.hugo_content import HugoContent
    from mkdocs_briefings.importing.adapters.old_config import OldConfig

Folders = tuple[str, ...]
"""Folders below `content`, as Hugo knows them."""

SectionPages = dict[str, dict[Folders, OldKeys]]
"""The front matter of each section's page, by its language and its folders."""


def read_sections(content: HugoContent) -> SectionPages:
    """Read the page of each section."""
    found: SectionPages = defaultdict(dict)
    for mount in content.mounts:
        for file in text_files(mount.source):
            if content.name_of(file.name)[0] == "_index" and content.mount_of(file) is mount:
                path = content.path_of(file)
                folders = tuple(map(path_name, path.folders))
                found[path.language][folders] = _keys(file)
    return found


def _keys(file: Path) -> OldKeys:
    try:
        return open_old_file(file, file.name).keys
    except (NoFrontMatterError, UnreadableOldFileError):
        # What is wrong with it is told where posts are looked for.
        return OldKeys({}, {})


def sections_of(pages: dict[Folders, OldKeys], config: OldConfig) -> HugoSections:
    """Give what the addresses of one language have to know of sections."""
    disabled = config.value("disableKinds")
    return HugoSections(
        pages={folders: _section(keys) for folders, keys in pages.items()},
        has_first_ones=not (isinstance(disabled, list) and "section" in disabled),
    )


def _section(keys: OldKeys) -> HugoSection:
    texts = {key.lower(): value for key, value in keys.texts.items() if isinstance(value, str)}
    return HugoSection(texts.get("title", "").strip(), texts.get("slug", "").strip())
