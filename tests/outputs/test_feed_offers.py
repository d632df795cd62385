"""The feed of editions, what a site combines, and where subscribers find all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree, html

from tests.outputs.feed import channel, feeds, items, text
from tests.outputs.grammar import assert_valid_feeds
from tests.outputs.newsroom import LEAD, MARKER, write_newsroom
from tests.site import SITE_URL, Site

if TYPE_CHECKING:
    from pathlib import Path

NEXT_DAY = {"BRIEFINGS_NOW": "2026-03-21T08:00Z"}


def combined(*feeds: dict[str, Any]) -> dict[str, Any]:
    """Give the plugin's options with these feeds."""
    return {"feeds": [*feeds]}


def test_editions_that_are_over(newsroom: Site, tmp_path: Path) -> None:
    """The feed of editions has one item a day, and today's comes when the day is over."""
    days = [link.removeprefix(SITE_URL) for link in items(newsroom, "archive/feed.xml")]
    assert days[0] == "2026/03/19/"
    assert len(days) == 8
    site = write_newsroom(tmp_path)
    site.build(env=NEXT_DAY)
    found = items(site, "archive/feed.xml")
    edition = found[f"{SITE_URL}2026/03/20/"]
    body = html.fragment_fromstring(text(edition, "content:encoded") or "", create_parent="div")
    links = [str(link.get("href")).removeprefix(SITE_URL) for link in body.iter("a")]
    assert links[0] == LEAD
    assert len(links) == len(set(links)) == 6
    assert edition.findtext("description") == "Dam reopens"
    assert MARKER not in site.read("archive/feed.xml").decode()


def test_large_edition(tmp_path: Path) -> None:
    """A region with many headlines shows some, and leads to the others."""
    site = Site(tmp_path).configure()
    for number in range(30):
        site.briefing(f"2026/03/01/n-{number}", title=f"<b>Title & {number}</b>")
    site.build()
    (edition,) = items(site, "archive/feed.xml").values()
    body = html.fragment_fromstring(text(edition, "content:encoded") or "", create_parent="div")
    links = [link.text_content() for link in body.iter("a")]
    assert links[-1] == "21 more"
    assert links[0].startswith("<b>Title & ")
    assert len(links) == 1 + 8 + 1


def test_combined_feed(tmp_path: Path) -> None:
    """A combined feed has what is of every kind that it names: these countries and these topics."""
    site = Site(tmp_path).configure(
        briefings=combined(
            {"title": "Water up north", "countries": ["no", "SE"], "tags": ["Water"]}
        )
    )
    site.briefing("2026/03/01/wet-norway", countries=["NO"], tags=["water"])
    site.briefing("2026/03/02/wet-sweden", countries=["SE"], tags=["Water", "snow"])
    site.briefing("2026/03/03/dry-norway", countries=["NO"], tags=["snow"])
    site.briefing("2026/03/04/wet-egypt", countries=["EG"], tags=["water"])
    site.briefing("2026/03/05/draft", countries=["NO"], tags=["water"], draft=True)
    site.build("--strict")
    folder = "feeds/water-up-north/"
    assert [link.removeprefix(SITE_URL) for link in items(site, f"{folder}feed.xml")] == [
        "2026/03/02/wet-sweden/",
        "2026/03/01/wet-norway/",
    ]
    assert channel(site, f"{folder}feed.xml").findtext("title") == "Paper: Water up north"
    assert text(next(iter(items(site, f"{folder}feed.xml").values())), "content:encoded")
    assert all(site.has(path) for path in feeds(folder))
    assert f"{folder}feed.xml" in site.page("feeds/").links()
    assert assert_valid_feeds(site)


def test_combined_feed_of_a_topic_with_a_sign(tmp_path: Path) -> None:
    """A topic is named as briefings spell it, also where another has its name without a sign."""
    site = Site(tmp_path).configure(briefings=combined({"title": "Oil", "tags": ["OPEC+"]}))
    site.briefing("2026/03/02/allies", tags=["OPEC+"])
    site.build()
    assert list(items(site, "feeds/oil/feed.xml")) == [f"{SITE_URL}2026/03/02/allies/"]
    assert site.has("tags/opec/index.html")
    site.briefing("2026/03/03/members", tags=["OPEC"])
    site.build()
    assert list(items(site, "feeds/oil/feed.xml")) == [f"{SITE_URL}2026/03/02/allies/"]
    assert site.page("tags/opec-plus/").text.count("OPEC+")


