"""Feeds in RSS, Atom and JSON Feed say the same, and follow what their formats ask for."""

from __future__ import annotations

import json
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from lxml import etree

from tests.outputs.feed import NAMES, channel, items, text
from tests.outputs.grammar import assert_valid_feeds
from tests.outputs.newsroom import LEAD, PICTURE
from tests.site import SITE_URL, Site, png
from tests.thorough import IS_THOROUGH

if TYPE_CHECKING:
    from pathlib import Path


def json_feed(site: Site, url: str = "feed.json") -> dict[str, Any]:
    """Give a feed in JSON."""
    found: dict[str, Any] = json.loads(site.read(url))
    return found


def json_items(site: Site, url: str = "feed.json") -> dict[str, dict[str, Any]]:
    """Give its items by their addresses below the site's root."""
    return {each["url"].removeprefix(SITE_URL): each for each in json_feed(site, url)["items"]}


def atom_entries(site: Site, url: str = "atom.xml") -> dict[str, etree._Element]:
    """Give the entries of a feed in Atom by their addresses below the site's root."""
    tree = etree.fromstring(site.read(url))
    return {
        str(entry.findtext("atom:id", namespaces=NAMES)).removeprefix(SITE_URL): entry
        for entry in tree.findall("atom:entry", namespaces=NAMES)
    }


def test_small_newsroom(newsroom: Site) -> None:
    """Every feed of the small newsroom is valid, the parts of archives too."""
    assert assert_valid_feeds(newsroom) > 70


def test_large_archive(tmp_path: Path) -> None:
    """So are those of seven hundred briefings, whose archive leads from the newest to the oldest.

    A month has nearly three times as many as its limit, and is split by day.
    """
    site = Site(tmp_path).configure(briefings={"month_limit": 35})
    site.source("kyiv-daily")
    for number in range(700):
        day = f"2025/{number // 98 + 5:02}/{number % 28 + 1:02}"
        site.briefing(
            f"{day}/n-{number}",
            countries=["UA" if number % 3 else "NO"],
            source="kyiv-daily" if number % 50 == 0 else None,
            tags=["water"] if number % 5 == 0 else [],
        )
    site.build()
    assert assert_valid_feeds(site) > 300
    for folder, count in (("", 700), ("countries/no/", 234), ("tags/water/", 140)):
        assert len(_walked(site, folder)) == count


def _walked(site: Site, folder: str) -> set[str]:
    """Give what a program finds that follows a feed back through its archive, in each format."""
    urls, entries = [f"{folder}atom.xml"], set(atom_entries(site, f"{folder}atom.xml"))
    while older := _rel(site, urls[-1], "prev-archive"):
        assert not urls[1:] or _rel(site, older, "next-archive") == urls[-1]
        assert _rel(site, older, "current") == urls[0]
        urls.append(older)
        found = set(atom_entries(site, older))
        assert len(urls) == 2 or not found & set(atom_entries(site, urls[-2]))
        entries |= found
    in_json, url = set(json_items(site, f"{folder}feed.json")), f"{folder}feed.json"
    while address := json_feed(site, url).get("next_url"):
        url = str(address).removeprefix(SITE_URL)
        in_json |= set(json_items(site, url))
    assert in_json == entries
    assert _rel(site, f"{folder}feed.xml", "prev-archive") == urls[1]
    return entries


def _rel(site: Site, url: str, rel: str) -> str:
    links = etree.fromstring(site.read(url)).iter("{http://www.w3.org/2005/Atom}link")
    found = [link.get("href") for link in links if link.get("rel") == rel]
    return str(found[0]).removeprefix(SITE_URL) if found else ""


