"""With `docs_engine: none` there are only the news, and what is beside them in `docs/`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.configuration.load import load_configuration
from mkdocs_briefings.errors import SettingsError
from tests.engine.differences import differences
from tests.site import Site, with_front_matter

if TYPE_CHECKING:
    from pathlib import Path

ALONE = "mkdocs_briefings"

LEFT_OUT = "Left out with `docs_engine: none`: 1 page of docs_dir, such as docs/about.md.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a newsroom with a page in `docs/`, and styles and a template of its own."""
    site = Site(tmp_path)
    configure(site)
    site.write("docs/about.md", "# About\n")
    site.write("docs/own.css", "a {}\n")
    site.write("theme/briefings/partials/brand.html", "{{ news.name }}\n")
    site.source("kyiv-daily")
    site.briefing("2026/03/01/one", "## Part\n\nText.\n", source="kyiv-daily", tags=["rail"])
    site.briefing("2026/03/02/two", "See [one](../01/one.md#part).\n", related=["../01/one.md"])
    return site


def configure(site: Site, **options: object) -> None:
    """Write the site's settings."""
    site.configure(
        briefings={"docs_engine": "none", **options},
        theme={"name": "material", "custom_dir": "theme"},
        nav=["about.md", {"Elsewhere": "https://other.example/"}],
        extra_css=["own.css"],
    )


def test_pages_are_left_out(site: Site) -> None:
    """Nothing leads to pages that nobody makes; a build says which these are.

    Texts are as in a build by MkDocs: what extensions say in them is in their language.
    """
    configure(site, languages=["en", "uk"])
    keys = {"title": "Один", "summary": "Коротко."}
    site.write("briefings/2026/03/01/one.uk.md", with_front_matter(keys, "## Частина\n"))
    said = site.build(program=ALONE)
    assert said.startswith(LEFT_OUT)
    assert not site.has("about/")
    footer = site.page("").tree.xpath("//footer//a/@href")
    assert "https://other.example/" in footer
    assert not any("about" in href for href in footer)
    assert site.has("own.css")
    assert not any(path.startswith("assets/stylesheets") for path in site.files())
    titles = "//*[@class='headerlink']/@title"
    assert site.page("2026/03/01/one/").tree.xpath(titles) == ["Permanent link"]
    assert site.page("uk/2026/03/01/one/").tree.xpath(titles) == ["Постійне посилання"]


def test_link_to_a_page_that_is_left_out(site: Site) -> None:
    """A text that leads to one is told of by builds and checks, and stops a strict build."""
    path = site.briefing("2026/03/03/three", "See [us](../../../../docs/about.md).\n")
    told = f"{path}: '../../../../docs/about.md' leads to nothing that is published"
    said = site.build("--strict", program=ALONE, code=1)
    assert told in said
    assert not site.out.exists()
    assert told in site.build(program=ALONE)
    assert not any("about" in link for link in site.page("2026/03/03/three/").links())


def test_incremental(site: Site) -> None:
    """After each edit the site is that of a build from nothing, also after one by MkDocs."""
    site.build("--docs-engine", "mkdocs", program=ALONE)
    assert site.has("about/")
    _is_as_clean(site)
    assert "Rendered: 0;" in site.build(program=ALONE)
    site.briefing("2026/03/01/one", "## Other\n\nText.\n", source="kyiv-daily", title="Changed")
    site.briefing("2026/03/03/three", tags=["rail"])
    site.remove("briefings/2026/03/02/two.md")
    site.write("docs/own.css", "b {}\n")
    _is_as_clean(site)
    configure(site, color="#fdf9f1")
    site.write("theme/briefings/partials/brand.html", "<b>{{ news.name }}</b>\n")
    site.remove("docs/own.css")
    _is_as_clean(site)


def _is_as_clean(site: Site) -> None:
    site.build(program=ALONE)
    clean = Site(site.root.with_name("clean"))
    shutil.copytree(site.root, clean.root, ignore=shutil.ignore_patterns("site", ".cache"))
    clean.build(program=ALONE)
    assert differences(clean.files(), site.files()) == ""
    shutil.rmtree(clean.root)


def test_error_leaves_the_site_as_it_was(site: Site) -> None:
    """With an error in one file no byte of the site changes; skipped, the rest is built."""
    site.build(program=ALONE)
    before = site.files()
    site.briefing("2026/03/03/three", countries=["XX"])
    said = site.build(program=ALONE, code=1)
    assert said.endswith(
        "One file has errors. Nothing was written; the published site is as it was.\n"
    )
    assert site.files() == before
    assert "2026/03/03/three.md" in site.build("--skip-invalid", program=ALONE, code=3)
    assert site.files() == before


def test_mkdocs_makes_nothing(site: Site) -> None:
    """MkDocs refuses a site that it has no part in, and a cluster builds with MkDocs."""
    assert "MkDocs makes nothing of this site" in site.build(code=1)
    said = site.build("--executor", "dask://nowhere:1", program=ALONE, code=2)
    assert "A cluster's workers build with MkDocs" in said


def test_others_take_no_part(site: Site) -> None:
    """Plugins and hooks of others are named, which a strict build does not pass over."""
    site.configure(
        briefings={"docs_engine": "none"}, plugins=("search", "tags"), hooks=["hooks.py"]
    )
    said = site.build("--strict", program=ALONE, code=1)
    assert "warning: Plugins of MkDocs take no part with `docs_engine: none`: tags.\n" in said
    assert "warning: Hooks of MkDocs are not called with `docs_engine: none`.\n" in said


SHORT = """\
site_name: Paper
site_url: https://example.org/paper
plugins:
  - briefings: {docs_engine: none}
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SHORT.replace("site_name: Paper", ""), "mkdocs.yml:1: site_name: It is missing."),
        (SHORT + "docs_dir: pages\n", "mkdocs.yml:5: docs_dir: "),
        (SHORT + "site_dir: docs/out\n", "mkdocs.yml:5: site_dir: "),
        (SHORT + "strict: 7\n", "mkdocs.yml:5: strict: 7 is not what can stand there."),
        (SHORT + "exclude_docs: '*.txt'\n", "mkdocs.yml:5: exclude_docs: Only MkDocs reads it"),
        (SHORT + "theme: {custom_dir: gone}\n", "mkdocs.yml:5: theme: The custom_dir 'gone'"),
        (SHORT + "markdown_extensions: [nowhere]\n", "mkdocs.yml:5: markdown_extensions: "),
        (SHORT.replace("none}", "none, latest: x}"), "mkdocs.yml:4: latest: Expected type"),
    ],
)
def test_mistakes(text: str, told: str, tmp_path: Path) -> None:
    """What cannot be used is named with its line."""
    site = Site(tmp_path)
    site.write("docs/about.md", "# About\n")
    with pytest.raises(SettingsError) as error:
        load_configuration(str(site.write("mkdocs.yml", text)))
    assert str(error.value).startswith(told)


def test_plugin_is_off(tmp_path: Path) -> None:
    """Who asks for it by the command is told where the plugin is not switched on."""
    site = Site(tmp_path)
    site.write("docs/about.md", "# About\n")
    path = site.write("mkdocs.yml", "site_name: Paper\nplugins: [search]\n")
    with pytest.raises(SettingsError, match="plugins: Our own is not switched on"):
        load_configuration(str(path), "none")
