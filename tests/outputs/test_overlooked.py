"""What is overlooked: its page, its feed, and why each briefing was picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

REASON = "A ferry <is> no news elsewhere."


@pytest.fixture(scope="module")
def picked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a site with two picks of three, one of them with a reason."""
    site = Site(tmp_path_factory.mktemp("picked")).configure(briefings={"latest": 1})
    site.briefing("2026/02/01/old", title="An old pick", overlooked=True)
    site.briefing("2026/03/01/ferry", title="A ferry sails", overlooked=REASON, language="de")
    site.briefing("2026/03/02/known", title="All know it")
    site.build()
    return site


def test_it_has_a_page_and_an_archive(picked: Site) -> None:
    """The latest picks stand on a page of their own, and earlier ones in its archive by month."""
    page = picked.page("overlooked/")
    assert "2026/03/01/ferry/" in page.links()
    assert "2026/03/02/known/" not in page.links()
    assert {"overlooked/2026/02/", "overlooked/2026/03/"} <= set(page.links())
    assert "2026/02/01/old/" in picked.page("overlooked/2026/02/").links()


@pytest.mark.parametrize(
    "url", ["", "overlooked/", "overlooked/2026/03/", "2026/03/01/", "2026/03/01/ferry/"]
)
def test_a_pick_says_why(url: str, picked: Site) -> None:
    """The reason stands wherever a briefing is shown as a pick, in the briefing's language."""
    page = picked.page(url)
    assert REASON in page.text
    assert page.main.xpath("//*[ancestor-or-self::*[@lang='de'] and contains(., 'A ferry <is>')]")


def test_other_lists_do_not_say_why(picked: Site) -> None:
    """On the page of a country a pick is a briefing as any other."""
    assert REASON not in picked.page("countries/ua/").text


def test_a_pick_leads_to_the_others(picked: Site) -> None:
    """An article leads to the other picks, and offers their feed; others do neither."""
    for url in ("2026/03/01/ferry/", "2026/02/01/old/"):
        assert "overlooked/" in picked.page(url).links(), url
        assert "overlooked/feed.xml" in picked.page(url).links(), url
    assert "overlooked/" not in picked.page("2026/03/02/known/").links()


def test_it_has_feeds(picked: Site) -> None:
    """There is a feed of the picks, which says why, and the page of feeds offers it."""
    feed = picked.read("overlooked/feed.xml").decode()
    assert "A ferry sails" in feed
    assert "A ferry &lt;is&gt; no news" in feed or "A ferry &amp;lt;is&amp;gt; no news" in feed
    assert "All know it" not in feed
    assert "overlooked/feed.xml" in picked.page("feeds/").links()
    assert "overlooked/" in picked.read("sitemap-site.xml").decode()


def test_without_picks_there_is_none(tmp_path: Path) -> None:
    """A site that picks nothing has neither page nor feed, and leads to none."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/a")
    site.build()
    assert not any(path.startswith("overlooked") for path in site.files())
    assert "overlooked/" not in site.page("").links()
