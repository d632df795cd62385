"""The server of the review: on this machine alone, until it is ended."""

from __future__ import annotations

import secrets
import signal
import socket
from typing import TYPE_CHECKING

import uvicorn

from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.review.app import make_app
from mkdocs_briefings.wire.review.door import Door

if TYPE_CHECKING:
    from types import FrameType

    from mkdocs_briefings.wire.review.session import ReviewSession

_HOST = "127.0.0.1"

_PATIENCE = 3
"""In seconds: so long a request may still take when the server is ended."""


class ReviewServer:
    """Serves a review at a port of this machine."""

    def __init__(self, session: ReviewSession, port: int) -> None:
        """Take the port, 0 for any that is free. Raises `WireError` where it is taken."""
        try:
            self._socket = socket.create_server((_HOST, port))
        except (OSError, OverflowError) as error:
            reason = str(getattr(error, "strerror", None) or error).partition(" (")[0]
            raise WireError(
                f"{_HOST}:{port}: Nothing can be served there: {reason}. Try another --port."
            ) from error
        self._port: int = self._socket.getsockname()[1]
        self._token = secrets.token_urlsafe(24)
        self._door = Door(f"/#{self._token}")
        self._app = make_app(session, port=self._port, token=self._token, door=self._door)

    @property
    def url(self) -> str:
        """The address to open; who has it can decide."""
        return f"http://{_HOST}:{self._port}/#{self._token}"

    def url_for_browser(self) -> str:
        """Give an address that leads to that one, once: what a program is given others can see."""
        return f"http://{_HOST}:{self._port}/open/{self._door.unlock()}"

    def run(self) -> None:
        """Serve until Ctrl+C, or a signal that asks for the end."""
        config = uvicorn.Config(
            self._app,
            http="h11",
            ws="none",
            lifespan="off",
            log_level="error",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
        # Once it has shut down, uvicorn sends itself the signal that ended it.
        before = {each: signal.signal(each, _ignore) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            uvicorn.Server(config).run(sockets=[self._socket])
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)
            self._socket.close()


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the server has ended already."""
