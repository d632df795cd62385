"""A connection on which nothing is waited for without end.

Whoever is at its other end may say nothing, one letter a minute, or more and more. So every wait
has an end: by time, by length, or since the sending is to stop.
"""

from __future__ import annotations

import os
import select
import socket
import ssl
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from threading import Event

_GLANCE = 0.1
"""Seconds between two looks at whether to stop."""

_CHUNK = 1 << 16


class StoppedError(Exception):
    """The sending is to stop, so the server was not waited for."""


class TooMuchError(OSError):
    """What comes is longer than anything that is to be expected."""


@dataclass(slots=True)
class Stream:
    """Bytes to and from a server. All of it raises `OSError`, and `StoppedError`."""

    stop: Event
    """Is set when nothing is to be waited for any more."""

    patience: float
    """Seconds that one step may take as a whole: to connect, to send, or to read an answer."""

    grace: float = 0.0
    """Seconds that are waited all the same once it is set."""

    _socket: socket.socket | ssl.SSLSocket | None = None
    _read: bytearray = field(default_factory=bytearray)
    _deadline: float = 0.0
    _stopped: float | None = None

    def connect(self, host: str, port: int) -> None:
        """Connect to the first of a host's addresses that answers."""
        self._begin()
        failure = OSError(f"{host} has no address")
        for family, kind, protocol, _, place in socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        ):
            self._socket = socket.socket(family, kind, protocol)
            self._socket.settimeout(0)
            try:
                self._reach(place)
            except (TimeoutError, StoppedError):
                self.close()
                raise
            except OSError as error:
                self.close()
                failure = error
            else:
                return
        raise failure

    def _reach(self, place: tuple[Any, ...]) -> None:
        connection = self._connected
        try:
            connection.connect(place)
        except BlockingIOError:
            self._wait(to_write=True)
            code = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if code:
                raise OSError(code, os.strerror(code)) from None

    def encrypt(self, context: ssl.SSLContext, host: str) -> None:
        """Encrypt from now on. What was read before it cannot be trusted, so there must be none."""
        if self._read:
            raise OSError("the server has gone on before the connection was encrypted")
        self._begin()
        encrypted = context.wrap_socket(
            self._connected, server_hostname=host, do_handshake_on_connect=False
        )
        self._socket = encrypted
        while True:
            try:
                encrypted.do_handshake()
            except ssl.SSLWantReadError:
                self._wait()
            except ssl.SSLWantWriteError:
                self._wait(to_write=True)
            else:
                return

    def send(self, data: bytes) -> None:
        """Hand all of these bytes to the system."""
        self._begin()
        left = memoryview(data)
        while left:
            try:
                left = left[self._connected.send(left[:_CHUNK]) :]
            except ssl.SSLWantReadError:
                self._wait()
            except (BlockingIOError, ssl.SSLWantWriteError):
                self._wait(to_write=True)

    def begin_answer(self) -> None:
        """Begin to read an answer: its lines together have the time of one step."""
        self._begin()

    def read_line(self, most: int) -> bytes:
        """Read up to the end of a line, which may have so many bytes; empty where all has ended."""
        searched = 0
        while True:
            end = self._read.find(b"\n", searched)
            if end >= most or (end < 0 and len(self._read) >= most):
                raise TooMuchError("the server's answer does not end")
            if end >= 0:
                line = bytes(self._read[: end + 1])
                del self._read[: end + 1]
                return line
            searched = len(self._read)
            received = self._receive()
            if not received:
                return b""
            self._read += received

    def _receive(self) -> bytes:
        while True:
            self._check()
            try:
                return self._connected.recv(_CHUNK)
            except ssl.SSLWantWriteError:
                self._wait(to_write=True)
            except (BlockingIOError, ssl.SSLWantReadError):
                self._wait()

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    @property
    def _connected(self) -> socket.socket:
        if self._socket is None:
            raise OSError("the connection is closed")
        return self._socket

    def _begin(self) -> None:
        self._deadline = time.monotonic() + self.patience

    def _wait(self, *, to_write: bool = False) -> None:
        """Wait until there is something to read, or room to write."""
        connection = self._connected
        while True:
            self._check()
            left = min(_GLANCE, max(0.0, self._deadline - time.monotonic()))
            readable, writable, _ = select.select(
                () if to_write else (connection,), (connection,) if to_write else (), (), left
            )
            if readable or writable:
                return

    def _check(self) -> None:
        now = time.monotonic()
        if self.stop.is_set():
            self._stopped = now if self._stopped is None else self._stopped
            if now >= self._stopped + self.grace:
                raise StoppedError
        if now >= self._deadline:
            raise TimeoutError("it did not answer in time")
