"""What is read of feeds in each format."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from mkdocs_briefings.wire.feeds.feed import Feed
from mkdocs_briefings.wire.feeds.read import read_feed
from mkdocs_briefings.wire.records import Entry

URL = "https://a.example/feeds/news.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
     xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
  <title>Kurier &amp;amp; Co.</title><link>/</link><language>de-at</language><ttl>30</ttl>
  <atom:link rel="hub" href="https://hub.example/"/>
  <itunes:new-feed-url>https://a.example/new.xml</itunes:new-feed-url>
  <item>
    <title>Brücke &amp;quot;gesperrt&amp;quot;</title>
    <link>/2026/bridge?utm_source=rss&amp;id=7#xtor=RSS-1</link>
    <guid isPermaLink="false">news-7</guid>
    <description>&lt;p&gt;Die Donaubrücke&lt;/p&gt;&lt;p&gt;ist zu.&lt;/p&gt;</description>
    <content:encoded><![CDATA[<p>Die <b>Donau</b>brücke.</p>]]></content:encoded>
    <dc:creator>Eva Muster</dc:creator>
    <category>Inland</category><category>Verkehr</category>
    <pubDate>Fri, 20 Mar 2026 13:30:00 +0100</pubDate>
    <media:content medium="image" url="/bridge.jpg"/>
    <source url="https://agency.example/rss">APA</source>
  </item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk">
  <title type="text">Вісті</title><link rel="alternate" href="https://b.example/"/>
  <link rel="hub" href="https://hub.example/"/>
  <entry>
    <id>tag:b.example,2026:7</id><title type="html">Міст &lt;em&gt;закрито&lt;/em&gt;</title>
    <link rel="alternate" href="https://b.example/7"/>
    <summary>Рух зупинено.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Рух.</p></div></content>
    <author><name>Оля</name></author><author><name>Іван</name></author>
    <category term="traffic" label="Транспорт"/>
    <published>2026-03-20T12:30:00Z</published><updated>2026-03-20T14:30:00+02:00</updated>
    <source><title>Укрінформ</title><link rel="alternate" href="https://agency.example/"/></source>
  </entry>
</feed>"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
         xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://c.example/"><title>C</title><link>https://c.example/</link></channel>
  <item rdf:about="https://c.example/7">
    <title>Ponte fechada</title><link>https://c.example/7</link><dc:date>2026-03-20T12:30:00Z</dc:date>
    <dc:language>pt-BR</dc:language>
  </item>
</rdf:RDF>"""

NOON = datetime(2026, 3, 20, 12, 30, tzinfo=UTC)


def read(text: str | bytes, content_type: str = "application/xml", url: str = URL) -> Feed:
    """Read a feed as it came from its address."""
    return read_feed(text.encode() if isinstance(text, str) else text, content_type, url)


def test_rss_is_read() -> None:
    """All that the wire knows of a feed and of an entry is found in RSS 2.0."""
    feed = read(RSS)
    assert feed == Feed(
        title="Kurier & Co.",
        home="https://a.example/",
        language="de-AT",
        ttl=1800,
        moved_to="https://a.example/new.xml",
        hub="https://hub.example/",
        entries=(
            Entry(
                guid="news-7",
                url="https://a.example/2026/bridge?id=7",
                title='Brücke "gesperrt"',
                summary="Die Donaubrücke ist zu.",
                content="<p>Die <b>Donau</b>brücke.</p>",
                authors=("Eva Muster",),
                sections=("Inland", "Verkehr"),
                published=NOON,
                language="de-AT",
                image="https://a.example/bridge.jpg",
                via_title="APA",
                via_url="https://agency.example/rss",
            ),
        ),
        notes=(),
    )


def test_atom_is_read() -> None:
    """All of it is found in Atom 1.0, too."""
    feed = read(ATOM)
    assert (feed.title, feed.home, feed.language) == ("Вісті", "https://b.example/", "uk")
    assert (feed.hub, feed.ttl, feed.notes) == ("https://hub.example/", 0, ())
    (entry,) = feed.entries
    assert entry == Entry(
        guid="tag:b.example,2026:7",
        url="https://b.example/7",
        title="Міст закрито",
        summary="Рух зупинено.",
        content=entry.content,
        authors=("Оля", "Іван"),
        sections=("Транспорт",),
        published=NOON,
        updated=NOON,
        language="uk",
        via_title="Укрінформ",
        via_url="https://agency.example/",
    )
    assert "<p>Рух.</p>" in entry.content


