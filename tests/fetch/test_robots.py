"""What the wire makes of robots.txt."""

from __future__ import annotations

import asyncio
import tracemalloc
from datetime import timedelta

import pytest

from mkdocs_briefings.fetch.errors import FetchError, HardFetchError, TemporaryFetchError
from mkdocs_briefings.fetch.limits import MB, Limits
from mkdocs_briefings.fetch.robots import MemoryShelf, robots_text
from tests.fetch.fetching import NOW, Client, Standstill
from tests.fetch.web import Page, Web, moved

REFUSED = "The site's robots.txt asks robots not to read this."


def rules(text: str | bytes, **options: object) -> Page:
    """Give a robots.txt."""
    return Page(text, "text/plain", **options)  # type: ignore[arg-type] # those of a page


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /a",
        "\ufeffUser-agent: *\nDisallow: /a",
        "\ufeff\ufeffUser-agent: *\nDisallow: /a",
        "User-agent: mkdocs-briefings\nDisallow: /\n\nUser-agent: *\nAllow: /",
        "User-Agent: MKDOCS-BRIEFINGS\nDisallow: *",
        "user-agent: other\nuser-agent: mkdocs-briefings\ndisallow: /a",
        b"# \xff\nUser-agent: *\nDisallow: /a",
    ],
)
def test_what_a_site_forbids_is_not_read(server: Web, text: str | bytes) -> None:
    """Rules for all robots and those for this one count, also behind a mark of the byte order."""
    site = server.host("a.example")
    site["/robots.txt"], site["/a"] = rules(text), Page("x")
    with pytest.raises(HardFetchError, match=REFUSED):
        Client(server=server).fetch(site.url("/a"))
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "User-agent: *\nDisallow: /b",
        "User-agent: *\nDisallow: /\nAllow: /a",
        "User-agent: *\nDisallow: /\n\nUser-agent: mkdocs-briefings\nAllow: /",
        "User-agent: wire\nUser-agent: news\nDisallow: /",
        "<!doctype html><title>Not found</title>",
    ],
)
def test_what_a_site_allows_is_read(server: Web, text: str) -> None:
    """Rules for others do not count, nor does a page that is none."""
    site = server.host("a.example")
    site["/robots.txt"], site["/a"] = rules(text), Page("x")
    assert Client(server=server).fetch(site.url("/a")).content == b"x"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_rules_allows_all(server: Web, status: int) -> None:
    """4xx says that there are none (RFC 9309, 2.3.1.3)."""
    site = server.host("a.example")
    site["/robots.txt"], site["/a"] = rules("", status=status), Page("x")
    assert Client(server=server).fetch(site.url("/a")).content == b"x"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_rules_that_cannot_be_had_forbid_all(server: Web, status: int) -> None:
    """While a site cannot say what it allows (2.3.1.4), nothing of it is read, for now."""
    site = server.host("a.example")
    page = rules("", status=status, headers=(("Retry-After", "60"),))
    site["/robots.txt"], site["/a"] = page, Page("x")
    errors = Client(server=server).fetch_all(site.url("/a"), site.url("/b"))
    for error in errors:
        assert isinstance(error, TemporaryFetchError)
        assert f"Its robots.txt cannot be read. The server answers {status}" in str(error)
        assert error.retry_at == NOW + timedelta(minutes=1)
    assert site.paths == ["/robots.txt"]


def test_rules_may_have_moved(server: Web) -> None:
    """Redirects are followed, also to another host, and what is there counts for this one."""
    site, other = server.host("a.example"), server.host("b.example")
    site["/robots.txt"] = moved(other.url("/rules"))
    other["/rules"] = rules("User-agent: *\nDisallow: /a")
    with pytest.raises(HardFetchError, match=REFUSED):
        Client(server=server).fetch(site.url("/a"))


def test_rules_that_lead_nowhere_are_none(server: Web) -> None:
    """After too many redirects, all is allowed (2.3.1.2)."""
    site = server.host("a.example")
    site["/robots.txt"], site["/a"] = moved("/robots.txt"), Page("x")
    assert Client(server=server).fetch(site.url("/a")).content == b"x"