def test_formats_say_the_same(newsroom: Site) -> None:
    """Title, summary, text, moments, bylines and categories are the same in all three."""
    rss, atom, in_json = items(newsroom), atom_entries(newsroom), json_items(newsroom)
    assert [link.removeprefix(SITE_URL) for link in rss] == list(atom) == list(in_json)
    for url, entry in atom.items():
        item, told = rss[f"{SITE_URL}{url}"], in_json[url]
        for path, name, key in (
            ("title", "atom:title", "title"),
            ("description", "atom:summary", "summary"),
            ("content:encoded", "atom:content", "content_html"),
        ):
            assert text(item, path) == text(entry, name) == told[key]
        names = [str(each.text) for each in item.findall("dc:creator", NAMES)]
        assert [
            each.findtext("atom:name", namespaces=NAMES)
            for each in entry.findall("atom:author", NAMES)
        ] == names
        assert [each["name"] for each in told["authors"]] == names
        categories = [each.text for each in item.findall("category")]
        assert [each.get("term") for each in entry.findall("atom:category", NAMES)] == categories
        assert told["tags"] == categories
        published = text(entry, "atom:published")
        assert feedparser.parse(newsroom.read("feed.xml")).entries
        assert told["date_published"] == published
        assert _to_the_second(text(entry, "atom:updated")) == (
            told.get("date_modified") or told["date_published"]
        )


def _to_the_second(moment: str | None) -> str:
    return datetime.fromisoformat(moment or "").replace(microsecond=0).isoformat()


def test_entries_of_one_moment_have_an_order(tmp_path: Path) -> None:
    """No two entries in Atom were changed at the same moment, and each keeps its own."""
    site = Site(tmp_path).configure()
    for number in range(20):
        site.briefing(f"2026/03/01/n-{number}", tags=["water"] if number % 2 else [])
    site.build()
    moments = {url: text(entry, "atom:updated") for url, entry in atom_entries(site).items()}
    assert len(set(moments.values())) == 20
    for url, entry in atom_entries(site, "tags/water/atom.xml").items():
        assert text(entry, "atom:updated") == moments[url]


def test_atom_entry(newsroom: Site) -> None:
    """An entry leads to its page, to the original, and to its image with its size."""
    entry = atom_entries(newsroom)[LEAD]
    links = {each.get("rel"): each for each in entry.findall("atom:link", NAMES)}
    assert links["via"].get("href") == "https://kyiv.example/dam"
    image = links["enclosure"]
    assert image.get("href") == f"{SITE_URL}2026/03/20/dam.png"
    assert (image.get("type"), image.get("length")) == ("image/png", str(len(PICTURE)))
    assert _to_the_second(text(entry, "atom:updated")) == "2026-03-20T11:00:00+02:00"


def test_json_item(newsroom: Site) -> None:
    """An item names the original article and the image."""
    item = json_items(newsroom)[LEAD]
    assert item["external_url"] == "https://kyiv.example/dam"
    assert item["image"] == f"{SITE_URL}2026/03/20/dam.png"


def test_image_in_rss(newsroom: Site) -> None:
    """The image stands there once more as a medium, with its size, its caption and its credit."""
    media = items(newsroom)[f"{SITE_URL}{LEAD}"].find("media:content", NAMES)
    assert media is not None
    assert {str(name): str(value) for name, value in media.attrib.items()} == {
        "url": f"{SITE_URL}2026/03/20/dam.png",
        "type": "image/png",
        "medium": "image",
        "fileSize": str(len(PICTURE)),
        "width": "40",
        "height": "20",
    }
    assert text(media, "media:description") == "The dam, seen from the west"
    assert text(media, "media:credit") == "Photo by Taras"
    assert text(media, "media:copyright") == "CC BY 4.0"


def test_correction(newsroom: Site) -> None:
    """What was corrected stands before the text, and the moment of the change beside the guid."""
    item = items(newsroom)[f"{SITE_URL}{LEAD}"]
    body = text(item, "content:encoded") or ""
    moment = '<p><time datetime="2026-03-20T10:15:00+02:00">Mar 20, 2026</time>'
    assert f"<h2>Correction</h2>\n  {moment} The year of the fire was wrong.</p>" in body
    assert text(item, "atom:updated") == "2026-03-20T11:00:00+02:00"


