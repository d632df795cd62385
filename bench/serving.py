"""Serve a site as a good host does, and tell what was sent."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest")
_PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})


class Sent(NamedTuple):
    """An answer."""

    kind: str
    """What it was for, as Fetch's destinations call it."""

    path: str
    """What was asked for."""

    size: int
    """Bytes of its body."""

    at: float
    """When all of it was sent, in seconds since 1970."""


class Host(ThreadingHTTPServer):
    """Serves a site: compressed, and kept where its address tells its bytes."""

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
        self.sent: list[Sent] = []
        """All answers since somebody has last emptied it."""

        self.compressed: dict[Path, bytes] = {}
        """A host compresses a file once."""

        self.url = f"http://127.0.0.1:{self.server_port}/"


@contextmanager
def served(site: Path) -> Iterator[Host]:
    """Serve a site on this machine."""
    host = Host(site)
    thread = threading.Thread(target=host.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.shutdown()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are written apart: with the algorithm the body would wait for 40 ms.
    disable_nagle_algorithm = True
    server: Host

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data = self._compressed(path) if path.suffix in _COMPRESSED else path.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in _COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        is_kept = "/assets/briefings/" in self.path
        self.send_header("Cache-Control", "max-age=31536000" if is_kept else "max-age=600")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        kind = "image" if path.suffix in _PICTURES else self.headers.get("Sec-Fetch-Dest", "")
        self.server.sent.append(Sent(kind, self.path, len(data), time.time()))

    def _compressed(self, path: Path) -> bytes:
        kept = self.server.compressed
        if path not in kept:
            kept[path] = gzip.compress(path.read_bytes(), mtime=0)
        return kept[path]

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - the base class's
        """Say nothing."""
