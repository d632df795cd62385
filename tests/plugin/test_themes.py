"""The news are the same under every theme: only pages of `docs/` show which one a site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from mkdocs_briefings.configuration.installed_theme import find_theme
from tests.engine.differences import differences
from tests.outputs.newsroom import write_newsroom
from tests.site import Site, png

if TYPE_CHECKING:
    from pathlib import Path

NAMED = frozenset({
    "_headers",  # lets the scripts run that stand in pages of docs/, and these are the theme's
    "about/index.html",
})  # fmt: skip
"""The files of a site that may show its theme."""


def news_under(theme: str, site: Site) -> dict[str, bytes]:
    """Build a site with a theme, and give its files but those of the theme and the named ones."""
    path = site.root / "mkdocs.yml"
    config = {**yaml.safe_load(path.read_bytes()), "theme": theme}
    path.write_text(yaml.safe_dump(config), "utf-8")
    site.build("--strict", "-d", theme)
    out = site.root / theme
    found = find_theme({"name": theme}, site.root)
    assert found is not None
    theirs = {file.src_uri for file in found.files(has_folders=True)}
    files = (path for path in out.rglob("*") if path.is_file())
    named = {path.relative_to(out).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in named.items() if name not in theirs | NAMED}


def test_same_news(tmp_path: Path) -> None:
    """MkDocs' own themes give the bytes that Material gives."""
    site = write_newsroom(tmp_path)
    expected = news_under("material", site)
    assert "index.html" in expected
    for theme in ("mkdocs", "readthedocs"):
        assert differences(expected, news_under(theme, site)) == "", theme


def test_favicon(tmp_path: Path) -> None:
    """A favicon that only the theme brings is none of the paper's; one of its own is."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/one")
    site.build("--strict")
    assert site.has("assets/images/favicon.png")
    assert site.page("").rel("icon") == []
    site.write("docs/assets/images/favicon.png", png())
    site.build("--strict")
    assert site.page("").rel("icon") == ["assets/images/favicon.png"]
