"""Feeds in RSS, read by a strict XML parser and by feedparser."""

from __future__ import annotations

import locale
from email.utils import parsedate_to_datetime
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from lxml import html

from mkdocs_briefings.cli import main
from tests.outputs.feed import NAMES, channel, items, parsed, text, texts
from tests.outputs.newsroom import LEAD, OWN, PICTURE
from tests.site import NOW, SITE_URL, Site

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element


@pytest.fixture(scope="module")
def lead(newsroom: Site) -> _Element:
    """Give the item of the briefing that has everything."""
    return items(newsroom)[f"{SITE_URL}{LEAD}"]


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("feed.xml", ""),
        ("countries/ua/feed.xml", "countries/ua/"),
        ("sources/kyiv-daily/feed.xml", "sources/kyiv-daily/"),
        ("tags/water/feed.xml", "tags/water/"),
    ],
)
def test_channel(url: str, page: str, newsroom: Site) -> None:
    """A channel names its page and itself, and has what RSS 2.0 requires."""
    found = channel(newsroom, url)
    assert found.findtext("link") == f"{SITE_URL}{page}"
    itself = found.find("atom:link[@rel='self']", namespaces=NAMES)
    assert itself is not None
    assert _attributes(itself) == {
        "href": f"{SITE_URL}{url}",
        "rel": "self",
        "type": "application/rss+xml",
    }
    assert found.findtext("description")
    assert found.findtext("language") == "en"
    root = found.getparent()
    assert root is not None
    assert root.get("version") == "2.0"


def test_titles_of_channels_differ(newsroom: Site) -> None:
    """A subscriber to several feeds can tell them apart."""
    urls = (
        "feed.xml",
        "countries/ua/feed.xml",
        "sources/kyiv-daily/feed.xml",
        "tags/water/feed.xml",
    )
    titles = [channel(newsroom, url).findtext("title") for url in urls]
    assert titles == ["Paper", "Paper: Ukraine", "Paper: Kyiv Daily", "Paper: Water"]


