"""Object storages that really answer: two programs that others wrote, and a proxy with faults."""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import boto3
from moto.server import ThreadedMotoServer

from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BUCKET = "news"
KEY, SECRET = "key-of-tests", "secret-of-tests"

RCLONE = str(Path(sys.executable).with_name("rclone"))
"""The program, which comes as a package of Python's."""


_READERS = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": f"arn:aws:s3:::{BUCKET}/*",
        },
    }
)


@dataclass(frozen=True, slots=True)
class Storage:
    """A storage that listens."""

    endpoint: str

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find it and to be let in."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_REGION": "us-east-1",
        }

    @property
    def client(self) -> boto3.client:
        """Amazon's own client for it."""
        return _client(self.endpoint)

    def names(self, prefix: str) -> list[str]:
        """Give the names of all that is below a prefix, as Amazon's own client finds it."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix)
        keys = [each["Key"] for page in pages for each in page.get("Contents", ())]
        return [key.removeprefix(prefix) for key in keys]

    def read(self, prefix: str, names: Iterable[str]) -> dict[str, bytes]:
        """Give what is at some names below a prefix, as readers get it."""
        connection = HTTPConnection(urlsplit(self.endpoint).netloc)
        found = {}
        for name in names:
            connection.request("GET", f"/{BUCKET}/{quote(prefix + name)}")
            answer = connection.getresponse()
            found[name] = answer.read()
            assert answer.status == HTTPStatus.OK, name
        connection.close()
        return found


@cache
def _client(endpoint: str) -> boto3.client:
    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=KEY,
        aws_secret_access_key=SECRET,
    )


@contextmanager
def moto() -> Iterator[Storage]:
    """Let moto listen, which keeps to the conditions of requests; it has the bucket."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    storage = Storage(f"http://{host}:{port}")
    storage.client.create_bucket(Bucket=BUCKET)
    # As a site's bucket is: everybody may read, and nobody else write.
    storage.client.put_bucket_policy(Bucket=BUCKET, Policy=_READERS)
    try:
        yield storage
    finally:
        server.stop()


@contextmanager
def rclone(folder: Path) -> Iterator[Storage]:
    """Let rclone serve a folder, whose folders are buckets."""
    (folder / BUCKET).mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        RCLONE,
        "serve",
        "s3",
        "--addr",
        f"127.0.0.1:{port}",
    ]
    command += ["--auth-key", f"{KEY},{SECRET}", "--config", os.devnull, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: _listens(port), "rclone listens")
        yield Storage(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait()


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port)):
            return True
    except OSError:
        return False


@dataclass(slots=True)
class Faults:
    """What a proxy does to the requests that pass it, one after the other."""

    script: list[str] = field(default_factory=list)
    """`pass`, `drop` before it is passed on, `lose` the answer, `cut` it, or a status to answer."""

    always: str = "pass"
    """What it does when the script is at its end."""

    seen: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """Method, path, and headers of each request."""

    _lock: Lock = field(default_factory=Lock)

    def take(self, method: str, path: str, headers: dict[str, str]) -> str:
        """Give what is done to a request."""
        with self._lock:
            self.seen.append((method, path, headers))
            return self.script.pop(0) if self.script else self.always


class _Proxy(ThreadingHTTPServer):
    """Passes requests on, as they are: a storage checks for which host they were signed."""

    daemon_threads = True

    def __init__(self, target: str, faults: Faults) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target, self.faults = target, faults


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are written apart: with the algorithm the body would wait for 40 ms.
    disable_nagle_algorithm = True
    server: _Proxy

    def _pass(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = dict(self.headers.items())
        fault = self.server.faults.take(self.command, self.path, headers)
        if fault == "drop":
            self._hang_up()
        elif fault.isdigit():
            self._answer(int(fault), b"<Error><Code>SlowDown</Code></Error>", {})
        else:
            self._ask(body, headers, fault)

    def _ask(self, body: bytes, headers: dict[str, str], fault: str) -> None:
        connection = HTTPConnection(self.server.target)
        try:
            connection.request(self.command, self.path, body, headers)
            answer = connection.getresponse()
            data = answer.read()
        except (OSError, HTTPException):  # the storage is gone: the test is at its end
            self._hang_up()
            return
        finally:
            connection.close()
        if fault == "lose":
            self._hang_up()
        else:
            self._answer(answer.status, data, dict(answer.headers.items()), is_cut=fault == "cut")

    # As Python's server looks for them.
    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _pass  # noqa: N815

    def _answer(
        self, status: int, data: bytes, headers: dict[str, str], *, is_cut: bool = False
    ) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in {"content-length", "transfer-encoding", "connection"}:
                self.send_header(name, value)
        if status not in {204, 304}:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if is_cut:
            self.wfile.write(data[: len(data) // 2])
            self._hang_up()
        elif self.command != "HEAD":
            self.wfile.write(data)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def proxy(storage: Storage, faults: Faults) -> Iterator[Storage]:
    """Let a proxy stand before a storage."""
    server = _Proxy(urlsplit(storage.endpoint).netloc, faults)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Storage(f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
