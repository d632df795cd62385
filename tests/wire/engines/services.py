"""Servers on this machine that behave as the documentation of each service says."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KEY = "k3y-of-the-newsroom"


@dataclass(frozen=True)
class Request:
    """What a service was asked."""

    method: str
    path: str
    question: Mapping[str, list[str]]
    headers: Mapping[str, str]
    data: Any


@dataclass(frozen=True)
class Reply:
    """What it says to that."""

    status: int
    data: Any
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        """Its bytes: JSON, unless it has bytes of its own."""
        return self.data if isinstance(self.data, bytes) else json.dumps(self.data).encode()


class Behaviour(Protocol):
    """How a service answers."""

    def answer(self, request: Request) -> Reply:
        """Give the answer to a request."""


@dataclass
class Served:
    """A service that is running, what it was asked, and what it is to say out of turn."""

    url: str
    behaviour: Behaviour
    requests: list[Request] = field(default_factory=list)
    next: list[Reply] = field(default_factory=list)

    @property
    def posts(self) -> list[Request]:
        """What it was asked to translate."""
        return [request for request in self.requests if request.method == "POST"]


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that has heard enough."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Served]:
    """Let a service run for as long as the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # An answer goes out as one piece.

        def _handle(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            parts = urlsplit(self.path)
            request = Request(
                method=self.command,
                path=parts.path,
                question=parse_qs(parts.query),
                headers={name.lower(): value for name, value in self.headers.items()},
                data=json.loads(body) if body else None,
            )
            served.requests.append(request)
            reply = served.next.pop(0) if served.next else behaviour.answer(request)
            self.send_response_only(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        do_GET = do_POST = _handle  # noqa: N815 - http.server's

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    with _Server(("127.0.0.1", 0), Handler) as server:
        served = Served(f"http://127.0.0.1:{server.server_port}", behaviour)
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


def translated(text: str, target: str) -> str:
    """Give what all of them make of a text."""
    return f"{target.lower()}: {text}"


class LibreTranslateServer:
    """LibreTranslate, with keys, and limits for texts and their characters."""

    characters, texts = 2_000, 20
    languages = (("en", "es", "pt-BR", "zh-Hans"), ("pt", "en"))

    def answer(self, request: Request) -> Reply:
        """Answer as its server does."""
        match request.method, request.path:
            case "GET", "/spec":
                return Reply(200, {"swagger": "2.0", "info": {"version": "1.7.3"}})
            case "GET", "/languages":
                return Reply(
                    200,
                    [
                        {"code": "en", "name": "English", "targets": ["en", "es", "pt-BR"]},
                        {"code": "pt-BR", "name": "Portuguese", "targets": ["en", "pt-BR"]},
                    ],
                )
            case "POST", "/translate":
                return self._translate(request.data)
        return Reply(404, {"error": "Not Found"})

    def _translate(self, data: Any) -> Reply:  # noqa: ANN401 - JSON
        if data.get("api_key", KEY) != KEY:
            return Reply(403, {"error": "Invalid API key"})
        for name in ("q", "source", "target"):
            if not data.get(name):
                return Reply(400, {"error": f"Invalid request: missing {name} parameter"})
        sizes = [len(data["q"]), *map(len, data["q"])]
        for size, limit in zip(sizes, [self.texts] + [self.characters] * len(sizes), strict=False):
            if size > limit:
                said = f"Invalid request: request ({size}) exceeds text limit ({limit})"
                return Reply(400, {"error": said})
        if data["source"] not in {"en", "pt-BR"}:
            return Reply(400, {"error": f"{data['source']} is not supported"})
        if data["format"] != "text":
            return Reply(400, {"error": "these tests send plain texts"})
        texts = [translated(text, data["target"]) for text in data["q"]]
        return Reply(200, {"translatedText": texts})


class DeepLServer:
    """DeepL's API, with languages of version 3 and texts of version 2."""

    def answer(self, request: Request) -> Reply:
        """Answer as its API does."""
        if request.headers.get("authorization") != f"DeepL-Auth-Key {KEY}":
            return Reply(403, {"message": "Authorization failed"})
        match request.method, request.path:
            case "GET", "/v3/languages":
                assert request.question == {"resource": ["translate_text"]}
                return Reply(200, [self._language(*each) for each in self.languages])
            case "POST", "/v2/translate":
                return self._translate(request.data)
        return Reply(404, {"message": "Not found"})

    languages = (
        ("en", True, False),
        ("en-US", False, True),
        ("en-GB", False, True),
        ("pt", True, False),
        ("pt-BR", False, True),
        ("zh", True, False),
        ("zh-Hans", False, True),
    )

    @staticmethod
    def _language(tag: str, is_source: bool, is_target: bool) -> dict[str, Any]:  # noqa: FBT001 - as it is listed
        return {
            "lang": tag,
            "name": tag,
            "usable_as_source": is_source,
            "usable_as_target": is_target,
            "features": {},
            "status": "stable",
        }

    def _translate(self, data: Any) -> Reply:  # noqa: ANN401 - JSON
        if len(json.dumps(data).encode()) > 128 * 1024:
            return Reply(413, {"message": "Payload too large"})
        if len(data["text"]) > 50:
            return Reply(400, {"message": "Too many texts"})
        if data["source_lang"] not in {"EN", "PT", "ZH"}:
            return Reply(400, {"message": "Value for 'source_lang' not supported."})
        if data["target_lang"] == "EN":
            return Reply(400, {"message": "targetLang=EN is deprecated"})
        made = [
            {
                "detected_source_language": data["source_lang"],
                "text": translated(text, data["target_lang"]),
            }
            for text in data["text"]
        ]
        return Reply(200, {"translations": made})


class GoogleServer:
    """Google's Cloud Translation, version 3."""

    place = "/v3/projects/newsroom-1/locations/global"

    def answer(self, request: Request) -> Reply:
        """Answer as its API does."""
        if request.headers.get("authorization") != f"Bearer {KEY}":
            said = "Request had invalid authentication credentials."
            return self.error(401, said, "UNAUTHENTICATED")
        if request.headers["x-goog-user-project"] != "newsroom-1":
            return self.error(403, "Caller does not have permission", "PERMISSION_DENIED")
        match request.method, request.path.removeprefix(self.place):
            case "GET", "/supportedLanguages":
                both = {"supportSource": True, "supportTarget": True}
                names = ("en", "pt", "zh-CN", "iw")
                return Reply(200, {"languages": [{"languageCode": name, **both} for name in names]})
            case "POST", ":translateText":
                return self._translate(request.data)
        return self.error(404, "Requested entity was not found.", "NOT_FOUND")

    @staticmethod
    def error(status: int, said: str, kind: str) -> Reply:
        """Give an error in the form that Google's services have."""
        return Reply(status, {"error": {"code": status, "message": said, "status": kind}})

    def _translate(self, data: Any) -> Reply:  # noqa: ANN401 - JSON
        if sum(map(len, data["contents"])) > 30_000 or len(data["contents"]) > 1_024:
            return self.error(400, "Text is too long.", "INVALID_ARGUMENT")
        if data.get("mimeType", "text/html") == "text/html":
            data["contents"] = [text.replace("'", "&#39;") for text in data["contents"]]
        made = [
            {"translatedText": translated(text, data["targetLanguageCode"])}
            for text in data["contents"]
        ]
        return Reply(200, {"translations": made})


class AzureServer:
    """Azure's Translator, version 3."""

    def answer(self, request: Request) -> Reply:
        """Answer as its API does."""
        assert request.question["api-version"] == ["3.0"]
        if request.path == "/languages":
            names = ("en", "pt", "pt-pt", "zh-Hans", "sr-Cyrl")
            return Reply(200, {"translation": {name: {"name": name} for name in names}})
        if request.headers.get("ocp-apim-subscription-key") != KEY:
            said = "The request is not authorized because credentials are missing or invalid."
            return self.error(401000, said)
        assert request.headers["ocp-apim-subscription-region"] == "westeurope"
        assert request.question["textType"] == ["plain"]
        texts = [each["Text"] for each in request.data]
        if sum(map(len, texts)) > 50_000 or len(texts) > 1_000:
            return self.error(400077, "The maximum request size has been exceeded.")
        (target,) = request.question["to"]
        made = [
            {"translations": [{"text": translated(text, target), "to": target}]} for text in texts
        ]
        return Reply(200, made)

    @staticmethod
    def error(code: int, said: str) -> Reply:
        """Give an error in the form that the Translator has: its status and three digits."""
        return Reply(code // 1000, {"error": {"code": code, "message": said}})


@dataclass
class ChatServer:
    """An endpoint for chats, with a model that does as it is told."""

    finish: str = "stop"
    fence: bool = False

    def answer(self, request: Request) -> Reply:
        """Answer as such endpoints do."""
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return self.error(401, "Incorrect API key provided.", "invalid_api_key")
        assert request.path == "/v1/chat/completions"
        system, user = request.data["messages"]
        assert (system["role"], user["role"]) == ("system", "user")
        target = "en" if "to English" in system["content"] else "pt"
        numbered = json.loads(user["content"])
        made = json.dumps({key: translated(text, target) for key, text in numbered.items()})
        return self.says(f"```json\n{made}\n```" if self.fence else made)

    def says(self, content: str) -> Reply:
        """Give an answer of the model."""
        message = {"role": "assistant", "content": content}
        choice = {"index": 0, "message": message, "finish_reason": self.finish}
        return Reply(200, {"object": "chat.completion", "choices": [choice]})

    @staticmethod
    def error(status: int, said: str, code: str) -> Reply:
        """Give an error in the form that OpenAI's API has."""
        what = {"message": said, "type": code, "param": None, "code": code}
        return Reply(status, {"error": what})