def test_item_says_all_of_the_briefing(lead: _Element) -> None:
    """Title, summary, address, permanent guid, bylines and categories stand in the item."""
    assert lead.findtext("title") == "Dam reopens"
    assert lead.findtext("description") == "The dam is open again."
    assert lead.findtext("link") == f"{SITE_URL}{LEAD}"
    guid = lead.find("guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == (f"{SITE_URL}{LEAD}", "true")
    assert texts(lead, "dc:creator") == ["Ada Writer", "Bo Editor"]
    assert texts(lead, "category") == ["Ukraine", "Poland", "Water", "energy"]


def test_item_names_the_outlet(lead: _Element) -> None:
    """`source` is the outlet that the briefing comes from, with the address of its feed."""
    source = lead.find("source")
    assert source is not None
    assert (source.text, source.get("url")) == ("Kyiv Daily", "https://kyiv.example/rss")


def test_outlet_without_feed_is_named_by_its_page(newsroom: Site) -> None:
    """For an outlet whose feed is not known, its home page stands in."""
    source = items(newsroom)[f"{SITE_URL}2026/03/20/top-of-oslo/"].find("source")
    assert source is not None
    assert (source.text, source.get("url")) == ("Oslo Post", "https://oslo-post.example/")


def test_own_reporting_names_no_outlet(newsroom: Site) -> None:
    """Own reporting has no `source`, no enclosure, and is signed by the site."""
    own = items(newsroom, "countries/ua/feed.xml")[f"{SITE_URL}{OWN}"]
    assert own.find("source") is None
    assert own.find("enclosure") is None
    assert texts(own, "dc:creator") == ["Paper"]


def test_no_item_has_an_address_of_an_author(newsroom: Site) -> None:
    """RSS's `author` is an e-mail address, which nobody's byline is."""
    for path in newsroom.out.rglob("feed.xml"):
        assert b"<author>" not in path.read_bytes()


def test_enclosure_is_true(lead: _Element, newsroom: Site) -> None:
    """The image is enclosed with its address, type and true length, and is really there."""
    enclosure = lead.find("enclosure")
    assert enclosure is not None
    address = f"{SITE_URL}2026/03/20/dam.png"
    assert _attributes(enclosure) == {
        "url": address,
        "length": str(len(PICTURE)),
        "type": "image/png",
    }
    assert newsroom.read(address.removeprefix(SITE_URL)) == PICTURE


def test_whole_text_has_absolute_addresses(lead: _Element) -> None:
    """Links, images and footnotes of the text lead to the site from wherever it is read."""
    body = html.fragment_fromstring(text(lead, "content:encoded") or "", create_parent="div")
    assert body.xpath(".//a/@href") == [
        "https://pictures.example/dam",
        f"{SITE_URL}2026/03/19/from-our-desk/#where",
        f"{SITE_URL}about/?x=1#who",
        f"{SITE_URL}{LEAD}#fn:1",
        f"{SITE_URL}2026/03/20/report.pdf",
        f"{SITE_URL}sources/kyiv-daily/",
        f"{SITE_URL}{LEAD}#fnref:1",
    ]
    images = [f"{SITE_URL}2026/03/20/dam.png", f"{SITE_URL}2026/03/20/map.png"]
    assert body.xpath(".//img/@src") == images
    assert "According to the operator." in body.text_content()


def test_moments_have_their_offset(lead: _Element) -> None:
    """`pubDate` is the briefing's date with the offset of the newsroom's time zone."""
    published = lead.findtext("pubDate") or ""
    assert published.endswith("+0200")
    assert parsedate_to_datetime(published).isoformat() == "2026-03-20T09:30:00+02:00"


@pytest.mark.parametrize(
    ("url", "moment"),
    [
        ("feed.xml", "2026-03-20T11:00:00+02:00"),
        ("countries/no/feed.xml", "2026-03-20T08:00:00+02:00"),
        ("countries/gb/feed.xml", "2026-01-01T01:30:00+02:00"),
    ],
)
def test_last_change_is_that_of_the_items(url: str, moment: str, newsroom: Site) -> None:
    """`lastBuildDate` is when the feed's items last changed, whenever the site is built."""
    changed = channel(newsroom, url).findtext("lastBuildDate") or ""
    assert parsedate_to_datetime(changed).isoformat() == moment


def test_latest_come_first_and_no_more_than_asked_for(newsroom: Site) -> None:
    """A feed has its latest briefings only, newest first."""
    assert [link.removeprefix(SITE_URL) for link in items(newsroom)] == [
        LEAD,
        "2026/03/20/top-of-oslo/",
        "2026/03/20/in-kenya/",
    ]


def test_feed_of_a_country(newsroom: Site) -> None:
    """A country's feed has the briefings about it, those of which it is not the main one too."""
    assert list(items(newsroom, "countries/pl/feed.xml")) == [f"{SITE_URL}{LEAD}"]
    assert list(items(newsroom, "countries/jp/feed.xml")) == [f"{SITE_URL}2026/03/20/in-japan/"]


def test_feed_of_a_source(newsroom: Site) -> None:
    """A source's feed has the briefings that draw on it."""
    assert [
        link.removeprefix(SITE_URL) for link in items(newsroom, "sources/kyiv-daily/feed.xml")
    ] == [
        LEAD,
        "2026/02/10/february/",
    ]


def test_feed_of_a_tag(newsroom: Site) -> None:
    """A tag's feed has the briefings of all its spellings."""
    assert [link.removeprefix(SITE_URL) for link in items(newsroom, "tags/snow/feed.xml")] == [
        "2026/03/20/top-of-oslo/",
        "2026/03/20/in-germany/",
    ]


def test_source_without_briefings_has_no_feed(newsroom: Site) -> None:
    """Where there is nothing to follow, no feed is offered."""
    assert not newsroom.has("sources/silent-times/feed.xml")
    assert newsroom.page("sources/silent-times/").rel("alternate", "application/rss+xml") == []


def test_feedparser_reads_every_feed(newsroom: Site) -> None:
    """Feedparser has no complaint about any feed, and finds the whole text in it."""
    urls = [path.relative_to(newsroom.out).as_posix() for path in newsroom.out.rglob("feed.xml")]
    assert len(urls) > 10
    for url in urls:
        feed = parsed(newsroom, url)
        assert feed.version == "rss20"
        assert feed.entries
        for entry in feed.entries:
            assert entry.id == entry.link
            assert entry.published_parsed
            assert entry.content[0].value


def test_feedparser_reads_what_we_meant(newsroom: Site) -> None:
    """Feedparser finds each part of the item where a feed reader looks for it."""
    entry: Any = parsed(newsroom).entries[0]
    assert entry.title == "Dam reopens"
    assert entry.summary == "The dam is open again."
    assert entry.id == entry.link == f"{SITE_URL}{LEAD}"
    assert entry.source.title == "Kyiv Daily"
    assert [tag.term for tag in entry.tags] == ["Ukraine", "Poland", "Water", "energy"]
    assert entry.enclosures[0].length == str(len(PICTURE))
    assert {link.rel for link in parsed(newsroom).feed.links} == {
        "alternate",
        "self",
        "prev-archive",
    }


def test_forty_latest_by_default(tmp_path: Path) -> None:
    """Without a setting of its own a feed has the latest forty."""
    site = Site(tmp_path).configure()
    for number in range(1, 46):
        site.briefing(f"2026/03/01/number-{number:02}", date=f"2026-03-01T08:{number:02}Z")
    site.build()
    links = list(items(site))
    assert len(links) == len(items(site, "countries/ua/feed.xml")) == 40
    assert links[0].endswith("number-45/")
    assert links[-1].endswith("number-06/")


def test_guid_survives_a_change_of_title(tmp_path: Path) -> None:
    """A new headline leaves guid and address as they were, so that no reader sees it twice."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/dam", title="Dam breaks")
    site.build()
    before = _guids(site)
    site.briefing("2026/03/01/dam", title="Dam holds after all")
    site.build()
    assert _guids(site) == before
    assert parsed(site).entries[0].title == "Dam holds after all"


def test_feed_of_an_empty_newsroom(tmp_path: Path) -> None:
    """With nothing published the feed is empty and well-formed."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/dam", draft=True)
    site.build()
    assert parsed(site).entries == []
    assert channel(site).findtext("lastBuildDate") == "Fri, 20 Mar 2026 12:00:00 +0000"


