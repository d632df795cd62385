"""Who tells a briefing, where that is, what it is about, and how it came into its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.site import Site

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHUT = "2026/03/01/shut/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a site of briefings that came to it in different ways."""
    site = Site(tmp_path_factory.mktemp("bylines")).configure()
    site.source(
        "ankara-post",
        country="TR",
        language="tr",
        kind="agency",
        ownership="state",
        owner="A fund",
        founded="1920",
        facts_from=["https://www.facts.example/a", "https://other.example/b"],
    )
    turkish = {"title": "Baraj bitti", "language": "tr"}
    keys: dict[str, Any] = {"countries": ["SY", "RU"], "source": "ankara-post"}
    site.briefing("2026/03/01/shut", original=turkish, translation={"method": "machine"}, **keys)
    ways = {
        "human": {"method": "human"},
        "edited": {"method": "post-edited"},
        "checked": {"method": "machine", "reviewed_by": "Ada"},
        "told": {"by": "Ada"},
    }
    for name, way in ways.items():
        site.briefing(f"2026/03/02/{name}", original=turkish, translation=way, **keys)
    site.briefing("2026/03/04/home", countries=["TR"], source="ankara-post")
    site.briefing("2026/03/03/unknown", translation={"method": "human"})
    site.briefing("2026/03/03/own")
    site.build()
    return site


def words(found: HtmlElement) -> str:
    """Give the text of an element, white space folded."""
    return " ".join(found.text_content().split())


def test_outlet_and_news_are_apart(site: Site) -> None:
    """An article names its outlet with its country, and then the countries of the news."""
    (who,) = site.page(SHUT).main.xpath(".//div[@class='news-byline__who']")
    assert words(who).startswith("Ankara Post, Türkiye")
    assert words(who).endswith("· on Syria, Russia")
    (who,) = site.page("2026/03/03/own/").main.xpath(".//div[@class='news-byline__who']")
    assert words(who) == "Paper\u2019s own reporting · on Ukraine"


def test_facts_open_from_the_name(site: Site) -> None:
    """Without a script the outlet's facts open from its name, with who states them."""
    (outlet,) = site.page(SHUT).main.xpath(".//details[@class='news-outlet']")
    assert words(outlet.find("summary")) == "Ankara Post, Türkiye"
    told = {words(row[0]): words(row[1]) for row in outlet.xpath(".//dl/div")}
    assert told == {
        "Country": "Türkiye",
        "Language": "Turkish",
        "Kind": "News agency",
        "Ownership": "State",
        "Owner": "A fund",
        "Founded": "1920",
        "Stated by": "facts.example, other.example",
    }
    assert "sources/ankara-post/" in site.page(SHUT).links()
    assert "https://other.example/b" in site.page("sources/ankara-post/").links()


def test_cards_name_the_outlets_country(site: Site) -> None:
    """A card names the outlet with its country, but for that country on whose page it is."""
    for country, line in (
        ("sy", "Ankara Post, Türkiye · Mar 1"),
        ("tr", "Ankara Post · Mar 4"),
    ):
        assert line in site.page(f"countries/{country}/").main.xpath("normalize-space(.)")


def test_the_original_headline_stands_below_ours(site: Site) -> None:
    """It says in which language it is; where there is none nothing stands in its place."""
    (line,) = site.page(SHUT).main.xpath(".//hgroup/p/span[@lang]")
    assert (line.text, line.get("lang"), line.get("dir")) == ("Baraj bitti", "tr", "ltr")
    assert not site.page("2026/03/03/own/").main.xpath(".//hgroup/p")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (SHUT, "Translated from Turkish by machine, not reviewed by a person"),
        ("2026/03/02/human/", "Translated from Turkish by a person"),
        ("2026/03/02/edited/", "Translated from Turkish by machine, edited by a person"),
        ("2026/03/02/checked/", "Translated from Turkish by machine, reviewed by a person"),
        ("2026/03/02/told/", "Translated from Turkish"),
        ("2026/03/03/unknown/", "Translated by a person"),
    ],
)
def test_how_it_was_translated(url: str, told: str, site: Site) -> None:
    """One line above the outlet says from which language, by whom, and whether it was reviewed."""
    (line,) = site.page(url).main.xpath(".//p[@class='news-made']")
    assert line.text_content() == told
    assert not site.page("2026/03/03/own/").main.xpath(".//p[@class='news-made']")
