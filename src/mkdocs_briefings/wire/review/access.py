"""Who is answered: the editor's own browser on this machine, and nobody else.

Pages of other sites can send requests here, and names that they own can lead here. So the host has
to be this machine's, a page that asks has to be ours, and whatever is told or changed needs the
token that stands in the address the command has printed. It is in the part that browsers keep to
themselves, and comes in a header: no other page can send that, and no other port hears of it.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "; ".join(map(" ".join, _POLICY.items())),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_SAFE = {"GET", "HEAD"}

_OURS = {"same-origin", "none"}
"""What browsers say of requests from our own page, and of an address that a person opens."""


class Access:
    """Lets requests through to an application, and says how browsers are to treat its answers."""

    def __init__(self, app: ASGIApp, *, port: int, token: str) -> None:
        """Take the port that is served, and the token of all below `/api/`."""
        self._app, self._token = app, token
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        status, reason = self._refusal(scope)
        if status:
            answer = JSONResponse({"error": reason}, status)
            await answer(scope, receive, send_guarded)
        else:
            await self._app(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str]:
        """Give the status and the reason of a refusal; 0 where there is none."""
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        is_safe = scope["method"] in _SAFE
        if host not in self._hosts:
            return 421, "This page is served for this machine alone."
        if origin != f"http://{host}" and not (origin is None and is_safe):
            return 403, "The request comes from another site."
        if headers.get("sec-fetch-site", "none") not in _OURS:
            return 403, "The request comes from another site."
        if scope["path"].startswith("/api/") and not self._is_known(headers):
            return 401, "Open the address that the command has printed."
        return 0, ""

    def _is_known(self, headers: Headers) -> bool:
        given = headers.get("authorization", "").encode()
        return secrets.compare_digest(given, f"Bearer {self._token}".encode())