HOSTILE = {
    "ampersand": "Salt & pepper &amp; <b>more</b>",
    "end of CDATA": "End ]]> of <![CDATA[ data",
    "emoji": "Fire 🔥 and family 👩‍👩‍👧",
    "bidirectional": "\u202eabc\u202c and \u2066x\u2069",
    "quotes": "\"Quoted\" and 'quoted'",
    "other planes": "𐍈 𒀀 ﷽",
}


def test_hostile_texts(tmp_path: Path) -> None:
    """What looks like markup in a title, summary, byline or tag arrives as the text that it is."""
    site = Site(tmp_path).configure()
    for number, words in enumerate(HOSTILE.values()):
        site.briefing(
            f"2026/03/01/hostile-{number}",
            f"Body `]]>` &amp; {words}\n",
            title=words,
            summary=f"Summary: {words}",
            authors=[words],
            tags=[f"tag {number} {words}"],
        )
    site.build()
    found = items(site)
    for number, words in enumerate(HOSTILE.values()):
        item = found[f"{SITE_URL}2026/03/01/hostile-{number}/"]
        assert item.findtext("title") == words
        # It is HTML by RSS, so that it has been escaped once more.
        assert "<" not in str(item.findtext("description"))
        assert unescape(str(item.findtext("description"))) == f"Summary: {words}"
        assert texts(item, "dc:creator") == [words]
        assert f"tag {number} {words}" in texts(item, "category")
    assert len(parsed(site).entries) == len(HOSTILE)


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    """A character that XML forbids is left out with a warning, and the feed can be read."""
    site = Site(tmp_path).configure()
    site.write(
        "briefings/2026/03/01/control.md",
        '---\ntitle: "Bell \\x07 rings"\ndate: 2026-03-01\nsummary: "Zero \\0 it"\n'
        'country: UA\nauthors: ["A \\x1b B"]\ntags: ["t \\x0c u"]\n---\n\n'
        "Body \x07 &#7; &#0; here.\n",
    )
    said = site.build()
    assert "briefings/2026/03/01/control.md:2: The control character U+0007 is left out." in said
    (item,) = items(site).values()
    assert item.findtext("title") == "Bell rings"
    assert "here." in (text(item, "content:encoded") or "")
    assert parsed(site).entries


def test_link_titles_with_the_end_of_cdata(tmp_path: Path) -> None:
    """A text that could end a CDATA section leaves the feed well-formed."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/x", '[x](https://e.example "]]>") `]]>` ]]&gt; ]]>\n')
    site.build()
    body = html.fromstring(text(next(iter(items(site).values())), "content:encoded") or "")
    assert body.xpath("string(//a/@title)") == "]]>"


def test_locale_of_the_process_stays(tmp_path: Path) -> None:
    """Writing feeds leaves the locale of the process as it was."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/dam")
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C.UTF-8")
        config = str(tmp_path / "mkdocs.yml")
        done = CliRunner().invoke(main, ["build", "-f", config], env={"BRIEFINGS_NOW": NOW})
        assert done.exit_code == 0, done.output
        assert locale.setlocale(locale.LC_ALL) == "C.UTF-8"
    finally:
        locale.setlocale(locale.LC_ALL, before)


def _guids(site: Site) -> list[str]:
    return texts(channel(site), "item/guid")


def _attributes(element: _Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}
