"""Pages of `docs/` in several languages: each stands in the part of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.project import SMALL, run, write_briefing
from tests.engine.test_languages import UK, alternates_of, bilingual, build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site

STANDING = "---\ntemplate: briefings/standing.html\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a newsroom in English and Ukrainian with two pages, the first of them in both."""
    site = bilingual(tmp_path)
    write_briefing(site, 0)
    site.write("docs/about.md", f"{STANDING}# About us\n\nOur [rules](rules.md).\n")
    site.write(
        "docs/about.uk.md",
        f"{STANDING}# Про нас\n\n[Правила](rules.md), [газета](sources/kyiv-daily.md).\n",
    )
    site.write("docs/rules.md", "# Rules\n\n[Us](about.md)\n")
    with_navigation(site)
    run(site)
    return site


def with_navigation(site: Site, *languages: Any) -> None:  # noqa: ANN401 - as YAML has it
    """Write the configuration of a site whose navigation has both pages."""
    site.configure(
        briefings={**SMALL, "languages": list(languages) or ["en", UK]},
        theme={"name": None, "custom_dir": "theme"},
        nav=[{"About": "about.md"}, {"Rules": "rules.md"}],
    )


def footer(site: Site, url: str) -> list[tuple[str, str, str | None]]:
    """Give the links of a page's foot to pages of `docs/`: texts, addresses and languages."""
    page = site.page(url)
    links = page.tree.xpath("//footer//li/a[not(contains(@href, 'feeds'))]")
    found = [(str(each.text), page.resolve(each.get("href")), each.get("lang")) for each in links]
    return [each for each in found if "my-countries" not in each[1]]


def test_translation_is_a_page_of_its_language(site: Site) -> None:
    """It has the language, the words, the name and the links of that part of the site."""
    page = site.page("uk/about/")
    assert page.tree.get("lang") == "uk"
    assert page.tree.xpath("//h1/text()") == ["Про нас"]
    assert page.tree.xpath("//title/text()") == ["Про нас - Огляд"]
    assert page.tree.xpath("//link[@rel='canonical']/@href")[0].endswith("/uk/about/")
    assert page.tree.xpath("//h1/a/@title") == ["Постійне посилання"]
    assert site.page("about/").tree.xpath("//h1/a/@title") == ["Permanent link"]
    assert "rules/" in page.links(), "It is not translated."
    assert not page.tree.xpath("//header//a[@aria-current]"), "It is no part of the news."
    assert "uk/sources/kyiv-daily/" in page.links()
    assert not site.has("about.uk/index.html")


def test_links_lead_to_the_translation(site: Site) -> None:
    """A page in a language leads to pages in it, and so does a briefing."""
    site.write("docs/rules.uk.md", "# Правила\n\n[Ми](about.md), [we](about.md#about-us)\n")
    site.briefing("2026/03/05/only", "[Ми](../../../../docs/about.md)\n", language="uk")
    build(site)
    assert "uk/rules/" in site.page("uk/about/").links()
    assert "uk/about/" in site.page("uk/rules/").links()
    assert "about/" in site.page("rules/").links()
    assert "uk/about/" in site.page("uk/2026/03/05/only/").links()
    site.remove("docs/about.uk.md")
    build(site)
    assert "about/" in site.page("uk/rules/").links()
    assert "about/" in site.page("uk/2026/03/05/only/").links()


def test_switch_leads_there_and_back(site: Site) -> None:
    """The same page is said of in every place where alternates are told."""
    told = {"x-default": "about/", "en": "about/", "uk": "uk/about/"}
    assert alternates_of(site, "about/") == alternates_of(site, "uk/about/") == told
    assert alternates_of(site, "rules/") == {}
    for url, other in (("about/", "uk/about/"), ("uk/about/", "about/")):
        page = site.page(url)
        [link] = page.tree.xpath("//nav[@data-news='languages']//li[a]")
        assert page.resolve(link.find("a").get("href")) == other
        assert not link.xpath("span")
    english, ukrainian = (
        site.read(path).decode() for path in ("sitemap-site.xml", "uk/sitemap-site.xml")
    )
    line = 'hreflang="uk" href="https://example.org/paper/uk/about/"'
    assert line in english
    assert line in ukrainian
    assert "<loc>https://example.org/paper/uk/about/" in ukrainian
    assert "<loc>https://example.org/paper/uk/about/" not in english


