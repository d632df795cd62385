"""Pages that options name: those of `docs/` by their files, others by their addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.rendering.page.docs_files import DocsFile
from mkdocs_briefings.rendering.page.standing import address

if TYPE_CHECKING:
    from mkdocs_briefings.configuration.site_config import SiteConfig


def page_address(written: str, option: str, config: SiteConfig, *, has_pages: bool) -> str:
    """Give the address of a page: one of `docs/` by its file, or one elsewhere.

    It is empty where nothing makes those of `docs/`, so that nobody is led there.

    Raises `SettingsError`, which calls the option by its name.
    """
    if urlsplit(written).scheme in {"http", "https"}:
        return written
    path, _, fragment = written.partition("#")
    if not path.endswith(".md") or not is_inside(Path(config.docs_dir), path):
        raise SettingsError(
            f"{option}: {written!r} is not a page of docs_dir. "
            "Give the path of its Markdown file, relative to docs_dir, or a whole address."
        )
    if not has_pages:
        return ""
    url = address(DocsFile(path, config.docs_dir, config.use_directory_urls))
    return f"{url}#{quote(fragment)}" if fragment else url


def coverage_page(written: str | None, config: SiteConfig, *, has_pages: bool) -> str:
    """Give the address of the page on how coverage is measured; empty where there is none.

    Raises `SettingsError` for a page that is named and does not exist.
    """
    if written is None:
        is_there = is_inside(Path(config.docs_dir), _COVERAGE)
        written = _COVERAGE if is_there else ""
    if not written:
        return ""
    return page_address(written, "coverage_page", config, has_pages=has_pages)


_COVERAGE = "coverage.md"
"""Where it is found without being named."""


def is_inside(folder: Path, path: str) -> bool:
    """Whether a folder has a file at that path, below itself."""
    file = (folder / path).resolve()
    return file.is_relative_to(folder.resolve()) and file.is_file()
