"""`briefings links`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.fetch.web import HERE, Page, moved

if TYPE_CHECKING:
    from tests.cli.conftest import Command
    from tests.fetch.web import Web
    from tests.site import Site


@pytest.fixture
def elsewhere(site: Site, server: Web) -> Site:
    """Give a project that leads to four addresses of another site, of which two are there."""
    site.remove("docs/sources/kyiv-daily.md")
    site.configure(
        briefings={"wire": {"allow_hosts": [HERE, "localhost"], "contact": "wire@a.example"}}
    )
    host = server.host(HERE)
    host["/here"] = Page("<title>Here</title>")
    host["/old"] = moved("/here")
    host["/down"] = Page("No.", status=503)
    links = " ".join(f"[x]({host.url(f'/{name}')})" for name in ("here", "old", "gone", "down"))
    site.briefing("2026/03/01/one", f"{links}\n")
    return site


def test_links_of_the_site(site: Site, briefings: Command) -> None:
    """What the built site does not have is told with the page and its line, and is an error."""
    unbuilt = briefings("links", "--only", "site")
    assert unbuilt.exit_code == 1
    assert unbuilt.stderr.startswith("site/: The site is not built. Run `briefings build` first")
    site.write("site/index.html", '<p>\n<a href="about/">x</a>')
    done = briefings("links", "--only", "site")
    assert (done.exit_code, done.stdout) == (
        1, "site/index.html:2: 'about/' leads to nothing on the site.\n",
    )  # fmt: skip
    site.write("site/about/index.html", '<a href="../">x</a><a href="../#x">x</a>')
    done = briefings("links", "--only", "site")
    told = "site/about/index.html:1: '../#x' leads to a place that its page does not have.\n"
    assert (done.exit_code, done.stdout) == (1, told)
    site.write("site/about/index.html", '<a href="../">x</a>')
    done = briefings("links", "--only", "site")
    assert (done.exit_code, done.output) == (0, "0 errors, 0 warnings.\n")


@pytest.mark.usefixtures("elsewhere")
def test_links_to_other_sites(briefings: Command, server: Web) -> None:
    """What is gone is an error; what may be, and what has moved, is a warning."""
    done = briefings("links", "--only", "elsewhere")
    home = f"http://{HERE}:{server.port}"
    where = "briefings/2026/03/01/one.md"
    (line,) = {told.split(":")[1] for told in done.stdout.splitlines()}
    assert done.exit_code == 1
    down = "The server answers 503 Service Unavailable. Look at it."
    gone = "The server answers 404 Not Found. Link to where it is now."
    assert done.stdout.splitlines() == [
        f"{where}:{line}: warning: {home}/down may be gone. {down}",
        f"{where}:{line}: {home}/gone is gone. {gone}",
        f"{where}:{line}: warning: {home}/old has moved for good. Write {home}/here.",
    ]
    assert "Links to 4 pages of other sites, asked for now: 4.\n" in done.stderr
    agents = {asked.headers["user-agent"] for asked in server.asked}
    assert agents == {"mkdocs-briefings (link check; +wire@a.example)"}


@pytest.mark.usefixtures("elsewhere")
def test_answers_are_remembered(briefings: Command, server: Web) -> None:
    """A run asks for no more than it may, the next one goes on, and the last one for nothing."""
    first = briefings("links", "--only", "elsewhere", "--limit", "3")
    assert "asked for now: 3, left for the next run: 1.\n" in first.stderr
    briefings("links", "--only", "elsewhere")
    server.asked.clear()
    again = briefings("links", "--only", "elsewhere", "--format", "json")
    assert server.asked == []
    assert "asked for now: 0.\n" in again.stderr
    assert again.exit_code == 1
    severities = sorted(each["severity"] for each in json.loads(again.stdout))
    assert severities == ["error", "warning", "warning"]


@pytest.mark.usefixtures("elsewhere")
def test_copies_in_an_archive(briefings: Command, server: Web) -> None:
    """Of what is gone the copy is named that an archive has, as of the briefing's day."""
    host = server.host(HERE)
    archive, copy = server.host("localhost"), f"/web/20260301/{host.url('/gone')}"
    archive[f"/web/{host.url('/gone')}"] = moved(copy, 302)
    archive[copy] = Page(
        "As it was.", headers=(("Memento-Datetime", "Sun, 01 Mar 2026 06:00:00 GMT"),)
    )
    archive["/robots.txt"] = Page("User-agent: *\nDisallow: /", "text/plain")
    options = ("--only", "elsewhere", "--timegate", archive.url("/web/"))
    done = briefings("links", *options)
    assert f"Link to where it is now, or to its copy: {archive.url(copy)}\n" in done.stdout
    (asked, _) = archive.asked
    assert asked.headers["accept-datetime"] == "Sun, 01 Mar 2026 00:00:00 GMT"
    server.asked.clear()
    assert briefings("links", *options).stdout == done.stdout
    assert server.asked == []


def test_only_warnings(elsewhere: Site, briefings: Command, server: Web) -> None:
    """They end the command with 1 where one wants it strict."""
    elsewhere.briefing("2026/03/01/one", f"[x]({server.host(HERE).url('/old')})\n")
    assert briefings("links", "--only", "elsewhere").exit_code == 0
    assert briefings("links", "--only", "elsewhere", "--strict").exit_code == 1


@pytest.mark.usefixtures("site")
def test_a_moment_that_is_none(briefings: Command) -> None:
    """A wrong option is told in a line."""
    done = briefings("links", "--only", "elsewhere", "--since", "soon")
    assert done.exit_code == 1
    assert done.stderr.startswith("--since: ")
