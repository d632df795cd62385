"""What subscribers read of a briefing: in every format what its page says, in words and order."""

from __future__ import annotations

import json
import shutil
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree, html

from mkdocs_briefings.rendering.page.heading_signs import HeadingSigns
from tests.outputs.feed import NAMES, feeds, items, text
from tests.outputs.grammar import assert_valid_feeds
from tests.outputs.newsroom import LEAD
from tests.outputs.structured import only
from tests.site import SITE_URL, Site, changed, png

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement


def contents(site: Site, url: str, folder: str = "") -> list[str]:
    """Give the content of a briefing in the feeds of a folder, in each format."""
    link = f"{SITE_URL}{url}"
    (atom,) = (
        entry
        for entry in etree.fromstring(site.read(f"{folder}atom.xml")).findall("atom:entry", NAMES)
        if text(entry, "atom:id") == link
    )
    told = json.loads(site.read(f"{folder}feed.json"))["items"]
    return [
        text(items(site, f"{folder}feed.xml")[link], "content:encoded") or "",
        text(atom, "atom:content") or "",
        next(item["content_html"] for item in told if item["url"] == link),
    ]


def words(element: HtmlElement) -> list[str]:
    """Give the words of an element, those of its images too, in their order."""
    found = []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            found += [each.get("alt") or "", each.text or ""]
        elif each is not element:
            found.append(each.tail or "")
    return " ".join(found).replace("\u00b6", " ").split()


def test_all_that_the_page_says(newsroom: Site) -> None:
    """Image, caption, credit, corrections, key points and text stand there as on the page."""
    page = newsroom.page(LEAD).tree
    (hero,) = page.xpath("//header[@class='news-hero']/figure")
    (main,) = page.xpath("//div[@class='news-main']")
    expected = [*words(hero), *words(main)]
    assert " ".join(expected).startswith(
        "The dam from above The dam, seen from the west Image: Photo by Taras , CC BY 4.0 "
        "Correction Mar 20, 2026 The year of the fire was wrong. Key points It was closed for a "
        "year It feeds two cities Why it matters Two million people drink from it. The dam is open"
    )
    for content in contents(newsroom, LEAD):
        tree = html.fragment_fromstring(content, create_parent="div")
        assert words(tree) == expected
        (image,) = tree.xpath("./figure/img")
        assert dict(image.attrib) == {
            "src": f"{SITE_URL}2026/03/20/dam.png",
            "alt": "The dam from above",
            "width": "40",
            "height": "20",
        }
        assert tree.xpath("./figure/figcaption//a/@href") == ["https://pictures.example/dam"]
        assert not tree.xpath(".//*[starts-with(@class, 'news') or starts-with(@id, '__')]")


