"""Who tells of an event, and what is known of who does not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.coverage import (
    COUNTED,
    LONGEST_GAP,
    OLD_ENOUGH,
    CoverageCounter,
    overlooked,
)
from mkdocs_briefings.wire.records import Coverage, Entry, Join, Outlet
from mkdocs_briefings.wire.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def outlet(source: str, country: str = "BR", *, family: str = "", edition: str = "") -> Outlet:
    """Give an outlet that is followed."""
    return Outlet(
        source=source,
        title=source.title(),
        home=f"https://{source}.example/",
        path=f"docs/sources/{source}.md",
        country=country,
        language="pt",
        feeds=(f"https://{source}.example/feed",),
        family=family or source,
        edition=edition,
    )


AMERICAN = tuple(outlet(f"us-{number}", "US", edition="us") for number in range(6))


class Desk:
    """A store with one event of some hours ago."""

    def __init__(self, store: Store, *outlets: Outlet) -> None:
        self.store = store
        self.outlets = outlets
        self.event = store.events.add(NOW)

    def report(
        self,
        source: str,
        *,
        hours: float = 30,
        seen: float | None = None,
        copy_of: int | None = None,
    ) -> int:
        """Put a report of an outlet into the event, published and seen so many hours ago."""
        at, moment = NOW - hours * HOUR, NOW - (hours if seen is None else seen) * HOUR
        url = f"https://{source}.example/{hours}"
        entry = Entry(guid=url, url=url, title="Chuva", published=at)
        self.store.items.put(source, url, [entry], moment)
        (item,) = (item.id for item in self.store.items.since(moment) if item.entry.url == url)
        self.store.events.join(self.event, Join(item, item, ()), moment, copy_of=copy_of)
        return item

    def polls(self, *hours_ago: float, outlets: tuple[Outlet, ...] = AMERICAN) -> None:
        """Note successful polls of outlets, so many hours ago."""
        for each in outlets:
            for hours in hours_ago:
                self.store.feeds.note_poll(each.source, NOW - hours * HOUR)

    def count(self, now: datetime = NOW) -> Coverage:
        """Count who tells of the event."""
        counter = CoverageCounter(self.store, self.outlets, now)
        counts = counter.count(self.store.events.get(self.event))
        assert counts is not None
        return counts


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a new store."""
    with Store(tmp_path / "wire.sqlite") as store:
        yield store


def test_ten_titles_of_one_publisher_count_once(store: Store) -> None:
    """Families are counted, and the countries of their outlets."""
    titles = [outlet(f"title-{number}", family="house") for number in range(10)]
    desk = Desk(store, *titles, outlet("kurier", "PL"))
    for title in titles:
        desk.report(title.source)
    assert (desk.count().families, desk.count().countries) == (1, 1)
    desk.report("kurier")
    assert (desk.count().families, desk.count().countries) == (2, 2)


def test_a_reprint_is_no_publisher_more(store: Store) -> None:
    """A text that stands in three outlets is told by one, whose it is."""
    desk = Desk(store, outlet("agency"), outlet("a", "PL"), outlet("b", "FR"))
    original = desk.report("agency")
    desk.report("a", copy_of=original)
    desk.report("b", copy_of=original)
    assert (desk.count().families, desk.count().countries) == (1, 1)


def test_an_american_outlet_that_reprints_tells_it(store: Store) -> None:
    """What Americans can read there is told there, whoever wrote it."""
    desk = Desk(store, outlet("agency"), *AMERICAN)
    original = desk.report("agency")
    desk.polls(*range(0, 30, 6))
    assert (desk.count().us, desk.count().us_polled) == (0, 6)
    desk.report("us-1", copy_of=original)
    assert (desk.count().families, desk.count().us, desk.count().us_polled) == (1, 1, 6)


@pytest.mark.parametrize(
    ("hours_ago", "is_polled"),
    [
        ((), False),
        ((35, 31), False),  # before it was told at all
        ((20, 10, 1), True),
        ((20, 1), False),  # a gap of 19 hours
        ((20, 12), True),
        ((20, 13), False),  # not of late
        ((17, 8), False),  # too late after the first report
        ((18, 8), True),
    ],
)
def test_polled_in_that_time(store: Store, hours_ago: tuple[int, ...], *, is_polled: bool) -> None:
    """Outlets count as polled when no gap from the first report to now is above the limit."""
    assert LONGEST_GAP == 12 * HOUR
    desk = Desk(store, outlet("folha"), *AMERICAN)
    desk.report("folha", hours=30)
    desk.polls(*hours_ago)
    assert desk.count().us_polled == (6 if is_polled else 0)


