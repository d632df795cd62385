"""The sitemap: an index, a part for each month, and one of the pages that are of no month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from mkdocs_briefings.outputs import sitemaps
from mkdocs_briefings.outputs.sitemaps import LIMIT
from tests.engine.project import run, write_project
from tests.outputs.newsroom import LEAD, MARKER
from tests.site import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from lxml.etree import _Element

    from tests.site import Site

_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

_SPACE = f"{{{_NAMES['s']}}}"


def parts(site: Site) -> dict[str, _Element]:
    """Give every part that the index leads to, by its place in the site."""
    index = etree.fromstring(site.read("sitemap.xml"))
    assert index.tag == f"{_SPACE}sitemapindex"
    links = [str(line.findtext("s:loc", namespaces=_NAMES)) for line in index]
    assert len(links) == len(index) == len(set(links))
    assert all(link.startswith(SITE_URL) for link in links)
    names = [link.removeprefix(SITE_URL) for link in links]
    return {name: etree.fromstring(site.read(name)) for name in names}


def lines(part: _Element) -> list[tuple[str, str | None]]:
    """Give every address of a part, with the day of its page's last change."""
    assert part.tag == f"{_SPACE}urlset"
    return [
        (
            str(url.findtext("s:loc", namespaces=_NAMES)),
            url.findtext("s:lastmod", namespaces=_NAMES),
        )
        for url in part.findall("s:url", _NAMES)
    ]


def sitemap(site: Site) -> dict[str, str | None]:
    """Give the day of the last change of every page in the sitemap, by its address."""
    found = [line for part in parts(site).values() for line in lines(part)]
    assert [url for url, count in Counter(url for url, _ in found).items() if count > 1] == []
    return dict(found)


def listed(part: _Element) -> set[str]:
    """Give the addresses of a part, relative to the site's root."""
    return {url.removeprefix(SITE_URL) for url, _ in lines(part)}


def test_every_page_is_listed(newsroom: Site) -> None:
    """All pages are listed once, those of docs/ too, but for what search engines shall not know."""
    hidden = {"old/dam/", "2026/03/20/in-kenya/", "offline/", "saved/"}
    assert {url.removeprefix(SITE_URL) for url in sitemap(newsroom)} == newsroom.urls() - hidden


def test_parts(newsroom: Site) -> None:
    """Each month has a part, by the newsroom's time zone, beside one of what is of no month."""
    found = parts(newsroom)
    months = ["2026-03", "2026-02", "2026-01"]
    assert list(found) == ["sitemap-site.xml", *(f"sitemap-{month}.xml" for month in months)]
    # Half past eleven in London is the new year in Kyiv.
    assert listed(found["sitemap-2026-01.xml"]) == {
        "2026/01/",
        "2026/01/01/",
        "2026/01/01/new-year/",
    }
    assert {"2026/02/", "2026/02/10/", "countries/ua/2026/02/"} <= listed(
        found["sitemap-2026-02.xml"]
    )
    assert {"", "about/", "2026/", "countries/ua/", "stories/dam-repair/"} <= listed(
        found["sitemap-site.xml"]
    )
    written = {path for path in newsroom.files() if path.startswith("sitemap")}
    assert written == {"sitemap.xml", *found}


def test_articles_have_the_day_of_their_change(newsroom: Site) -> None:
    """An article's line has the day on which it was last changed, others have none."""
    found = sitemap(newsroom)
    assert found[f"{SITE_URL}{LEAD}"] == "2026-03-20"
    assert found[f"{SITE_URL}2026/02/10/february/"] == "2026-02-10"
    assert found[f"{SITE_URL}countries/"] is None


def test_nothing_hidden_is_listed(newsroom: Site) -> None:
    """No address of an unpublished briefing stands in the sitemap, nor one that redirects."""
    found = sitemap(newsroom)
    assert found
    for url in found:
        assert MARKER not in url
        assert "old/dam" not in url


def test_sitemap_is_within_the_protocol(newsroom: Site) -> None:
    """The index and each part have fewer lines than the protocol allows, and each line once."""
    found = parts(newsroom)
    assert len(found) < LIMIT
    for part in found.values():
        assert 0 < len(part) == len(lines(part)) < LIMIT
    assert sum(map(len, found.values())) == len(sitemap(newsroom))


def test_a_long_month_is_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A month with more lines than one sitemap may have gets more parts, and none is lost."""
    whole = write_project(tmp_path / "whole")
    run(whole)
    (month,) = set(parts(whole)) - {"sitemap-site.xml"}
    expected = lines(parts(whole)[month])
    for limit in (len(expected), len(expected) - 1, len(expected) // 3, 1):
        monkeypatch.setattr(sitemaps, "LIMIT", limit)
        site = write_project(tmp_path / f"limit-{limit}")
        run(site)
        found = {name: lines(part) for name, part in parts(site).items() if "2026" in name}
        count = -(-len(expected) // limit)
        numbers = ["", *(f"-{number}" for number in range(2, count + 1))]
        assert list(found) == [f"sitemap-2026-03{number}.xml" for number in numbers]
        assert [line for part in found.values() for line in part] == expected
        assert all(len(part) == limit for part in list(found.values())[:-1])
        assert sitemap(site).keys() == sitemap(whole).keys()
