"""What a poll asks, and what it stores."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.settings import WireSettings
from tests.fetch.fetching import NOW
from tests.fetch.web import Page, moved
from tests.wire.poll.desk import DAY, HOUR, MINUTE, feed, rss

if TYPE_CHECKING:
    from tests.wire.poll.desk import Desk


def test_what_is_new_is_stored(desk: Desk) -> None:
    """Each entry becomes an item of its outlet, once."""
    outlet = desk.follow("kurier")
    site = desk.server.host("kurier.example")
    site["/feed"] = feed("Rain", "Wind")
    report = desk.poll()
    assert (report.asked, report.new, report.failed, report.troubles) == (1, 2, 0, ())
    (rain, wind) = desk.items
    assert (rain.source, rain.feed, rain.seen) == ("kurier", outlet.feeds[0], NOW)
    assert (rain.entry.title, rain.entry.url) == ("Rain", site.url("/Rain"))
    assert wind.entry.title == "Wind"
    site["/feed"] = feed("Snow", "Rain", "Wind")
    report = desk.poll(after=HOUR)
    assert (report.asked, report.new, report.changed) == (1, 1, 0)
    assert desk.titles == ["Rain", "Wind", "Snow"]


def test_a_feed_rests_in_between(desk: Desk) -> None:
    """Within its interval nothing is asked; it ends with a minute, not with a second."""
    outlet = desk.follow("kurier", interval=900)
    site = desk.server.host("kurier.example")
    site["/feed"] = feed("Rain")
    desk.now += timedelta(seconds=9)
    desk.poll()
    report = desk.poll(after=14 * MINUTE)
    assert (report.asked, report.resting) == (0, 1)
    assert site.paths.count("/feed") == 1
    assert desk.state(outlet).next_poll == NOW + 15 * MINUTE
    assert desk.poll(after=MINUTE - timedelta(seconds=9)).asked == 1


@pytest.mark.parametrize(
    "validators", [{"etag": 'W/"ä"'}, {"modified": "Fri, 20 Mar 2026 12:00:00 GMT"}]
)
def test_a_feed_that_has_not_changed_is_not_sent(desk: Desk, validators: dict[str, str]) -> None:
    """`ETag` and `Last-Modified` go back as they came, until the feed is another one."""
    outlet = desk.follow("kurier")
    site = desk.server.host("kurier.example")
    site["/feed"] = feed("Rain", **validators)
    desk.poll()
    report = desk.poll(after=HOUR)
    assert (report.unchanged, report.new, report.changed) == (1, 0, 0)
    state = desk.state(outlet)
    assert (state.succeeded, state.read, state.changed) == (NOW + HOUR, NOW, NOW)
    site["/feed"] = feed("Wind", **{name: f"{value}2" for name, value in validators.items()})
    assert desk.poll(after=HOUR).new == 1


def test_the_same_bytes_are_not_read_again(desk: Desk) -> None:
    """A server that knows neither `ETag` nor `Last-Modified` costs a request, and no reading."""
    outlet = desk.follow("kurier")
    desk.server.host("kurier.example")["/feed"] = feed("Rain")
    desk.poll()
    assert desk.poll(after=HOUR).unchanged == 1
    assert desk.state(outlet).read == NOW


def test_an_entry_that_is_known_is_brought_up_to_date(desk: Desk) -> None:
    """The same name or address is the same item, with its new text."""
    desk.follow("kurier")
    site = desk.server.host("kurier.example")
    site["/feed"] = feed("Rain", "Wind")
    desk.poll()
    before = [item.id for item in desk.items]
    site["/feed"] = Page(rss("Rain", "Wind").replace(">Rain<", ">Rain ends<", 1))
    report = desk.poll(after=HOUR)
    assert (report.new, report.changed) == (0, 1)
    assert [item.id for item in desk.items] == before
    assert desk.titles == ["Rain ends", "Wind"]


def test_a_name_that_changes_each_time_is_no_news(desk: Desk) -> None:
    """Feeds that make up names anew, or have none, are known by their addresses."""
    desk.follow("kurier")
    site = desk.server.host("kurier.example")
    for number, guid in enumerate(("a", "b", "")):
        tag = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
        item = f"<item><title>{number}</title>{tag}<link>/1?utm_source={guid}</link></item>"
        site["/feed"] = Page(f"<rss version='2.0'><channel>{item}</channel></rss>")
        desk.poll(after=HOUR)
    assert desk.titles == ["2"]


def test_two_feeds_of_an_outlet_may_list_the_same(desk: Desk) -> None:
    """One item comes of it; of another outlet, another."""
    desk.follow("kurier", "/news", "/all")
    desk.follow("post")
    site = desk.server.host("kurier.example")
    site["/news"], site["/all"] = feed("Rain"), feed("Rain", "Wind")
    desk.server.host("post.example")["/feed"] = feed("Rain")
    assert desk.poll().new == 3
    assert sorted((item.source, item.entry.title) for item in desk.items) == [
        ("kurier", "Rain"),
        ("kurier", "Wind"),
        ("post", "Rain"),
    ]


def test_only_some_sections_are_kept(desk: Desk) -> None:
    """Where a profile names sections, entries of others are left."""
    desk.follow("kurier", sections=("Inland", "Welt"))
    items = "".join(
        f"<item><title>{section}</title><category>{section}</category></item>"
        for section in ("Inland", "WELT", "Sport")
    )
    site = desk.server.host("kurier.example")
    site["/feed"] = Page(
        f"<rss version='2.0'><channel>{items}<item><title>x</title></item></channel></rss>"
    )
    desk.poll()
    assert desk.titles == ["Inland", "WELT"]


def test_what_is_old_is_left(desk: Desk) -> None:
    """What would be forgotten at once does not come in, and so never comes in again."""
    desk.settings = WireSettings(keep_days=7)
    desk.follow("kurier")
    text = rss("Old", at=NOW - 8 * DAY).replace("</channel></rss>", "")
    site = desk.server.host("kurier.example")
    site["/feed"] = Page(text + rss("New").partition("<title>x</title>")[2])
    desk.poll()
    assert desk.titles == ["New"]


def test_undated_entries_come_in_once(desk: Desk) -> None:
    """A feed that rests for months, and gives no dates, brings nothing twice."""
    desk.follow("kurier")
    site = desk.server.host("kurier.example")
    items = "<item><title>Rain</title></item><item><title>Wind</title></item>"
    site["/feed"] = Page(f"<rss version='2.0'><channel>{items}</channel></rss>")
    new = 0
    for _ in range(40):
        new += desk.poll(after=2 * DAY).new
        desk.store.forget(desk.now, 30)
    assert new == 2


def test_hours_of_success_are_remembered(desk: Desk) -> None:
    """An outlet was polled when all its feeds answered, changed or not."""
    desk.follow("kurier", "/a", "/b")
    desk.follow("post")
    site, post = desk.server.host("kurier.example"), desk.server.host("post.example")
    site["/a"], post["/feed"] = feed("Rain"), feed("Rain", etag='"1"')
    desk.poll()
    assert desk.store.feeds.polled_hours(NOW).keys() == {"post"}
    site["/b"] = feed("Wind")
    desk.poll(after=HOUR)
    assert desk.store.feeds.polled_hours(NOW + HOUR).keys() == {"kurier", "post"}


def test_an_address_that_is_taken_out_is_forgotten(desk: Desk) -> None:
    """What was known of a feed goes when no profile names it."""
    outlet = desk.follow("kurier")
    desk.server.host("kurier.example")["/feed"] = feed("Rain")
    desk.poll()
    desk.outlets.clear()
    desk.poll()
    assert list(desk.store.feeds.all()) == []
    desk.outlets.append(outlet)
    report = desk.poll()
    assert (report.asked, report.new) == (1, 0)


def test_a_feed_of_two_outlets_is_read_once(desk: Desk) -> None:
    """It is read for the first, and the second is told."""
    first = desk.follow("kurier")
    desk.outlets.append(replace(first, source="copy", path="docs/sources/copy.md", title="Copy"))
    desk.server.host("kurier.example")["/feed"] = feed("Rain")
    report = desk.poll()
    assert (report.asked, report.new) == (1, 1)
    (trouble,) = report.troubles
    assert (trouble.path, trouble.url) == ("docs/sources/copy.md", first.feeds[0])
    assert trouble.message == (
        f"{first.feeds[0]} is a feed of Kurier, too, and is read for it alone."
    )


def test_a_move_is_a_note_to_the_editor(desk: Desk) -> None:
    """301, 308 and the feed's own word are told with the new address, which is read meanwhile."""
    outlet = desk.follow("kurier", "/old", "/named")
    site = desk.server.host("kurier.example")
    site["/old"], site["/new"] = moved("/new"), feed("Rain")
    site["/named"] = Page(
        rss(
            "Wind",
            more="<n:new-feed-url xmlns:n='http://www.itunes.com/dtds/podcast-1.0.dtd'>"
            "https://other.example/feed</n:new-feed-url>",
        )
    )
    report = desk.poll()
    assert desk.titles == ["Rain", "Wind"]
    assert [trouble.message for trouble in report.troubles] == [
        f"{outlet.feeds[0]} has moved to {site.url('/new')}.",
        f"{outlet.feeds[1]} has moved to https://other.example/feed.",
    ]


def test_a_feed_with_faults_is_read_and_told(desk: Desk) -> None:
    """What can be had of it is stored."""
    outlet = desk.follow("kurier")
    site = desk.server.host("kurier.example")
    site["/feed"] = Page(rss("Rain").removesuffix("</rss>"))
    report = desk.poll()
    assert desk.titles == ["Rain"]
    (trouble,) = report.troubles
    assert trouble.message.startswith(f"{outlet.feeds[0]} is read, but has faults: It is not well")


def test_a_store_in_the_way_ends_the_step(desk: Desk) -> None:
    """One error comes of it, however many feeds were under way."""
    for name in ("a", "b", "c"):
        desk.follow(name)
        desk.server.host(f"{name}.example")["/feed"] = feed("Rain")
    with closing(sqlite3.connect(desk.path)) as other:
        other.execute("DROP TABLE item")
        other.commit()
    with pytest.raises(WireError, match=r"wire\.sqlite: no such table: item"):
        desk.poll()
