"""Let a preview answer those alone who ask for this machine.

A page of another site can have its own name lead to this machine (DNS rebinding), and would then
read what is not published yet. It cannot choose the name that its browser asks for.
"""

from __future__ import annotations

import ipaddress
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_USUAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Guard:
    """Stands before a WSGI application, and refuses what is not meant for it."""

    app: App
    host: str
    """The address that is listened on."""

    allowed: frozenset[str]
    """Names besides, in lower case, by which this machine may be asked for."""

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Hand a request on, or answer with 400 or 403."""
        if not _is_path(environ.get("PATH_INFO", "")):
            return _refuse(start_response, "400 Bad Request", "This is no address of a page.")
        name = _host_of(environ.get("HTTP_HOST", ""))
        if name is None or not self._is_ours(name):
            message = "This preview answers for this machine only. To let it answer for another "
            message += "name: briefings serve --allow-host NAME"
            return _refuse(start_response, "403 Forbidden", message)
        return self.app(environ, start_response)

    def _is_ours(self, name: str) -> bool:
        if name in _USUAL or name == self.host.lower() or name in self.allowed:
            return True
        # Who listens on all addresses may be asked for by each. A number no other site can take.
        return _is_number(name) and _is_number(self.host) and _listens_everywhere(self.host)


def _host_of(header: str) -> str | None:
    """Give the name in a `Host` header, without port and brackets; None where there is none."""
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    if parts.netloc != header or parts.username is not None or parts.path:
        return None
    return parts.hostname.removesuffix(".") if parts.hostname else None


def _is_path(text: str) -> bool:
    """Whether a path, in Latin-1 as WSGI has it, is UTF-8 without control characters."""
    try:
        path = text.encode("latin-1").decode()
    except UnicodeError:
        return False
    return path.startswith("/") and not any(unicodedata.category(each) == "Cc" for each in path)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _listens_everywhere(host: str) -> bool:
    return ipaddress.ip_address(host).is_unspecified


def _refuse(start_response: Callable[..., Any], status: str, message: str) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{message}\n".encode()]
