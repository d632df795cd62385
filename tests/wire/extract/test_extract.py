"""The step extract: pages over HTTP, and what is stored of them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.model.source import Publish
from mkdocs_briefings.wire.confined import ConfinedError
from mkdocs_briefings.wire.extract.apart import read_report
from mkdocs_briefings.wire.extract.outcomes import CLAIM, KILLED, MOST_TRIES, SOON
from mkdocs_briefings.wire.extract.reading import PageReaders
from mkdocs_briefings.wire.extract.sites import NAME
from mkdocs_briefings.wire.store.pages import PageState
from mkdocs_briefings.wire.store.store import Store
from mkdocs_briefings.wire.text.article import FROM_FEED
from mkdocs_briefings.wire.text.download import Download
from mkdocs_briefings.wire.text.obstacles import Obstacle
from tests.fetch.web import Page as Served
from tests.fetch.web import moved
from tests.wire.extract.desk import DAY, HEADLINE, HOUR, MERCURY, MINUTE, NOW, PARAGRAPHS, Desk
from tests.wire.text.pages import entry, meta, page, paragraphs, report

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fetch.web import Asked, Web

SUMMARY = "The old bridge of Marlow is closed until spring, and buses take the road by the mill."


def test_a_page_is_read_and_stored(desk: Desk) -> None:
    """A report's page is fetched once, and its article is stored."""
    item = desk.add_report()
    done = desk.extract()
    assert (done.read, done.fed, done.failed, done.refused) == (1, 0, 0, 0)
    assert desk.article(item).text == "\n".join(PARAGRAPHS)
    assert desk.article(item).title == HEADLINE
    assert desk.page(item).state is PageState.READ
    assert desk.host.paths.count("/bridge") == 1
    assert desk.extract(after=DAY).tried == 0
    assert desk.host.paths.count("/bridge") == 1


def test_many_hosts_and_outlets(desk: Desk) -> None:
    """Pages of many hosts are read, each for the outlet that it is of; others are left alone."""
    other = replace(MERCURY, source="kurier", title="Der Kurier", language="de")
    stranger = replace(MERCURY, source="stranger")
    desk.outlets.append(other)
    items = [
        desk.add(f"/{number}", report(), of=of, host=f"{of.source}{number}.example")
        for number in range(3)
        for of in (MERCURY, other)
    ]
    unread = desk.add("/x", report(), of=stranger)
    assert desk.extract().read == 6
    assert {desk.article(item).language for item in items} == {"en"}
    assert desk.store.pages.get(unread) is None
    assert all(host.most == 1 for host in desk.server.hosts.values() if host.asked)


def test_where_a_page_has_moved_to(desk: Desk) -> None:
    """An article has the address that its page came from in the end."""
    desk.host["/new"] = Served(report())
    item = desk.add("/old", moved("/new"))
    desk.extract()
    assert desk.article(item).url == desk.host.url("/new")


def test_robots_are_respected(desk: Desk) -> None:
    """A page that robots are asked not to read is not asked for, now or ever."""
    desk.host["/robots.txt"] = Served("User-agent: *\nDisallow: /secret", "text/plain")
    item = desk.add("/secret/bridge", report())
    done = desk.extract()
    assert done.refused == 1
    assert desk.page(item).state is PageState.REFUSED
    assert "robots.txt" in desk.page(item).failure
    assert "/secret/bridge" not in desk.host.paths
    assert desk.extract(after=DAY).tried == 0


@pytest.mark.parametrize(("status", "times"), [(404, MOST_TRIES[False]), (403, 4), (410, 1)])
def test_what_is_gone_is_given_up(desk: Desk, status: int, times: int) -> None:
    """A page that is not there is asked for some times, and one that is gone once."""
    item = desk.add("/gone", Served("Gone.", status=status))
    for _ in range(times + 3):
        desk.extract(after=DAY)
    assert desk.page(item).state is PageState.REFUSED
    assert str(status) in desk.page(item).failure
    assert desk.host.paths.count("/gone") == times


