"""A real server for the sites that the browser looks at."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.site import Site


@contextmanager
def served(site: Site) -> Iterator[str]:
    """Serve a built site on this machine, and give the address of its root."""
    host = Host(site.out)
    try:
        yield host.url
    finally:
        host.stop()


class Host:
    """Serves a folder, as a host of static sites does; can go down and come back.

    What is asked for while it is down meets a closed port, and no connection outlives it.
    """

    def __init__(self, folder: Path, path: str = "/paper/") -> None:
        """Take the folder, and the path of its root on the host."""
        self.path = path
        self.asked: list[str] = []
        """Paths that were asked for, below the site's root, in order."""

        self.gate = threading.Event()
        """While it is not set, pages are not sent."""

        self.broken = False
        """Whether every answer is an error of the server."""

        self.failing: dict[str, HTTPStatus] = {}
        """Errors that are answered, by what the paths begin with, below the site's root."""

        self.headers: dict[str, str] = {}
        """What is said with every file, beside the usual."""

        self.gate.set()
        self._handler = partial(_Handler, directory=str(folder), host=self)
        self._port = 0
        self.start()

    @property
    def url(self) -> str:
        """Address of the site's root."""
        return f"http://127.0.0.1:{self._port}{self.path}"

    def start(self) -> None:
        """Come up, at the same address as before."""
        self._server = _Server(("127.0.0.1", self._port), self._handler)
        self._port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Go down."""
        self.gate.set()
        self._server.shutdown()
        self._server.server_close()
        self._server.hang_up()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - the base class's
        self._connections: set[socket.socket] = set()
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401
        self._connections.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End the connections that browsers keep open."""
        for connection in tuple(self._connections):
            with suppress(OSError):  # it has just ended by itself
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, *_: Any) -> None:  # noqa: ANN401
        """Say nothing of browsers that hang up first."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are written apart: with the algorithm the body would wait for 40 ms.
    disable_nagle_algorithm = True

    def __init__(self, *arguments: Any, host: Host, **options: Any) -> None:  # noqa: ANN401
        self._host = host
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        self._answer(super().do_GET)

    def do_HEAD(self) -> None:
        self._answer(super().do_HEAD)

    def _answer(self, answer: Callable[[], None]) -> None:
        self._host.asked.append(self.path.removeprefix(self._host.path))
        # It tells time by the second, and tests build twice in one.
        del self.headers["If-Modified-Since"]
        if self.path.endswith("/"):
            self._host.gate.wait()
        path = self.path.removeprefix(self._host.path)
        codes = [code for start, code in self._host.failing.items() if path.startswith(start)]
        if self._host.broken or codes:
            self._send(next(iter(codes), HTTPStatus.SERVICE_UNAVAILABLE), b"<p>The server is down.")
        else:
            answer()

    def send_error(self, code: int, *rest: Any, **options: Any) -> None:  # noqa: ANN401
        page = self.translate_path(f"{self._host.path}404.html")
        if code == HTTPStatus.NOT_FOUND and self.path.startswith(self._host.path):
            with suppress(FileNotFoundError), open(page, "rb") as file:  # noqa: PTH123 - a text
                self._send(code, file.read())
                return
        super().send_error(code, *rest, **options)

    def _send(self, code: int, data: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self._host.path.rstrip("/")))

    def end_headers(self) -> None:
        is_lasting = "/assets/" in self.path
        self.send_header("Cache-Control", "max-age=3600" if is_lasting else "no-cache")
        for name, value in self._host.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - the base class's
        """Say nothing."""
