"""What the fetcher gives, and how it asks."""

from __future__ import annotations

import gzip
import socket
import ssl
import zlib
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.fetch.body import ENCODINGS
from mkdocs_briefings.fetch.errors import (
    FetchError,
    HardFetchError,
    SoftFetchError,
    TemporaryFetchError,
)
from mkdocs_briefings.fetch.limits import Limits
from tests.fetch.fetching import NOW, PUBLIC, Client, Road, Standstill, at
from tests.fetch.web import ByHand, Page, Web, moved, web
from tests.letters.server import certificate, free_port

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path


def test_a_page_comes_with_its_headers(server: Web) -> None:
    """The address, the status, the headers by names in lower case and the body are given."""
    site = server.host("a.example")
    site["/feed"] = Page("Ré", "text/plain", headers=(("X-A", "1"), ("x-a", "2")))
    fetched = Client(server=server).fetch(site.url("/feed"))
    assert (fetched.url, fetched.status, fetched.moved) == (site.url("/feed"), 200, "")
    assert fetched.content == "Ré".encode()
    assert fetched.content_type == "text/plain"
    assert fetched.headers["x-a"] == "1, 2"


def test_it_says_who_asks(server: Web) -> None:
    """The name, the purpose and the contact are in the User-Agent of every request."""
    site = server.host("a.example")
    site["/feed"] = Page("x")
    Client(server=server).fetch(site.url("/feed"))
    agents = {asked.headers["user-agent"] for asked in site.asked}
    assert agents == {"mkdocs-briefings (news wire; +https://news.example/wire)"}
    assert site.paths == ["/robots.txt", "/feed"]
    assert site.asked[-1].headers["accept-encoding"] == ENCODINGS


def test_a_version_that_is_known_is_not_sent_again(server: Web) -> None:
    """`ETag` and `Last-Modified` go back byte for byte, whatever is in them."""
    site = server.host("a.example")
    client = Client(server=server)
    site["/a"] = Page("x", etag='W/"é ,\\"  x"')
    etag = client.fetch(site.url("/a")).headers["etag"]
    again = client.fetch(site.url("/a"), If_None_Match=etag)
    assert (again.status, again.content) == (304, b"")
    assert again.headers["etag"] == etag
    site["/b"] = Page("x", modified="yesterday, about noon")
    date = client.fetch(site.url("/b")).headers["last-modified"]
    assert client.fetch(site.url("/b"), If_Modified_Since=date).status == 304


def test_304_is_no_answer_to_who_knows_nothing(server: Web) -> None:
    """Whoever has no version yet gets none by it, so it counts as a failure."""
    site = server.host("a.example")
    site["/a"] = Page(status=304)
    with pytest.raises(SoftFetchError, match="304 Not Modified"):
        Client(server=server).fetch(site.url("/a"))


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"news " * 99, mtime=0)),
        ("x-gzip", gzip.compress(b"news " * 99, mtime=0)),
        ("GZIP", gzip.compress(b"news " * 50, mtime=0) + gzip.compress(b"news " * 49, mtime=0)),
        ("gzip", gzip.compress(b"news " * 99, mtime=0) + b"\x00\x00rubbish"),
        ("deflate", zlib.compress(b"news " * 99)),
        ("deflate", zlib.compress(b"news " * 99, wbits=-15)),
        ("identity", b"news " * 99),
    ],
)
def test_a_packed_body_is_unpacked(server: Web, encoding: str, packed: bytes) -> None:
    """Gzip, also of several members or with rubbish behind, and deflate as servers send it."""
    site = server.host("a.example")
    site["/a"] = Page(packed, headers=(("Content-Encoding", encoding),))
    assert Client(server=server).fetch(site.url("/a")).content == b"news " * 99