def test_each_step_of_a_redirect_is_asked_about(server: Web) -> None:
    """A site that forbids a page is not read by way of another."""
    site, other = server.host("a.example"), server.host("b.example")
    site["/a"] = moved(other.url("/a"))
    other["/robots.txt"], other["/a"] = rules("User-agent: *\nDisallow: /a"), Page("x")
    with pytest.raises(HardFetchError, match=REFUSED) as error:
        Client(server=server).fetch(site.url("/a"))
    assert error.value.url == other.url("/a")
    assert other.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    ("header", "age"),
    [
        (None, timedelta(days=1)),
        ("max-age=7200", timedelta(hours=2)),
        ("max-age=60", timedelta(hours=1)),
        ("max-age=99999999", timedelta(days=1)),
    ],
)
def test_rules_are_kept_until_they_expire(server: Web, header: str | None, age: timedelta) -> None:
    """They are read once for all pages and runs, and again after an hour to a day."""
    site = server.host("a.example")
    headers = (("Cache-Control", header),) if header else ()
    site["/robots.txt"] = rules("User-agent: *\nDisallow: /b", headers=headers)
    site["/a"] = Page("x")
    shelf = MemoryShelf()
    for _ in range(2):
        Client(server=server, shelf=shelf).fetch_all(site.url("/a"), site.url("/b"))
    assert site.paths.count("/robots.txt") == 1
    before = NOW + age - timedelta(seconds=1)
    Client(server=server, shelf=shelf, now=before).fetch(site.url("/a"))
    assert site.paths.count("/robots.txt") == 1
    Client(server=server, shelf=shelf, now=NOW + age).fetch(site.url("/a"))
    assert site.paths.count("/robots.txt") == 2


def test_rules_are_read_once_for_pages_that_are_fetched_together(server: Web) -> None:
    """All wait for the first who asks."""
    site = server.host("a.example")
    site["/a"] = Page("x")
    Client(server=server).fetch_at_once(*[site.url("/a")] * 5)
    assert site.paths.count("/robots.txt") == 1


def test_a_site_may_ask_for_slowness(server: Web) -> None:
    """`Crawl-delay` is kept; a page for which one would have to wait for long is left for later."""
    site = server.host("a.example")
    site["/a"] = Page("x")
    for delay, wait in ((20, 20.0), (20_000, None)):
        site["/robots.txt"] = rules(f"User-agent: *\nCrawl-delay: {delay}")
        time = Standstill()
        answers = Client(server=server, time=time).fetch_all(site.url("/a"), site.url("/a"))
        if wait:
            assert time.slept[-1] == wait
        else:
            assert isinstance(answers[1], TemporaryFetchError)
            assert answers[1].retry_at == NOW + timedelta(seconds=delay)


def test_the_text_is_there_for_others(server: Web) -> None:
    """What else a file says, such as of licences, can be read from it."""
    site = server.host("a.example")
    site["/robots.txt"] = rules("\ufeffLicense: https://a.example/rsl.xml")

    async def run() -> str:
        async with Client(server=server).open() as fetcher:
            return robots_text(await fetcher.robots_file(site.url("/a")))

    assert asyncio.run(run()) == "License: https://a.example/rsl.xml"


def test_a_long_file_is_read_in_part(server: Web) -> None:
    """The rules of the first half a megabyte count, and the rest is left."""
    site = server.host("a.example")
    text = "User-agent: *\nDisallow: /a\n" + "# more\n" * 200_000 + "Disallow: /b\n"
    site["/robots.txt"], site["/b"] = rules(text), Page("x")
    first, second = Client(server=server).fetch_all(site.url("/a"), site.url("/b"))
    assert isinstance(first, HardFetchError)
    assert not isinstance(second, FetchError)


def test_thousands_of_robots_and_rules_take_little(server: Web) -> None:
    """A group of all robots' names and of all rules takes memory by its length, not its square."""
    names = "\n".join(f"User-agent: r{number}*" for number in range(3_000))
    some = "\n".join(f"Disallow: /{number}" for number in range(3_000))
    site = server.host("a.example")
    site["/robots.txt"] = rules(f"{names}\nUser-agent: *\n{some}")
    tracemalloc.start()
    with pytest.raises(HardFetchError, match=REFUSED):
        Client(server=server, limits=Limits()).fetch(site.url("/7"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 16 * MB
