"""What an engine is told of a site, and a site whose configuration is `zensical.toml`."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_briefings.configuration.load import configuration_path, load_configuration
from mkdocs_briefings.docs_engines.configuration import written_for
from tests.site import Site, environment

if TYPE_CHECKING:
    from pathlib import Path

TOML = """\
[project]
site_name = "Paper"
site_url = "https://example.org/paper/"
nav = [{ "Our paper" = "about.md" }]

[project.theme]
font = false

[project.markdown_extensions.toc]
permalink = true

[project.markdown_extensions.pymdownx.superfences]

[project.plugins.briefings]
search = "titles"
share_cards = false
"""


def test_everything_but_our_plugin(tmp_path: Path) -> None:
    """Variables and names of Python's stay as they are written, and what is inherited is there."""
    site = Site(tmp_path)
    site.write("base.yml", "site_name: Base\nextra: {a: 1}\nplugins: [tags, briefings]\n")
    path = site.write(
        "mkdocs.yml",
        """\
INHERIT: base.yml
site_url: !ENV [SITE, "https://a.example/"]
hooks: [hooks.py]
extra: {b: 2}
nav: [about.md, {More: [deep/a.md]}]
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:nowhere.twemoji ""}
plugins:
  - search
  - briefings: {docs_engine: properdocs}
""",
    )
    text = written_for("properdocs", path, {"deep/a.md": "en/deep/a.md"}, None)
    assert "!ENV [SITE, 'https://a.example/']" in text.replace('"', "'")
    assert "!!python/name:nowhere.twemoji" in text
    told = yaml.load(
        text.replace("!ENV", "").replace("!!python/name:nowhere.twemoji", ""), yaml.SafeLoader
    )
    assert told["plugins"] == ["search"]
    assert told["extra"] == {"a": 1, "b": 2}
    assert told["nav"] == ["about.md", {"More": ["en/deep/a.md"]}]
    assert told["hooks"] == [str(tmp_path / "hooks.py")]
    assert (told["docs_dir"], told["site_dir"]) == ("docs", "site")
    assert told["theme"] == {"custom_dir": "theme"}
    assert "INHERIT" not in told


@pytest.mark.parametrize(
    ("theme", "told"),
    [
        ("", {"name": "material", "variant": "classic"}),
        ("theme: readthedocs", {"name": "material", "variant": "classic"}),
        ("theme: {name: material, variant: modern}", {"name": "material", "variant": "modern"}),
        ("theme: {name: own}", {"name": "own", "variant": "classic"}),
    ],
)
def test_theme_of_zensical(theme: str, told: dict[str, str], tmp_path: Path) -> None:
    """It has its own in place of those of MkDocs, in the look that Material's styles fit."""
    path = Site(tmp_path).write(
        "mkdocs.yml", f"site_name: A\nplugins: {{briefings: {{}}}}\n{theme}\n"
    )
    written = yaml.safe_load(written_for("zensical", path, {}, None))
    assert written["theme"] == {**told, "custom_dir": "theme"}
    assert written["markdown_extensions"] == ["toc", "tables", "fenced_code"]
    assert written["plugins"] == {}


def test_zensical_toml(tmp_path: Path) -> None:
    """A site that has no `mkdocs.yml` is checked and built by it."""
    site = Site(tmp_path)
    site.write("zensical.toml", TOML)
    site.write("docs/about.md", "# About\n\n[One](../briefings/2026/03/01/one.md)\n")
    site.briefing("2026/03/01/one", "See [us](../../../../docs/about.md#about).\n")
    assert site.run("mkdocs_briefings", "check").code == 0
    site.build("--strict", program="mkdocs_briefings")
    assert "2026/03/01/one/" in site.page("about/").links()
    assert "Our paper" in site.page("").tree.xpath("//footer//a/text()")
    assert "headerlink" in site.read("about/").decode()
    site.write("docs/about.md", "# Us\n")
    said = site.run("mkdocs_briefings", "build", "--strict")
    assert "leads to an anchor that the page of docs/about.md does not have" in said.output


def test_both_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`mkdocs.yml` counts where there is one, and the other one if it is named."""
    site = Site(tmp_path).configure()
    site.write("zensical.toml", TOML)
    monkeypatch.chdir(tmp_path)
    assert configuration_path(None).name == "mkdocs.yml"
    config = load_configuration("zensical.toml")
    assert config is not None
    assert config.options.docs_engine == "zensical"
    assert config.markdown_extensions == ("toc", "tables", "fenced_code", "pymdownx.superfences")
    assert config.mdx_configs == {"toc": {"permalink": True}}


def test_broken_toml(tmp_path: Path) -> None:
    """One that is no TOML is named, as any configuration that cannot be read."""
    site = Site(tmp_path)
    site.write("zensical.toml", "[project\n")
    said = site.run("mkdocs_briefings", "build", "-f", "zensical.toml", "--docs-engine", "zensical")
    assert said.code == 1
    assert said.output.startswith("zensical.toml:1: It cannot be read.")


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_not_installed(engine: str, tmp_path: Path) -> None:
    """Where the engine is not installed, the command says what to install, and does nothing."""
    site = Site(tmp_path).configure(briefings={"docs_engine": engine})
    site.write("docs/about.md", "# About\n")
    site.briefing("2026/03/01/one")
    # As Python has it for a package that is not to be found.
    code = (
        f"import sys; sys.modules[{engine!r}] = None; from mkdocs_briefings.cli import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "build"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f'pip install "mkdocs-briefings[{engine}]"' in done.stderr
    assert "Traceback" not in done.stderr
    assert not site.out.exists()


def test_mkdocs_is_told_apart(tmp_path: Path) -> None:
    """MkDocs refuses a site whose pages another engine makes, and says what builds it."""
    site = Site(tmp_path).configure(briefings={"docs_engine": "zensical"})
    said = site.build(code=1)
    assert "With `docs_engine: zensical` MkDocs makes nothing of this site." in said
