"""A configuration that is read without MkDocs is what MkDocs reads, or is left to it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files, get_files

from mkdocs_briefings.configuration.load import load_configuration
from mkdocs_briefings.configuration.options import make_settings
from mkdocs_briefings.plugin.plugin import BriefingsPlugin
from mkdocs_briefings.plugin.translated_pages import placed
from mkdocs_briefings.rendering.page.standing import drop_ours, standing_files
from tests.site import ALL_EXTENSIONS, NOW, Site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_briefings.configuration.loaded_config import LoadedConfig
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings

SHORT = """\
site_name: Paper
site_url: https://example.org/paper
plugins: [briefings]
"""

READ = {
    "little": SHORT,
    "a theme of MkDocs": SHORT + "theme: readthedocs\n",
    "Material": SHORT + "theme: {name: material, language: de, favicon: mark.png}\n",
    "a theme of the site's own": SHORT + "theme: {name: mkdocs, custom_dir: theme, logo: l.svg}\n",
    "its search": SHORT.replace("[briefings]", "[search, briefings]"),
    "plugins as a mapping": SHORT.replace("[briefings]", "{search: {}, briefings: {latest: 7}}"),
    "options": SHORT.replace(
        "[briefings]",
        "[briefings: {now: 2026-03-20T12:00Z, languages: [en, uk], jobs: 2}]",
    ),
    "organization": SHORT.replace(
        "[briefings]", "[briefings: {organization: {masthead: about.md, logo: l.svg}}]"
    ),
    "folders": SHORT
    + "docs_dir: pages\nsite_dir: public\nuse_directory_urls: false\nstrict: true\n",
    "navigation": SHORT + "nav: [about.md, {More: [index.md, {Deep: [{Page: below/page.md}]}]}]\n",
    "extensions": SHORT + "markdown_extensions: [abbr, toc: {permalink: true}, pymdownx.details]\n",
    "extensions as a mapping": SHORT + "markdown_extensions: {abbr: , toc: {permalink: true}}\n",
    "a name of Python's": SHORT
    + textwrap.dedent("""\
        markdown_extensions:
          - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
          - pymdownx.superfences:
              custom_fences:
                - name: mermaid
                  class: mermaid
                  format: !!python/name:pymdownx.superfences.fence_code_format
        """),
    "variables": SHORT
    + "site_description: !ENV [NOT_SET, ABOUT, none]\nuse_directory_urls: !ENV [FLAT, true]\n",
    "inheritance": "INHERIT: theme/base.yml\nextra: {one: {two: 2}}\nnav: [about.md]\n",
    "more": SHORT
    + "copyright: Us\nsite_author: We\nextra_css: [a.css]\nextra_javascript: [a.js]\nextra: {}\n",
}

LEFT = {
    "no file of settings": "- a list\n",
    "what is no YAML": SHORT + "nav: [\n",
    "no name": SHORT.replace("site_name: Paper\n", ""),
    "an address without a scheme": SHORT.replace("https://", ""),
    "a plugin that is not ours": SHORT.replace("[briefings]", "[tags, briefings]"),
    "our plugin twice": SHORT.replace("[briefings]", "[briefings, briefings]"),
    "options of its search": SHORT.replace("[briefings]", "[search: {lang: en}, briefings]"),
    "no plugin of ours": SHORT.replace("[briefings]", "[search]"),
    "an option of another type": SHORT.replace("[briefings]", "[briefings: {latest: many}]"),
    "an option that is none": SHORT.replace("[briefings]", "[briefings: {lates: 3}]"),
    "a setting that is none": SHORT + "nave: [about.md]\n",
    "hooks": SHORT + "hooks: [hook.py]\n",
    "files that are left out": SHORT + "exclude_docs: about.md\n",
    "an unknown theme": SHORT + "theme: unheard\n",
    "a folder that is missing": SHORT + "docs_dir: gone\n",
    "a site among its pages": SHORT + "site_dir: docs/site\n",
    "an unknown extension": SHORT + "markdown_extensions: [unheard]\n",
    "an unknown option of one": SHORT + "markdown_extensions: [toc: {unheard: 1}]\n",
    "an unknown name": SHORT + "markdown_extensions: [toc: {slugify: !!python/name:re.unheard }]\n",
    "a navigation that is none": SHORT + "nav: [{a: about.md, b: index.md}]\n",
    "a locale": SHORT + "theme: {name: mkdocs, locale: de}\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Give a project with files of all kinds; the moment of its build is set."""
    monkeypatch.setenv("BRIEFINGS_NOW", NOW)
    monkeypatch.setenv("ABOUT", "News.")
    monkeypatch.setenv("FLAT", "false")
    site = Site(tmp_path)
    for folder in ("docs", "pages"):
        site.write(f"{folder}/about.md", "# About\n")
        site.write(f"{folder}/about.uk.md", "# Про нас\n")
        site.write(f"{folder}/index.md", "---\ntitle: Front\n---\nText.\n")
        site.write(f"{folder}/below/README.md", "# Below\n")
        site.write(f"{folder}/below/a page.md", "# Page\n")
        site.write(f"{folder}/below/l.svg", "<svg/>")
        site.write(f"{folder}/.hidden/note.md", "# Note\n")
        site.write(f"{folder}/templates/page.html", "")
        site.write(f"{folder}/assets/images/favicon.png", b"")
        site.write(f"{folder}/sources/kyiv-daily.md", "---\nname: Kyiv Daily\n---\n")
    site.write("docs/l.svg", "<svg/>")
    site.write("theme/l.svg", "<svg/>")
    site.write("theme/main.html", "")
    site.write("theme/README.md", "")
    site.write("theme/assets/.hidden", "")
    site.write("theme/assets/deep/own.css", "")
    site.write("theme/base.yml", SHORT + "extra: {one: {three: 3}}\nnav: [index.md]\n")
    return site


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_read(text: str, site: Site) -> None:
    """Settings, extensions and files are those that MkDocs finds."""
    path = str(site.write("mkdocs.yml", text))
    ours, theirs = load_configuration(path), load_config(path)
    assert ours is not None
    assert ours.markdown_extensions == tuple(theirs.markdown_extensions)
    assert _plain(ours.mdx_configs) == _plain(theirs.mdx_configs)
    settings = make_settings(ours, ours.options)
    assert settings == _settings(theirs)
    assert _standing(ours, settings) == _standing_of_mkdocs(theirs, settings)


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_left_to_mkdocs(text: str, site: Site) -> None:
    """What MkDocs refuses or warns of, or gives another plugin a say in, is left to it."""
    assert load_configuration(str(site.write("mkdocs.yml", text))) is None


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is left to MkDocs too."""
    assert load_configuration(str(tmp_path / "gone.yml")) is None


def test_two_pages_of_one_address(site: Site) -> None:
    """Of pages with one address MkDocs takes one and warns, so that it is asked."""
    site.write("docs/below/index.md", "# Also below\n")
    found = load_configuration(str(site.write("mkdocs.yml", SHORT)))
    assert found is not None
    assert found.files() is None


def test_usual_site(tmp_path: Path) -> None:
    """The site of most tests, with the extensions that are used with Material, is read."""
    site = Site(tmp_path).configure(extensions=ALL_EXTENSIONS)
    assert load_configuration(str(site.root / "mkdocs.yml")) is not None


def _settings(config: MkDocsConfig) -> Settings:
    plugin = config.plugins["briefings"]
    assert isinstance(plugin, BriefingsPlugin)
    return make_settings(config, plugin.options)


def _standing(config: LoadedConfig, settings: Settings) -> tuple[object, ...]:
    files = config.files()
    assert files is not None
    drop_ours(files, settings)
    return _told(standing_files(files, settings))


def _standing_of_mkdocs(config: MkDocsConfig, settings: Settings) -> tuple[object, ...]:
    files: Files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    drop_ours(files, settings)
    return _told(standing_files(files, settings, place_file=placed))


def _told(standing: StandingFiles) -> tuple[object, ...]:
    files = [
        (file.src_uri, file.dest_uri, file.url, file.src_dir, file.inclusion.is_included())
        for file in standing.files
    ]
    texts = [page.content_string for page in standing.files.documentation_pages()]
    return files, texts, dict(standing.places), standing.pages, standing.problems


def _plain(told: Any) -> Any:  # noqa: ANN401 - whatever stands in a configuration
    """Give it with functions by their names: of one that is made there are two."""
    if isinstance(told, dict):
        return {key: _plain(value) for key, value in told.items()}
    if isinstance(told, list):
        return [_plain(each) for each in told]
    return (told.func, told.keywords) if hasattr(told, "keywords") else told
