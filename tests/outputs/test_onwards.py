"""Where one can go from an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site import PageTree, Site

ARTICLE = re.compile(r"[0-9]{4}/[0-9]{2}/[0-9]{2}/[^/]+/")

EDITION = [
    "2026/03/20/dam-reopens/",
    "2026/03/20/top-of-oslo/",
    "2026/03/20/in-kenya/",
    "2026/03/20/in-egypt/",
    "2026/03/20/in-japan/",
    "2026/03/20/in-germany/",
]
"""The briefings of a day in the order of its page: lead, top stories, then by region."""


def onwards(page: PageTree) -> list[str]:
    """Give where the end of an article leads to, in order."""
    hrefs = page.main.xpath(".//section[@data-news='onwards']//a/@href")
    return [page.resolve(str(href)) for href in hrefs]


def articles(site: Site) -> Iterator[PageTree]:
    """Give the page of every article."""
    for url in sorted(site.urls()):
        if ARTICLE.fullmatch(url):
            yield site.page(url)


@pytest.mark.parametrize("name", ["overview", "newsroom"])
def test_every_article_leads_on(name: str, request: pytest.FixtureRequest) -> None:
    """Each article ends in three ways on at least, none of them twice; each is a page."""
    site: Site = request.getfixturevalue(name)
    urls = site.urls()
    count = 0
    for page in articles(site):
        # The country of a card says where its briefing is from: the way on is its headline.
        kickers = page.main.xpath(".//section[@data-news='onwards']//p[@class='news-kicker']//a")
        for kicker in kickers:
            kicker.getparent().remove(kicker)
        found = onwards(page)
        assert len(found) >= 3, page.url
        assert len(set(found)) == len(found), page.url
        assert page.url not in found
        assert set(found) <= urls, page.url
        count += 1
    assert count > 10


def test_related_is_not_the_timeline_again(overview: Site) -> None:
    """What stands in the timeline of its story is not shown as related or as a neighbour."""
    count = 0
    for page in articles(overview):
        told = page.main.xpath(".//ol[@class='news-timeline']//a/@href")
        route = page.main.xpath(".//nav[@data-news='route']//a/@href")
        shown = {page.resolve(str(href)) for href in told}
        along = {page.resolve(str(href)) for href in route}
        assert not shown & (set(onwards(page)) - along), page.url
        count += bool(shown)
    assert count


def test_along_the_edition(newsroom: Site) -> None:
    """From the first briefing of an edition one walks through all of it, and back."""
    day = newsroom.page("2026/03/20/")
    assert [url for url in day.links() if url in EDITION] == EDITION
    for url, before, after in zip(EDITION, [None, *EDITION], [*EDITION[1:], None], strict=False):
        page = newsroom.page(url)
        assert _along(page, "prev") == before
        assert _along(page, "next") == after


def _along(page: PageTree, rel: str) -> str | None:
    hrefs = page.main.xpath(".//a[@rel=$rel]/@href", rel=rel)
    return page.resolve(str(hrefs[0])) if hrefs else None
