"""A real web on this machine: one server, and as many hosts behind it as a test names.

with web() as server:
    site = server.host("news.example")
    site["/feed.xml"] = Page(RSS, "application/rss+xml", etag='"1"')
    ...  # what is fetched from `site.url("/feed.xml")` by a resolver that is `server.resolve`
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/feed.xml"]

Whoever runs a command cannot hand it a resolver: "localhost" and "127.0.0.1" are hosts, too,
and on Linux all other addresses that begin with 127, which `web` may be told to listen at.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING

from tests.patience import DEADLINE

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator, Mapping, Sequence

HERE = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that the server got."""

    host: str
    """As its header says, without the port."""

    path: str
    """With its query."""

    headers: Mapping[str, str]
    """By names in lower case."""

    method: str = "GET"


class Gate:
    """What answers of the server wait for; a test opens it."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._event = asyncio.Event()

    def open(self) -> None:
        """Let all answers through, from now on."""
        self._loop.call_soon_threadsafe(self._event.set)

    async def wait(self) -> None:
        """Wait until it is open, in the server's thread."""
        await self._event.wait()


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered at an address."""

    body: bytes | str = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    etag: str = ""
    """With it, who has this version is told 304."""

    modified: str = ""
    """As `etag`, for `Last-Modified`."""

    gate: Gate | None = None
    """The answer waits until it is open."""

    seconds: float = 0.0
    """How long the answer takes: for measurements, since no test waits by the clock."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """Answers by hand, once the request is read; then the connection is closed."""

    talk: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


Answer = Page | ByHand | Callable[[Asked], Page]


def moved(to: str, status: int = 301) -> Page:
    """Give a page that leads elsewhere."""
    return Page(status=status, headers=(("Location", to),))


@dataclass
class Host:
    """One site of the server: its pages by path."""

    name: str
    server: Web
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    """In the order in which requests came."""

    now: int = 0
    """How many requests are being answered."""

    most: int = 0
    """How many have been at one time."""

    def __setitem__(self, path: str, answer: Answer) -> None:
        self.pages[path] = answer

    def __delitem__(self, path: str) -> None:
        del self.pages[path]

    def url(self, path: str = "/") -> str:
        """Give the address of a page."""
        return f"{self.server.scheme}://{self.name}:{self.server.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [asked.path for asked in self.asked]


@dataclass
class Web:
    """A server that answers for many hosts."""

    loop: asyncio.AbstractEventLoop
    port: int = 0
    scheme: str = "http"
    hosts: dict[str, Host] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    """What all hosts were asked, in order."""

    connections: int = 0
    """How many were opened."""

    def host(self, name: str) -> Host:
        """Give a host; it is made when it is first asked for."""
        return self.hosts.setdefault(name, Host(name, self))

    def forget(self) -> None:
        """Have no hosts any more, and remember nothing."""
        self.hosts.clear()
        self.asked.clear()
        self.connections = 0

    def gate(self) -> Gate:
        """Give a gate that is shut."""
        return Gate(self.loop)

    async def resolve(self, host: str, port: int) -> list[str]:
        """Say that each name is of this machine: a resolver for the fetcher."""
        del host, port
        return [HERE]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client, for as long as it stays."""
        self.connections += 1
        try:
            while (asked := await _read(reader)) and await self._answer(asked, reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # the client has had enough
        finally:
            # Who gives up a talk that has filled its pipe leaves bytes that nobody takes.
            writer.transport.abort()

    async def _answer(
        self, asked: Asked, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Answer a request; tell whether the connection can be used on."""
        host = self.host(asked.host)
        host.asked.append(asked)
        self.asked.append(asked)
        host.now += 1
        host.most = max(host.most, host.now)
        try:
            path = asked.path if asked.path in host.pages else asked.path.partition("?")[0]
            answer = host.pages.get(path, Page("Not here.", status=404))
            if isinstance(answer, ByHand):
                await answer.talk(reader, writer)
                return False
            await _send(answer if isinstance(answer, Page) else answer(asked), asked, writer)
            return True
        finally:
            host.now -= 1


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines)
    }
    await reader.readexactly(int(headers.get("content-length", "0")))
    method, path, _ = first.split(" ")
    return Asked(headers["host"].partition(":")[0], path, headers, method)


async def _send(page: Page, asked: Asked, writer: asyncio.StreamWriter) -> None:
    if page.gate is not None:
        await page.gate.wait()
    if page.seconds:
        await asyncio.sleep(page.seconds)
    known = (
        asked.headers.get("if-none-match", "") == page.etag
        if page.etag
        else page.modified and asked.headers.get("if-modified-since") == page.modified
    )
    body = page.body.encode() if isinstance(page.body, str) else page.body
    headers = [*page.headers, ("Content-Type", page.type)]
    headers += [("ETag", page.etag)] if page.etag else []
    headers += [("Last-Modified", page.modified)] if page.modified else []
    headers += [] if known else [("Content-Length", str(len(body)))]
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    writer.write(f"HTTP/1.1 {304 if known else page.status} .\r\n{lines}\r\n".encode("latin-1"))
    writer.write(b"" if known or asked.method == "HEAD" else body)
    await writer.drain()


@contextmanager
def web(tls: ssl.SSLContext | None = None, *, addresses: Sequence[str] = (HERE,)) -> Iterator[Web]:
    """Let a server listen for as long as the context lasts, at one port of these addresses."""
    loop = asyncio.new_event_loop()
    server = Web(loop, scheme="https" if tls else "http")
    started, stop = Event(), asyncio.Event()

    async def run() -> None:
        clients: set[asyncio.Task[None]] = set()

        def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.create_task(server.serve(reader, writer))
            clients.add(task)
            task.add_done_callback(clients.discard)

        listeners = []
        for address in addresses:
            listener = await asyncio.start_server(
                greet, address, server.port, ssl=tls, limit=1 << 20, backlog=512
            )
            listeners.append(listener)
            server.port = listener.sockets[0].getsockname()[1]
        started.set()
        await stop.wait()
        for listener in listeners:
            listener.close()
        for task in tuple(clients):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*clients, return_exceptions=True)

    thread = Thread(target=lambda: loop.run_until_complete(run()), daemon=True)
    thread.start()
    assert started.wait(DEADLINE)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(DEADLINE)
        loop.close()
