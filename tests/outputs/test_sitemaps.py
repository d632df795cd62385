"""The sitemap: an index, a part for each month, and one of the pages that are of no month.

It keeps to https://www.sitemaps.org/protocol.html.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from mkdocs_briefings.outputs import sitemaps
from mkdocs_briefings.outputs.sitemaps import LIMIT
from tests.engine.project import run, write_project
from tests.outputs.newsroom import LEAD, MARKER
from tests.site import SITE_URL, Site

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

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
    """Give every address of a part, with when its page last changed."""
    assert part.tag == f"{_SPACE}urlset"
    return [
        (
            str(url.findtext("s:loc", namespaces=_NAMES)),
            url.findtext("s:lastmod", namespaces=_NAMES),
        )
        for url in part.findall("s:url", _NAMES)
    ]


def sitemap(site: Site) -> dict[str, str | None]:
    """Give when every page in the sitemap last changed, by its address."""
    found = [line for part in parts(site).values() for line in lines(part)]
    assert [url for url, count in Counter(url for url, _ in found).items() if count > 1] == []
    return dict(found)


def listed(part: _Element) -> set[str]:
    """Give the addresses of a part, relative to the site's root."""
    return {url.removeprefix(SITE_URL) for url, _ in lines(part)}


def test_every_page_is_listed(newsroom: Site) -> None:
    """All pages are listed once, those of docs/ too, but for what search engines shall not know."""
    hidden = {"old/dam/", "2026/03/20/in-kenya/", "offline/", "my-countries/", "saved/"}
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
    assert written == {"sitemap.xml", "sitemap-news.xml", *found}


CHANGES = {
    LEAD: "2026-03-20T11:00:00+02:00",
    "2026/02/10/february/": "2026-02-10T00:00:00+02:00",
    "": "2026-03-20T11:00:00+02:00",
    "2026/03/20/": "2026-03-20T11:00:00+02:00",
    "2026/03/19/": "2026-03-19T10:00:00+02:00",
    "2026/03/": "2026-03-20T11:00:00+02:00",
    "2026/02/": "2026-02-11T00:00:00+02:00",
    "countries/ua/": "2026-03-20T11:00:00+02:00",
    "countries/no/": "2026-03-20T08:00:00+02:00",
    "countries/ua/2026/02/": "2026-02-11T00:00:00+02:00",
    "countries/ua/2026/03/05/": "2026-03-05T00:00:00+02:00",
    "sources/silent-times/": None,
    "stories/dam-repair/": "2026-03-20T11:00:00+02:00",
    "countries/": None,
    "about/": None,
}


@pytest.mark.parametrize("url", CHANGES)
def test_last_change(url: str, newsroom: Site) -> None:
    """A page says when the last of what it shows was changed; others say nothing."""
    assert sitemap(newsroom)[f"{SITE_URL}{url}"] == CHANGES[url]


def test_last_change_of_parts(newsroom: Site) -> None:
    """The index says of each part when the last of its pages was changed."""
    index = etree.fromstring(newsroom.read("sitemap.xml"))
    told = {
        str(line.findtext("s:loc", namespaces=_NAMES)).removeprefix(SITE_URL): line.findtext(
            "s:lastmod", namespaces=_NAMES
        )
        for line in index
    }
    for name, part in parts(newsroom).items():
        assert told[name] == max(changed for _, changed in lines(part) if changed)


def test_a_correction_is_a_change(tmp_path: Path) -> None:
    """A correction that is later than all else is when its page, and what shows it, changed."""
    site = Site(tmp_path).configure()
    site.briefing(
        "2026/03/01/x",
        updated="2026-03-02",
        corrections=[{"date": "2026-03-04T08:00+02:00", "text": "A."}],
    )
    site.build("--strict")
    found = sitemap(site)
    for url in ("", "2026/03/01/x/", "2026/03/01/", "countries/ua/"):
        assert found[f"{SITE_URL}{url}"] == "2026-03-04T06:00:00+00:00"


def test_moments(newsroom: Site) -> None:
    """Each moment is one of W3C's dates and times, with its offset."""
    moments = [changed for changed in sitemap(newsroom).values() if changed]
    assert len(moments) > 20
    for moment in moments:
        assert re.fullmatch(r"\d{4}(-\d\d){2}T\d\d(:\d\d){2}[+-]\d\d:\d\d", moment)


def test_times_of_old(tmp_path: Path) -> None:
    """Where a zone had an offset of minutes and seconds, the moment is given in UTC."""
    site = Site(tmp_path).configure(briefings={"timezone": "Europe/Kyiv"})
    site.briefing("1900/03/01/x", date="1900-03-01")
    site.build("--strict")
    assert sitemap(site)[f"{SITE_URL}1900/03/01/x/"] == "1900-02-28T21:57:56+00:00"


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
