"""`briefings ping`, against a hub that really listens."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from mkdocs_briefings.cli import ping
from tests.site import SITE_URL, Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HUB = "https://hub.example/"


class Hub(HTTPServer):
    """Answers with these codes, one after the other, and then with 204."""

    def __init__(self, answers: list[int]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = answers
        self.told: list[dict[str, list[str]]] = []

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: Hub

    def do_POST(self) -> None:
        """Take what is told."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append(parse_qs(body.decode()))
        code = self.server.answers.pop(0) if self.server.answers else 204
        self.send_response(code)
        if code in range(300, 400):
            self.send_header("Location", f"{self.server.address}moved")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def hub(*answers: int) -> Iterator[Hub]:
    """Let a hub listen."""
    server = Hub([*answers])
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a built site with a hub and one briefing."""
    site = Site(tmp_path).configure(briefings={"websub_hub": HUB})
    site.briefing("2026/03/01/dam", countries="UA")
    site.build()
    return site


def test_feeds_name_the_hub(site: Site) -> None:
    """Each format of a feed leads to the hub and to itself, and a part of an archive to no hub."""
    rss, atom, json_feed = (
        site.read(name).decode() for name in ("feed.xml", "atom.xml", "feed.json")
    )
    assert f'<atom:link rel="hub" href="{HUB}"/>' in rss
    assert f'<link rel="hub" href="{HUB}"/>' in atom
    assert json.loads(json_feed)["hubs"] == [{"type": "WebSub", "url": HUB}]


def test_tells_of_what_changed(site: Site) -> None:
    """The hub is told of the feeds that the last build has changed, and of no others."""
    site.briefing("2026/03/01/snow", countries="NO")
    site.build()
    with hub() as server:
        done = site.run("mkdocs_briefings", "ping", "--hub", server.address)
    assert done.code == 0, done.output
    (told,) = server.told
    assert told["hub.mode"] == ["publish"]
    assert {url.removeprefix(SITE_URL) for url in told["hub.url"]} == {
        f"{folder}{name}"
        for folder in ("", "archive/", "countries/no/")
        for name in ("feed.xml", "atom.xml", "feed.json")
    }
    assert f"Told {server.address} of 9 changed feeds." in done.output


def test_nothing_changed(site: Site) -> None:
    """After a build that has changed no feed nobody is bothered."""
    site.build()
    with hub() as server:
        done = site.run("mkdocs_briefings", "ping", "--hub", server.address)
    assert done.code == 0
    assert server.told == []
    assert "of 0 changed feeds." in done.output


def test_many_feeds_in_few_requests(site: Site) -> None:
    """Feeds are told of in parts, each of them once."""
    for number in range(40):
        site.briefing(f"2026/03/01/n-{number}", tags=[f"tag {number}"])
    site.build()
    with hub() as server:
        assert site.run("mkdocs_briefings", "ping", "--hub", server.address).code == 0
    urls = [url for told in server.told for url in told["hub.url"]]
    assert len(urls) == len(set(urls)) > 120
    assert len(server.told) == -(-len(urls) // ping.AT_ONCE)


def test_tries_again(site: Site) -> None:
    """A hub that is out of order for a moment is told once it works."""
    report = site.root / "report.json"
    report.write_text(json.dumps({"feeds": [f"{SITE_URL}feed.xml"]}))
    with hub(503) as server:
        done = site.run(
            "mkdocs_briefings", "ping", "--hub", server.address, "--report", str(report)
        )
    assert done.code == 0, done.output
    assert len(server.told) == 2


def test_hub_refuses(site: Site) -> None:
    """A hub that does not want to know ends the command with its own words."""
    with hub(403) as server:
        done = site.run("mkdocs_briefings", "ping", "--hub", server.address)
        assert done.code == 1
        assert done.output == f"{server.address}: The hub answered 403 Forbidden.\n"
        assert len(server.told) == 1


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_hub_has_moved(code: int, site: Site) -> None:
    """A hub that leads elsewhere has not been told, and the command says where it leads."""
    with hub(code) as server:
        done = site.run("mkdocs_briefings", "ping", "--hub", server.address)
    assert done.code == 1
    assert f"It has moved: name {server.address}moved as the hub." in done.output
    assert "Told" not in done.output
    assert len(server.told) == 1


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "http://[::1/",
        "http://",
        "http://hub:x/",
        "file:///etc/passwd",
        "data:text/plain,x",
    ],
)
def test_address_that_is_none(address: str, site: Site) -> None:
    """Only an address on the web can be that of a hub."""
    done = site.run("mkdocs_briefings", "ping", "--hub", address)
    assert done.code == 2
    assert done.output.endswith(
        f"{address!r} is no address of a hub. Write it as https://hub.example/.\n"
    )


def test_no_hub_there(site: Site) -> None:
    """A hub that cannot be reached ends the command with one line."""
    with hub() as server:
        gone = server.address
    done = site.run("mkdocs_briefings", "ping", "--hub", gone)
    assert done.code == 1
    assert done.output.startswith(f"{gone}: The hub cannot be reached: ")
    assert "Traceback" not in done.output


def test_dry_run(site: Site) -> None:
    """What would be told is printed, and nobody is asked."""
    done = site.run("mkdocs_briefings", "ping", "--dry-run")
    assert done.code == 0
    assert f"{SITE_URL}countries/ua/feed.xml" in done.output.splitlines()


@pytest.mark.parametrize("text", ["no json", "[]", '{"feeds": 1}', '{"written": []}'])
def test_no_report(text: str, site: Site) -> None:
    """A file that is no report of a build is named, with what to do."""
    site.write("report.json", text)
    done = site.run("mkdocs_briefings", "ping", "--report", str(site.root / "report.json"))
    assert done.code == 1
    assert "report.json:1: This is no report of a build. Make one with" in done.output


def test_no_build_yet(tmp_path: Path) -> None:
    """Before the first build there is nothing to tell."""
    site = Site(tmp_path).configure(briefings={"websub_hub": HUB})
    done = site.run("mkdocs_briefings", "ping")
    assert done.code == 1
    assert "Build the site first." in done.output


def test_no_hub_set(tmp_path: Path) -> None:
    """Without a hub the command says where one is set."""
    site = Site(tmp_path).configure()
    done = site.run("mkdocs_briefings", "ping")
    assert done.code == 1
    assert done.output == "There is no hub to tell. Set websub_hub in mkdocs.yml, or give --hub.\n"
