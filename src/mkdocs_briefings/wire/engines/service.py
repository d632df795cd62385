"""A service that is asked over HTTP: its address, its secret, and patience with it."""

from __future__ import annotations

import ipaddress
import json
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx2

from mkdocs_briefings.wire.characters import read_json
from mkdocs_briefings.wire.engines.errors import (
    EngineError,
    SpentEngineError,
    UnusableEngineError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.wire.engines.engine import Surroundings

_TRIES = 4
_FIRST_WAIT = 1.0
_LONGEST_WAIT = 120.0
"""Seconds. A service that wants to be left alone for longer is not asked again in this run."""

_CONNECTING, _ANSWERING = 10.0, 120.0
"""Seconds that may pass before there is a connection, and between two parts of an answer."""

_LARGEST_ANSWER = 8 * 1024 * 1024
_LONGEST_MESSAGE = 200


class Verdict(Enum):
    """What an answer means for what is done next."""

    TAKEN = "taken"
    LATER = "later"
    """The same may be asked again in a moment."""

    SPENT = "spent"
    """There is nothing more to be had on this day."""

    REFUSED = "refused"
    """The secret or the address is not right."""

    WRONG = "wrong"
    """The service cannot do what it was asked for."""


_MEANINGS = {
    200: Verdict.TAKEN,
    401: Verdict.REFUSED,
    402: Verdict.SPENT,
    403: Verdict.REFUSED,
    404: Verdict.REFUSED,
    405: Verdict.REFUSED,
    408: Verdict.LATER,
    425: Verdict.LATER,
    429: Verdict.LATER,
}
_KINDS = {3: Verdict.REFUSED, 4: Verdict.WRONG, 5: Verdict.LATER}
"""What statuses mean, and those of each hundred; 529 says that there are too many requests."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service has said."""

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)

    @property
    def verdict(self) -> Verdict:
        """What a status means where a service has no meaning of its own for it."""
        return _MEANINGS.get(self.status) or _KINDS.get(self.status // 100, Verdict.WRONG)

    @property
    def data(self) -> Any:  # noqa: ANN401 - JSON
        """Its JSON; None where it is none."""
        try:
            return read_json(self.body)
        except (ValueError, RecursionError):
            return None

    @property
    def wait(self) -> float | None:
        """Seconds that the service asks to wait; None where it does not say."""
        asked = self.headers.get("retry-after", "").strip()
        if asked.isdigit():
            return float(asked)
        try:
            now = parsedate_to_datetime(self.headers["date"])
            return max(0.0, (parsedate_to_datetime(asked) - now).total_seconds())
        except (KeyError, TypeError, ValueError):
            return None


class Service:
    """Asks a service for JSON, again where it is busy; follows no redirects, keeps no cookies."""

    def __init__(self, url: str, secret: str, surroundings: Surroundings) -> None:
        """Raise `UnusableEngineError` where the address, or the way to it, will not do."""
        self._secret = secret
        self._sleep = surroundings.sleep
        self.url = url.rstrip("/")
        self.host = _host(self.url, surroundings if secret else None)
        # Nothing of the surroundings: neither another's credentials nor a proxy sees the secret.
        self._client = httpx2.Client(
            headers={"User-Agent": surroundings.user_agent, "Accept": "application/json"},
            timeout=httpx2.Timeout(_ANSWERING, connect=_CONNECTING),
            trust_env=False,
        )

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - JSON
        """Give what is at a path. Raises `EngineError`."""
        return self._ask("GET", path, headers, None)

    def post(
        self,
        path: str,
        what: object,
        headers: Mapping[str, str] | None = None,
    ) -> Any:  # noqa: ANN401 - JSON
        """Give the answer to something that is sent as JSON. Raises `EngineError`."""
        return self._ask("POST", path, headers, json.dumps(what, ensure_ascii=False).encode())

    def verdict(self, answer: Answer) -> Verdict:
        """Say what an answer means; services with meanings of their own say it themselves."""
        return answer.verdict

    def _ask(
        self, method: str, path: str, headers: Mapping[str, str] | None, body: bytes | None
    ) -> Any:  # noqa: ANN401 - JSON
        problem = ""
        for tried in range(1, _TRIES + 1):
            wait: float | None = None
            try:
                answer = self._send(method, path, headers or {}, body)
            except httpx2.TransportError as error:
                problem = f"{self.host} cannot be reached: {self._said(str(error))}"
            else:
                verdict = self.verdict(answer)
                if verdict is Verdict.TAKEN:
                    return self._data(answer)
                problem = self._describe(answer)
                if verdict is not Verdict.LATER:
                    raise _ERRORS[verdict](problem)
                wait = answer.wait
            wait = _FIRST_WAIT * 2 ** (tried - 1) if wait is None else wait
            if tried == _TRIES or wait > _LONGEST_WAIT:
                break
            self._sleep(wait)
        raise UnusableEngineError(problem)

    def _send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None
    ) -> Answer:
        if body is not None:
            headers = {**headers, "Content-Type": "application/json; charset=utf-8"}
        url = self.url + path
        with self._client.stream(method, url, headers=headers, content=body) as response:
            parts, size = [], 0
            for part in response.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > _LARGEST_ANSWER:
                    raise EngineError(f"{self.host} sends more than any answer has.")
            self._client.cookies.clear()
            return Answer(response.status_code, b"".join(parts), dict(response.headers))

    def _data(self, answer: Answer) -> Any:  # noqa: ANN401 - JSON
        if answer.data is None:
            raise EngineError(f"{self.host} answers with something that is no JSON.")
        return answer.data

    def _describe(self, answer: Answer) -> str:
        if 300 <= answer.status < 400:  # noqa: PLR2004 - HTTP's
            to = self._said(answer.headers.get("location", ""))
            return f"{self.host} sends us on to {to} Write that address, if it is right."
        said = _message(answer.data) or answer.body.decode(errors="replace")
        return f"{self.host} answers {answer.status}: {self._said(said)}"

    def _said(self, text: str) -> str:
        """Give what others say in one line that ends as a sentence, without the secret."""
        if self._secret:
            text = text.replace(self._secret, "…")
        shown = "".join(letter if letter.isprintable() else " " for letter in text)
        line = " ".join(shown.split())[:_LONGEST_MESSAGE] or "nothing"
        return line if line.endswith((".", "!", "?")) else f"{line}."

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


_ERRORS = {
    Verdict.SPENT: SpentEngineError,
    Verdict.REFUSED: UnusableEngineError,
    Verdict.WRONG: EngineError,
}


def _message(data: object) -> str:
    """Give what services say about an error: text at `error`, `message`, or `error.message`."""
    while isinstance(data, dict):
        data = data.get("error") or data.get("message")
    return data if isinstance(data, str) else ""


def _host(url: str, keeper: Surroundings | None) -> str:
    """Give the host of an address. With a keeper of a secret, the way to it has to be private."""
    parts = urlsplit(url)
    try:
        is_address = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address or parts.query or parts.fragment:
        raise UnusableEngineError(f"url: {url!r} is no address. Write https://translate.example.")
    if parts.username is not None:
        raise UnusableEngineError("url: Secrets do not belong there. Put them in the environment.")
    host = str(parts.hostname)
    if keeper and parts.scheme == "http" and not _is_here(host) and host not in keeper.allow_hosts:
        raise UnusableEngineError(
            f"url: Without https the secret could be read on its way to {host}. "
            "Write https://, or name the host in `allow_hosts`."
        )
    return host if parts.port is None else f"{host}:{parts.port}"


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