def test_what_is_down_is_asked_for_later(desk: Desk) -> None:
    """A page whose server is down is asked for again, each time later, and given up in the end."""
    item = desk.add("/bridge", Served("Busy.", status=503))
    assert desk.extract().failed == 1
    first = desk.page(item)
    assert (first.state, first.tries, first.next_try) == (PageState.FAILED, 1, desk.now + SOON)
    assert "503" in first.failure
    assert desk.extract(after=SOON - MINUTE).tried == 0
    assert desk.extract(after=MINUTE).failed == 1
    assert desk.page(item).next_try == desk.now + 2 * SOON
    desk.host["/bridge"] = Served(report())
    assert desk.extract(after=2 * SOON).read == 1
    other = desk.add("/other", Served("Busy.", status=503))
    for _ in range(MOST_TRIES[True]):
        desk.extract(after=DAY)
    assert desk.page(other).state is PageState.REFUSED
    assert desk.host.paths.count("/other") == MOST_TRIES[True]


def test_a_server_says_when(desk: Desk) -> None:
    """A page is not asked for before its server wants it, within a day."""
    busy = Served("Later.", status=429, headers=(("Retry-After", "7200"),))
    item = desk.add("/bridge", busy)
    desk.extract()
    assert desk.page(item).next_try == desk.now + 2 * HOUR


@pytest.mark.parametrize(
    ("type_", "body"),
    [("application/pdf", b"%PDF-1.7"), ("image/jpeg", b"\xff\xd8"), ("text/css", b"a{}")],
)
def test_what_is_no_page_is_refused(desk: Desk, type_: str, body: bytes) -> None:
    """A document or an image is not asked for again, and the reason is kept."""
    item = desk.add("/bridge", Served(body, type_))
    desk.extract()
    assert desk.page(item).state is PageState.REFUSED
    assert desk.page(item).failure == f"It is no page, but {type_}."


def test_a_report_that_leads_nowhere(desk: Desk) -> None:
    """A report whose feed gives no address is given up, with the reason."""
    desk.store.items.put("mercury", "https://news.example/feed", [entry(url="")], desk.now)
    (found,) = desk.store.items.since(desk.now)
    assert desk.extract().refused == 1
    assert desk.page(found.id).failure


@pytest.mark.parametrize(
    ("html", "obstacle"),
    [
        (page("<h1>404</h1><p>Nothing is here, sorry.</p>"), Obstacle.ERROR),
        (page("<div id='app'></div>"), Obstacle.EMPTY),
    ],
)
def test_what_passes_is_tried_once_more(desk: Desk, html: str, obstacle: Obstacle) -> None:
    """A page that shows an error, or nothing, is read once more before the feed's text is taken."""
    item = desk.add("/bridge", html, summary=SUMMARY)
    assert desk.extract().failed == 1
    assert desk.page(item).failure == obstacle.value
    done = desk.extract(after=SOON)
    assert (done.read, done.obstructed) == (1, 1)
    assert desk.article(item).text == SUMMARY
    assert desk.article(item).alarms == (obstacle.value, FROM_FEED)
    assert desk.extract(after=DAY).tried == 0


def test_a_wall_is_told_at_once(desk: Desk) -> None:
    """A page that asks for a password is stored with its alarm, and the feed's text."""
    item = desk.add("/bridge", page("<h1>Hello</h1><input type='password'>"), summary=SUMMARY)
    assert desk.extract().obstructed == 1
    assert desk.article(item).alarms == (Obstacle.LOGIN.value, FROM_FEED)


def test_a_page_that_comes_back(desk: Desk) -> None:
    """A page whose error has passed is read like any other."""
    item = desk.add("/bridge", page("<h1>503</h1><p>Back soon.</p>"))
    desk.extract()
    desk.host["/bridge"] = Served(report())
    assert desk.extract(after=SOON).obstructed == 0
    assert desk.article(item).alarms == ()


WHOLE = paragraphs([*PARAGRAPHS, *(f"{text} Again." for text in PARAGRAPHS)])


def test_a_feed_that_carries_the_text(desk: Desk) -> None:
    """No page is asked for of a report whose feed has all of it; what its site says is kept."""
    desk.host[f"/{NAME}"] = Served('[{"location": "/", "tdm-reservation": 1}]', "application/json")
    item = desk.add("/bridge", report(), content=WHOLE)
    done = desk.extract()
    assert (done.read, done.fed) == (0, 1)
    assert "/bridge" not in desk.host.paths
    assert len(desk.article(item).blocks) == 8
    assert desk.article(item).rights.tdm_reservation == "1"
    assert desk.extract(after=DAY).fed == 0


