"""The sitemap for Google News: the briefings of two days, as Google asks for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from mkdocs_briefings.outputs import news_sitemap
from mkdocs_briefings.outputs.news_sitemap import news_language
from tests.engine.project import assert_clean, run, write_project
from tests.outputs.newsroom import MARKER
from tests.site import NOW, SITE_URL, Site

if TYPE_CHECKING:
    from pathlib import Path

# https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
_NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}

_TOLD = {
    "title": "news:news/news:title",
    "date": "news:news/news:publication_date",
    "name": "news:news/news:publication/news:name",
    "language": "news:news/news:publication/news:language",
}


def listed(site: Site) -> dict[str, dict[str, str]]:
    """Give what is told of each briefing, by its address relative to the site's root."""
    root = etree.fromstring(site.read("sitemap-news.xml"))
    assert root.tag == f"{{{_NAMES['s']}}}urlset"
    assert all(url.tag == f"{{{_NAMES['s']}}}url" for url in root)
    assert len(root) <= 1_000
    found = {}
    for url in root:
        link = str(url.findtext("s:loc", namespaces=_NAMES))
        assert link.startswith(SITE_URL)
        told = {name: url.findall(path, _NAMES) for name, path in _TOLD.items()}
        assert all(len(elements) == 1 for elements in told.values())
        texts = {name: str(elements[0].text) for name, elements in told.items()}
        assert datetime.fromisoformat(texts["date"]).utcoffset() is not None
        found[link.removeprefix(SITE_URL)] = texts
    assert len(found) == len(root)
    return found


def test_what_is_told(newsroom: Site) -> None:
    """Each briefing has its address, title, date with offset, language, and the paper's name."""
    found = listed(newsroom)
    assert found["2026/03/20/dam-reopens/"] == {
        "title": "Dam reopens",
        "date": "2026-03-20T09:30:00+02:00",
        "name": "Paper",
        "language": "en",
    }
    assert found["2026/03/20/in-egypt/"]["language"] == "ar"
    assert list(found)[:2] == ["2026/03/20/dam-reopens/", "2026/03/20/top-of-oslo/"]


def test_two_days(newsroom: Site) -> None:
    """All of the last two days are there, but for what search engines shall not know."""
    days = {url[:10] for url in newsroom.urls() if url[:7] == "2026/03" and url.count("/") == 4}
    assert days == {f"2026/03/{day}" for day in ("05", "06", "07", "08", "19", "20")}
    found = listed(newsroom)
    articles = {url for url in newsroom.urls() if url.startswith(("2026/03/19/", "2026/03/20/"))}
    editions = {"2026/03/19/", "2026/03/20/"}
    assert found.keys() == articles - editions - {"2026/03/20/in-kenya/"}
    assert MARKER not in newsroom.read("sitemap-news.xml").decode()


def test_edges(tmp_path: Path) -> None:
    """A briefing is listed from its moment on until it is two days old, whatever its time zone."""
    site = write_project(tmp_path / "project", briefings={"timezone": "Pacific/Auckland"})
    site.briefing("2026/03/18/edge", date="2026-03-18T12:00:00Z")
    site.briefing("2026/03/18/over", date="2026-03-18T11:59:59Z")
    site.briefing("2026/03/20/now", date="2026-03-20T12:00:00Z")
    site.briefing("2026/03/20/next", date="2026-03-20T12:00:01Z")
    run(site)
    urls = {url.rstrip("/").rpartition("/")[2] for url in listed(site)}
    assert urls == {"edge", "now"}
    assert_clean(site, tmp_path / "clean")


def test_time_goes_by(tmp_path: Path) -> None:
    """It is written anew when what it lists has changed, and by no other tick of the clock."""
    site = write_project(tmp_path / "project")
    site.briefing("2026/03/18/old", date="2026-03-18T18:00:00Z")
    site.briefing("2026/03/19/young", date="2026-03-19T08:00:00Z")
    run(site)
    assert len(listed(site)) == 2
    assert run(site, now="2026-03-20T18:00:00Z").urls == set()
    done = run(site, now="2026-03-20T18:00:01Z")
    assert done.urls == {"sitemap-news.xml"}
    assert len(listed(site)) == 1
    assert_clean(site, tmp_path / "clean", now="2026-03-20T18:00:01Z")
    assert run(site, now="2026-03-20T23:59:59Z").urls == set()
    assert run(site, now="2026-03-21T08:00:01Z").urls >= {"sitemap-news.xml"}
    empty = etree.fromstring(site.read("sitemap-news.xml"))
    # One that was due on 21 March has come meanwhile.
    assert [url.findtext("s:loc", namespaces=_NAMES) for url in empty] == [
        f"{SITE_URL}2026/03/21/tomorrow/"
    ]


def test_nothing_new(tmp_path: Path) -> None:
    """Without a new briefing it is there, and lists nothing."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/old")
    site.build("--strict")
    assert listed(site) == {}


def test_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more than it may list the newest are listed."""
    monkeypatch.setattr(news_sitemap, "LIMIT", 3)
    site = write_project(tmp_path / "project")
    for hour in range(5):
        site.briefing(f"2026/03/20/at-{hour}", date=f"2026-03-20T0{hour}:00Z")
    run(site)
    assert [url.rstrip("/")[-1] for url in listed(site)] == ["4", "3", "2"]


def test_a_thousand(tmp_path: Path) -> None:
    """No more than the thousand newest are listed, however many there are."""
    site = write_project(tmp_path / "project")
    now = datetime.fromisoformat(NOW)
    for number in range(1_003):
        moment = (now - timedelta(minutes=number)).astimezone(UTC)
        site.briefing(f"{moment:%Y/%m/%d}/n-{number}", date=moment.isoformat())
    run(site)
    assert [url.rstrip("/").rpartition("/")[2] for url in listed(site)] == [
        f"n-{number}" for number in range(1_000)
    ]


def test_texts_are_escaped(tmp_path: Path) -> None:
    """Names and titles are text, whatever stands in them."""
    name, title = "A & <B>", 'He said "]]>" & <left>'
    site = Site(tmp_path).configure(site_name=name, briefings={"organization": {"name": "A&A"}})
    site.briefing("2026/03/20/x", title=title)
    site.build("--strict")
    ((told),) = listed(site).values()
    assert (told["title"], told["name"]) == (title, "A&A")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("pt-BR", "pt"),
        ("kok", "kok"),
        ("zh", "zh-cn"),
        ("zh-Hans-HK", "zh-cn"),
        ("zh-Hant", "zh-tw"),
        ("zh-TW", "zh-tw"),
        ("zh-hk", "zh-tw"),
    ],
)
def test_languages(tag: str, language: str) -> None:
    """Languages are those of ISO 639, without regions, but for the two kinds of Chinese."""
    assert news_language(tag) == language
