"""Who gets an answer of the review's server, and what it says of itself to browsers."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import pytest

from tests.wire.review.newsdesk import Newsdesk
from tests.wire.review.serving import reviewing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server has answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:  # noqa: ANN401 - JSON
        """The body as data."""
        return json.loads(self.body)


class Client:
    """Asks the server as the page does, but for headers that are given."""

    def __init__(self, url: str, path: str) -> None:
        parts = urlsplit(url)
        self.host, self.token = parts.netloc, parts.fragment
        self.path = path
        """Path of the one draft."""

    def ask(
        self, path: str, method: str = "GET", body: object = None, **headers: str | None
    ) -> Answer:
        """Ask for a path; a header that is None is left out, and `_` stands for `-`."""
        own = {
            "Host": self.host,
            "Origin": f"http://{self.host}" if method == "POST" else None,
            "Authorization": f"Bearer {self.token}",
        }
        asked = own | {name.replace("_", "-").title(): value for name, value in headers.items()}
        connection = HTTPConnection(self.host)
        connection.putrequest(method, path, skip_host=True)
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        for name, value in {**asked, "Content-Length": str(len(data))}.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(data)
        answer = connection.getresponse()
        result = Answer(answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return result

    def digest(self) -> str:
        """Give the digest of the draft as it is now."""
        (case,) = self.ask(f"/api/cases?path={quote(self.path)}").data["cases"]
        return str(case["digest"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Newsdesk:
    """Give a project with one draft."""
    return Newsdesk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def client(desk: Newsdesk) -> Iterator[Client]:
    """Give a client of a server that runs."""
    path = desk.write(0)
    with reviewing(desk.root) as url:
        client = Client(url, path)
        assert client.ask("/api/queue").data["lines"][0]["path"] == path
        yield client


def test_headers_of_the_page(client: Client) -> None:
    """Nothing is kept, nothing comes from elsewhere or stands within the page, nobody frames it."""
    for path in ("/", "/api/queue", "/nothing"):
        headers = client.ask(path).headers
        assert headers["cache-control"] == "no-store"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers
        assert "set-cookie" not in headers
        assert "server" not in headers


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_names_of_this_machine(name: str, client: Client) -> None:
    """The page is served under both names of this machine."""
    port = client.host.partition(":")[2]
    assert client.ask("/", host=f"{name}:{port}").status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", "["]
)
def test_other_names(host: str, client: Client) -> None:
    """A name that leads here, but is not this machine's, gets nothing of the page."""
    port = client.host.partition(":")[2]
    answer = client.ask("/", host=host.format(port=port))
    assert answer.status in {400, 421}
    assert b"<html" not in answer.body


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": None},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"authorization": None},
        {"authorization": "Bearer x"},
        {"authorization": "Bearer é"},
        {"host": "evil.example", "origin": "http://evil.example"},
    ],
)
def test_nothing_is_changed_for_strangers(
    headers: dict[str, str | None], client: Client, desk: Newsdesk
) -> None:
    """A request from another page, or without the token, changes nothing."""
    before = desk.text(client.path)
    decision = {"kind": "accept", "path": client.path, "digest": client.digest()}
    for path in ("/api/decisions", "/api/undo"):
        assert client.ask(path, "POST", decision, **headers).status in {401, 403, 421}
    assert desk.text(client.path) == before


@pytest.mark.parametrize("path", ["/api/queue", "/api/cases?path=x", "/api/candidates?path=x"])
def test_nothing_is_told_to_strangers(path: str, client: Client) -> None:
    """Without the token nothing of the drafts is told, nor to another page that has it."""
    assert client.ask(path).status == 200
    assert client.ask(path, authorization=None).status == 401
    assert client.ask(path, origin="https://evil.example").status == 403
    assert client.ask(path, sec_fetch_site="cross-site").status == 403
    assert client.ask(path, "OPTIONS", origin="https://evil.example").status == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"no JSON", 400),
        ({"kind": "publish", "path": "x", "digest": "x"}, 400),
        ({"kind": "reject", "path": "x", "digest": "x"}, 400),
        ({"kind": "accept", "path": "../../etc/passwd", "digest": "x"}, 409),
        (b" " * 1_000_001, 413),
    ],
)
def test_what_is_not_understood(body: object, status: int, client: Client) -> None:
    """A decision that cannot be carried out is answered with the reason in a sentence."""
    answer = client.ask("/api/decisions", "POST", body)
    assert answer.status == status
    assert answer.data["error"].endswith(".")


def test_files_of_the_page(client: Client) -> None:
    """The page's own files are served, and no others, whatever the path."""
    assert b"<html" in client.ask("/").body
    assert client.ask("/assets/news.css").headers["content-type"].startswith("text/css")
    for path in ("/assets/app.py", "/assets/../app.py", "/assets/%2e%2e%2fapp.py", "/mkdocs.yml"):
        assert client.ask(path).status == 404


def test_it_is_served_on_this_machine_alone(client: Client) -> None:
    """No other address of the machine answers at that port."""
    port = int(client.host.partition(":")[2])
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("::1", port)).close()


def test_a_decision_and_its_undoing(client: Client, desk: Newsdesk) -> None:
    """A decision is carried out and taken back; one about an older file is a conflict."""
    before = desk.text(client.path)
    decision = {"kind": "accept", "path": client.path, "digest": client.digest()}
    answer = client.ask("/api/decisions", "POST", {**decision, "digest": "0"})
    assert answer.status == 409
    assert answer.data["error"] == f"{client.path}: The file was changed meanwhile."
    answer = client.ask("/api/decisions", "POST", decision)
    assert (answer.status, answer.data["outcome"]["path"]) == (200, client.path)
    assert "draft: false" in desk.text(client.path)
    assert client.ask("/api/undo", "POST").status == 200
    assert desk.text(client.path) == before
    assert client.ask("/api/undo", "POST").data["error"] == "There is no decision to take back."
