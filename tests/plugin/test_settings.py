"""The plugin's options, the moment of a build, and what is wrong with either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.site import SITE_URL, Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project with one briefing of March and one of April."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/march")
    site.briefing("2026/04/01/april")
    return site


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"timezone": "Europe/Kiyv"}, "timezone: 'Europe/Kiyv' is not a time zone"),
        ({"language": "klingonese"}, "language: 'klingonese' is not a language tag"),
        ({"languages": ["en", "klingonese"]}, "languages: 'klingonese' is not a language tag"),
        ({"languages": ["en", "uk", "UK"]}, "languages: UK stands there twice."),
        ({"languages": ["en", {"name": "X"}]}, "names no language. Write its tag"),
        (
            {"languages": ["en", {"tag": "uk", "feeds": {"Snow": "Сніг"}}]},
            "languages: uk: No feed is called 'Snow'. Name one by its `title`",
        ),
        ({"languages": [{"tag": "en", "tagline": 3}]}, "languages: `tagline` of en is no text."),
        ({"languages": [{"tag": "en", "titel": "X"}]}, "languages: en has no 'titel'. It takes"),
        ({"languages": ["en"], "language": "uk"}, "languages: uk, which the option `language`"),
        ({"path": "../up"}, "path: '../up' leaves the site"),
        ({"now": "soon"}, "now:"),
        ({"share_cards": {"since": "soon"}}, "share_cards': {'since': 'soon'} is none of"),
        ({"share_cards": {"from": "2026-03-02"}}, "share_cards': {'from': '2026-03-02'} is none"),
        ({"share_cards": "2026-03-02"}, "share_cards': '2026-03-02' is none of its values"),
        ({"embeds": ["https://films.example/"]}, "embeds: 'https://films.example/' is no host"),
        ({"embeds": [7]}, "embeds: 7 is no host"),
        ({"latest": 0}, "latest: 0 is too small"),
        ({"month_limit": -1}, "month_limit: -1 is too small"),
        ({"briefings_dir": "../elsewhere"}, "briefings_dir:"),
        ({"briefings_dir": "docs"}, "briefings_dir:"),
        ({"briefings_dir": "docs/news"}, "briefings_dir:"),
        ({"sources_dir": "../../elsewhere"}, "sources_dir:"),
        ({"latset": 3}, "latset"),
        ({"organization": {"ethicsPolicy": "no.md"}}, "organization.ethicsPolicy: 'no.md' is not"),
        ({"organization": {"ethicsPolicy": "../mkdocs.yml"}}, "organization.ethicsPolicy:"),
        ({"organization": {"masthead": "../../x.md"}}, "organization.masthead:"),
        ({"organization": {"logo": "no.png"}}, "organization.logo: 'no.png' is not a file"),
        ({"organization": {"foundingDate": "long ago"}}, "organization.foundingDate: 'long ago'"),
        ({"organization": {"sameAs": ["twitter"]}}, "sameAs"),
        ({"organization": {"ethics": "about.md"}}, "ethics"),
        ({"organization": "Paper"}, "organization"),
        ({"wire": {"contact": "the desk"}}, "wire: contact: 'the desk' is no address"),
        ({"wire": {"engines": [3]}}, "wire: engines: 3 is not the name of an engine"),
        ({"wire": {"engines": [{"deepl": 3}]}}, "wire: engines: 'deepl' has no options below it"),
        ({"wire": {"allow_hosts": ["http://feeds.local/"]}}, "wire: allow_hosts: 'http://feeds"),
        ({"wire": {"characters_a_day": -1}}, "wire: characters_a_day: -1 is too small"),
        ({"wire": {"keep_days": 0}}, "wire: keep_days: 0 is too small"),
        ({"wire": {"engine": []}}, "engine"),
        ({"coverage_page": "no.md"}, "coverage_page: 'no.md' is not a page of docs_dir"),
        ({"coverage_page": "../mkdocs.yml"}, "coverage_page:"),
    ],
)
def test_unusable_option(options: dict[str, Any], message: str, site: Site) -> None:
    """An option that cannot be used ends the build with its name, and writes nothing."""
    site.configure(briefings=options)
    said = site.build("--strict", code=1, env={"BRIEFINGS_NOW": ""})
    assert message in said
    assert "Traceback" not in said
    assert not site.out.exists()


def test_site_url_is_needed(site: Site) -> None:
    """Without the site's address the build says that it is missing."""
    site.configure(site_url="")
    said = site.build(code=1)
    assert "site_url: It is missing." in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("env", "option"),
    [
        ({"BRIEFINGS_NOW": "2026-04-02T00:00Z"}, None),
        ({"BRIEFINGS_NOW": "", "SOURCE_DATE_EPOCH": "1775088000"}, None),
        ({"BRIEFINGS_NOW": ""}, "2026-04-02"),
        ({"BRIEFINGS_NOW": "2026-04-02T00:00Z", "SOURCE_DATE_EPOCH": "1"}, "2026-03-02"),
    ],
    ids=["BRIEFINGS_NOW", "SOURCE_DATE_EPOCH", "option", "the variable wins"],
)
def test_moment_of_the_build(env: dict[str, str], option: str | None, site: Site) -> None:
    """The moment is that of BRIEFINGS_NOW, else of the option, else of SOURCE_DATE_EPOCH."""
    site.configure(briefings={"now": option} if option else {})
    site.build("--strict", env=env)
    assert site.has("2026/04/01/april/")
    site.build("--strict")
    assert not site.has("2026/04/01/april/")