def test_outlets_that_only_count(desk: Desk) -> None:
    """Of an outlet that only counts no page is asked for where the feed says what happened."""
    desk.outlets = [counted := replace(MERCURY, publish=Publish.NONE)]
    told = desk.add("/told", report(), of=counted, summary=SUMMARY)
    untold = desk.add("/untold", report(), of=counted)
    done = desk.extract()
    assert (done.fed, done.read) == (1, 1)
    assert desk.article(told).text == SUMMARY
    assert desk.article(untold).text == "\n".join(PARAGRAPHS)
    assert "/told" not in desk.host.paths


def test_what_a_site_says_is_asked_for_once(desk: Desk) -> None:
    """Files that speak for a site are asked for once, also in later runs, for all of its pages."""
    rules = [{"location": "/old/", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]
    desk.host[f"/{NAME}"] = Served(json.dumps(rules), "application/json")
    desk.host["/robots.txt"] = Served(
        "License: https://news.example/l.xml\nUser-agent: *\nContent-Usage: train-ai=n",
        "text/plain",
    )
    new, old = desk.add_report("/new"), desk.add_report("/old/1")
    desk.extract()
    last = desk.add("/last", report(head=meta("tdm-reservation", "0")))
    desk.extract(after=HOUR)
    assert [desk.article(item).rights.tdm_reservation for item in (new, old, last)] == [
        "1",
        "0",
        "0",
    ]
    assert desk.article(last).rights.content_usage == "train-ai=n"
    assert desk.article(last).rights.rsl == "https://news.example/l.xml"
    assert desk.host.paths.count(f"/{NAME}") == 1
    assert desk.host.paths.count("/robots.txt") == 1


@pytest.mark.parametrize(
    "answer", [Served("no", status=404), Served("Busy.", status=503), Served("{", "text/plain")]
)
def test_a_site_that_says_nothing(desk: Desk, answer: Served) -> None:
    """A page is read though its site's file is not there; nobody asks for it again that day."""
    desk.host[f"/{NAME}"] = answer
    item = desk.add_report()
    desk.extract()
    assert desk.article(item).rights.tdm_reservation == ""
    desk.add_report("/other")
    assert desk.extract(after=HOUR).read == 1
    assert desk.host.paths.count(f"/{NAME}") == 1


def test_a_page_is_claimed_before_it_is_asked_for(desk: Desk) -> None:
    """Before a page is asked for it is stored that it rests, so that no kill makes a second one."""
    seen: list[tuple[str, object]] = []

    def answer(_: Asked) -> Served:
        with Store(desk.path) as other:
            found = other.pages.get(item)
            assert found is not None
            seen.append((found.failure, found.next_try))
        return Served(report())

    item = desk.add("/bridge", answer)
    desk.extract()
    assert seen == [(KILLED, desk.now + CLAIM)]
    assert desk.page(item).state is PageState.READ


def test_a_page_that_takes_too_long(running: Web, tmp_path: Path) -> None:
    """A page that keeps its reader busy is tried again some times, and then given up."""
    running.forget()
    path = tmp_path / "wire.sqlite"
    with PageReaders(1, seconds=0.0) as hasty, Store(path) as store:
        desk = Desk(running, path, store, hasty)
        item = desk.add_report()
        assert desk.extract().failed == 1
        assert "takes longer" in desk.page(item).failure
        store.pages.put(replace(desk.page(item), tries=MOST_TRIES[False] - 1))
        assert desk.extract(after=DAY).refused == 1
        assert desk.page(item).state is PageState.REFUSED


def test_a_fault_of_a_reader_is_a_reason() -> None:
    """Whatever a library raises at a page becomes a reason not to read it."""
    broken = Download(url="http://[nowhere", body=report().encode())
    with pytest.raises(ConfinedError, match="It cannot be read: ValueError"):
        read_report(broken, MERCURY, entry(), NOW)


def test_memory_holds_no_items(desk: Desk) -> None:
    """Of items that wait only their addresses are held, not what their feeds carry."""
    desk.add_report()
    (waiting,) = desk.store.items.unread(desk.now)
    assert (waiting.source, waiting.url) == ("mercury", desk.host.url("/bridge"))
    assert not hasattr(waiting, "entry")


def test_who_fetches_loads_nothing_that_reads() -> None:
    """The process that fetches has none of the libraries that read pages."""
    program = (
        "import sys; from mkdocs_briefings.wire.extract.step import extract; "
        "print([name for name in ('trafilatura', 'htmldate', 'py3langid') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
