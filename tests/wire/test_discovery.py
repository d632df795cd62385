"""Finding an outlet's feeds, and following it."""

from __future__ import annotations

import asyncio
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_briefings.cli import main
from mkdocs_briefings.wire.discovery import Discovery, discover
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.feeds.read import read_feed
from mkdocs_briefings.wire.profiles import country_of
from tests.fetch.fetching import Client
from tests.fetch.web import HERE, Page, Web, moved, web
from tests.site import NOW, Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

GERMAN = (
    "Die Regierung hat heute neue Maßnahmen beschlossen",
    "Die Brücke über die Donau bleibt wegen Bauarbeiten gesperrt",
    "Das Wetter wird am Wochenende wieder besser",
)


@pytest.fixture(scope="module")
def running() -> Iterator[Web]:
    """Give a server for the tests of a module."""
    with web() as server:
        yield server


@pytest.fixture
def server(running: Web) -> Web:
    """Give the server as if it were new."""
    running.forget()
    return running


def feed(*titles: str, title: str = "Kurier", more: str = "") -> Page:
    """Give a feed with entries of these titles."""
    items = "".join(
        f"<item><title>{text}</title><link>/{number}-{len(text)}</link></item>"
        for number, text in enumerate(titles)
    )
    channel = f"<title>{title}</title>{more}{items}"
    return Page(f"<rss version='2.0'><channel>{channel}</channel></rss>", "application/rss+xml")


def page(head: str = "", lang: str = "de") -> Page:
    """Give a home page with this head."""
    return Page(f"<!doctype html><html lang='{lang}'><head>{head}</head><body>Hallo</body></html>")


def link(href: str, kind: str = "application/rss+xml", **attributes: str) -> str:
    """Give the element by which a page names a feed."""
    more = " ".join(f"{name}='{value}'" for name, value in attributes.items())
    return f"<link rel='alternate' type='{kind}' href='{href}' {more}>"


def found(server: Web, url: str) -> Discovery:
    """Look for the feeds at an address."""

    async def run() -> Discovery:
        async with Client(server=server).open() as fetcher:
            return await discover(fetcher, read_feed, url)

    return asyncio.run(run())


def test_feeds_that_a_page_names_are_found(server: Web) -> None:
    """RSS, Atom and JSON Feed, in its order; what is no feed of the outlet is left."""
    site = server.host("kurier.at")
    site["/"] = page(
        "<base href='/feeds/'><meta property='og:site_name' content='Der Kurier'>"
        + link("news.xml", title="Nachrichten")
        + link("comments/feed.xml")
        + link("/wp-json/1", "application/json")
        + link("sport.json", "application/feed+json")
        + "<link rel='stylesheet' href='/style.css'><link rel='alternate' hreflang='en' href='/en'>"
    )
    site["/feeds/news.xml"] = feed(*GERMAN)
    site["/feeds/sport.json"] = Page(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Sport", "items":'
        ' [{"id": "1", "url": "/sport", "title": "Das Spiel ist aus"}]}',
        "application/feed+json",
    )
    discovery = found(server, site.url("/"))
    outlet = discovery.outlet
    assert outlet.feeds == (site.url("/feeds/news.xml"), site.url("/feeds/sport.json"))
    assert (outlet.title, outlet.home) == ("Der Kurier", site.url("/"))
    assert (outlet.country, outlet.language) == ("AT", "de")
    assert discovery.notes == ()


def test_one_feed_in_two_formats_is_one(server: Web) -> None:
    """The first is kept, and the other is told."""
    site = server.host("kurier.at")
    site["/"] = page(link("/rss") + link("/atom", "application/atom+xml"))
    site["/rss"] = feed(*GERMAN)
    items = "".join(
        f"<entry><title>{text}</title><link href='/{number}-{len(text)}'/></entry>"
        for number, text in enumerate(GERMAN)
    )
    site["/atom"] = Page(f"<feed xmlns='http://www.w3.org/2005/Atom'>{items}</feed>")
    discovery = found(server, site.url("/"))
    assert discovery.outlet.feeds == (site.url("/rss"),)
    assert discovery.notes == (
        f"{site.url('/atom')} has the same entries as {site.url('/rss')}, so it is left out.",
    )


def test_a_feed_that_cannot_be_read_is_told(server: Web) -> None:
    """The others are taken."""
    site = server.host("kurier.at")
    site["/"] = page(link("/gone") + link("/page") + link("/feed"))
    site["/page"], site["/feed"] = page(), feed(*GERMAN)
    discovery = found(server, site.url("/"))
    assert discovery.outlet.feeds == (site.url("/feed"),)
    assert discovery.notes == (
        f"{site.url('/gone')}: The server answers 404 Not Found.",
        f"{site.url('/page')}: This is a web page, and no feed.",
    )


def test_usual_places_are_looked_at(server: Web) -> None:
    """Where a page names no feed, the first that is there is taken, and that is told."""
    site = server.host("kurier.at")
    site["/de/"], site["/rss.xml"] = page(), feed(*GERMAN)
    discovery = found(server, site.url("/de/"))
    assert discovery.outlet.feeds == (site.url("/rss.xml"),)
    assert discovery.notes == (f"The page names no feed; {site.url('/rss.xml')} is one.",)


