"""With `docs_engine: properdocs` or `zensical` another program makes the pages of `docs/`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.engine.differences import differences
from tests.site import Site, changed, with_front_matter

if TYPE_CHECKING:
    from pathlib import Path

OURS = "mkdocs_briefings"
ENGINES = ("properdocs", "zensical")

MAIN = """\
{% extends "base.html" %}
{% block styles %}{{ super() }}{% include "briefings/partials/assets.html" %}{% endblock %}
{% block header %}<div data-md-component="header">
{%- include "briefings/partials/masthead.html" %}</div>{% endblock %}
{% block footer %}{% include "briefings/partials/footer.html" %}{% endblock %}
"""

ABOUT = """\
# About *us* { #who }

[One](../briefings/2026/03/01/one.md?x=1#part "T") and [a source](sources/kyiv-daily.md),
![a mark](mark.svg) and <a href="../briefings/2026/03/02/two.md">two</a>.

`[not](../briefings/2026/03/01/one.md)`

[by label][one], [how](guide/how.md#first), [away](https://other.example/)

[one]: <../briefings/2026/03/01/one.md>
"""


def write_site(root: Path, engine: str) -> Site:
    """Write a newsroom in two languages whose docs lead to its news, and the other way round."""
    site = Site(root)
    configure(site, engine)
    site.write("theme/main.html", MAIN)
    site.write("theme/briefings/partials/brand.html", "<b>{{ news.name }}</b>\n")
    site.write("theme/deep/tab.svg", "<svg/>")
    site.write("docs/about.md", ABOUT)
    site.write("docs/about.uk.md", "# Про нас\n\n[Один](../briefings/2026/03/01/one.md)\n")
    site.write("docs/guide/how.md", "# How\n\n## First\n\n[Back](../about.md#who)\n")
    site.write("docs/plain.md", with_front_matter(STANDING, "# Plain\n\n[Us](about.md)\n"))
    site.write("docs/mark.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.write("docs/own.css", "a {}\n")
    site.source("kyiv-daily")
    text = "## Part\n\nSee [us](../../../../docs/about.md#who).\n"
    site.briefing("2026/03/01/one", text, source="kyiv-daily", tags=["rail"])
    keys = {"title": "Один", "summary": "Коротко.", "made_from": "b3493ee2a5"}
    site.write("briefings/2026/03/01/one.uk.md", with_front_matter(keys, "## Частина\n"))
    site.briefing("2026/03/02/two", "Text.\n")
    return site


STANDING = {"title": "Plainly", "template": "briefings/standing.html"}


def configure(site: Site, engine: str) -> None:
    """Write the site's settings."""
    site.configure(
        briefings={
            "docs_engine": engine,
            "languages": ["en", {"tag": "uk", "site_name": "Газета"}],
        },
        theme={"name": "material", "custom_dir": "theme", "font": False, "favicon": "mark.svg"},
        extra_css=["own.css"],
        nav=[{"Our paper": "about.md"}, "plain.md", {"Guide": ["guide/how.md"]}],
    )


@pytest.fixture(params=ENGINES, scope="module")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give such a newsroom that is built, by each engine; for tests that change nothing."""
    site = write_site(tmp_path_factory.mktemp(request.param), request.param)
    site.build("--strict", program=OURS)
    return site


@pytest.fixture(scope="module")
def by_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the same as MkDocs builds it."""
    site = write_site(tmp_path_factory.mktemp("mkdocs"), "mkdocs")
    site.build("--strict", program=OURS)
    return site


@pytest.fixture(params=ENGINES)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    """Give a small newsroom in one language, for tests that change it."""
    return write_small(tmp_path, request.param)


def write_small(root: Path, engine: str) -> Site:
    """Write it."""
    site = Site(root).configure(briefings={"docs_engine": engine})
    site.write("docs/about.md", "# About\n\n[One](../briefings/2026/03/01/one.md)\n")
    site.write("docs/more.md", "# More\n")
    site.briefing("2026/03/01/one")
    return site


def test_pages(built: Site) -> None:
    """The pages of `docs/` are made by the engine, with masthead, footer and styles of the news."""
    page = built.page("guide/how/")
    assert page.tree.xpath("//h2[@id='first']")
    assert [*page.tree.xpath("//header//b/text()")] == ["Paper"]
    home = page.tree.xpath("//header//a[@data-news='home']/@href")
    assert [page.resolve(each) for each in home] == [""]
    footer = page.tree.xpath("//footer//li/a[@href]")
    assert {(each.text, page.resolve(each.get("href"))) for each in footer} >= {
        ("Our paper", "about/"),
        ("Plainly", "plain/"),
    }
    news = built.page("2026/03/01/one/").tree.xpath("//link[@rel='stylesheet']/@href")[0]
    assert news.rpartition("/")[2] in built.read("guide/how/").decode()
    assert b"briefings.invalid" not in b"".join(built.files().values())
    assert b"<template" not in built.read("guide/how/")


def test_links(built: Site) -> None:
    """Links lead from docs to briefings, sources and pictures, and from briefings to docs."""
    page = built.page("about/")
    inside = [str(each) for each in page.main.xpath(".//article//p/a/@href")]
    assert list(dict.fromkeys(map(page.resolve, inside))) == [
        "2026/03/01/one/",
        "sources/kyiv-daily/",
        "2026/03/02/two/",
        "guide/how/",
        "https://other.example/",
    ]
    assert page.main.xpath(".//a[text()='One']/@href") == ["../2026/03/01/one/?x=1#part"]
    assert page.main.xpath(".//a[text()='One']/@title") == ["T"]
    assert page.main.xpath(".//code/text()") == ["[not](../briefings/2026/03/01/one.md)"]
    (picture,) = page.main.xpath(".//img/@src")
    assert built.has(page.resolve(picture))
    assert built.page("2026/03/01/one/").main.xpath(".//a[text()='us']/@href") == [
        "../../../../about/#who"
    ]


def test_languages(built: Site) -> None:
    """A translated page stands in its language, and each leads to the other."""
    page = built.page("uk/about/")
    assert page.tree.get("lang") == "uk"
    assert "uk/2026/03/01/one/" in page.links()
    assert page.tree.xpath("//header//b/text()") == ["Газета"]
    switch = "//*[@data-news='languages']//a/@href"
    assert "about/" in [page.resolve(each) for each in page.tree.xpath(switch)]
    other = built.page("about/")
    assert "uk/about/" in [other.resolve(each) for each in other.tree.xpath(switch)]
    assert other.tree.xpath("//link[@hreflang='uk']/@href") == [
        "https://example.org/paper/uk/about/"
    ]
    footer = built.page("uk/2026/03/01/one/").tree.xpath("//footer//li/a/text()")
    assert "Про нас" in footer


def test_page_of_ours(built: Site) -> None:
    """A page that names our own template has its text from the engine, and all else from us."""
    page = built.page("plain/")
    assert [page.resolve(each) for each in page.tree.xpath("//article//p/a/@href")] == ["about/"]
    assert page.tree.xpath("//title/text()") == ["Plainly - Paper"]
    assert not page.tree.xpath("//*[@data-md-component]")


def test_policy(built: Site) -> None:
    """Scripts that stand in such pages run, and no others."""
    policy = 'http-equiv="Content-Security-Policy"'
    assert policy in built.read("about/").decode()
    assert "'sha256-" in built.read("_headers").decode()


def test_files(built: Site) -> None:
    """Files of `docs/` and of the theme are there, and what is ours is not the engine's."""
    assert built.read("own.css") == b"a {}\n"
    assert built.read("deep/tab.svg") == b"<svg/>"
    assert b"sitemap-2026-03.xml" in built.read("sitemap.xml")
    assert b"guide/how/" in built.read("sitemap-site.xml")
    assert not built.has("sitemap.xml.gz")
    assert "news-masthead" in built.read("404.html").decode()


def test_news_are_the_same(built: Site, by_mkdocs: Site) -> None:
    """The news, and what is searched of pages, are those of MkDocs to the byte."""
    pages = {"about/", "uk/about/", "guide/how/", "plain/"}
    theirs = {f"{page}index.html" for page in pages} | {"_headers"}

    def news(site: Site) -> dict[str, bytes]:
        found = site.files()
        return {
            path: data
            for path, data in found.items()
            if path not in theirs
            and (path.startswith("search/pages") or not path.startswith(("assets/", "search/")))
            and path not in {"search.json", "objects.inv"}
        }

    assert differences(news(by_mkdocs), news(built)) == ""


def test_incremental(site: Site) -> None:
    """After each edit the site is that of a build from nothing; what is gone leaves it."""
    site.build(program=OURS)
    site.briefing("2026/03/02/two", "See [us](../../../../docs/more.md).\n")
    site.briefing("2026/03/01/one", title="Changed")
    _is_as_clean(site)
    site.remove("docs/more.md")
    site.briefing("2026/03/02/two")
    site.write("docs/about.md", "# About\n\n[Two](../briefings/2026/03/02/two.md)\n")
    site.write("docs/next/index.md", "# Next\n")
    _is_as_clean(site)
    assert not site.has("more/")
    assert site.has("next/")


def _is_as_clean(site: Site) -> None:
    site.build(program=OURS)
    clean = Site(site.root.with_name("clean"))
    shutil.copytree(site.root, clean.root, ignore=shutil.ignore_patterns("site", ".cache"))
    clean.build(program=OURS)
    assert differences(clean.files(), site.files()) == ""
    shutil.rmtree(clean.root)


def test_runs_only_when_needed(site: Site) -> None:
    """The engine runs again for a change of what it reads, and for nothing else."""
    site.build(program=OURS)
    made = next((site.root / ".cache").rglob("made.json"))
    first = made.stat().st_mtime_ns
    site.briefing("2026/03/02/two")
    site.build(program=OURS)
    assert made.stat().st_mtime_ns == first
    assert site.has("2026/03/02/two/")
    site.run(OURS, "preview", "-d", "seen")
    assert made.stat().st_mtime_ns == first
    assert 'content="noindex"' in (site.root / "seen/about/index.html").read_text()
    assert "noindex" not in site.read("about/").decode()
    site.write("docs/more.md", "# More\n\nAnd more.\n")
    site.build(program=OURS)
    assert made.stat().st_mtime_ns > first
    assert "And more." in site.page("more/").text


def test_files_that_nobody_knows_of(tmp_path: Path) -> None:
    """Where an extension reads other files, what they say is on the page after every build."""
    site = write_small(tmp_path, "zensical")
    site.configure(briefings={"docs_engine": "zensical"}, extensions=("pymdownx.snippets",))
    site.write("docs/more.md", '# More\n\n--8<-- "said.txt"\n')
    for text in ("First.", "Second."):
        site.write("said.txt", f"{text}\n")
        site.build(program=OURS)
        assert text in site.page("more/").text


def test_drafts(site: Site) -> None:
    """A draft's name is in no page of `docs/`, and a page that the engine leaves out in no list."""
    engine = _engine(site)
    site.configure(briefings={"docs_engine": engine}, exclude_docs="more.md\n")
    site.briefing("2026/03/03/secret", draft=True)
    site.write("docs/about.md", "# About\n\n[Soon](../briefings/2026/03/03/secret.md)\n")
    said = site.build("--strict", program=OURS)
    assert said.startswith("Briefings: 1;")
    assert b"secret" not in b"".join(site.files().values())
    assert not site.has("more/")
    assert b"more/" not in site.read("sitemap-site.xml")
    assert "More" not in site.page("").tree.xpath("//footer//a/text()")


def _engine(site: Site) -> str:
    return next(each for each in ENGINES if each in (site.root / "mkdocs.yml").read_text())


def test_failure(site: Site) -> None:
    """An engine that fails leaves the published site as it was, and its words stand below ours."""
    engine = _engine(site)
    site.build(program=OURS)
    before = site.files()
    site.write("theme/main.html", "{% extends 'base.html' %}{% nothing %}\n")
    site.configure(
        briefings={"docs_engine": engine}, theme={"name": "material", "custom_dir": "theme"}
    )
    site.briefing("2026/03/02/two")
    said = site.build(program=OURS, code=1)
    ours, *theirs = said.splitlines()
    assert f"{engine} has ended with 1. The published site is as it was." in ours
    assert any("nothing" in each and each.startswith("  ") for each in theirs)
    assert not any("site-packages" in each for each in theirs)
    assert site.files() == before
    site.write("theme/main.html", "{% extends 'base.html' %}\n")
    site.build(program=OURS)
    assert site.has("2026/03/02/two/")


def test_warnings(site: Site) -> None:
    """What the engine warns of is told, also by the builds in which it need not run."""
    site.write("docs/more.md", "# More\n\n[gone](gone.md) [g](../briefings/2026/03/09/gone.md)\n")
    for _ in range(2):
        said = site.build(program=OURS)
        assert "gone.md" in said or "docs/more.md:3: " in said
        assert "docs/more.md:3: '../briefings/2026/03/09/gone.md' leads to nothing" in said
    assert not site.page("more/").main.xpath(".//a[text()='g']/@href")
    site.build("--strict", program=OURS, code=1)


def test_collision(site: Site) -> None:
    """A page of `docs/` in the way of the news is named, and nothing is published."""
    site.build(program=OURS)
    before = site.files()
    site.write("docs/archive.md", "# Archive\n")
    said = site.build(program=OURS, code=1)
    assert "docs/archive.md" in said
    assert "would both be written to archive/index.html" in said
    assert changed(site.files(), before) == set()