def test_an_empty_body_is_one(server: Web) -> None:
    """A server that packs nothing sends nothing."""
    site = server.host("a.example")
    site["/a"] = Page(b"", headers=(("Content-Encoding", "gzip"),))
    assert Client(server=server).fetch(site.url("/a")).content == b""


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        ("compress", b"\x1f\x9d", "It is packed as 'compress', which was not asked for."),
        ("gzip, gzip", b"", "It is packed as 'gzip, gzip'"),
        ("gzip", b"news", "It cannot be unpacked"),
        ("gzip", gzip.compress(b"news " * 99, mtime=0)[:-9], "It breaks off before its end."),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_a_failure(
    server: Web, encoding: str, body: bytes, reason: str
) -> None:
    """Nothing that is damaged, or packed as nobody asked for, passes for a page."""
    site = server.host("a.example")
    site["/a"] = Page(body, headers=(("Content-Encoding", encoding),))
    with pytest.raises(FetchError, match=reason):
        Client(server=server).fetch(site.url("/a"))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (204, SoftFetchError),
        (206, SoftFetchError),
        (300, SoftFetchError),
        (301, SoftFetchError),
        (401, SoftFetchError),
        (403, SoftFetchError),
        (404, SoftFetchError),
        (410, HardFetchError),
        (429, TemporaryFetchError),
        (500, TemporaryFetchError),
        (503, TemporaryFetchError),
        (599, TemporaryFetchError),
    ],
)
def test_a_failure_has_a_kind(server: Web, status: int, kind: type[FetchError]) -> None:
    """What is busy, what is not there, and what is gone are told apart."""
    site = server.host("a.example")
    site["/a"] = Page("x", status=status)
    (error,) = Client(server=server).fetch_all(site.url("/a"))
    assert type(error) is kind
    assert error.status == status
    assert str(error).startswith(f"{site.url('/a')}: The server answers {status}")


def test_who_is_busy_is_left_alone(server: Web) -> None:
    """After `Retry-After` a host is asked nothing in that time, and other hosts all the same."""
    site, other = server.host("a.example"), server.host("b.example")
    site["/a"] = Page(status=429, headers=(("Retry-After", "3600"),))
    site["/b"] = other["/b"] = Page("x")
    urls = (site.url("/a"), site.url("/b"), other.url("/b"))
    busy, left, fetched = Client(server=server).fetch_all(*urls)
    assert isinstance(busy, TemporaryFetchError)
    assert busy.retry_at == NOW + timedelta(hours=1)
    assert isinstance(left, TemporaryFetchError)
    assert left.retry_at == NOW + timedelta(hours=1)
    assert "This host is to be left alone for 3600 seconds." in str(left)
    assert not isinstance(fetched, FetchError)
    assert site.paths == ["/robots.txt", "/a"]


def test_a_host_gets_one_request_at_a_time(server: Web) -> None:
    """With a pause between two, over one connection; other hosts are asked meanwhile."""
    sites = [server.host(name) for name in ("a.example", "b.example")]
    gate = server.gate()

    def open_when_both_are_asked(_: object) -> Page:
        if all(len(site.asked) > 1 for site in sites):
            gate.open()
        return Page("x", gate=gate)

    for site in sites:
        site["/a"] = site["/b"] = site["/c"] = open_when_both_are_asked
    time = Standstill()
    client = Client(
        server=server,
        time=time,
        limits=Limits(interval=2.0),
        allows=frozenset(),
        resolve=at(PUBLIC),
        road=Road(),
    )
    client.fetch_at_once(*(site.url(path) for site in sites for path in ("/a", "/b", "/c")))
    assert [site.most for site in sites] == [1, 1]
    assert server.connections == 2
    # Two pauses each between three pages, none after robots.txt; both hosts pause at one time.
    assert 2 <= len(time.slept) <= 4
    assert time.seconds >= 4.0


def test_a_host_of_the_newsroom_needs_no_rest(server: Web) -> None:
    """Who allows a host by name may ask it as quickly as it answers."""
    site = server.host("a.example")
    site["/a"] = Page("x")
    time = Standstill()
    Client(server=server, time=time).fetch_all(*[site.url("/a")] * 3)
    assert time.slept == []