def test_right_to_left(newsroom: Site) -> None:
    """A text from right to left says so itself, and its language in each format."""
    url = "2026/03/20/in-egypt/"
    item = items(newsroom, "countries/eg/feed.xml")[f"{SITE_URL}{url}"]
    assert (text(item, "content:encoded") or "").startswith('<div dir="rtl" lang="ar">')
    assert text(item, "dc:language") == "ar"
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert atom_entries(newsroom, "countries/eg/atom.xml")[url].get(lang) == "ar"
    assert json_items(newsroom, "countries/eg/feed.json")[url]["language"] == "ar"
    assert item.findtext("title") == "مصر"


def test_hostile_texts_are_valid(tmp_path: Path) -> None:
    """Whatever a title holds, every format stays valid and gives it back."""
    titles = {
        "a": "Salt & pepper &amp; <b>more</b> \"quoted\" 'so'",
        "b": "End ]]> of <![CDATA[ data --> <!-- x",
        "c": "Fire 🔥 and family 👩‍👩‍👧 𐍈 𒀀 ﷽",
        "d": "Turned \u202eback and \u2066isolated",
        "e": "</title></script><script>alert(1)</script>",
        "f": "BBC تقول مرحبا",
    }
    site = Site(tmp_path).configure()
    for name, title in titles.items():
        language = "ar" if name == "f" else None
        site.briefing(
            f"2026/03/01/{name}", f"{title}\n", title=title, summary=title, language=language
        )
    site.write(
        "briefings/2026/03/01/g.md",
        '---\ntitle: "Bell \\x07 rings \\ufffe"\ndate: 2026-03-01\nsummary: "S \\x1b"\n'
        "country: UA\n---\n\nB &#1; \x0b\n",
    )
    site.build()
    assert assert_valid_feeds(site) == 9
    told = {url.split("/")[-2]: each["title"] for url, each in json_items(site).items()}
    # What is begun is ended, and what begins with the wrong letter has a mark before it.
    titles |= {"d": f"{titles['d']}\u2069\u202c", "f": f"\u200f{titles['f']}"}
    assert {name: told[name] for name in titles} == titles
    assert told["g"].startswith("Bell rings")


def test_channel_has_the_icon(tmp_path: Path) -> None:
    """The picture of a channel is the site's icon, in a size that RSS has room for."""
    site = Site(tmp_path)
    site.write("icon.png", png(512, 512))
    site.configure(briefings={"icon": "icon.png"})
    site.briefing("2026/03/01/dam")
    site.build()
    image = channel(site).find("image")
    assert image is not None
    address = str(image.findtext("url"))
    assert site.read(address.removeprefix(SITE_URL)).startswith(b"\x89PNG")
    assert image.findtext("title") == channel(site).findtext("title")
    assert image.findtext("link") == channel(site).findtext("link")
    assert json_feed(site)["icon"] == address
    assert assert_valid_feeds(site) == 9


def test_feeds_are_styled(newsroom: Site) -> None:
    """A browser shows a feed with a style sheet that is there."""
    for url, depth in (("feed.xml", 0), ("countries/ua/atom.xml", 2)):
        head = newsroom.read(url).split(b"\n")[1].decode()
        assert head.startswith('<?xml-stylesheet type="text/css" href="')
        style = head.split('href="')[1].split('"')[0]
        assert style.startswith("../" * depth)
        assert newsroom.has(style.removeprefix("../" * depth))


def test_edits(tmp_path: Path) -> None:
    """Through many edits no guid changes, and no feed has an item twice."""
    random = Random(7)  # noqa: S311 - no secret
    site = Site(tmp_path).configure(briefings={"latest": 12, "month_limit": 8})
    known: dict[str, dict[str, Any]] = {}
    for number in range(20):
        known[f"2026/03/{number % 10 + 1:02}/n-{number}"] = {"countries": ["UA"]}
    for name, keys in known.items():
        site.briefing(name, **keys)
    site.build()
    for edit in range(500 if IS_THOROUGH else 15):
        name = random.choice([*known])
        change: dict[str, Any] = random.choice(
            [
                {"title": f"Title {edit}"},
                {"summary": f"Summary {edit}."},
                {"updated": f"2026-03-19T{edit % 24:02}:00Z"},
                {"tags": [f"tag {edit % 3}"]},
                {"countries": ["UA", "NO"]},
                {"corrections": [{"date": "2026-03-19", "text": f"Wrong {edit}."}]},
                {"language": "ar"},
            ]
        )
        known[name] |= change
        site.briefing(name, f"Text {edit}.\n", **known[name])
        site.build()
        assert_valid_feeds(site)
        links = {f"{SITE_URL}{each}/" for each in known}
        guids = [item.findtext("guid") for item in items(site).values()]
        assert len(guids) == len(set(guids)) == 12
        assert set(guids) <= links
        assert _walked(site, "") == {f"{each}/" for each in known}