def test_theme_of_others_tells_of_translations(site: Site) -> None:
    """What another template says nothing of stands in the head of its page all the same."""
    site.write("docs/rules.uk.md", "# Правила\n")
    build(site)
    told = {"x-default": "rules/", "en": "rules/", "uk": "uk/rules/"}
    assert alternates_of(site, "rules/") == alternates_of(site, "uk/rules/") == told
    assert "Огляд" in site.page("uk/rules/").text


def test_theme_of_others_has_the_switch(site: Site) -> None:
    """It stands before the main part, or first, unless the theme or the site has put one."""
    site.write("docs/more.md", "# More\n")
    site.write("docs/rules.uk.md", "# Правила\n")
    site.write("theme/wide.html", "<body class='x'><p></p><main>{{ page.content }}</main></body>")
    site.write("docs/wide.md", "---\ntemplate: wide.html\n---\n# Wide\n")
    own = '{% set head = page | standing_head %}{% include "briefings/partials/languages.html" %}'
    site.write("theme/own.html", f"<body><main></main>{own}</body>")
    site.write("docs/own.md", "---\ntemplate: own.html\n---\n# Own\n")
    run(site)
    for url, other in (("rules/", "uk/rules/"), ("uk/rules/", "rules/"), ("more/", "uk/")):
        page = site.page(url)
        [link] = page.tree.xpath("//body/*[1]/nav[@data-news='languages']//li[a]")
        assert page.resolve(link.find("a").get("href")) == other
        assert bool(link.xpath("span")) is (other == "uk/"), "What is not translated is said."
        assert page.tree.xpath("//body/*[1]/@lang") == ["uk" if "uk" in url else "en"]
    [before] = site.page("wide/").tree.xpath("//main/preceding-sibling::*[1]/nav")
    assert before.get("data-news") == "languages"
    [switch] = site.page("own/").tree.xpath("//nav[@data-news='languages']")
    assert switch.getprevious().tag == "main"


def test_foot_leads_to_pages_of_the_language(site: Site) -> None:
    """What is translated has the title of the translation; everything else says its language."""
    assert footer(site, "") == [("About", "about/", None), ("Rules", "rules/", None)]
    assert footer(site, "uk/") == [("Про нас", "uk/about/", None), ("Rules", "rules/", "en")]
    assert footer(site, "uk/about/") == footer(site, "uk/")


def test_translations_come_and_go(site: Site) -> None:
    """Whatever comes, changes or goes, a build makes the bytes of a clean one."""
    urls = build(site).urls
    assert urls == set()
    site.write("docs/rules.uk.md", f"{STANDING}# Правила\n")
    urls = build(site).urls
    assert "uk/" in urls, "Its foot leads there."
    assert {url for url in urls if not url.startswith("uk/")} <= {"sitemap-site.xml"}
    site.write("docs/rules.uk.md", f"{STANDING}# Засади\n")
    build(site)
    assert ("Засади", "uk/rules/", None) in footer(site, "uk/")
    site.remove("docs/about.uk.md")
    build(site)
    assert not site.has("uk/about/")
    assert alternates_of(site, "about/") == {}
    site.remove("docs/rules.uk.md")
    with_navigation(site, "en", "ar")
    site.write("docs/about.ar.md", f"{STANDING}# من نحن\n")
    build(site)
    assert site.page("ar/about/").tree.get("dir") == "rtl"


def test_navigation_has_a_page_once(site: Site) -> None:
    """A translation is no page that somebody has left out of the navigation, nor one more in it."""
    told = run(site, strict=True).messages
    assert not [each for each in told if '"nav"' in each or "about.uk.md" in each]
    site.configure(
        briefings={**SMALL, "languages": ["en", UK]}, theme={"name": None, "custom_dir": "theme"}
    )
    build(site)
    titles = [title for title, *_ in footer(site, "")]
    assert sorted(titles) == ["About us", "Rules"]


def test_language_that_the_site_is_not_in(site: Site) -> None:
    """A page with such an ending is one by itself, of which the build warns."""
    site.write("docs/about.fr.md", "# À propos\n")
    [told] = [each for each in build(site).messages if "about.fr.md:1" in each]
    assert "docs/about.fr.md:1: The site is not in the language" in told
    assert site.has("about.fr/index.html")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("docs/gone.uk.md", "docs/gone.uk.md:1: It is a translation of docs/gone.md"),
        ("docs/about.en.md", "docs/about.en.md:1: docs/about.md is in this language already."),
    ],
)
def test_translation_of_nothing(site: Site, path: str, message: str) -> None:
    """Where it would stand is not known, so it stops the build, as that of a profile does."""
    site.write(path, "# Нічого\n")
    with pytest.raises(SystemExit) as ended:
        run(site)
    assert any(message in note for note in ended.value.__notes__)
