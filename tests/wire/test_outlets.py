"""How a source's profile says that the wire follows it, and what it may not say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.model.source import Publish
from mkdocs_briefings.reading.profiles import read_sources
from mkdocs_briefings.settings import Settings
from mkdocs_briefings.wire.outlets import QUARTER_OF_AN_HOUR, read_outlets
from tests.site import SITE_URL, Site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.wire.records import Outlet

FEED = "https://daily.example/feed"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project without news."""
    return Site(tmp_path).configure()


def read(site: Site) -> tuple[tuple[Outlet, ...], list[Problem]]:
    """Give the outlets that a project's wire follows, and the problems of its profiles."""
    settings = Settings(
        root=site.root,
        docs_dir=site.root / "docs",
        site_dir=site.out,
        briefings_dir=site.root / "briefings",
        sources_dir=site.root / "docs" / "sources",
        stories_dir=site.root / "docs" / "stories",
        site_name="Paper",
        site_url=SITE_URL,
        now=datetime(2026, 3, 20, tzinfo=UTC),
    )
    problems: list[Problem] = []
    sources, _ = read_sources(settings, problems)
    return read_outlets(sources), problems


def test_an_outlet_is_followed_by_its_profile(site: Site) -> None:
    """What a profile says below `wire` is how the outlet is followed."""
    wire = {
        "publish": "full",
        "license": "CC BY 4.0",
        "family": "Big House",
        "language": "uk",
        "rate": "2h",
        "sections": ["World", "Economy"],
        "edition": "us",
    }
    site.source("daily", feed=[FEED, f"{FEED}2", FEED], wire=wire)
    (outlet,), problems = read(site)
    assert not problems
    assert outlet.feeds == (FEED, f"{FEED}2")
    assert (outlet.publish, outlet.license) == (Publish.FULL, "CC BY 4.0")
    assert (outlet.family, outlet.language) == ("big-house", "uk")
    assert (outlet.interval, outlet.edition) == (7200, "us")
    assert outlet.sections == ("World", "Economy")


def test_what_a_profile_leaves_out(site: Site) -> None:
    """An outlet is a publisher of its own, summarised, and polled four times an hour at most."""
    site.source("daily", feed=FEED, wire={"follow": "yes"})
    (outlet,), _ = read(site)
    assert (outlet.family, outlet.publish) == ("daily", Publish.SUMMARY)
    assert outlet.interval == QUARTER_OF_AN_HOUR


def test_who_is_not_followed(site: Site) -> None:
    """A profile without `wire`, and one that says so, are not followed."""
    site.source("daily", feed=FEED)
    site.source("weekly", wire={"follow": False})
    assert read(site) == ((), [])


NO_LICENCE = (
    "docs/sources/daily.md:7: `wire.license`: The whole text may not be published without one. "
    "Name the licence that allows it, or write `publish: summary`."
)

NO_FEED = (
    "docs/sources/daily.md:6: `wire`: An outlet without a feed cannot be followed. "
    "Give the address of its feed as `feed`, or write `follow: false`."
)

NO_DURATION = (
    "docs/sources/daily.md:8: `wire.rate`: {!r} is not a duration. "
    "Write minutes, hours or days, such as 15m, 2h or 1d."
)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"feed": FEED, "wire": {"publish": "full"}}, NO_LICENCE),
        ({"wire": {"rate": "1h"}}, NO_FEED),
        ({"feed": FEED, "wire": {"rate": "soon"}}, NO_DURATION.format("soon")),
        ({"feed": FEED, "wire": {"rate": "0m"}}, NO_DURATION.format("0m")),
    ],
)
def test_what_a_profile_may_not_say(keys: dict[str, Any], message: str, site: Site) -> None:
    """What cannot be followed so is an error, with its line."""
    site.source("daily", **keys)
    outlets, problems = read(site)
    assert not outlets
    assert [str(problem) for problem in problems] == [message]
