"""The site that this repository ships."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from mkdocs_briefings.cli.project import open_settings
from mkdocs_briefings.model.choices import Priority
from tests.demo import ROOT
from tests.newsroom import open_archive
from tests.outputs.grammar import assert_valid_feeds
from tests.plain_reading import read_newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.reading.documents import Briefing
    from mkdocs_briefings.settings import Settings
    from tests.plain_reading import Newsroom
    from tests.site import Site


DEMO_URL = "https://overview.example/"


@pytest.fixture(scope="module")
def settings(overview: Site) -> Settings:
    """Give what the site has chosen."""
    return open_settings(str(overview.root / "mkdocs.yml"))


@pytest.fixture(scope="module")
def newsroom(settings: Settings) -> Newsroom:
    """Give everything that was written, which is free of errors."""
    read = read_newsroom(settings)
    assert read.problems == ()
    return read


@pytest.fixture(scope="module")
def archive(settings: Settings) -> Archive:
    """Give all that the site publishes."""
    return open_archive(settings)


@pytest.fixture(scope="module")
def published(newsroom: Newsroom, archive: Archive) -> list[Briefing]:
    """Give every published briefing with its front matter."""
    return [briefing for briefing in newsroom.briefings if briefing.path in archive.cards]


def test_check_is_clean(overview: Site) -> None:
    """`briefings check --strict` finds nothing."""
    done = overview.run("mkdocs_briefings", "check", "--strict")
    assert done.output == "0 errors, 0 warnings.\n"
    assert done.code == 0


def test_it_builds_strictly(overview: Site, newsroom: Newsroom, archive: Archive) -> None:
    """The site builds without a warning, and every briefing is on it."""
    assert len(overview.urls()) > 200
    assert {archive.cards[each.path].url for each in newsroom.briefings} <= overview.urls()
    assert assert_valid_feeds(overview) > 300


def test_it_is_a_newsroom_of_the_world(archive: Archive, published: list[Briefing]) -> None:
    """At least 100 briefings tell of 75 countries, by 90 outlets, out of 40 languages."""
    assert len(archive.cards) >= 100
    assert len(archive.countries) >= 75
    assert len({briefing.keys.source for briefing in published}) >= 90
    languages = Counter(
        briefing.keys.original.language for briefing in published if briefing.keys.original
    )
    assert len([language for language in languages if language]) >= 40


def test_it_shows_what_a_newsroom_does(archive: Archive, published: list[Briefing]) -> None:
    """A running story, a correction, an update, picks, pictures and related briefings are there."""
    keys = [briefing.keys for briefing in published]
    assert max(map(len, archive.stories.values())) >= 3
    assert any(each.corrections for each in keys)
    assert any(each.updated for each in keys)
    assert any(each.overlooked for each in keys)
    assert sum(each.image is not None for each in keys) >= 5


def test_leads_and_top_stories_have_a_picture(published: list[Briefing]) -> None:
    """No day has two leads, and each lead and top story has its drawing."""
    foremost = [each.keys for each in published if each.keys.priority is not Priority.NORMAL]
    leads = Counter(str(keys.date) for keys in foremost if keys.priority is Priority.LEAD)
    assert leads
    assert set(leads.values()) == {1}
    assert [keys.title for keys in foremost if keys.image is None] == []


@pytest.mark.parametrize("tag", ["uk", "es", "ar"])
def test_it_speaks(overview: Site, settings: Settings, tag: str) -> None:
    """It has a dozen briefings in three more languages, and its front page leads to each."""
    [language] = [each for each in settings.translations if each.language == tag]
    assert len(open_archive(language).cards) >= 12
    front = overview.page("").tree
    [href] = front.xpath("//nav[@data-news='languages']//a[@hreflang=$tag]/@href", tag=tag)
    page = overview.page(str(href))
    assert page.tree.get("lang") == tag
    assert page.tree.xpath("//h1//time/@datetime") == ["2025-10-31"], "It shows the same edition."


def test_alternates_exist_and_lead_back(overview: Site) -> None:
    """Heads and sitemaps tell of the same pages, which are there and tell of each other."""
    told = {url: found for url in overview.urls() if (found := _alternates(overview, url))}
    article = "2025/10/31/grand-egyptian-museum-on-eve-of-opening/"
    every = {"x-default", "en", "uk", "es", "ar"}
    assert told[""].keys() == told[article].keys() == told[f"ar/{article}"].keys() == every
    for url, alternates in told.items():
        assert url in alternates.values()
        assert alternates["x-default"] == next(iter(alternates.values()))
        for other in alternates.values():
            assert told[other] == alternates, f"{url} tells of {other}"
    listed = {url: alternates for url, alternates in _listed(overview) if alternates}
    assert {"", article, f"ar/{article}"} <= listed.keys()
    assert listed == {url: told[url] for url in listed}


def _alternates(site: Site, url: str) -> dict[str, str]:
    """Give where a page's head says that it is in each language, relative to the site's root."""
    links = site.page(url).tree.xpath("//link[@rel='alternate'][@hreflang]")
    return {str(link.get("hreflang")): _on_site(link.get("href")) for link in links}


def _listed(site: Site) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each page of the sitemaps with the same."""
    for path, data in site.files().items():
        if "sitemap" not in path or not path.endswith(".xml"):
            continue
        for page in etree.fromstring(data).iterfind("{*}url"):
            links = page.iterfind("{*}link")
            alternates = {str(link.get("hreflang")): _on_site(link.get("href")) for link in links}
            yield _on_site(page.findtext("{*}loc")), alternates


def _on_site(address: str | None) -> str:
    assert address is not None
    assert address.startswith(DEMO_URL), address
    return address.removeprefix(DEMO_URL)


def test_every_briefing_credits_its_source(published: list[Briefing]) -> None:
    """Each briefing that draws on an outlet names the original, by address or headline."""
    assert published
    for briefing in published:
        original = briefing.keys.original
        if briefing.keys.source:
            assert original, briefing.path
            assert original.url or original.title, briefing.path


@pytest.mark.parametrize("page", ["about", "editorial-policy", "corrections-policy"])
def test_standing_pages(page: str) -> None:
    """The pages on which a publication says who it is are there, without filler text."""
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert len(text) > 500
    assert "lorem" not in text.lower()