def test_a_poll_of_the_same_hour_may_have_been_before(store: Store) -> None:
    """What was read in the hour of the first report counts for nothing."""
    desk = Desk(store, outlet("folha"), *AMERICAN)
    desk.report("folha", hours=1.25)
    desk.polls(1.2)
    assert desk.count().us_polled == 0
    desk.polls(0.9)
    assert desk.count().us_polled == 6


def test_a_report_that_may_tell_it_counts_neither_way(store: Store) -> None:
    """Where grouping is not sure, nobody says that an American outlet does not tell it."""
    desk = Desk(store, outlet("folha"), *AMERICAN)
    item = desk.report("folha")
    desk.polls(*range(0, 30, 6))
    own, desk.event = desk.event, store.events.add(NOW)
    near = desk.report("us-2", hours=20)
    desk.event = own
    store.events.put_near([(near, item)])
    assert (desk.count().us, desk.count().us_polled) == (0, 5)
    store.events.absorb(own, store.events.of_item(near) or 0)
    assert (desk.count().us, desk.count().us_polled) == (1, 6)


def test_all_titles_of_a_publisher_have_to_be_polled(store: Store) -> None:
    """A publisher of whom a title was not read may have told it there, unless another tells it."""
    one, two = (outlet(f"t{n}", "US", family="house", edition="us") for n in (1, 2))
    desk = Desk(store, outlet("folha"), one, two)
    desk.report("folha")
    desk.polls(*range(0, 30, 6), outlets=(one,))
    assert desk.count().us_polled == 0
    desk.report("t1", hours=20)
    assert (desk.count().us, desk.count().us_polled) == (1, 1)


def test_counting_ends(store: Store) -> None:
    """Days after its first report nobody has to be polled any more."""
    desk = Desk(store, outlet("folha"), *AMERICAN)
    desk.report("folha", hours=240)
    end = 240 - int(COUNTED / HOUR)
    desk.polls(*range(end, 240, 6))
    assert desk.count().us_polled == 6


def test_a_date_that_cannot_be_is_not_believed(store: Store) -> None:
    """A report of years ago that is seen today is of yesterday at most."""
    desk = Desk(store, outlet("folha"), *AMERICAN)
    desk.report("folha", hours=20_000, seen=6)
    desk.polls(*range(0, 30, 6))
    assert desk.count().us_polled == 6


def test_what_nobody_follows_is_not_counted(store: Store) -> None:
    """An event of outlets whose profiles are gone has no counts."""
    desk = Desk(store, outlet("folha"))
    desk.report("gone")
    event = store.events.get(desk.event)
    assert CoverageCounter(store, desk.outlets, NOW).count(event) is None
    desk.report("folha")
    assert desk.count().families == 1


def test_a_suggestion_says_why(store: Store) -> None:
    """Three publishers of three countries tell it, of six American ones that were read none."""
    desk = Desk(store, outlet("folha"), outlet("kurier", "PL"), outlet("post", "KE"), *AMERICAN)
    for source in ("folha", "kurier", "post"):
        desk.report(source)
    desk.polls(*range(0, 30, 6))
    assert desk.count().overlooked == (
        "None of 6 American publishers tells it; 3 publishers in 3 countries do."
    )
    desk.report("us-3")
    assert desk.count().overlooked == ""


@pytest.mark.parametrize(
    ("families", "countries", "us", "us_polled", "followed", "age", "is_suggested"),
    [
        (12, 5, 0, 9, 9, OLD_ENOUGH, True),
        (12, 5, 1, 10, 10, OLD_ENOUGH, True),
        (12, 5, 1, 9, 9, OLD_ENOUGH, False),  # more than a tenth tells it
        (2, 2, 0, 9, 9, OLD_ENOUGH, False),
        (12, 1, 0, 9, 9, OLD_ENOUGH, False),
        (12, 5, 0, 4, 4, OLD_ENOUGH, False),  # too few were read
        (12, 5, 0, 9, 19, OLD_ENOUGH, False),  # less than half of those that are followed
        (12, 5, 0, 9, 9, OLD_ENOUGH - HOUR, False),
    ],
)
def test_when_an_event_is_called_overlooked(  # noqa: PLR0913, PLR0917 - a row of a table
    families: int,
    countries: int,
    us: int,
    us_polled: int,
    followed: int,
    age: timedelta,
    is_suggested: bool,  # noqa: FBT001 - same
) -> None:
    """Never early, never of what few tell, and never where too few American outlets were read."""
    counts = Coverage(families=families, countries=countries, us=us, us_polled=us_polled)
    assert bool(overlooked(counts, followed=followed, age=age)) == is_suggested