def test_rdf_is_read() -> None:
    """RSS 1.0 names an entry by its address."""
    feed = read(RDF)
    assert (feed.title, feed.home) == ("C", "https://c.example/")
    assert feed.entries == (
        Entry(
            guid="https://c.example/7",
            url="https://c.example/7",
            title="Ponte fechada",
            published=feed.entries[0].published,
            updated=NOON,
            language="pt-BR",
        ),
    )


def test_json_feed_is_read() -> None:
    """Version 1.1, with authors, languages and a hub."""
    feed = read(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "D",
                "home_page_url": "https://d.example/",
                "language": "sw",
                "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
                "items": [
                    {
                        "id": "7",
                        "url": "/7?utm_medium=feed",
                        "title": "Daraja <b>limefungwa</b>",
                        "content_html": "<p>Daraja</p><p>limefungwa.</p>",
                        "date_published": "2026-03-20T15:30:00+03:00",
                        "date_modified": "2026-03-20T12:30:00Z",
                        "authors": [{"name": "Asha"}, {"name": "Juma"}],
                        "tags": ["Habari", ""],
                        "image": "https://d.example/7.jpg",
                        "language": "en",
                    }
                ],
            }
        ),
        "application/feed+json",
        "https://d.example/feed.json",
    )
    assert (feed.title, feed.home, feed.language) == ("D", "https://d.example/", "sw")
    assert (feed.hub, feed.notes) == ("https://hub.example/", ())
    assert feed.entries == (
        Entry(
            guid="7",
            url="https://d.example/7",
            title="Daraja limefungwa",
            summary="Daraja limefungwa.",
            content="<p>Daraja</p><p>limefungwa.</p>",
            authors=("Asha", "Juma"),
            sections=("Habari",),
            published=NOON,
            updated=NOON,
            language="en",
            image="https://d.example/7.jpg",
        ),
    )


def test_json_feed_of_the_first_version_is_read() -> None:
    """Version 1.0 has one author, an id may be a number, and a text may be plain."""
    items = [
        {
            "id": 7,
            "external_url": "https://e.example/7",
            "content_text": "One < two.\nEnd.",
            "author": {"name": "Asha"},
        },
        {"id": "8", "summary": "Short.", "content_html": "<p>Long.</p>"},
        "not an item",
        {},
    ]
    feed = read(
        "\ufeff" + json.dumps({"version": "https://jsonfeed.org/version/1", "items": items})
    )
    assert [entry.guid for entry in feed.entries] == ["7", "8"]
    first, second = feed.entries
    assert (first.url, first.authors) == ("https://e.example/7", ("Asha",))
    assert (first.title, first.summary) == ("One < two. End.", "One < two. End.")
    assert (second.summary, second.content, second.title) == ("Short.", "<p>Long.</p>", "Short.")
    assert feed.notes == ("Of its entries, 2 cannot be read.",)


def test_halves_of_characters_are_told() -> None:
    """What a program has cut in the middle of a character can be stored, and is told."""
    item = r'{"id": "a\udc00", "title": "Rain \ud83d", "content_text": "\ud83d\ude00"}'
    feed = read(f'{{"items": [{item}]}}')
    (entry,) = feed.entries
    assert (entry.guid, entry.title, entry.summary) == ("a\ufffd", "Rain \ufffd", "😀")
    assert feed.notes == ("It has halves of characters, which no text can have.",)


def test_a_json_feed_that_has_ended_says_so() -> None:
    """`expired` is told to the editor."""
    text = '{"version": "https://jsonfeed.org/version/1.1", "expired": true, "items": []}'
    assert read(text).notes == ("It says that it has ended.",)


@pytest.mark.parametrize(
    "tag",
    ["<source url='https://agency.example/rss'>AP</source>", "<source>AP</source>"],
)
def test_who_an_entry_was_taken_over_from_is_kept(tag: str) -> None:
    """`source` of RSS is read with and without its address."""
    text = f"<rss version='2.0'><channel><item><title>x</title>{tag}</item></channel></rss>"
    (entry,) = read(text).entries
    assert entry.via_title == "AP"
    assert entry.via_url in {"https://agency.example/rss", ""}


def test_a_long_description_is_the_text() -> None:
    """Many feeds have no other place for it."""
    for words, is_text in ((50, False), (500, True)):
        html = f"&lt;p&gt;{'Words. ' * words}&lt;/p&gt;"
        item = f"<item><description>{html}</description></item>"
        text = f"<rss version='2.0'><channel>{item}</channel></rss>"
        (entry,) = read(text).entries
        assert bool(entry.content) is is_text
        assert len(entry.summary) <= 2000
        assert entry.title.startswith("Words. Words.")
        assert entry.title.endswith("…")
