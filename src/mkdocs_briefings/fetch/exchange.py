"""Ask one address once."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Literal

import httpcore2
import httpx2

from mkdocs_briefings.fetch.body import ENCODINGS, pass_over, read_body
from mkdocs_briefings.fetch.errors import (
    FetchError,
    HardFetchError,
    SoftFetchError,
    TemporaryFetchError,
    with_reason,
)
from mkdocs_briefings.fetch.fetched import Fetched
from mkdocs_briefings.http_moments import retry_after

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from datetime import datetime

    from mkdocs_briefings.fetch.limits import Limits
    from mkdocs_briefings.fetch.network import PublicTransport

_OK, _PARTLY_OWN, _NOT_MODIFIED, _GONE = 200, 203, 304, 410
_REDIRECTS, _BUSY = {301, 302, 303, 307, 308}, {408, 425, 429}


@dataclass(slots=True)
class Budget:
    """What is left of the seconds for an address."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Redirect:
    """An answer that leads elsewhere."""

    to: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How an address is to be asked for."""

    limits: Limits
    headers: Mapping[str, str]
    """What can be sent as Latin-1."""

    obeys_robots: bool = True
    cuts: bool = False
    """Whether the beginning of a body that is too long will do."""

    method: Literal["GET", "HEAD"] = "GET"

    @property
    def is_conditional(self) -> bool:
        """Whether the asker has an earlier answer."""
        return any(name.lower().startswith("if-") for name in self.headers)


class Exchange:
    """Sends requests and reads answers: no cookies, no passwords, no proxies, no redirects."""

    def __init__(self, transport: PublicTransport, user_agent: str, now: datetime) -> None:
        self._now = now
        self._client = httpx2.AsyncClient(
            transport=transport,
            headers={"User-Agent": user_agent, "Accept-Encoding": ENCODINGS},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            timeout=None,
            trust_env=False,
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def ask(self, url: httpx2.URL, wish: Wish, budget: Budget) -> Fetched | Redirect:
        """Give what a server answers; raises `FetchError`."""
        clock = asyncio.get_running_loop().time
        start = clock()
        try:
            async with asyncio.timeout(budget.seconds), self._sent(url, wish) as response:
                return await self._answer(url, response, wish)
        except FetchError as error:
            raise with_reason(error, str(url), error.reason) from error
        except TimeoutError as error:
            reason = f"It takes longer than {wish.limits.seconds:g} seconds."
            raise TemporaryFetchError(str(url), reason) from error
        except httpcore2.LocalProtocolError as error:
            raise HardFetchError(str(url), f"It cannot be asked for: {error}.") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise _broken(str(url), error) from error
        finally:
            budget.seconds -= clock() - start

    @asynccontextmanager
    async def _sent(self, url: httpx2.URL, wish: Wish) -> AsyncIterator[httpx2.Response]:
        headers = {
            name.encode("latin-1"): value.encode("latin-1") for name, value in wish.headers.items()
        }
        request = self._client.build_request(wish.method, url, headers=headers)
        try:
            async with asyncio.timeout(wish.limits.header_seconds):
                response = await self._client.send(request, stream=True)
        except TimeoutError as error:
            reason = f"It does not answer within {wish.limits.header_seconds:g} seconds."
            raise TemporaryFetchError(str(url), reason) from error
        try:
            yield response
        finally:
            await response.aclose()

    async def _answer(
        self, url: httpx2.URL, response: httpx2.Response, wish: Wish
    ) -> Fetched | Redirect:
        address, status, headers = str(url), response.status_code, _headers(response)
        if sum(map(len, (*headers, *headers.values()))) > wish.limits.header_bytes:
            raise SoftFetchError(address, "Its headers are too long.")
        is_known = status == _NOT_MODIFIED and wish.is_conditional
        if is_known or (status == _OK and wish.method == "HEAD"):
            content = b""
        elif status in {_OK, _PARTLY_OWN}:
            content = await read_body(address, response, wish.limits, cut=wish.cuts)
        else:
            await pass_over(response)
            if status not in _REDIRECTS or "location" not in headers:
                raise _refusal(address, status, headers, self._now)
            return Redirect(_as_utf8(headers["location"]), status)
        return Fetched(url=address, moved="", status=status, headers=headers, content=content)


def _refusal(url: str, status: int, headers: Mapping[str, str], now: datetime) -> FetchError:
    is_busy = status in _BUSY or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    kind: type[FetchError] = TemporaryFetchError if is_busy else SoftFetchError
    if status == _GONE:
        kind = HardFetchError
    at = retry_after(headers, now)
    return kind(url, f"The server answers {_named(status)}.", status=status, retry_at=at)


def _headers(response: httpx2.Response) -> dict[str, str]:
    # As Latin-1, every value can be sent back byte for byte.
    headers: dict[str, str] = {}
    for raw_name, raw_value in response.headers.raw:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _as_utf8(text: str) -> str:
    try:
        return text.encode("latin-1").decode()
    except UnicodeDecodeError:
        return text


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _broken(url: str, error: Exception) -> FetchError:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return SoftFetchError(url, f"Its certificate cannot be trusted: {error}.")
    return TemporaryFetchError(
        url, f"The connection breaks off: {str(error) or type(error).__name__}."
    )
