"""Feeds that are broken, or meant to break their reader."""

from __future__ import annotations

import contextlib
import warnings
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.wire.feeds.feed import FeedError
from mkdocs_briefings.wire.feeds.read import LONGEST, read_feed
from mkdocs_briefings.wire.feeds.reader import FeedReader
from tests.wire.feeds.test_formats import ATOM, RSS, URL

if TYPE_CHECKING:
    from pathlib import Path

LAUGHS = "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"
CHANNEL = "<rss version='2.0'><channel><title>&b;</title></channel></rss>"


@pytest.mark.parametrize(
    "data",
    [
        f"{LAUGHS}{CHANNEL}".encode(),
        f"<?xml version='1.0'?>\n<!-- <rss> -->\n{LAUGHS}{CHANNEL}".encode(),
        f"\n<?a?>{LAUGHS.lower()}{CHANNEL}".encode(),
        f"\ufeff<?xml version='1.0' encoding='utf-16'?>{LAUGHS}{CHANNEL}".encode("utf-16-le"),
        f"<?xml version='1.0' encoding='utf-32'?>{LAUGHS}{CHANNEL}".encode("utf-32-be"),
        f"<?xml version='1.0' encoding='cp037'?>{LAUGHS}{CHANNEL}".encode("cp037"),
    ],
    ids=["plain", "comment", "instruction", "utf-16", "utf-32", "ebcdic"],
)
def test_a_feed_with_definitions_is_refused(data: bytes) -> None:
    """Wherever and however they are written, before any parser of XML sees them."""
    with pytest.raises(FeedError, match=r"It comes with a definition of its own \(DTD\)"):
        read_feed(data, "application/xml", URL)


@pytest.mark.parametrize("name", ["punycode", "IDNA", "unicode_escape", "utf-7"])
def test_an_encoding_of_no_feed_is_refused(name: str) -> None:
    """Python decodes more than feeds are written in, and some of it slowly."""
    data = f"<?xml version='1.0' encoding='{name}'?>{CHANNEL}".encode()
    for content_type in ("application/xml", f"text/xml; charset={name}"):
        with pytest.raises(FeedError, match="which is no encoding of feeds"):
            read_feed(data, content_type, URL)


def test_the_definition_of_an_old_format_is_none() -> None:
    """RSS 0.91 names one elsewhere, which nobody fetches."""
    head = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://a.example/rss.dtd">'
    feed = read_feed(f"{head}{CHANNEL.replace('&b;', 'Old')}".encode(), "text/xml", URL)
    assert (feed.title, feed.notes) == ("Old", ())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "It is empty."),
        (b" \n\xef\xbb\xbf", "This is no feed."),
        (b"<!doctype html><title>x</title>", "This is a web page, and no feed."),
        (b"<html><body>Not found</body></html>", "This is a web page, and no feed."),
        (b"Not found", "This is no feed."),
        (b"\x00\x01\x02\x03", "This is no feed."),
        (b'{"error": 404}', "This is JSON, and no JSON Feed."),
        (b"[]", "This is JSON, and no JSON Feed."),
        (b"{", "This is no JSON"),
        (b'{"items":' + b"[" * 200_000, "This is no JSON"),
        (b'{"items":[' + b"1" * 5_000 + b"]}", "This is no JSON"),
        (b"x" * (LONGEST + 1), "It is larger than 10240 kB."),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes, reason: str) -> None:
    """The reason says what it is."""
    with pytest.raises(FeedError, match=reason):
        read_feed(data, "", URL)


def test_a_path_is_not_opened(tmp_path: Path) -> None:
    """A body that is the name of a file is a body."""
    file = tmp_path / "secret.xml"
    file.write_text(RSS)
    with pytest.raises(FeedError, match=r"This is no feed\."):
        read_feed(str(file).encode(), "application/xml", URL)


@pytest.mark.parametrize("cut", [0.5, 0.7, 0.9, 0.97])
def test_a_feed_that_breaks_off_gives_what_it_has(cut: float) -> None:
    """Two entries that are whole are read, and it is said that it is not well-formed."""
    items = "".join(f"<item><title>{number}</title></item>" for number in range(100))
    text = f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>"
    feed = read_feed(text[: int(len(text) * cut)].encode(), "application/xml", URL)
    assert len(feed.entries) >= int(100 * cut) - 3
    assert feed.notes[0].startswith("It is not well-formed: ")


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (RSS.replace("utf-8", "windows-1252").encode("windows-1252"), "application/xml"),
        (RSS.encode(), "text/xml"),
        (RSS.replace("utf-8", "latin-1").encode(), "application/rss+xml; charset=UTF-8"),
        (RSS.replace("utf-8", "utf-16").encode("utf-16"), "application/xml"),
        (RSS.replace("utf-8", "nonsense").encode(), "application/xml"),
        (RSS.encode(), ""),
        (b"\xef\xbb\xbf" + RSS.encode(), "text/html; charset=utf-8"),
    ],
)
def test_an_encoding_is_found(data: bytes, content_type: str) -> None:
    """By the header, the mark of the byte order, the declaration or the bytes themselves."""
    (entry,) = read_feed(data, content_type, URL).entries
    assert entry.title == 'Brücke "gesperrt"'


def test_many_entries_are_cut() -> None:
    """More than anyone publishes in a day are not read, and that is told."""
    items = "".join(f"<item><title>{number}</title></item>" for number in range(2_010))
    text = f"<rss version='2.0'><channel>{items}</channel></rss>"
    feed = read_feed(text.encode(), "application/xml", URL)
    assert len(feed.entries) == 2_000
    assert feed.notes == ("Of its 2010 entries, the first 2000 were read.",)


@given(st.binary(max_size=200))
def test_no_bytes_are_too_much(data: bytes) -> None:
    """Whatever comes, there is a feed or a reason."""
    _read_or_refuse(data)


@given(
    st.sampled_from([RSS.encode(), ATOM.encode()]),
    st.integers(min_value=0),
    st.integers(min_value=0, max_value=40),
    st.binary(max_size=20),
)
def test_no_damage_is_too_much(feed: bytes, at: int, less: int, more: bytes) -> None:
    """Whatever is cut out of a feed or put in, there is a feed or a reason."""
    at %= len(feed)
    _read_or_refuse(feed[:at] + more + feed[at + less :])


def _read_or_refuse(data: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with contextlib.suppress(FeedError):
            read_feed(data, "application/xml", URL)


def test_a_feed_that_takes_too_long_is_given_up() -> None:
    """A pattern that needs the square of a name's length ends with its time, and no sooner."""
    slow = f"<rss version='2.0'><channel><item><author>{'a' * 2_000_000}</author>".encode()
    takes_too_long = pytest.raises(FeedError, match=r"To read it takes longer than 0\.2 seconds\.")
    with FeedReader(seconds=0.2) as read, takes_too_long:
        read(slow, "application/xml", URL)
    with FeedReader() as read:
        assert len(read(RSS.encode(), "application/xml", URL).entries) == 1
        with pytest.raises(FeedError, match=r"This is no feed\."):
            read(b"x", "application/xml", URL)
