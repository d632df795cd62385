"""The news are the same under every theme, and without one: only pages of `docs/` show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from mkdocs_briefings.configuration.installed_theme import find_theme
from tests.engine.differences import differences
from tests.outputs.newsroom import write_newsroom
from tests.site import Site, png, with_front_matter

if TYPE_CHECKING:
    from pathlib import Path

MAIN = """\
{% extends "briefings/base.html" %}
{% block announce %}<p>{{ config.site_name }}: {{ config.extra.note }}</p>{% endblock %}
{% block extrahead %}<script>document.title += "!"</script>{% endblock %}
"""

CONFIG = {
    "extra": {"note": "Written by hand"},
    "extra_css": ["own.css", "https://styles.example/a.css"],
    "extra_javascript": ["own.js", "own.mjs"],
    "nav": [{"Elsewhere": "https://other.example/"}, {"More": [{"Deep": "/deep/"}]}],
}


def write_site(root: Path) -> Site:
    """Write a newsroom in two languages, with styles, scripts and templates of its own."""
    site = write_newsroom(root, languages=["en", "uk"])
    keys = {"title": "Гребля", "summary": "Вона відкрита."}
    site.write(
        "briefings/2026/03/20/in-japan.uk.md",
        with_front_matter(keys, "## Де\n\n[Річка](in-kenya.md).[^1]\n\n[^1]: Кажуть.\n"),
    )
    # A theme shows itself on pages of docs/, and in the headers that let their scripts run.
    site.remove("docs/about.md")
    lead = site.root / "briefings/2026/03/20/dam-reopens.md"
    lead.write_text(
        lead.read_text("utf-8").replace("docs/about.md?x=1#who", "docs/own.css"), "utf-8"
    )
    for name in ("own.css", "own.js", "own.mjs", ".hidden", "templates/x.txt"):
        site.write(f"docs/{name}", f"/* {name} */")
    site.write("docs/mark.png", png())
    site.write("own/briefings/main.html", MAIN)
    site.write("own/deep/tab.svg", "<svg/>")
    return site


def news_under(site: Site, theme: str, *options: str) -> dict[str, bytes]:
    """Build a site with a theme, and give its files but those of the theme."""
    path = site.root / "mkdocs.yml"
    config = {**yaml.safe_load(path.read_bytes()), **CONFIG}
    config["theme"] = {
        "name": theme, "custom_dir": "own", "logo": "mark.png", "favicon": "deep/tab.svg"
    }  # fmt: skip
    path.write_text(yaml.safe_dump(config), "utf-8")
    site.build("-d", "out", *options, program="mkdocs_briefings")
    out = site.root / "out"
    found = find_theme({"name": theme}, site.root)
    theirs = {file.src_uri for file in found.files(has_folders=True)} if found else set()
    files = (path for path in out.rglob("*") if path.is_file())
    named = {path.relative_to(out).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in named.items() if name not in theirs}


def test_themes_of_mkdocs(tmp_path: Path) -> None:
    """MkDocs' own themes give the bytes that Material gives."""
    site = Site(tmp_path).configure()
    site.write("own/briefings/main.html", MAIN)
    for name in ("own.css", "own.js", "own.mjs", "mark.png"):
        site.write(f"docs/{name}", name)
    site.source("kyiv-daily")
    site.briefing("2026/03/01/one", source="kyiv-daily", tags=["rail"])
    expected = news_under(site, "material")
    for theme in ("mkdocs", "readthedocs"):
        assert differences(expected, news_under(site, theme)) == "", theme


def test_no_engine(tmp_path: Path) -> None:
    """Without MkDocs, and without a theme, a newsroom has the bytes that both give."""
    site = write_site(tmp_path)
    expected = news_under(site, "material")
    assert {"uk/2026/03/20/in-japan/index.html", "deep/tab.svg", "own.mjs"} <= set(expected)
    assert b"script-src 'self' 'sha256-" in expected["index.html"]
    assert differences(expected, news_under(site, "nowhere", "--docs-engine", "none")) == ""


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