def test_no_more_is_under_way_than_allowed(server: Web) -> None:
    """However many hosts there are, so many are asked at one time."""
    most, now = 0, 0

    async def talk(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal most, now
        now += 1
        most = max(most, now)
        writer.write(b"HTTP/1.1 200 .\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx")
        await writer.drain()
        now -= 1

    sites = [server.host(f"{number}.example") for number in range(12)]
    for site in sites:
        site["/robots.txt"] = site["/"] = ByHand(talk)
    client = Client(server=server, limits=Limits(at_once=2))
    client.fetch_at_once(*(site.url("/") for site in sites))
    assert 1 <= most <= 2


def test_redirects_are_followed(server: Web) -> None:
    """The address it ends at is told, and where it has moved for good, which is not the same."""
    site, other = server.host("a.example"), server.host("b.example")
    site["/1"] = moved("/2")
    site["/2"] = moved("../3?x=ä", 308)
    site["/3"] = moved(f"//b.example:{server.port}/4", 302)
    other["/4"] = moved("5#part", 301)
    other["/5"] = Page("x")
    fetched = Client(server=server).fetch(site.url("/1"))
    assert fetched.url == other.url("/5")
    assert fetched.moved == site.url("/3?x=%C3%A4")
    assert other.paths == ["/robots.txt", "/4", "/5"]


def test_a_redirect_for_now_is_no_move(server: Web) -> None:
    """302, 303 and 307 lead on, and the old address stays right."""
    site = server.host("a.example")
    site["/end"] = Page("x")
    for status in (302, 303, 307):
        site["/a"] = moved("/end", status)
        assert Client(server=server).fetch(site.url("/a")).moved == ""


def test_who_has_moved_may_know_the_version(server: Web) -> None:
    """A conditional request stays one behind a redirect."""
    site = server.host("a.example")
    site["/a"] = moved("/b")
    site["/b"] = Page("x", etag='"1"')
    fetched = Client(server=server).fetch(site.url("/a"), If_None_Match='"1"')
    assert (fetched.status, fetched.moved) == (304, site.url("/b"))


def test_tls_asks_for_the_name(tmp_path: Path) -> None:
    """The certificate has to be that of the host, though an address is connected to."""
    file, context = certificate(tmp_path)
    names: list[str] = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with web(context) as server:
        right, wrong = server.host("localhost"), server.host("a.example")
        right["/a"] = wrong["/a"] = Page("x")
        trusting = ssl.create_default_context(cafile=file)
        client = Client(server=server, tls=trusting)
        fetched, refused = client.fetch_all(right.url("/a"), wrong.url("/a"))
        (unknown,) = Client(server=server).fetch_all(right.url("/a"))
    assert not isinstance(fetched, FetchError)
    assert set(names) == {"localhost", "a.example"}
    for error in (refused, unknown):
        assert isinstance(error, SoftFetchError)
        assert "Its certificate cannot be trusted" in str(error)


def test_a_host_without_an_address_is_a_failure(server: Web) -> None:
    """A name that is looked up in vain is told."""
    with pytest.raises(SoftFetchError, match=r"http://a\.example/: This host has no address\."):
        Client(server=server, resolve=at()).fetch("http://a.example/")


@pytest.mark.parametrize(
    ("error", "kind", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "No such name"), SoftFetchError, "is not known"),
        (socket.gaierror(socket.EAI_AGAIN, "Try again"), TemporaryFetchError, "is not known"),
        (OSError("No network"), TemporaryFetchError, "could not be looked up"),
    ],
)
def test_a_name_that_is_not_found_is_a_failure(
    server: Web, error: OSError, kind: type[FetchError], reason: str
) -> None:
    """One that nobody knows is told apart from one that cannot be looked up for now."""

    async def resolve(host: str, port: int) -> list[str]:
        del host, port
        raise error

    with pytest.raises(kind, match=reason):
        Client(server=server, resolve=resolve).fetch("http://a.example/")


def test_the_system_looks_names_up(server: Web) -> None:
    """Without a resolver of their own, names are known that the system knows, and no others."""
    site = server.host("localhost")
    site["/"] = Page("x")
    client = Client(server=server, allows=frozenset({"localhost"}), asks_system=True)
    found, impossible = client.fetch_all(site.url(), f"http://{'a' * 70}.example/")
    assert not isinstance(found, FetchError)
    assert isinstance(impossible, FetchError)


def test_a_server_that_is_not_there_is_down(server: Web) -> None:
    """A connection that is refused is a temporary failure."""
    client = Client(server=server, allows=frozenset({"a.example"}))
    with pytest.raises(TemporaryFetchError, match="There is no connection"):
        client.fetch(f"http://a.example:{free_port()}/")