def test_only_what_there_is(newsroom: Site) -> None:
    """A briefing that is a text alone is that text alone."""
    url = "2026/03/20/top-of-oslo/"
    assert {each.strip() for each in contents(newsroom, url)} == {"<p>The text.</p>"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build a site whose headings have signs, with briefings that are hard to write in feeds."""
    site = Site(tmp_path_factory.mktemp("contents"))
    signs = {"permalink": "see here", "permalink_class": "anchor sign", "permalink_leading": True}
    site.configure(markdown_extensions=["attr_list", {"toc": signs}])
    site.source("agence-ruo", title="Agence Ruo", url="https://ruo.example/")
    site.write("briefings/2026/03/01/a.png", png(8, 4))
    site.briefing(
        "2026/03/01/headings",
        "## First & *last* {: .anchor }\n\nText [link](#own){: .sign }\n\n### Second\n",
        language="ar",
        key_points=["a < b & c"],
        image={"src": "a.png", "alt": 'A "quoted" <sign>', "caption": "Only a caption"},
        authors=["Ada", "AGENCE  ruo", "Paper"],
    )
    site.briefing(
        "2026/03/02/markup",
        title="Salt & <b>pepper</b>",
        summary="Trips where a<b km cost nothing, &copy 2026 <meta> and <img src=x onerror=a()>.",
        source="agence-ruo",
    )
    site.write("briefings/2026/02/03/clip.mp4", b"\0" * 20)
    site.write("briefings/2026/02/03/p.png", png(9, 9))
    site.briefing(
        "2026/02/03/media",
        '<picture><source srcset="p.png 1x, p.png 2x"><img src="p.png" alt="P">'
        '</picture>\n\n<video controls poster="p.png"><source src="clip.mp4"></video>\n\n'
        "[Up](../../01/other/#x) and [here](#y) ![Q](p.png)\n",
    )
    site.build()
    assert assert_valid_feeds(site)
    return site


def test_headings_without_signs(site: Site) -> None:
    """A sign that leads to its heading is on the page alone, whatever it is and is called."""
    assert "see here" in site.page("2026/03/01/headings/").text
    for content in contents(site, "2026/03/01/headings/"):
        tree = html.fragment_fromstring(content, create_parent="div")
        assert "see here" not in content
        headings = [each.text_content() for each in tree.xpath(".//h2 | .//h3")]
        assert headings == ["Key points", "First & last", "Second"]
        assert tree.xpath(".//p/a/text()") == ["link"]


def test_direction_of_all(site: Site) -> None:
    """What stands before a text from right to left runs so too; our own words say what they are."""
    for content in contents(site, "2026/03/01/headings/"):
        (whole,) = html.fragments_fromstring(content)
        assert (whole.get("dir"), whole.get("lang")) == ("rtl", "ar")
        assert whole[0].tag == "figure"
        assert whole.xpath("string(./figure/figcaption)") == "Only a caption"
        assert whole.xpath(".//h2[text()='Key points']/@lang") == ["en"]
        assert whole.xpath(".//li/text()") == ["a < b & c"]


def test_whole_addresses(site: Site) -> None:
    """Whatever attribute an address stands in, it leads to the site from wherever it is read."""
    url = "2026/02/03/media/"
    for content in contents(site, url):
        tree = html.fragment_fromstring(content, create_parent="div")
        picture = f"{SITE_URL}2026/02/03/p.png"
        assert tree.xpath(".//img/@src") == [picture, picture]
        assert [each.split() for each in tree.xpath(".//source/@srcset")[0].split(",")] == [
            [picture, "1x"],
            [picture, "2x"],
        ]
        assert tree.xpath(".//video/@poster") == [picture]
        assert tree.xpath(".//video/source/@src") == [f"{SITE_URL}2026/02/03/clip.mp4"]
        assert tree.xpath(".//a/@href") == [f"{SITE_URL}2026/02/01/other/#x", f"{SITE_URL}{url}#y"]


def test_summary_is_no_markup(site: Site) -> None:
    """RSS' description is HTML that shows the summary; the others say what kind of text it is."""
    link = f"{SITE_URL}2026/03/02/markup/"
    summary = "Trips where a<b km cost nothing, &copy 2026 <meta> and <img src=x onerror=a()>."
    described = text(items(site)[link], "description") or ""
    shown = html.fragment_fromstring(described, create_parent="div")
    assert (shown.text_content(), len(shown)) == (summary, 0)
    assert unescape(described) == summary
    told = json.loads(site.read("feed.json"))["items"][0]
    assert told["summary"] == summary
    entry, *_ = etree.fromstring(site.read("atom.xml")).findall("atom:entry", NAMES)
    assert text(entry, "atom:summary") == summary
    assert b"<title>Salt &#x26; &#x3C;b&gt;pepper&#x3C;/b&gt;</title>" in site.read("feed.xml")


def test_organisations_among_authors(site: Site) -> None:
    """An author with the title of a source is that outlet; one with the site's name is the site."""
    outlet = f"{SITE_URL}sources/agence-ruo/"
    expected: list[dict[str, str]] = [
        {"name": "Ada"},
        {"name": "AGENCE ruo", "url": outlet},
        {"name": "Paper", "url": SITE_URL},
    ]
    told: list[dict[str, Any]] = json.loads(site.read("feed.json"))["items"]
    assert told[1]["authors"] == expected
    assert told[0]["authors"] == [{"name": "Agence Ruo", "url": outlet}]
    entry = etree.fromstring(site.read("atom.xml")).findall("atom:entry", NAMES)[1]
    uris = [text(each, "atom:uri") for each in entry.findall("atom:author", NAMES)]
    assert uris == [None, outlet, SITE_URL]
    authors = only(site, "2026/03/01/headings/", "NewsArticle")["author"]
    assert authors[:2] == [
        {"@type": "Person", "name": "Ada"},
        {"@type": "Organization", "name": "Agence Ruo", "url": outlet},
    ]
    assert authors[2]["@type"] == "NewsMediaOrganization"


def test_what_is_new_in_front_matter_is_new_in_feeds(tmp_path: Path) -> None:
    """Key points, a credit and a source's title change feeds as a clean build would have them."""
    site = Site(tmp_path / "newsroom").configure()
    site.write("briefings/2026/03/01/a.png", png(8, 4))
    image = {"src": "a.png", "alt": "A", "credit": "Bo"}
    site.briefing("2026/03/01/a", key_points=["One"], image=image, authors=["Ruo"])
    site.briefing("2026/03/02/b")
    site.build()
    steps: list[Any] = [
        lambda: site.briefing("2026/03/01/a", key_points=["Two"], image=image, authors=["Ruo"]),
        lambda: site.briefing(
            "2026/03/01/a", image={**image, "url": "https://bo.example/"}, authors=["Ruo"]
        ),
        lambda: site.source("ruo", title="Ruo"),
        lambda: site.source("ruo", title="Another"),
    ]
    before = after = site.files()
    for number, step in enumerate(steps):
        before = after
        step()
        site.build()
        after = site.files()
        assert feeds("") & changed(before, after)
        assert after == _clean(site, tmp_path / f"clean-{number}")
    assert "2026/03/01/a/index.html" in changed(before, after)
    assert "2026/03/02/b/index.html" not in changed(before, after)


def _clean(site: Site, folder: Path) -> dict[str, bytes]:
    shutil.copytree(site.root, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    clean = Site(folder)
    clean.build()
    return clean.files()


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ('<h2 id="a">A<a class="sign" href="#a" title="x > y">¶</a></h2>', '<h2 id="a">A</h2>'),
        ('<h2><a href="#a" class="sign"><svg></svg></a> A</h2>', "<h2> A</h2>"),
        ('<h2>A<a class="no sign x">¶</a></h2><h2>B<a class="sign">¶</a></h2>',
         "<h2>A</h2><h2>B</h2>"),
        ('<h2>A\n<a class="sign">a\nb</a></h2>', "<h2>A\n</h2>"),
        ('<h3>A <a class="other" href="#b">B</a></h3>', None),
        ('<h3>A <a class="signs">B</a> <a href="#" title="a sign x">C</a></h3>', None),
        ('<p><a class="sign" href="#b">B</a></p><hr>', None),
    ],
)  # fmt: skip
def test_signs(written: str, left: str | None) -> None:
    """A link of the class that signs have is one in a heading, and nowhere else."""
    assert HeadingSigns("sign").without(written) == (left or written)