@pytest.mark.parametrize(
    ("choice", "expected"), [("all", {"", "countries/ua/"}), ("site", {""}), ("off", set())]
)
def test_choice_of_archives(choice: str, expected: set[str], tmp_path: Path) -> None:
    """A site chooses which feeds have an archive."""
    site = Site(tmp_path).configure(briefings={"latest": 2, "feed_archives": choice})
    for number in range(4):
        site.briefing(f"2026/03/0{number + 1}/n")
    site.build()
    found = {
        path.removesuffix("2026/03/atom.xml")
        for path in site.files()
        if path.endswith("2026/03/atom.xml")
    }
    assert found == expected
    for folder in ("", "countries/ua/"):
        assert bool(_rel(site, f"{folder}atom.xml", "prev-archive")) is (folder in expected)
    assert assert_valid_feeds(site)


def test_rss_alone(tmp_path: Path) -> None:
    """A site that leaves it at RSS has no other feeds, and no page that names one."""
    site = Site(tmp_path).configure(briefings={"latest": 2})
    for number in range(4):
        site.briefing(f"2026/03/0{number + 1}/n", tags=["water"])
    site.build()
    others = {path for path in site.files() if path.endswith(("atom.xml", "feed.json"))}
    assert {"atom.xml", "feed.json", "countries/ua/2026/03/atom.xml"} < others
    in_rss = {path for path in site.files() if path.endswith("feed.xml")}
    site.configure(briefings={"latest": 2, "feed_formats": "rss"}).build()
    assert others.isdisjoint(site.files())
    assert in_rss <= set(site.files())
    assert assert_valid_feeds(site) == len(in_rss)
    for page in filter(lambda path: path.endswith((".html", "feed.xml")), site.files()):
        assert b"atom.xml" not in site.read(page)
        assert b"feed.json" not in site.read(page)


def test_summaries_alone(tmp_path: Path) -> None:
    """Feeds of summaries hold no text, and do not change with one; nothing else is missing."""
    site = Site(tmp_path).configure(briefings={"feed_content": "summary"})
    keys = {
        "summary": "A fleet arrived.",
        "tags": ["water"],
        "corrections": [{"date": "2026-03-02", "text": "It was a Monday."}],
    }
    site.briefing("2026/03/01/n", body="Ten boats came.", **keys)
    site.build()
    before = _feeds_of_briefings(site)
    assert assert_valid_feeds(site) == len(before) + 3
    assert {"feed.xml", "countries/ua/atom.xml", "tags/water/feed.json"} < before.keys()
    for data in before.values():
        assert b"A fleet arrived." in data
        assert b"boats" not in data
        assert b"Monday" not in data
    assert json_feed(site)["items"][0]["content_text"] == "A fleet arrived."
    assert json_feed(site)["items"][0]["date_modified"].startswith("2026-03-02")
    site.briefing("2026/03/01/n", body="Nine boats came.", **keys)
    site.build()
    assert _feeds_of_briefings(site) == before
    site.configure(briefings={"feed_content": "full"}).build()
    for data in _feeds_of_briefings(site).values():
        assert b"Nine boats came." in data


def _feeds_of_briefings(site: Site) -> dict[str, bytes]:
    """Give all feeds but that of editions, by their addresses."""
    return {
        path: data
        for path, data in site.files().items()
        if path.endswith(("feed.xml", "atom.xml", "feed.json")) and not path.startswith("archive/")
    }
