"""What is made of other sites' answers."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.fetch.limits import Limits
from mkdocs_briefings.linkcheck.answers import Answer, Verdict
from mkdocs_briefings.linkcheck.asking import Asker
from mkdocs_briefings.linkcheck.memory import open_memory
from tests.fetch.fetching import NOW, Client
from tests.fetch.web import Page, moved

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fetch.web import Asked, Host, Web

FRONT = Page("<title>The Post</title>")
SORRY = Page("<title>Sorry</title>We looked everywhere.")


def ask(server: Web, *addresses: str, limits: Limits | None = None) -> dict[str, Answer]:
    """Ask for addresses in one run."""

    async def run() -> dict[str, Answer]:
        async with Client(server=server, limits=limits or Limits()).open() as fetcher:
            return {url: answer async for url, answer in Asker(fetcher, NOW).ask_all(addresses)}

    return asyncio.run(run())


def verdict(server: Web, site: Host, path: str) -> tuple[Verdict, str]:
    """Give the verdict on a page, and what is said of it."""
    answer = ask(server, site.url(path))[site.url(path)]
    return answer.verdict, answer.reason or answer.leads_to


@pytest.fixture
def site(server: Web) -> Host:
    """Give a site of another newsroom."""
    host = server.host("post.example")
    host["/"] = FRONT
    host["/story"] = Page("<title>Rain</title>")
    return host


def test_alive(server: Web, site: Host) -> None:
    """One HEAD is enough, and one question for what cannot be there."""
    assert verdict(server, site, "/story") == (Verdict.ALIVE, "")
    methods = [(asked.method, asked.path[:9]) for asked in site.asked]
    assert methods == [("GET", "/robots.t"), ("HEAD", "/story"), ("GET", "/mkdocs-b")]
    assert verdict(server, site, "/") == (Verdict.ALIVE, "")


def test_dead(server: Web, site: Host) -> None:
    """What is not there is dead, once a GET has said so too."""
    site["/gone"] = Page("Gone.", status=410)
    assert verdict(server, site, "/nothing") == (
        Verdict.DEAD, "The server answers 404 Not Found."
    )  # fmt: skip
    assert verdict(server, site, "/gone") == (Verdict.DEAD, "The server answers 410 Gone.")
    methods = [asked.method for asked in site.asked if asked.path == "/nothing"]
    assert methods == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_a_server_that_knows_no_head(status: int, server: Web, site: Host) -> None:
    """What HEAD is refused, GET is asked for."""

    def answer(asked: Asked) -> Page:
        return Page("Not so.", status=status) if asked.method == "HEAD" else FRONT

    site["/story"] = answer
    assert verdict(server, site, "/story") == (Verdict.ALIVE, "")


@pytest.mark.parametrize(
    ("status", "said"), [(403, "403 Forbidden"), (500, "500 Internal Server Error")]
)
def test_in_doubt(status: int, said: str, server: Web, site: Host) -> None:
    """A server that refuses programs, or is down, says nothing against a page."""
    site["/story"] = Page("No.", status=status)
    assert verdict(server, site, "/story") == (Verdict.DOUBTFUL, f"The server answers {said}.")


def test_a_busy_server_is_left_alone(server: Web, site: Host) -> None:
    """After `Retry-After` nothing more is asked for, and that is no verdict on what was left."""
    busy = Page("Later.", status=429, headers=(("Retry-After", "600"),))
    site["/story"] = busy
    first, second = site.url("/story"), site.url("/")
    answers = ask(server, first, second)
    assert answers[first].verdict is Verdict.DOUBTFUL
    assert answers[second].verdict is Verdict.UNASKED
    assert site.paths == ["/robots.txt", "/story"]


def test_moved(server: Web, site: Host) -> None:
    """Where a page has moved for good is told; where it has for now, it is simply there."""
    site["/old"] = moved("/story")
    site["/now"] = moved("/story", 302)
    assert verdict(server, site, "/old") == (Verdict.MOVED, site.url("/story"))
    assert verdict(server, site, "/now") == (Verdict.ALIVE, "")


def test_what_robots_may_not_read(server: Web, site: Host) -> None:
    """It is not asked for."""
    site["/robots.txt"] = Page("User-agent: *\nDisallow: /story", "text/plain")
    kind, said = verdict(server, site, "/story")
    assert (kind, "robots.txt" in said) == (Verdict.UNASKED, True)
    assert site.paths == ["/robots.txt"]


def test_a_host_that_is_gone(server: Web) -> None:
    """A name that nobody has is dead."""

    async def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, f"No {host} at {port}")

    async def run() -> Answer:
        async with Client(server=server, resolve=nobody).open() as fetcher:
            return await Asker(fetcher, NOW).ask("https://nobody.example/")

    answer = asyncio.run(run())
    assert answer.verdict is Verdict.DEAD
    assert answer.reason.startswith("This host is not known: ")


def test_front_page_in_place_of_a_page(server: Web, site: Host) -> None:
    """A story that leads to the front page may be gone."""
    site["/old-story"] = moved("/", 302)
    assert verdict(server, site, "/old-story") == (
        Verdict.DOUBTFUL, "It leads to the front page of a site."
    )  # fmt: skip


def test_a_site_that_is_sorry_with_200(server: Web, site: Host) -> None:
    """What looks as the site does where it has nothing may be gone; its other pages are there."""

    def answer(asked: Asked) -> Page:
        return FRONT if asked.path == "/" else Page(f"<title>{asked.path[:6]}</title>")

    for path in ("/story", "/other"):
        site[path] = answer
    # Whatever it does not know.
    site["/mkdocs-briefings-asks-for-a-page-that-is-not-there"] = SORRY
    site["/gone"] = SORRY
    answers = ask(server, *map(site.url, ("/story", "/gone", "/other", "/")))
    assert [answer.verdict for answer in answers.values()].count(Verdict.ALIVE) == 3
    assert answers[site.url("/gone")].reason == (
        "It shows what its site shows for any address that is not there."
    )


def test_a_site_that_leads_to_its_excuse(server: Web, site: Host) -> None:
    """So may what leads where nothing leads."""
    site["/404"] = SORRY
    site["/mkdocs-briefings-asks-for-a-page-that-is-not-there"] = moved("/404", 302)
    site["/gone"] = moved("/404", 302)
    assert verdict(server, site, "/gone")[0] is Verdict.DOUBTFUL
    assert verdict(server, site, "/story") == (Verdict.ALIVE, "")


def test_one_at_a_time(server: Web, site: Host) -> None:
    """However many pages of a host are linked to, it answers one request at a time."""
    for number in range(20):
        site[f"/{number}"] = Page("<title>x</title>")
    answers = ask(server, *(site.url(f"/{number}") for number in range(20)))
    assert {answer.verdict for answer in answers.values()} == {Verdict.ALIVE}
    assert site.most == 1


def test_what_is_remembered(tmp_path: Path) -> None:
    """Answers outlive a run; since when is kept for as long as the verdict is the same."""
    path = tmp_path / "links.sqlite"
    dead = Answer(verdict=Verdict.DEAD, reason="It is gone.", asked=NOW, since=NOW)
    alive = replace(dead, verdict=Verdict.ALIVE, reason="")
    day = timedelta(days=1)
    with open_memory(path) as memory:
        memory.keep("https://a.example/", dead)
        memory.keep("https://b.example/", alive)
        known = ["https://a.example/", "https://b.example/", "https://c.example/"]
        assert memory.due(known, NOW, 30 * day) == ["https://c.example/"]
        due = memory.due(known, NOW + 7 * day, 30 * day)
        assert due == ["https://c.example/", "https://a.example/"]
    with open_memory(path) as memory:
        assert memory["https://a.example/"] == dead
        later = replace(dead, asked=NOW + day, since=NOW + day)
        memory.keep("https://a.example/", later)
        assert memory["https://a.example/"] == replace(later, since=NOW)
        back = replace(alive, asked=NOW + day, since=NOW + day)
        memory.keep("https://a.example/", back)
        assert memory["https://a.example/"] == back
        memory.keep("https://a.example/", replace(later, verdict=Verdict.UNASKED))
        assert memory["https://a.example/"] == back


def test_a_damaged_memory_is_begun_anew(tmp_path: Path) -> None:
    """It only spares requests."""
    path = tmp_path / "links.sqlite"
    path.write_bytes(b"This is no database, and long enough to be seen as none." * 20)
    with open_memory(path) as memory:
        assert memory["https://a.example/"] is None
