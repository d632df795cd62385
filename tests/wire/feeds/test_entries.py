"""Texts, addresses, names and dates of entries."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.wire.feeds.entries import language_tag
from mkdocs_briefings.wire.feeds.links import clean_guid, clean_url
from mkdocs_briefings.wire.feeds.plain import plain, shortened
from mkdocs_briefings.wire.feeds.read import read_feed

if TYPE_CHECKING:
    from mkdocs_briefings.wire.records import Entry


def entry(inner: str) -> Entry:
    """Read an entry of RSS."""
    text = f"<rss version='2.0'><channel><item>{inner}</item></channel></rss>"
    (read,) = read_feed(text.encode(), "application/xml", "https://a.example/feed").entries
    return read


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Rain &amp; wind", "Rain & wind"),
        ("Rain &amp;amp; wind", "Rain & wind"),
        ("Rain &amp;amp;amp; wind", "Rain & wind"),
        ("<![CDATA[Rain & wind]]>", "Rain & wind"),
        ("<![CDATA[Rain &amp; wind]]>", "Rain & wind"),
        ("<![CDATA[Rain &#8211; wind]]>", "Rain – wind"),
        ("<![CDATA[<b>Rain</b> &nbsp; wind]]>", "Rain wind"),
        ("<![CDATA[&lt;i&gt;Rain&lt;/i&gt; ends]]>", "Rain ends"),
        ("&lt;i&gt;Rain&lt;/i&gt; ends", "Rain ends"),
        ("2 &lt; 3 and 3 &gt; 2", "2 < 3 and 3 > 2"),
        ("AT&amp;T and R&amp;D;", "AT&T and R&D;"),
        ("Rain\n\t ends\x7f", "Rain ends"),
        ("<![CDATA[<script>alert(1)</script>Rain]]>", "Rain"),
        ("“Дощ” 😀", "“Дощ” 😀"),
    ],
)
def test_a_title_is_plain_text(written: str, title: str) -> None:
    """Markup goes, and entities are characters, however often they were escaped."""
    assert entry(f"<title>{written}</title>").title == title


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("One<br>two<br/>three", "One two three"),
        ("<ul><li>One<li>two</ul>", "One two"),
        ("<b>O</b>ne", "One"),
        ("<style>p {}</style>One<!-- two -->", "One"),
        ("<img src=x onerror=alert(1)>One", "One"),
        ("<p", ""),
    ],
)
def test_paragraphs_are_words_apart(html: str, text: str) -> None:
    """What stands in two blocks is two words, what stands in one is one."""
    assert plain(html, is_html=True) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
def test_a_text_survives_as_it_is_read(text: str) -> None:
    """What was escaped as HTML is the text again, but for white space."""
    once = plain(escape(text), is_html=True)
    assert plain(text) == once or "&" in text or "<" in text


def test_a_long_text_is_cut_between_words() -> None:
    """The cut is shown, and one word without end is cut inside."""
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three", 12) == "one two…"
    assert shortened("a" * 20, 10) == "aaaaaaaaa…"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://a.example/1", "https://a.example/1"),
        (" /1\n", "https://a.example/1"),
        ("1?a=b&utm_source=rss&c", "https://a.example/1?a=b&c"),
        ("/1?at_medium=RSS&at_campaign=rss", "https://a.example/1"),
        ("/1?source=rss&id=2", "https://a.example/1?id=2"),
        ("/1?source=agency", "https://a.example/1?source=agency"),
        ("/1#xtor=RSS-3", "https://a.example/1"),
        ("/1#0", "https://a.example/1"),
        ("/1#post-5", "https://a.example/1#post-5"),
        ("//b.example/1", "https://b.example/1"),
        ("javascript:alert(1)", ""),
        ("mailto:a@a.example", ""),
        ("file:///etc/passwd", ""),
        ("https://[::1/", ""),
        ("https:///1", "https://a.example/1"),
        ("", ""),
    ],
)
def test_an_address_is_whole_and_clean(written: str, url: str) -> None:
    """It is a web address without what counts the feed's readers."""
    assert clean_url(written, "https://a.example/feed") == url


@pytest.mark.parametrize(
    ("written", "guid"),
    [
        ("https://a.example/1?utm_source=a#2", "https://a.example/1"),
        ("https://a.example/?p=1", "https://a.example/?p=1"),
        ("tag:a.example,2026:1#0", "tag:a.example,2026:1#0"),
        (" 17 ", "17"),
    ],
)
def test_a_name_keeps_what_does_not_change(written: str, guid: str) -> None:
    """Of an address, the marks of campaigns go; all else stays as it is."""
    assert clean_guid(written) == guid


def test_an_entry_has_a_name_by_which_it_is_known_again() -> None:
    """Its own, else its address, else what it says."""
    named = entry("<guid isPermaLink='false'>x1</guid><link>/1</link><title>Rain</title>")
    assert (named.guid, named.url) == ("x1", "https://a.example/1")
    linked = entry("<link>/1</link><title>Rain</title>")
    assert (linked.guid, linked.url) == ("https://a.example/1", "https://a.example/1")
    permanent = entry("<guid>https://a.example/1</guid><title>Rain</title>")
    assert (permanent.guid, permanent.url) == ("https://a.example/1", "https://a.example/1")
    bare = [entry(f"<title>{title}</title>") for title in ("Rain", "Rain", "Wind")]
    assert bare[0].guid == bare[1].guid != bare[2].guid
    assert bare[0].url == ""


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Fri, 20 Mar 2026 13:30:00 +0100", datetime(2026, 3, 20, 12, 30, tzinfo=UTC)),
        ("Fri, 20 Mar 2026 08:30 EST", datetime(2026, 3, 20, 13, 30, tzinfo=UTC)),
        ("2026-03-20T12:30:00Z", datetime(2026, 3, 20, 12, 30, tzinfo=UTC)),
        ("2026-03-20", datetime(2026, 3, 20, tzinfo=UTC)),
        ("Mon, 01 Jan 0001 00:00:00 +0000", None),
        ("Mon, 99 Foo 2026 00:00:00 +0000", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_aware(written: str, moment: datetime | None) -> None:
    """It is in UTC; one that cannot be read, or is of no computer's time, is none."""
    assert entry(f"<title>x</title><pubDate>{written}</pubDate>").published == moment


@pytest.mark.parametrize(
    ("inner", "image"),
    [
        ("<enclosure url='/a.jpg' type='image/jpeg' length='1'/>", "https://a.example/a.jpg"),
        ("<enclosure url='/a.mp3' type='audio/mpeg' length='1'/>", ""),
        (
            "<m:thumbnail xmlns:m='http://search.yahoo.com/mrss/' url='/t.png'/>",
            "https://a.example/t.png",
        ),
        (
            "<m:content xmlns:m='http://search.yahoo.com/mrss/' type='image/png' url='/c.png'/>",
            "https://a.example/c.png",
        ),
    ],
)
def test_an_image_is_found(inner: str, image: str) -> None:
    """Where feeds put it; what is none is left."""
    assert entry(f"<title>x</title>{inner}").image == image


@pytest.mark.parametrize(
    ("written", "tag"),
    [("en-us", "en-US"), ("zh_hant_tw", "zh-Hant-TW"), (" de ", "de"), ("English", ""), ("", "")],
)
def test_a_language_is_a_tag(written: str, tag: str) -> None:
    """As BCP 47 writes it; what is none says nothing."""
    assert language_tag(written) == tag
