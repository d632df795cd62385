"""Servers that lead elsewhere, send without end, or do not send at all, on real sockets."""

from __future__ import annotations

import asyncio
import gzip
import re
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.fetch.errors import (
    FetchError,
    HardFetchError,
    SoftFetchError,
    TemporaryFetchError,
)
from mkdocs_briefings.fetch.limits import KB, MB, Limits
from tests.fetch.fetching import PUBLIC, Client, Road, at
from tests.fetch.web import HERE, ByHand, Page, Web, moved

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

NOBODY = frozenset[str]()

SHORT = Limits(header_seconds=0.1)
"""So little that a test need not wait. On a busy machine robots.txt may take longer, to no harm."""


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "::1", "169.254.169.254", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"],
)
def test_a_name_of_what_is_not_public_is_refused(server: Web, address: str) -> None:
    """Nobody is connected to, and the message says how to allow it."""
    road = Road()
    client = Client(server=server, allows=NOBODY, resolve=at(address), road=road)
    with pytest.raises(HardFetchError, match=r"is not public\. Name the host in `allow_hosts`"):
        client.fetch(server.host("a.example").url("/"))
    assert road.called == []
    assert server.asked == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "127.1", "[::ffff:7f00:1]", "localhost"]
)
def test_an_address_of_this_machine_is_refused(server: Web, host: str) -> None:
    """However it is written: the system says which address it means."""
    client = Client(server=server, allows=NOBODY, asks_system=True)
    with pytest.raises(HardFetchError):
        client.fetch(f"http://{host}:{server.port}/")
    assert server.connections == 0


def test_only_what_is_public_of_an_answer_is_connected_to(server: Web) -> None:
    """A name with several addresses is reached by those that are public."""
    server.host("a.example")["/"] = Page("x")
    road = Road()
    addresses = at("10.0.0.1", "::1", PUBLIC)
    client = Client(server=server, allows=NOBODY, resolve=addresses, road=road)
    client.fetch(server.host("a.example").url("/"))
    assert set(road.called) == {PUBLIC}


def test_a_name_that_changes_its_answer_is_checked_each_time(server: Web) -> None:
    """It is looked up once for a connection, so that what was checked is what is connected to."""
    site = server.host("a.example")
    close = (("Connection", "close"),)
    site["/robots.txt"] = site["/"] = Page("x", headers=close)
    road, asked = Road(), 0

    async def resolve(host: str, port: int) -> list[str]:
        nonlocal asked
        del host, port
        asked += 1
        return [PUBLIC if asked <= 2 else HERE]

    client = Client(server=server, allows=NOBODY, resolve=resolve, road=road)
    first, second = client.fetch_all(site.url("/"), site.url("/"))
    assert not isinstance(first, FetchError)
    assert isinstance(second, HardFetchError)
    assert road.called == [PUBLIC, PUBLIC]
    assert asked == 3


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("file:///etc/passwd", "It leads to file:/etc/passwd: Only addresses with http"),
        ("ftp://a.example/", "It leads to ftp"),
        ("http://user:secret@a.example/", "which are never sent"),
        ("http://a.example:25/", "Port 25 is not one of the web"),
        ("http://a.example:port/", "It leads to no address"),
        ("http://b.example/", "http://b.example/: Its address, 127.0.0.1, is not public."),
    ],
)
def test_a_redirect_is_checked_like_an_address(server: Web, to: str, reason: str) -> None:
    """No server can lead the wire where nobody may name it."""
    site = server.host("a.example")
    site["/"] = moved(to)
    client = Client(server=server, allows=frozenset({"a.example"}))
    if "25" in to:
        client = Client(server=server, allows=NOBODY, resolve=at(PUBLIC), road=Road())
    with pytest.raises(HardFetchError, match=re.escape(reason)):
        client.fetch(site.url("/"))
    assert site.paths == ["/robots.txt", "/"]


