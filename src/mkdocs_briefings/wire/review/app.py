"""The page of the review, and what it asks for."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from importlib.resources import files
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.review.access import Access
from mkdocs_briefings.wire.review.decisions import AnyDecision
from mkdocs_briefings.wire.review.guarded_file import FileChangedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.resources.abc import Traversable

    from starlette.requests import Request

    from mkdocs_briefings.wire.review.door import Door
    from mkdocs_briefings.wire.review.session import ReviewSession

_DECISION: TypeAdapter[AnyDecision] = TypeAdapter(AnyDecision)

_LARGEST = 1_000_000
"""In bytes: no decision is larger."""

_MOST_CASES = 20

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


class _Api:
    def __init__(self, session: ReviewSession) -> None:
        self._session = session

    async def queue(self, _: Request) -> Response:
        return JSONResponse(asdict(await run_in_threadpool(self._session.queue)))

    async def cases(self, request: Request) -> Response:
        paths = request.query_params.getlist("path")[:_MOST_CASES]
        cases = await run_in_threadpool(self._session.cases, paths)
        return JSONResponse({"cases": [asdict(case) for case in cases]})

    async def candidates(self, request: Request) -> Response:
        asked = request.query_params
        path, words = asked.get("path", ""), asked.get("words", "")
        found = await run_in_threadpool(self._session.candidates, path, words)
        return JSONResponse({"candidates": [asdict(each) for each in found]})

    async def decide(self, request: Request) -> Response:
        data = await _body(request)
        if data is None:
            return _error(413, "The request is too large.")
        decision = _DECISION.validate_json(data)
        outcome = await run_in_threadpool(self._session.decide, decision)
        return JSONResponse(asdict(outcome))

    async def undo(self, _: Request) -> Response:
        return JSONResponse(asdict(await run_in_threadpool(self._session.undo)))


def make_app(session: ReviewSession, *, port: int, token: str, door: Door) -> Starlette:
    """Give the application that serves a review at that port to whoever knows the token."""
    api = _Api(session)
    pages = _pages()

    async def page(request: Request) -> Response:
        found = pages.get(request.path_params.get("name", "page.html"))
        return found() if found else _error(404, "There is no such page.")

    async def enter(request: Request) -> Response:
        target, refusal = door.open(request.path_params["key"])
        return RedirectResponse(target, 303) if target else _error(403, refusal)

    return Starlette(
        routes=[
            Route("/", page),
            Route("/open/{key}", enter),
            Route("/assets/{name}", page),
            Route("/api/queue", api.queue),
            Route("/api/cases", api.cases),
            Route("/api/candidates", api.candidates),
            Route("/api/decisions", api.decide, methods=["POST"]),
            Route("/api/undo", api.undo, methods=["POST"]),
        ],
        middleware=[Middleware(Access, port=port, token=token)],
        exception_handlers={
            FileChangedError: _changed,
            WireError: _refused,
            ValidationError: _misunderstood,
        },
    )


def _pages() -> Mapping[str, Callable[[], Response]]:
    """Give what makes an answer of each file of the page, by its name.

    Style and fonts of the news are those that the package brings for readers.
    """
    own, readers = files("mkdocs_briefings.wire.review"), files("mkdocs_briefings.assets")
    found = [own / "page.html", own / "icon.svg", own / "review.css", own / "review.js"]
    found += [file for file in readers.iterdir() if _is_style(file.name)]
    return {file.name: partial(_file, file) for file in found}


def _is_style(name: str) -> bool:
    return name == "news.css" or name.endswith(".woff2")


def _file(file: Traversable) -> Response:
    return Response(file.read_bytes(), media_type=_TYPES[PurePosixPath(file.name).suffix])


async def _body(request: Request) -> bytes | None:
    """Give the body of a request; None where it is too large."""
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > _LARGEST:
            return None
    return data


def _error(status: int, message: str) -> Response:
    return JSONResponse({"error": message}, status)


def _changed(_: Request, error: Exception) -> Response:
    return _error(409, str(error))


def _refused(_: Request, error: Exception) -> Response:
    return _error(422, str(error))


def _misunderstood(_: Request, error: Exception) -> Response:
    details = error.errors() if isinstance(error, ValidationError) else []
    fields = {".".join(map(str, each["loc"])) for each in details}
    return _error(400, f"The decision is not understood: {', '.join(sorted(fields))}.")
