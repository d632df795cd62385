"""Listing a theme's files: MkDocs finds what it would find by itself, and others find all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from mkdocs_briefings.plugin.theme_files import pass_over_hidden_files
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_mkdocs_finds_the_same_files(tmp_path: Path, theme: str) -> None:
    """Files of the theme and the site's own, hidden ones, templates and pages among them."""
    site = Site(tmp_path).configure(theme={"name": theme, "custom_dir": "own"}, plugins=())
    for name in (
        "a.css", ".hidden.css", "b/c.js", "b/.d.js", ".e/f.css", "g/.h/i.css", "j.html", "k.md",
        "b/README.txt", "über.png",
    ):  # fmt: skip
        site.write(f"own/{name}", "x")
    plain = _files(site, is_quick=False)
    assert {"a.css", "b/c.js", "über.png"} <= {*plain}
    assert _files(site, is_quick=True) == plain


def test_others_find_all(tmp_path: Path) -> None:
    """A plugin that asks for a theme's icons is told of them."""
    site = Site(tmp_path).configure()
    theme = load_config(str(site.root / "mkdocs.yml")).theme
    plain = theme.get_env().list_templates()
    pass_over_hidden_files(theme)
    environment = theme.get_env()
    assert environment.list_templates() == plain
    assert environment.list_templates(["svg"]) == [each for each in plain if each.endswith(".svg")]
    assert environment.list_templates(filter_func=lambda name: name.startswith(".icons/"))


def _files(site: Site, *, is_quick: bool) -> list[str]:
    config = load_config(str(site.root / "mkdocs.yml"))
    if is_quick:
        pass_over_hidden_files(config.theme)
    found = Files([])
    found.add_files_from_theme(config.theme.get_env(), config)
    return [file.src_uri for file in found]
