"""The sitemap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from mkdocs_briefings.outputs.sitemaps import LIMIT
from tests.outputs.newsroom import LEAD, MARKER
from tests.site import SITE_URL

if TYPE_CHECKING:
    from tests.site import Site

_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def sitemap(site: Site) -> dict[str, str | None]:
    """Give the day of the last change of every page in the sitemap, by its address."""
    tree = etree.fromstring(site.read("sitemap.xml"))
    return {
        str(url.findtext("s:loc", namespaces=_NAMES)): url.findtext("s:lastmod", namespaces=_NAMES)
        for url in tree.findall("s:url", _NAMES)
    }


def test_every_page_is_listed(newsroom: Site) -> None:
    """All pages are listed, those of docs/ too, but for what search engines shall not know."""
    hidden = {"old/dam/", "2026/03/20/in-kenya/"}
    listed = {url.removeprefix(SITE_URL) for url in sitemap(newsroom)}
    assert listed == newsroom.urls() - hidden


def test_articles_have_the_day_of_their_change(newsroom: Site) -> None:
    """An article's line has the day on which it was last changed, others have none."""
    found = sitemap(newsroom)
    assert found[f"{SITE_URL}{LEAD}"] == "2026-03-20"
    assert found[f"{SITE_URL}2026/02/10/february/"] == "2026-02-10"
    assert found[f"{SITE_URL}countries/"] is None


def test_nothing_hidden_is_listed(newsroom: Site) -> None:
    """No address of an unpublished briefing stands in the sitemap, nor one that redirects."""
    for url in sitemap(newsroom):
        assert MARKER not in url
        assert "old/dam" not in url


def test_sitemap_is_within_the_protocol(newsroom: Site) -> None:
    """There is one sitemap with fewer lines than the protocol allows, and each line once."""
    tree = etree.fromstring(newsroom.read("sitemap.xml"))
    assert len(tree) == len(sitemap(newsroom)) < LIMIT