def test_combined_feed_follows(tmp_path: Path) -> None:
    """A new briefing reaches a combined feed when it belongs there, and only then."""
    options = combined({"title": "Water", "tags": "water", "countries": [False]})
    site = Site(tmp_path).configure(briefings=options)
    site.briefing("2026/03/01/a", countries=["NO"], tags=["water"])
    site.build()
    before = site.read("feeds/water/feed.xml")
    site.briefing("2026/03/02/b", countries=["NO"], tags=["snow"])
    site.build()
    assert site.read("feeds/water/feed.xml") == before
    site.briefing("2026/03/02/b", countries=["NO"], tags=["snow", "water"])
    site.build()
    assert len(items(site, "feeds/water/feed.xml")) == 2


@pytest.mark.parametrize(
    ("feed", "message"),
    [
        ("UA", "feeds: 'UA' has no title. Write `- title: "),
        ({"title": "X"}, "feeds: 'X' names no countries, no sources, no tags. Write `- title: "),
        ({"title": "…", "tags": ["a"]}, "feeds: '…' has no letter or digit to make an address of."),
        (
            {"title": "X", "topics": ["a"]},
            "feeds: 'X': 'topics' is none of countries, sources, tags.",
        ),
        ({"title": "X", "tags": 3}, "feeds: 'X': tags is no list. Write `tags: [...]`."),
        ({"title": "X", "countries": ["XX"]}, "feeds: 'X': 'XX' is not the code of a country."),
    ],
)
def test_combined_feed_with_an_error(feed: object, message: str, tmp_path: Path) -> None:
    """What cannot be combined ends the build with a sentence and a hint."""
    site = Site(tmp_path).configure(briefings={"feeds": [feed]})
    said = site.build(program="mkdocs_briefings", code=1)
    assert message in said
    assert "Traceback" not in said


def test_combined_feed_of_an_unknown_source(tmp_path: Path) -> None:
    """A source that has no profile is warned of, which stops a strict build."""
    options = combined({"title": "Partners", "sources": ["kyiv-daly"]})
    site = Site(tmp_path).configure(briefings=options)
    site.source("kyiv-daily")
    said = site.build("--strict", program="mkdocs_briefings", code=1)
    assert "feeds: 'Partners' names the source 'kyiv-daly', which has no profile." in said


def test_two_combined_feeds_with_one_address(tmp_path: Path) -> None:
    """Two feeds whose titles give one address are named."""
    twice = combined({"title": "Water", "tags": ["a"]}, {"title": "water!", "tags": ["b"]})
    said = Site(tmp_path).configure(briefings=twice).build(program="mkdocs_briefings", code=1)
    assert "feeds: 'water!' and 'Water' have one address. Give one of them another title." in said


def test_wrong_hub(tmp_path: Path) -> None:
    """An address that is none of a hub ends the build."""
    site = Site(tmp_path).configure(briefings={"websub_hub": "hub.example"})
    said = site.build(program="mkdocs_briefings", code=1)
    assert "websub_hub: 'hub.example' is not the address of a hub. Write it with https://." in said


def test_list_for_programs(newsroom: Site) -> None:
    """The OPML list has every feed once, below its region, with the page that it is of."""
    root = etree.fromstring(newsroom.read("feeds/feeds.opml"))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    lines = [line for line in root.iter("outline") if line.get("type") == "rss"]
    found = [str(line.get("xmlUrl")).removeprefix(SITE_URL) for line in lines]
    made = {path.relative_to(newsroom.out).as_posix() for path in newsroom.out.rglob("feed.xml")}
    assert sorted(found) == sorted(made)
    assert all(newsroom.has(str(line.get("htmlUrl")).removeprefix(SITE_URL)) for line in lines)
    above = {
        line.get("text"): [each.get("text") for each in line.iterancestors("outline")]
        for line in lines
    }
    assert above["Ukraine"] == ["Europe", "By country"]
    assert above["Kyiv Daily"] == ["Ukraine", "By source"]


def test_pages_name_their_feeds(newsroom: Site) -> None:
    """A page names the feed that fits it in every format, an article those of all its sections."""
    page = newsroom.page("countries/ua/")
    for kind, name in (
        ("rss+xml", "feed.xml"),
        ("atom+xml", "atom.xml"),
        ("feed+json", "feed.json"),
    ):
        (link,) = page.rel("alternate", f"application/{kind}")
        assert link == name
    edition = newsroom.page("2026/03/20/").rel("alternate", "application/rss+xml")
    assert edition == ["../../../feed.xml", "../../../archive/feed.xml"]
    article = newsroom.page(LEAD)
    assert "../../../../countries/pl/feed.xml" in article.rel("alternate", "application/rss+xml")
    assert not article.rel("alternate", "application/atom+xml")