def test_now_of_the_command(site: Site) -> None:
    """`briefings build --now` goes before everything else."""
    site.build("--now", "2026-04-02", program="mkdocs_briefings")
    assert site.has("2026/04/01/april/")


@pytest.mark.parametrize(
    ("env", "message"),
    [
        ({"BRIEFINGS_NOW": "soon"}, "now:"),
        ({"BRIEFINGS_NOW": "", "SOURCE_DATE_EPOCH": "soon"}, "SOURCE_DATE_EPOCH:"),
    ],
)
def test_impossible_moment(env: dict[str, str], message: str, site: Site) -> None:
    """A moment that cannot be understood ends the build with a sentence."""
    said = site.build(code=1, env=env)
    assert message in said
    assert "Traceback" not in said


def test_other_folders(tmp_path: Path) -> None:
    """Briefings, sources and docs may be called otherwise."""
    site = Site(tmp_path).configure(
        docs_dir="pages",
        site_dir="public",
        briefings={"briefings_dir": "content/news", "sources_dir": "outlets"},
    )
    site.write("pages/about.md", "# About\n\n[x](../content/news/x.md)\n")
    site.write(
        "pages/outlets/o.md",
        "---\ntitle: O\nurl: https://o.example/\ncountry: NO\nlanguage: nb\n---\n",
    )
    site.write(
        "content/news/x.md",
        "---\ntitle: X\ndate: 2026-03-01\nsummary: S\ncountry: NO\nsource: o\n---\n\n"
        "[about](../../pages/about.md) [o](../../pages/outlets/o.md)\n",
    )
    site.build("--strict")
    out = Site(tmp_path / "public").root
    assert (out / "2026/03/01/x/index.html").is_file()
    assert (out / "sources/o/index.html").is_file()
    assert not (out / "outlets").exists()


def test_language_of_the_site(tmp_path: Path) -> None:
    """Names of countries and days are in the site's language."""
    site = Site(tmp_path).configure(theme={"name": "material", "font": False, "language": "de"})
    site.briefing("2026/03/01/x", original={"language": "uk", "url": "https://e.example/"})
    site.build("--strict")
    page = site.page("2026/03/01/x/")
    assert page.tree.get("lang") == "de"
    assert "Sonntag, 1. März 2026" in page.text
    assert "Ukraine" in page.text
    assert "<language>de</language>" in site.read("feed.xml").decode()


def test_brief_without_folder_of_briefings(tmp_path: Path) -> None:
    """A project that has no briefings yet builds."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n")
    site.build("--strict")
    assert site.page("").rel("canonical") == [SITE_URL]
