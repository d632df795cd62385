"""Connect to hosts: a name is looked up once, and what was found is checked and connected to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterable, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpcore2
import httpx2

from mkdocs_briefings.fetch.addresses import is_public
from mkdocs_briefings.fetch.errors import (
    FetchError,
    HardFetchError,
    SoftFetchError,
    TemporaryFetchError,
    UnaskedFetchError,
    UnknownHostFetchError,
)
from mkdocs_briefings.fetch.turns import Pauses

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Iterable

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Gives the IP addresses of a host and a port; raises `OSError`."""

_LOOKUPS = 64
"""At one time. Python would take six on a machine with two cores, and a dead name holds one up."""


class SystemResolver:
    """Looks names up as the system does."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_LOOKUPS, "lookup")

    async def __call__(self, host: str, port: int) -> list[str]:
        """Give the addresses in the system's order, each once; raises `OSError`."""
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _look_up, host, port)
        return list(dict.fromkeys(found))

    def close(self) -> None:
        """Let go of the threads; nobody waits for names that are still looked up."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


@dataclass(frozen=True, slots=True)
class World:
    """What is outside of this process."""

    resolve: Resolve | None = None
    """By default as the system does."""

    sockets: httpcore2.AsyncNetworkBackend = field(default_factory=httpcore2.AnyIOBackend)
    """Connects to an IP address."""

    tls: ssl.SSLContext | None = None
    """Knows whose certificates to trust; by default those that the system trusts."""

    pauses: Pauses = field(default_factory=Pauses)


class PublicBackend(httpcore2.AsyncNetworkBackend):
    """Connects to public addresses, and to those of hosts that are allowed."""

    def __init__(self, world: World, allow_hosts: frozenset[str]) -> None:
        self._sockets = world.sockets
        self._resolve = world.resolve or SystemResolver()
        self._allow_hosts = allow_hosts

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore2's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address of a host that answers; raises `FetchError`."""
        failure: FetchError = SoftFetchError(host, "This host has no address.")
        for address in await self._addresses(host, port):
            try:
                # An IP address: nothing is looked up any more. TLS asks for the name all the same.
                return await self._sockets.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = TemporaryFetchError(host, f"There is no connection: {error}.")
                failure.__cause__ = error
        raise failure

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore2's
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Refuse: only the web is read."""
        del timeout, socket_options
        raise HardFetchError(path, "No socket of this machine is asked.")

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore2 asks."""
        await self._sockets.sleep(seconds)

    def close(self) -> None:
        """Let go of what looks names up."""
        if isinstance(self._resolve, SystemResolver):
            self._resolve.close()

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = await self._resolve(host, port)
        except socket.gaierror as error:
            is_busy = error.errno == socket.EAI_AGAIN
            kind = TemporaryFetchError if is_busy else UnknownHostFetchError
            raise kind(host, f"This host is not known: {error.strerror}.") from error
        except UnicodeError as error:
            raise HardFetchError(host, "This is no name of a host.") from error
        except OSError as error:
            raise TemporaryFetchError(host, f"It could not be looked up: {error}.") from error
        if host.lower().rstrip(".") in self._allow_hosts:
            return found
        public = [address for address in found if is_public(address)]
        if found and not public:
            raise UnaskedFetchError(
                host,
                f"Its address, {found[0]}, is not public. Name the host in `allow_hosts` of the"
                " option `wire` if it shall be asked.",
            )
        return public


class PublicTransport(httpx2.AsyncBaseTransport):
    """Carries the requests of httpx2 over connections of `PublicBackend`, and never by a proxy."""

    def __init__(self, world: World, allow_hosts: frozenset[str]) -> None:
        self._backend = PublicBackend(world, allow_hosts)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=world.tls or httpcore2.default_ssl_context(),
            max_connections=None,
            keepalive_expiry=5.0,
            network_backend=self._backend,
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; raises `FetchError` and the errors of httpcore2."""
        if not isinstance(request.stream, AsyncIterable):
            raise TypeError("A request of httpx2's AsyncClient has a stream that is asynchronous.")
        response = await self._pool.handle_async_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()
        self._backend.close()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._response.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._response.aclose()