def test_a_feed_is_taken_at_its_word(server: Web) -> None:
    """Its own address works too; the page that it names says the rest."""
    site = server.host("kurier.at")
    site["/feed"] = moved("/new")
    site["/new"] = feed(*GERMAN, title="Nachrichten", more=f"<link>{site.url('/start')}</link>")
    site["/start"] = page("<title>Kurier | Start</title>")
    outlet = found(server, site.url("/feed")).outlet
    assert outlet.feeds == (site.url("/new"),)
    assert (outlet.home, outlet.title) == (site.url("/start"), "Nachrichten")
    del site["/start"]
    discovery = found(server, site.url("/feed"))
    assert discovery.outlet.home == site.url("/start")
    assert discovery.notes[0].startswith("The home page cannot be read: ")


@pytest.mark.parametrize("body", [page(), Page(""), Page(b"\x89PNG\r\n", "image/png")])
def test_a_site_without_feeds_is_told(server: Web, body: Page) -> None:
    """It is said what to do, and nothing is made up."""
    site = server.host("kurier.at")
    site["/"] = body
    with pytest.raises(WireError, match=r"No feed was found\. Give the address of a feed"):
        found(server, site.url("/"))


@pytest.mark.parametrize(
    ("said", "titles", "language", "doubts"),
    [
        (("de-AT", ""), GERMAN, "de-AT", 0),
        (("", "<language>de</language>"), GERMAN, "de", 0),
        (("", ""), GERMAN, "de", 0),
        (("en-US", ""), GERMAN, "de", 1),
        (("en-US", ""), ("The government has decided on new measures today",), "en", 0),
        (("xx", ""), ("Hm",), "", 0),
    ],
)
def test_a_language_is_taken_where_it_is_certain(
    server: Web, said: tuple[str, str], titles: tuple[str, ...], language: str, doubts: int
) -> None:
    """What page and feed say counts if the texts agree; what nobody chose does not."""
    site, (lang, more) = server.host("kurier.example"), said
    site["/"], site["/feed"] = page(link("/feed"), lang), feed(*titles, more=more)
    discovery = found(server, site.url("/"))
    assert discovery.outlet.language == language
    assert len(discovery.notes) == doubts


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("www.kurier.at", "AT"),
        ("news.example.co.uk", "GB"),
        ("example.com", ""),
        ("example.tv", ""),
        ("example.io", ""),
        ("example.eu", ""),
        ("127.0.0.1", ""),
        ("localhost", ""),
    ],
)
def test_a_country_is_taken_where_it_is_certain(host: str, country: str) -> None:
    """By the top-level domain, unless anybody can have it."""
    assert country_of(f"https://{host}/") == country


@pytest.fixture
def site(tmp_path: Path, server: Web) -> Site:
    """Give a project, and an outlet of this machine whose feed and page are on two hosts."""
    home, other = server.host("localhost"), server.host(HERE)
    other["/feed"] = feed(*GERMAN, more=f"<link>{home.url('/')}</link>")
    home["/"] = page("<meta name='application-name' content='Kurier: Wien'>")
    return Site(tmp_path).configure(briefings={"wire": {"allow_hosts": ["localhost", HERE]}})


def add(site: Site, url: str) -> Result:
    """Run the command."""
    with chdir(site.root):
        return CliRunner().invoke(main, ["wire", "add", url], env={"BRIEFINGS_NOW": NOW})


def test_the_command_writes_a_profile(site: Site, server: Web) -> None:
    """What is not certain stands there with nothing behind it, and is told with its line."""
    url = server.host(HERE).url("/feed")
    result = add(site, url)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"Found: {url}\ndocs/sources/kurier-wien.md\n"
    assert result.stderr == (
        "docs/sources/kurier-wien.md:4: warning: `country` is not certain, so it is left to you. "
        "Write its two letters from ISO 3166-1, such as UA.\n"
    )
    assert (site.root / "docs/sources/kurier-wien.md").read_text() == (
        f'---\ntitle: "Kurier: Wien"\nurl: {server.host("localhost").url("/")}\ncountry:\n'
        f"language: de\nfeed: {url}\nwire:\n  follow: true\n---\n\n"
        "Write here who is behind Kurier: Wien, and for whom it writes.\n"
    )


def test_no_profile_is_written_over(site: Site, server: Web) -> None:
    """An outlet that is there is told, valid or not, and one of the same name gets another file."""
    url = server.host(HERE).url("/feed")
    site.source("kurier-wien")
    before = (site.root / "docs/sources/kurier-wien.md").read_bytes()
    first = add(site, url)
    assert first.stdout.endswith("docs/sources/kurier-wien-localhost.md\n")
    assert (site.root / "docs/sources/kurier-wien.md").read_bytes() == before
    again = add(site, url)
    assert again.exit_code == 1
    assert again.stderr.endswith(
        "docs/sources/kurier-wien-localhost.md: It is there already. "
        "Change its `feed` and `wire` instead.\n"
    )


def test_what_cannot_be_reached_is_an_error(site: Site, server: Web) -> None:
    """The command ends in a line, and writes nothing."""
    result = add(site, server.host(HERE).url("/nothing"))
    assert result.exit_code == 1
    assert result.stderr.endswith("/nothing: The server answers 404 Not Found.\n")
    assert not (site.root / "docs/sources").exists()
