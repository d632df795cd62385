"""Pictures that stand for a site: files of its own, and not those that a theme brings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.configuration.pages import is_inside

if TYPE_CHECKING:
    from mkdocs_briefings.configuration.site_config import SiteConfig


def is_own_file(path: str, config: SiteConfig) -> bool:
    """Whether a site has a file of its own at that path, in `docs/` or the theme's `custom_dir`."""
    folders = config.docs_dir, config.theme.custom_dir
    return any(folder is not None and is_inside(Path(folder), path) for folder in folders)


def favicon(config: SiteConfig) -> str:
    """Give the address of a site's picture in a browser's tab; empty where it is a theme's own.

    The news are the same under every theme, and a theme's mark is not the paper's.
    """
    path = str(config.theme.get("favicon") or "")
    is_elsewhere = urlsplit(path).scheme in {"http", "https"}
    return path if is_elsewhere or (path and is_own_file(path, config)) else ""
