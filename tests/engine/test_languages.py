"""A site in several languages: each is a site of its own, and builds cost what has changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.project import SMALL, THEME, assert_clean, run, write_briefing
from tests.site import SITE_URL, Site, photo, with_front_matter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.project import Built

ENGLISH = "briefings/2026/03/02/b-1.md"
UKRAINIAN = "briefings/2026/03/02/b-1.uk.md"

UK = {"tag": "uk", "site_name": "Огляд", "tagline": "Новини"}


def configure(site: Site, *languages: Any) -> None:  # noqa: ANN401 - as YAML has it
    """Write the configuration of a site in these languages."""
    options = {**SMALL, **({"languages": list(languages)} if languages else {})}
    site.configure(briefings=options, theme={"name": None, "custom_dir": "theme"})


def translate(site: Site, path: str, body: str = "Текст.\n", **keys: Any) -> None:  # noqa: ANN401
    """Write a translation."""
    usual = {"title": f"Заголовок {path[-8]}", "summary": "Коротко."}
    site.write(path, with_front_matter({**usual, **keys}, body))


def bilingual(folder: Path) -> Site:
    """Give a newsroom in English and Ukrainian that has no briefing yet."""
    (folder / "project").mkdir()
    site = Site(folder / "project")
    configure(site, "en", UK)
    site.write("theme/main.html", THEME)
    site.write("docs/about.md", "# About\n")
    site.source("kyiv-daily", "Its *profile*.\n")
    return site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a newsroom in English and Ukrainian, built."""
    site = bilingual(tmp_path)
    site.write("briefings/2026/03/02/x.png", photo(600, 400))
    for number in range(4):
        write_briefing(site, number, tags=["Water"])
    translate(site, UKRAINIAN, "Див. [це](../01/b-0.md).\n", image={"alt": "Квадрат"})
    run(site)
    return site


def build(site: Site) -> Built:
    """Build, and hold the site against a clean build."""
    built = run(site)
    assert_clean(site, site.root.parent / "clean")
    return built


def test_translation_is_an_article_of_its_own_language(site: Site) -> None:
    """A sibling has what it says, and of its original what is the same in every language."""
    page = site.page("uk/2026/03/02/b-1/")
    assert "Заголовок" in page.text
    assert page.tree.get("lang") == "uk"
    assert "uk/countries/jp/" in page.links()
    assert "2026/03/01/b-0/" in page.links(), "What is not translated is in its own language."
    assert not site.has("uk/2026/03/01/b-0/"), "Nothing is cloned to fill a gap."
    assert not site.has("uk/2026/03/02/x.png"), "A picture is published once."
    [source] = page.tree.xpath("//figure//img/@src")
    assert page.resolve(source) == "2026/03/02/x.png"
    assert page.tree.xpath("//figure//img/@alt") == ["Квадрат"]


def test_extensions_speak_the_language_of_a_text(site: Site) -> None:
    """Links of headings and notes do, wherever the text stands; a change of a word reaches them."""
    text = "## Вода[^1]\n\n[^1]: Перший.\n"
    translate(site, "briefings/2026/03/04/b-3.uk.md", text)
    site.source("kyiv-daily", "## Owner\n\nText.\n")
    build(site)
    titles = "//*[@class='headerlink' or @class='footnote-backref']/@title"
    ukrainian = ["Постійне посилання", "Повернутися до виноски 1 у тексті"]  # noqa: RUF001
    assert site.page("uk/2026/03/04/b-3/").tree.xpath(titles) == ukrainian
    assert site.page("sources/kyiv-daily/").tree.xpath(titles) == ["Permanent link"]
    assert site.page("uk/sources/kyiv-daily/").tree.xpath(titles) == ["Permanent link"]
    assert ukrainian[1] in site.read("uk/feed.xml").decode()
    configure(site, {"tag": "en", "words": {"Permanent link": "Link here"}}, UK)
    build(site)
    assert site.page("uk/sources/kyiv-daily/").tree.xpath(titles) == ["Link here"]
    assert site.page("uk/2026/03/04/b-3/").tree.xpath(titles) == ukrainian


def test_link_to_a_profile_leads_to_it_in_the_language(site: Site) -> None:
    """A text names the profile; in a translation that is its page in that language."""
    text = "[Kyiv Daily](../../../../docs/sources/kyiv-daily.md)\n"
    translate(site, UKRAINIAN, text, image={"alt": "Квадрат"})
    build(site)
    assert "uk/sources/kyiv-daily/" in site.page("uk/2026/03/02/b-1/").links()
    site.write("docs/sources/kyiv-daily.uk.md", with_front_matter({"title": "Київ"}, ""))
    build(site)
    assert "uk/sources/kyiv-daily/" in site.page("uk/2026/03/02/b-1/").links()