def test_redirects_in_a_circle_come_to_an_end(server: Web) -> None:
    """After some, the address is given up."""
    site = server.host("a.example")
    site["/a"], site["/b"] = moved("/b"), moved("/a")
    with pytest.raises(HardFetchError, match=r"/a: It leads on more than 3 times\."):
        Client(server=server, limits=Limits(redirects=3)).fetch(site.url("/a"))
    assert site.paths == ["/robots.txt", "/a", "/b", "/a", "/b"]


def test_no_cookie_comes_back(server: Web) -> None:
    """What a server sets is forgotten, on the way through a redirect, too."""
    site = server.host("a.example")
    cookie = (("Set-Cookie", "id=1; Path=/"),)
    site["/a"] = Page(status=302, headers=(*cookie, ("Location", "/b")))
    site["/b"] = Page("x", headers=cookie)
    Client(server=server).fetch_all(site.url("/a"), site.url("/b"))
    assert len(site.asked) == 4
    assert not [asked for asked in site.asked if "cookie" in asked.headers]


def test_no_proxy_and_no_password_comes_from_the_environment(
    server: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy would look names up itself, and connect to what nobody checked."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    site = server.host("a.example")
    site["/"] = Page("x")
    Client(server=server).fetch(site.url("/"))
    assert not [asked for asked in site.asked if "authorization" in asked.headers]


def _bomb(pack: Callable[[bytes], bytes]) -> bytes:
    return pack(bytes(64 * MB))


@pytest.mark.parametrize(
    ("encoding", "bomb"),
    [
        ("gzip", _bomb(gzip.compress)),
        ("deflate", _bomb(zlib.compress)),
        ("gzip", gzip.compress(bytes(MB)) * 64),
    ],
)
def test_a_bomb_is_not_unpacked(server: Web, encoding: str, bomb: bytes) -> None:
    """A body that is small on the wire takes no more memory than it may have bytes."""
    site = server.host("a.example")
    site["/"] = Page(bomb, headers=(("Content-Encoding", encoding),))
    client = Client(server=server, limits=Limits(body_bytes=2 * MB))
    tracemalloc.start()
    with pytest.raises(
        SoftFetchError, match="It is larger than 5120 kB as it is sent, or than 2048"
    ):
        client.fetch(site.url("/"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * MB


@pytest.mark.parametrize("encoding", ["br, br", "gzip, gzip, gzip", "compress"])
def test_what_nobody_asked_for_is_not_unpacked(server: Web, encoding: str) -> None:
    """A body is packed once, in a way that was asked for."""
    site = server.host("a.example")
    site["/"] = Page(gzip.compress(bytes(MB)), headers=(("Content-Encoding", encoding),))
    with pytest.raises(SoftFetchError, match="which was not asked for"):
        Client(server=server).fetch(site.url("/"))


def _endless(head: bytes, part: bytes) -> ByHand:
    async def talk(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(part)
            await writer.drain()

    return ByHand(talk)


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (b"HTTP/1.1 200 .\r\n\r\n", b"x" * KB),
        (b"HTTP/1.1 200 .\r\nContent-Length: 99999999999\r\n\r\n", b"x" * KB),
        (b"HTTP/1.1 200 .\r\nTransfer-Encoding: chunked\r\n\r\n", b"400\r\n" + b"x" * KB + b"\r\n"),
        # The name of the file in the header of gzip never ends: nothing is unpacked at all.
        (b"HTTP/1.1 200 .\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x08" + bytes(6), b"x" * KB),
    ],
)
def test_a_body_without_end_is_given_up(server: Web, head: bytes, part: bytes) -> None:
    """Whatever a server says of its length, no more is taken than allowed."""
    site = server.host("a.example")
    site["/"] = _endless(head, part)
    with pytest.raises(SoftFetchError, match="It is larger than 64 kB"):
        Client(server=server, limits=Limits(wire_bytes=64 * KB)).fetch(site.url("/"))


@pytest.mark.parametrize(
    "part", [b"X-%d: " % 1 + b"x" * KB + b"\r\n", b"x" * KB], ids=["lines", "one line"]
)
def test_headers_without_end_are_given_up(server: Web, part: bytes) -> None:
    """Headers take a bounded part of the memory."""
    site = server.host("a.example")
    site["/"] = _endless(b"HTTP/1.1 200 .\r\nX-0: ", part)
    with pytest.raises(FetchError, match=r"too long"):
        Client(server=server).fetch(site.url("/"))


def test_headers_that_are_long_are_given_up(server: Web) -> None:
    """Such as come to an end, and are longer than allowed, are a failure, too."""
    site = server.host("a.example")
    site["/"] = Page("x", headers=(("X-A", "x" * KB),))
    with pytest.raises(SoftFetchError, match=r"Its headers are too long\."):
        Client(server=server, limits=Limits(header_bytes=KB)).fetch(site.url("/"))


def test_answers_before_the_answer_come_to_an_end(server: Web) -> None:
    """A server that says without end that it has begun is given up in time."""
    site = server.host("a.example")
    site["/"] = _endless(b"", b"HTTP/1.1 103 .\r\n\r\n")
    with pytest.raises(TemporaryFetchError, match=r"It does not answer within 0\.1 seconds\."):
        Client(server=server, limits=SHORT).fetch(site.url("/"))


async def _silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read()


async def _slow_header(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 .\r\n")
    while True:
        writer.write(b"X")
        await writer.drain()
        await asyncio.sleep(0.01)


async def _slow_body(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 .\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("talk", "limits", "reason"),
    [
        (_silent, SHORT, "It does not answer within 0.1 seconds"),
        (_slow_header, SHORT, "It does not answer within 0.1 seconds"),
        (_slow_body, Limits(seconds=0.3), "It takes longer than 0.3 seconds"),
    ],
)
def test_a_slow_server_is_given_up(
    server: Web, talk: Callable[..., Awaitable[None]], limits: Limits, reason: str
) -> None:
    """The seconds count for all headers and for all of the body, not for each byte."""
    site = server.host("a.example")
    site["/"] = ByHand(talk)
    with pytest.raises(TemporaryFetchError, match=re.escape(reason)):
        Client(server=server, limits=limits).fetch(site.url("/"))


def test_slow_redirects_share_the_seconds(server: Web) -> None:
    """A chain of them takes no longer than one address may."""
    site = server.host("a.example")
    site["/"] = Page(status=302, headers=(("Location", "/"),), seconds=0.05)
    limits = Limits(seconds=0.12, redirects=1000)
    with pytest.raises(TemporaryFetchError, match=r"It takes longer than 0\.12 seconds"):
        Client(server=server, limits=limits).fetch(site.url("/"))
    assert len(site.asked) < 10


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"220 mail.example ESMTP\r\n",
        b"HTTP/1.1 200\x00 .\r\n\r\n",
        b"HTTP/1.1 abc .\r\n\r\n",
        b"HTTP/1.1 200 .\r\nContent-Length: 9\r\n\r\nx",
        b"HTTP/1.1 200 .\r\nContent-Length: -1\r\n\r\nx",
        b"HTTP/1.1 200 .\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 101 .\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    ],
)
def test_a_server_that_does_not_speak_http_is_a_failure(server: Web, answer: bytes) -> None:
    """What it sends instead is not taken for a page."""

    async def talk(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()
        writer.write_eof()
        await asyncio.sleep(0)

    site = server.host("a.example")
    site["/"] = ByHand(talk)
    with pytest.raises(FetchError):
        Client(server=server, limits=SHORT).fetch(site.url("/"))


def test_who_is_slow_holds_nobody_up(server: Web) -> None:
    """Other hosts are read while one does not answer."""
    silent, quick = server.host("silent.example"), server.host("quick.example")
    silent["/robots.txt"] = ByHand(_silent)
    quick["/"] = Page("x")

    async def run() -> None:
        async with Client(server=server).open() as fetcher:
            waiting = asyncio.create_task(fetcher.fetch(silent.url("/")))
            assert (await fetcher.fetch(quick.url("/"))).content == b"x"
            assert not waiting.done()
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)

    asyncio.run(run())
