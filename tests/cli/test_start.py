"""Commands that need neither MkDocs nor a theme start without them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.site import NOW, Site

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"jinja2", "markdown", "material", "mkdocs", "pymdownx", "watchdog"}
"""What they must not load; it takes longer than most of them work."""

MOST = 161
"""So many modules of ours a check of a newsroom without a file may load; a build loads 350."""

RENDERING = {f"mkdocs_briefings.{name}" for name in ("outputs.products", "rendering.renderer")}

_TELL = """\
import json, os, sys
from mkdocs_briefings.cli import main
try:
    main()
finally:
    with open(os.environ["TOLD"], "w") as file:
        json.dump(sorted(sys.modules), file)
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project with a page, a profile and a briefing, in a theme that is not loaded."""
    site = Site(tmp_path).configure(
        briefings={"languages": ["en", "uk"]}, extensions=("abbr", "footnotes")
    )
    site.write("docs/about.md", "# About\n")
    site.source("kyiv-daily")
    site.briefing("2026/03/01/one", "See [us](../../../../docs/about.md).\n", source="kyiv-daily")
    return site


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["new", "-t", "Rail link opens", "-s", "It has run.", "-c", "KE"],
        ["words"],
        ["translation", "list"],
    ],
    ids=" ".join,
)
def test_start(arguments: list[str], site: Site) -> None:
    """The command works, and nothing of MkDocs, of a theme or of Markdown is loaded for it."""
    assert _loaded(site, arguments).isdisjoint(HEAVY)


@pytest.mark.parametrize("arguments", [["due"], ["stats"]], ids=" ".join)
def test_looking_at_the_archive(arguments: list[str], site: Site) -> None:
    """What only reads the archive loads nothing that plans or renders a site."""
    assert _loaded(site, arguments) & {*HEAVY, *RENDERING} == set()


@pytest.mark.parametrize("arguments", [["check"], ["format", "--check"]], ids=" ".join)
def test_nothing_to_read(arguments: list[str], tmp_path: Path) -> None:
    """Where there is no briefing nothing is drawn, and no date is written in words."""
    loaded = _loaded(Site(tmp_path).configure(extensions=()), arguments)
    assert loaded & {*HEAVY, *RENDERING, "PIL", "babel.dates", "lxml"} == set()


def test_check_of_an_empty_newsroom(tmp_path: Path) -> None:
    """Where there is neither a briefing nor a profile nothing is loaded that checks its keys."""
    loaded = _loaded(Site(tmp_path).configure(extensions=()), ["check"])
    assert loaded & {"pydantic", "pydantic_core", "concurrent.futures"} == set()
    assert len([name for name in loaded if name.startswith("mkdocs_briefings")]) <= MOST


def test_check_of_anchors(site: Site) -> None:
    """Only links to anchors have texts converted, which still asks nothing of MkDocs."""
    site.briefing("2026/03/01/two", "See [there](one.md#nowhere).\n")
    loaded = _loaded(site, ["check"])
    assert "markdown" in loaded
    assert loaded.isdisjoint({"jinja2", "material", "mkdocs"})


def test_list_of_commands(tmp_path: Path) -> None:
    """What `briefings --help` lists is read, and no command is loaded for it."""
    loaded = _loaded(Site(tmp_path).configure(extensions=()), ["--help"])
    assert loaded.isdisjoint({*HEAVY, "mkdocs_briefings.cli.build", "mkdocs_briefings.cli.check"})


def test_build_of_news_alone(site: Site) -> None:
    """Without pages of `docs/` nothing of MkDocs or of a theme is loaded to build."""
    loaded = _loaded(site, ["build", "--docs-engine", "none"])
    assert site.has("2026/03/01/one/")
    assert loaded.isdisjoint({"material", "mkdocs", "properdocs", "watchdog"})


def test_other_plugins(site: Site) -> None:
    """A plugin that may have a say is MkDocs' to load."""
    site.configure(plugins=("tags",))
    assert "mkdocs" in _loaded(site, ["check"])


def _loaded(site: Site, arguments: list[str]) -> set[str]:
    told = site.root / "modules.json"
    done = subprocess.run(
        [sys.executable, "-c", _TELL, *arguments],
        cwd=site.root,
        env={**os.environ, "BRIEFINGS_NOW": NOW, "TOLD": str(told)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(told.read_text(encoding="utf-8")))