def test_alternates_lead_back(site: Site) -> None:
    """Every page that is said to be the same is there, and says the same of the others."""
    alternates = {url: told for url in pages(site) if (told := alternates_of(site, url))}
    assert {"", "uk/", "2026/03/02/b-1/", "uk/countries/jp/"} <= alternates.keys()
    assert "2026/03/01/b-0/" not in alternates
    for url, told in alternates.items():
        assert url in told.values()
        assert told["x-default"] == told["en"]
        for other in told.values():
            assert alternates[other] == told


def test_switch_leads_to_the_page_or_says_that_there_is_none(site: Site) -> None:
    """It is a list of plain links; what is not translated leads to the front page."""
    switch = site.page("2026/03/02/b-1/").tree.xpath("//nav[@data-news='languages']//a")
    assert [(each.get("hreflang"), each.text) for each in switch] == [("uk", "Українська")]
    assert site.page("2026/03/02/b-1/").resolve(switch[0].get("href")) == "uk/2026/03/02/b-1/"
    page = site.page("2026/03/01/b-0/")
    [link] = page.tree.xpath("//nav[@data-news='languages']//li[a]")
    assert page.resolve(link.find("a").get("href")) == "uk/"
    assert "Not translated" in link.text_content()


def test_switch_of_a_page_of_docs(site: Site) -> None:
    """Such a page is in the default language: its switch leads to the front page of others."""
    site.write("docs/about.md", "---\ntemplate: briefings/standing.html\n---\n# About\n")
    build(site)
    page = site.page("about/")
    switch = page.tree.xpath("//nav[@data-news='languages']")[0]
    assert switch.xpath(".//span[@aria-current]/text()") == ["English"]
    [other] = switch.xpath(".//li[a]")
    assert page.resolve(other.find("a").get("href")) == "uk/"
    assert "Not translated" in other.text_content()
    assert alternates_of(site, "about/") == {}


def test_sitemaps_tell_of_translations(site: Site) -> None:
    """Each language has sitemaps of its own, which `robots.txt` names."""
    english = site.read("sitemap-2026-03.xml").decode()
    assert 'hreflang="uk" href="https://example.org/paper/uk/2026/03/02/b-1/"' in english
    assert english.count("<loc>https://example.org/paper/uk/") == 0
    assert 'hreflang="en"' in site.read("uk/sitemap-site.xml").decode()
    assert "https://example.org/paper/uk/sitemap.xml" in site.read("robots.txt").decode()


def test_edit_of_a_translation_renders_nothing_of_other_languages(site: Site) -> None:
    """An edit of a Ukrainian text costs its page, and what holds the text."""
    translate(site, UKRAINIAN, "Інше.\n", image={"alt": "Квадрат"})
    urls = build(site).urls
    assert "uk/2026/03/02/b-1/" in urls
    assert {url for url in urls if not url.startswith("uk/")} == set()


def test_edit_of_an_original_leaves_other_articles_alone(site: Site) -> None:
    """An edit of an English text renders its translation, which may be out of date now."""
    site.write(ENGLISH, (site.root / ENGLISH).read_text() + "\nMore.\n")
    urls = build(site).urls
    assert {url for url in urls if url.startswith("uk/2026")} == {"uk/2026/03/02/b-1/"}


def test_reader_is_told_of_what_was_corrected(site: Site) -> None:
    """A translation says which version it was made from; where that is another, readers see it."""
    warning = next(each for each in run(site).messages if "made_from" in each)
    version = warning.rpartition("`made_from: ")[2].partition("`")[0]
    translate(site, UKRAINIAN, image={"alt": "Квадрат"}, made_from=version)
    assert not [each for each in build(site).messages if "made_from" in each]
    assert "Оригінал" not in site.page("uk/2026/03/02/b-1/").text
    corrections = [{"date": "2026-03-15", "text": "Wrong."}]
    write_briefing(site, 1, tags=["Water"], corrections=corrections)
    [told] = [each for each in build(site).messages if "made_from" in each]
    assert f"{UKRAINIAN}:" in told
    assert "Оригінал виправлено" in site.page("uk/2026/03/02/b-1/").text


