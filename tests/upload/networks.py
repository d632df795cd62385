"""The interfaces of networks of caches, which hold whoever asks to what their references say."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "token-of-tests"  # noqa: S105 - opens nothing
SERVICE, ZONE = "service7", "zone7"


@dataclass(slots=True)
class Network:
    """Fastly and Cloudflare in one: what they were told, and how they answer."""

    script: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """Statuses and headers for the next requests; where it is at its end, the rules decide."""

    kept: set[str] = field(default_factory=set)
    """Addresses of which copies are kept."""

    batches: list[list[str]] = field(default_factory=list)
    """What each request that was taken has named."""

    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Path and headers of all requests."""

    tokens: int = 1 << 30
    """How many requests are taken before one is told to wait, which brings them back."""

    hangs_up: bool = False
    """Whether a connection ends after each answer, without a word."""

    gate: Event = field(default_factory=Event)
    """While it is not set no request is answered."""

    address: str = ""
    _lock: Lock = field(default_factory=Lock)

    @property
    def environment(self) -> dict[str, str]:
        """What the command needs to find it and to be let in."""
        return {
            "FASTLY_API_ENDPOINT": self.address,
            "FASTLY_API_TOKEN": TOKEN,
            "FASTLY_SERVICE_ID": SERVICE,
            "CLOUDFLARE_API_BASE_URL": f"{self.address}/client/v4",
            "CLOUDFLARE_API_TOKEN": TOKEN,
            "CLOUDFLARE_ZONE_ID": ZONE,
        }

    @property
    def purged(self) -> list[str]:
        """All that was named, in its order."""
        return [each for batch in self.batches for each in batch]

    def answer(
        self, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, dict[str, str], object]:
        """Give status, headers and JSON for a request."""
        with self._lock:
            self.seen.append((path, headers))
            if self.script:
                status, more = self.script.pop(0)
                said = f"As it was written, {TOKEN}."
                return status, more, {"msg": said, "errors": [{"message": said}]}
            if self.tokens == 0:
                self.tokens = 25
                return 429, {"Retry-After": "0"}, {"success": False, "errors": []}
            self.tokens -= 1
            if path.startswith("/client/v4/"):
                return self._cloudflare(path, headers, json.loads(body))
            return self._fastly(path, headers, body)

    def _fastly(
        self, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, dict[str, str], object]:
        if headers.get("Fastly-Key") != TOKEN:
            return 401, {}, {"msg": "Provided credentials are missing or invalid"}
        if path == f"/service/{SERVICE}/purge":
            keys = json.loads(body)["surrogate_keys"]
            if not 0 < len(keys) <= 256:
                return 400, {}, {"msg": "Bad request", "detail": "Too many keys"}
            return self._take(keys)
        if path.startswith("/purge/"):
            return self._take([path.removeprefix("/purge/")])
        return 404, {}, {"msg": "Record not found"}

    def _cloudflare(
        self, path: str, headers: dict[str, str], what: dict[str, Any]
    ) -> tuple[int, dict[str, str], object]:
        if headers.get("Authorization") != f"Bearer {TOKEN}":
            return 403, {}, {"success": False, "errors": [{"message": "Invalid token"}]}
        if path != f"/client/v4/zones/{ZONE}/purge_cache" or len(what) != 1:
            return 404, {}, {"success": False, "errors": [{"message": "No such zone"}]}
        ((kind, named),) = what.items()
        if kind not in {"files", "tags"} or not 0 < len(named) <= 100:
            return 400, {}, {"success": False, "errors": [{"message": "Too many"}]}
        return self._take(named)

    def _take(self, named: list[str]) -> tuple[int, dict[str, str], object]:
        self.batches.append(named)
        self.kept.difference_update(named)
        return 200, {}, {"success": True, "status": "ok"}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, network: Network) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.network = network


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are written apart: with the algorithm the body would wait for 40 ms.
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        """Answer by the rules of the network."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        network = self.server.network
        status, headers, what = network.answer(self.path, dict(self.headers.items()), body)
        network.gate.wait()
        data = json.dumps(what).encode()
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = self.close_connection or network.hangs_up

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def listening(network: Network) -> Iterator[Network]:
    """Let a network listen on this machine."""
    server = _Server(network)
    network.address = f"http://127.0.0.1:{server.server_port}"
    network.gate.set()
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield network
    finally:
        network.gate.set()
        server.shutdown()
        thread.join()
        server.server_close()
