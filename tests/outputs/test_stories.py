"""A running story's page: its name, how each outlet tells it, and what happened when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

STORY = "stories/the-dam/"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a site whose story is told by two outlets of two countries, and by the site itself."""
    site = Site(tmp_path_factory.mktemp("told"))
    site.configure()
    site.source("kyiv-daily", country="UA")
    site.source("ankara-post", country="TR", language="tr")
    turkish = {"title": "Baraj bitti", "language": "tr"}
    arabic = {"title": "السد مغلق", "language": "ar"}
    reports: list[dict[str, Any]] = [
        {"source": "ankara-post", "original": turkish, "title": "A dam is shut"},
        {"source": "kyiv-daily", "original": arabic, "title": "What a dam means"},
        {"title": "We went to the dam"},
        {
            "source": "ankara-post",
            "original": {**turkish, "title": "Yeniden hizmette"},
            "title": "Open",
        },
    ]
    for day, keys in enumerate(reports, start=1):
        site.briefing(f"2026/03/0{day}/part", story="the-dam", summary=f"Summary {day}.", **keys)
    body = "It began [that day](../../briefings/2026/03/01/part.md).\n"
    site.story("the-dam", body, title="The dam <of> all", summary="How a dam was shut.")
    site.build()
    return site


def test_it_is_called_as_people_call_it(told: Site) -> None:
    """A story's name, summary and text are those of its profile, on its page and elsewhere."""
    page = told.page(STORY)
    assert page.main.xpath("string(//h1)") == "The dam <of> all"
    assert "How a dam was shut." in page.text
    assert page.meta("description") == "How a dam was shut."
    assert "2026/03/01/part/" in page.links()
    for url in ("", "stories/", "2026/03/01/part/"):
        assert "The dam <of> all" in told.page(url).text, url


def test_outlets_stand_side_by_side(told: Site) -> None:
    """Each outlet stands below its country with its latest report; who told first stands first."""
    section = told.page(STORY).main.xpath("//section[@class='news-tellings']")[0]
    assert section.xpath(".//h3//text()") == ["Türkiye", "Ukraine", "Paper"]
    assert section.xpath(".//h4//text()") == ["Open", "What a dam means", "We went to the dam"]
    texts = [" ".join(each.text_content().split()) for each in section.xpath(".//article")]
    assert "the latest of 2 reports" in texts[0]
    assert "Summary 4." in texts[0]
    assert "own reporting" in texts[2]


def test_original_headlines_keep_their_language(told: Site) -> None:
    """The headline of an original says in which language it is, and in which direction it runs."""
    found = told.page(STORY).main.xpath("//p[@class='news-original']/span[@lang]")
    languages = [(each.get("lang"), each.get("dir"), each.text) for each in found]
    assert languages == [("tr", "ltr", "Yeniden hizmette"), ("ar", "rtl", "السد مغلق")]


def test_it_is_told_from_its_beginning(told: Site) -> None:
    """Its timeline has every briefing, oldest first, each with its outlet and its country."""
    items = told.page(STORY).main.xpath("//ol[@class='news-timeline']/li")
    texts = [" ".join(item.text_content().split()) for item in items]
    headlines = ("A dam is shut", "What a dam means", "We went to the dam", "Open")
    for text, headline in zip(texts, headlines, strict=True):
        assert headline in text
    assert texts[0].endswith("Ankara Post, Türkiye")


def test_one_outlet_is_compared_with_nobody(tmp_path: Path) -> None:
    """A story that one outlet tells has its timeline alone, and is told of without a title."""
    site = Site(tmp_path)
    site.configure()
    site.briefing("2026/03/01/a", story="lone", title="First")
    site.briefing("2026/03/02/b", story="lone", title="Second")
    site.story("nobodys", title="Told by nobody")
    told = site.build()
    page = site.page("stories/lone/")
    assert page.main.xpath("string(//h1)") == "Second"
    assert not page.main.xpath("//section[@class='news-tellings']")
    assert (
        "briefings/2026/03/02/b.md:7: The story 'lone' has no title: its page is called by its "
        "newest headline. Write one into docs/stories/lone.md."
    ) in told
    assert "docs/stories/nobodys.md:1: No briefing tells the story 'nobodys'" in told
    assert not site.has("stories/nobodys/index.html")