def test_languages_and_translations_come_and_go(site: Site) -> None:
    """Whatever comes or goes, a build makes the bytes of a clean one."""
    translate(site, "briefings/2026/03/01/b-0.uk.md")
    assert "2026/03/01/b-0/" in build(site).urls, "It tells of its translation."
    site.briefing("2026/03/05/only", "Лише тут.\n", title="Лише", language="uk", tags=["Сніг"])
    assert site.has("uk/2026/03/05/only/") is False
    build(site)
    assert site.has("uk/2026/03/05/only/")
    assert not site.has("2026/03/05/only/")
    configure(site, "en", UK, "ar")
    build(site)
    assert site.has("ar/")
    translate(site, "briefings/2026/03/05/only.ar.md", title="هنا")
    translate(site, "briefings/2026/03/05/only.en.md", title="Only here")
    build(site)
    assert set(alternates_of(site, "2026/03/05/only/")) == {"x-default", "en", "uk", "ar"}
    site.remove(UKRAINIAN)
    build(site)
    assert not site.has("uk/2026/03/02/b-1/")
    configure(site, "en", "ar")
    # What was written in Ukrainian stands in the default language's part now.
    site.remove("briefings/2026/03/05/only.en.md")
    site.remove("briefings/2026/03/01/b-0.uk.md")
    build(site)
    assert not site.has("uk/")
    site.remove("briefings/2026/03/05/only.ar.md")
    configure(site)
    build(site)
    assert not [path for path in site.files() if path.startswith(("ar/", "uk/"))]


def pages(site: Site) -> list[str]:
    """Give the addresses of all pages of a site."""
    found = (path for path in site.files() if path.endswith("index.html"))
    return [path.removesuffix("index.html") for path in found]


def alternates_of(site: Site, url: str) -> dict[str, str]:
    """Give what a page says of itself in other languages: addresses by tags."""
    page = site.page(url)
    links = page.tree.xpath("//link[@rel='alternate'][@hreflang]")
    return {str(link.get("hreflang")): page.resolve(str(link.get("href"))) for link in links}


def test_feed_of_all_languages(site: Site) -> None:
    """One feed has what is new in any language, each item marked with its own."""
    items = json.loads(site.read("feeds/all-languages/feed.json"))["items"]
    assert [each["url"].removeprefix(SITE_URL) for each in items] == [
        "2026/03/04/b-3/",
        "2026/03/03/b-2/",
        "2026/03/02/b-1/",
    ]


def test_other_languages_on_the_page_of_a_country(site: Site) -> None:
    """What there is in another language alone stands on a country's page, marked as such."""
    site.briefing("2026/03/05/only", title="Лише тут", language="uk", countries=["UA"])
    build(site)
    english = site.page("countries/ua/")
    assert "uk/2026/03/05/only/" in english.links()
    [card] = english.tree.xpath("//article[.//a[contains(text(), 'Лише тут')]]")
    assert card.xpath("descendant-or-self::*[@lang='uk']")
    assert "uk/2026/03/02/b-1/" not in site.page("countries/jp/").links(), "It is translated."


def test_switch_to_a_country_without_news(site: Site) -> None:
    """Its page is there if another language has some; search engines hear of it with its first."""
    options = {**SMALL, "languages": ["en", UK]}
    site.configure(briefings=options, theme={"name": None, "custom_dir": "theme"})
    build(site)
    page = site.page("countries/ua/")
    [link] = page.tree.xpath("//nav[@data-news='languages']//li[a]")
    assert page.resolve(link.find("a").get("href")) == "uk/countries/ua/"
    assert "Not translated" not in link.text_content()
    assert alternates_of(site, "countries/ua/") == {}
    there = site.page("uk/countries/ua/")
    assert "2026/03/01/b-0/" in there.links(), "What others tell of it stands there."
    assert there.tree.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    assert site.has("uk/countries/ua/feed.xml"), "Who follows it gets the first one."
    translate(site, "briefings/2026/03/01/b-0.uk.md")
    build(site)
    assert alternates_of(site, "countries/ua/")["uk"] == "uk/countries/ua/"
    assert alternates_of(site, "uk/countries/ua/")["en"] == "countries/ua/"


def test_titles_of_combined_feeds(site: Site) -> None:
    """A language may call them otherwise, at the same address below its own."""
    uk = {**UK, "feeds": {"Water here": "Вода"}}
    feeds = [{"title": "Water here", "tags": ["Water"]}]
    options = {**SMALL, "languages": ["en", uk], "feeds": feeds}
    site.configure(briefings=options, theme={"name": None, "custom_dir": "theme"})
    build(site)
    assert "<title>Paper: Water here</title>" in site.read("feeds/water-here/feed.xml").decode()
    assert "<title>Огляд: Вода</title>" in site.read("uk/feeds/water-here/feed.xml").decode()
    assert "Вода" in site.page("uk/feeds/").text
