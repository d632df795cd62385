"""The interface of a network of caches: where it is, its secret, and patience with it."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, local
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings import __version__
from mkdocs_briefings.http_moments import retry_after
from mkdocs_briefings.upload.purging.errors import RefusedError, UnusablePurgerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.upload.purging.token_bucket import TokenBucket

_PATIENCE = 30.0
"""Seconds that may pass before there is a connection, and before there is an answer."""

_FIRST_WAIT, _LAST_WAIT = 0.2, 15.0
"""Seconds between two tries: the first, and the longest, each twice the one before."""

_LONGEST_WAIT = 300.0
"""Seconds. A service that wants to be left alone for longer is not asked again in this run."""

_LONGEST_MESSAGE = 200
_LARGEST_ANSWER = 1 << 20

_TAKEN = range(200, 300)
_PASSING = frozenset({408, 425, 429})
_OUT_OF_ORDER = range(500, 600)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    headers: Mapping[str, str]
    """With their names in small letters."""

    body: bytes


@dataclass(slots=True)
class Service:
    """Is asked over HTTP, again where it is busy; follows no redirects."""

    url: str
    secret: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    retries: int
    bucket: TokenBucket | None = None
    """Of a service that counts requests."""

    _ended: Event = field(default_factory=Event, init=False)
    _own: local = field(default_factory=local, init=False)
    """The connection of each thread, as `connection`."""

    _open: list[HTTPConnection] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UnusablePurgerError(f"{self.url!r} is no address of an interface.")

    def post(self, path: str, what: object = None) -> bytes:
        """Send something as JSON, and give the answer. Raises `RefusedError`."""
        body = b"" if what is None else json.dumps(what).encode()
        tried = 0
        while True:
            if self.bucket is not None:
                self._wait(self.bucket.take(time.monotonic()))
            wait = min(_LAST_WAIT, _FIRST_WAIT * 2**tried)
            try:
                answer = self._send(path, body)
            except (HTTPException, OSError) as error:
                problem = f"{self._host} cannot be reached: {self._said(str(error))}"
            else:
                if answer.status in _TAKEN:
                    return answer.body
                problem = self._problem(answer)
                if answer.status not in _PASSING and answer.status not in _OUT_OF_ORDER:
                    raise RefusedError(problem)
                wait = _asked_wait(answer.headers, wait)
            tried += 1
            if tried > self.retries or wait > _LONGEST_WAIT:
                raise RefusedError(problem)
            self._wait(wait)

    def end(self) -> None:
        """Let all that waits give up."""
        self._ended.set()

    def close(self) -> None:
        """Close all connections, when nobody uses them any more."""
        for connection in self._open:
            connection.close()

    def _wait(self, seconds: float) -> None:
        if self._ended.is_set() or (seconds > 0 and self._ended.wait(seconds)):
            raise RefusedError("It was ended.")

    @property
    def _host(self) -> str:
        return urlsplit(self.url).netloc

    def _send(self, path: str, body: bytes) -> _Answer:
        """Send a request by the connection of this thread, or by a new one if that has ended."""
        known: HTTPConnection | None = getattr(self._own, "connection", None)
        if known is not None:
            try:
                return self._exchange(known, path, body)
            except (HTTPException, OSError):  # as is usual with one that was left alone for long
                known.close()
        parts = urlsplit(self.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        new = kind(parts.hostname or "", parts.port, timeout=_PATIENCE)
        self._open.append(new)
        self._own.connection = new
        return self._exchange(new, path, body)

    def _exchange(self, connection: HTTPConnection, path: str, body: bytes) -> _Answer:
        headers = {
            "Accept": "application/json",
            "User-Agent": f"mkdocs-briefings/{__version__}",
            **({"Content-Type": "application/json"} if body else {}),
            **self.headers,
        }
        connection.request("POST", urlsplit(self.url).path.rstrip("/") + path, body, headers)
        answer = connection.getresponse()
        data = answer.read(_LARGEST_ANSWER)
        if answer.read(1):
            raise HTTPException("it sends more than any answer has")
        found = {name.lower(): value for name, value in answer.headers.items()}
        return _Answer(answer.status, answer.reason, found, data)

    def _problem(self, answer: _Answer) -> str:
        said = message_in(answer.body) or answer.reason
        return f"{self._host} answers {answer.status}: {self._said(said)}"

    def _said(self, text: str) -> str:
        """Give what others say in one line that ends as a sentence, without the secret."""
        text = text.replace(self.secret, "…") if self.secret else text
        shown = "".join(letter if letter.isprintable() else " " for letter in text)
        line = " ".join(shown.split())[:_LONGEST_MESSAGE] or "nothing"
        return line if line.endswith((".", "!", "?")) else f"{line}."

    def refuse(self, said: str) -> RefusedError:
        """Give the error for an answer that says in its own words that nothing was done."""
        return RefusedError(f"{self._host} answers: {self._said(said)}")


def needed(environment: Mapping[str, str], name: str) -> str:
    """Give a variable of the environment. Raises `UnusablePurgerError` where it is not set."""
    found = environment.get(name, "").strip()
    if not found or not found.isascii() or not found.isprintable():
        raise UnusablePurgerError(f"To purge needs the variable {name} of the environment.")
    return found


def message_in(body: bytes) -> str:
    """Give what services say about an error: `msg` and `detail`, or `errors` with messages."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(data, dict):
        return ""
    errors = data.get("errors")
    told = [each.get("message") for each in errors or () if isinstance(each, dict)]
    told += [data.get("msg"), data.get("detail")]
    return ": ".join(each for each in told if isinstance(each, str) and each)


def _asked_wait(headers: Mapping[str, str], usual: float) -> float:
    """Give how many seconds a service wants to be left alone."""
    now = datetime.now(UTC)
    until = retry_after(headers, now)
    return usual if until is None else max(0.0, (until - now).total_seconds())
